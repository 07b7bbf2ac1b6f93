import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Response } from 'express';
import { DeadlinePassed, withDeadline } from '../../kernel/deadline.js';
import { DomainError, type ErrorCategory } from '../../kernel/errors.js';
import { reprove } from '../auth/principal.js';
import { OpenStreams } from '../limits/open-streams.js';

const HEARTBEAT_MS = 15_000;
/** With the five seconds that a credential is remembered: a stream outlives its credential by at most nine. */
const REPROVE_EVERY_MS = 4_000;
/** Of a thousand streams of a thousand businesses no more than these ask the database at a time. */
const REPROVED_AT_ONCE = 8;
/** A look-up that never answers holds up the round it is in, not the rounds after. */
const ROUND_MS = 3_500;

export interface ServerSentEvent {
  /** The cursor. */
  id: string;
  event: string;
  /** The data, already as JSON. */
  json: string;
}

interface OpenStream {
  response: Response;
  gone: AbortController;
  /** The cursor that the reader has; empty before the first event. */
  lastId: string;
  /** Why the stream was ended by us. */
  refusal: DomainError | null;
  /** Its credential is being asked about. */
  isAsked: boolean;
  /** When it was last asked about, in ms; 0 before. */
  askedAt: number;
}

/**
 * The streams that this process has open. On shutdown they end, and their readers resume elsewhere. A stream whose
 * credential no longer opens anything (revoked, expired, business suspended) ends with the event `stream.closed`.
 */
@Injectable()
export class EventStreams implements OnModuleInit, BeforeApplicationShutdown {
  private readonly open = new Set<OpenStream>();
  private closing = false;
  private reproving = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly places: OpenStreams) {}

  /** Not with the first stream: the timer would run in that request's context. */
  onModuleInit(): void {
    this.timer = setInterval(() => void this.reproveAll(), REPROVE_EVERY_MS).unref();
  }

  beforeApplicationShutdown(): void {
    this.closing = true;
    clearInterval(this.timer);
    for (const { gone } of this.open) gone.abort();
  }

  /**
   * Takes the stream's places beforehand: for a stream that follows an effect, which a refusal must come before.
   * @throws DomainError `rate_limited`
   */
  admit(response: Response): Promise<void> {
    return this.places.admit(response);
  }

  /**
   * Writes events as `text/event-stream` (WHATWG HTML, "Server-sent events") until the source ends, the client goes
   * or the request's credential is refused. A comment line every 15 s keeps proxies from closing an idle stream.
   * @param source Starts the events; its signal aborts when the client goes or the process stops.
   * @throws DomainError `rate_limited` when too many streams are open, before anything is written.
   */
  async send(
    response: Response,
    source: (signal: AbortSignal) => AsyncIterable<ServerSentEvent>,
  ): Promise<void> {
    await this.places.admit(response);
    const gone = new AbortController();
    const stream: OpenStream = { response, gone, lastId: '', refusal: null, isAsked: false, askedAt: 0 };
    this.open.add(stream);
    response.on('close', () => gone.abort());
    // Who left before this line is never reported by `close` again.
    if (this.closing || response.destroyed) gone.abort();
    startStream(response);
    const heartbeat = setInterval(() => response.write(': keep-alive\n\n'), HEARTBEAT_MS);
    try {
      for await (const event of source(gone.signal)) {
        // What the source had in hand when the credential was refused is not told any more.
        if (stream.refusal) break;
        stream.lastId = event.id;
        if (!response.write(frame(event))) await drained(response, gone.signal);
      }
    } finally {
      clearInterval(heartbeat);
      this.open.delete(stream);
      if (stream.refusal && !response.destroyed) response.write(lastWord(stream.refusal, stream.lastId));
      response.end();
      this.places.leave(response);
    }
  }

  private async reproveAll(): Promise<void> {
    if (this.reproving) return;
    this.reproving = true;
    const waiting = this.longestUnasked();
    const worker = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await ask(next);
    };
    const round = Promise.all(Array.from({ length: REPROVED_AT_ONCE }, worker));
    await withDeadline(round, ROUND_MS, 'A round').catch(unlessLate);
    waiting.length = 0;
    this.reproving = false;
  }

  /** Last comes who was asked about longest ago, so that a round cut short goes on with the next. */
  private longestUnasked(): OpenStream[] {
    const idle = [...this.open].filter(({ isAsked }) => !isAsked);
    return idle.sort((one, other) => other.askedAt - one.askedAt);
  }
}

/** A round that takes too long makes way for the next. */
function unlessLate(error: unknown): void {
  if (!(error instanceof DeadlinePassed)) throw error;
}

async function ask(stream: OpenStream): Promise<void> {
  stream.isAsked = true;
  stream.askedAt = Date.now();
  await endIfRefused(stream);
  stream.isAsked = false;
}

/** A store that is away refuses nobody: the stream stays, and is asked about again. */
async function endIfRefused(stream: OpenStream): Promise<void> {
  try {
    await reprove(stream.response.req);
  } catch (error) {
    if (!(error instanceof DomainError) || !REFUSALS.has(error.category)) return;
    stream.refusal = error;
    stream.gone.abort();
  }
}

const REFUSALS: ReadonlySet<ErrorCategory> = new Set(['unauthenticated', 'forbidden']);

/** Repeats the last cursor, so that a reader who takes each event's id for it can resume when it is let in again. */
function lastWord({ code, detail }: DomainError, lastId: string): string {
  const id = lastId === '' ? '' : `id: ${lastId}\n`;
  return `${id}event: stream.closed\ndata: ${JSON.stringify({ code, detail })}\n\n`;
}

function startStream(response: Response): void {
  response.status(200);
  response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
  response.setHeader('Cache-Control', 'no-cache, no-transform');
  response.setHeader('X-Accel-Buffering', 'no');
  response.flushHeaders();
  response.socket?.setNoDelay(true);
}

function frame({ id, event, json }: ServerSentEvent): string {
  return `id: ${id}\nevent: ${event}\ndata: ${json}\n\n`;
}

/** A slow reader holds its own stream back, not our memory. */
function drained(response: Response, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    response.once('drain', done);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}
