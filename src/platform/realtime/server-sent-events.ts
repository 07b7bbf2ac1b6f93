import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Response } from 'express';
import { DeadlinePassed, withDeadline } from '../../kernel/deadline.js';
import { DomainError, type ErrorCategory } from '../../kernel/errors.js';
import { reauthenticate } from '../auth/principal.js';
import { countRequest } from '../http/operations/request-metrics.js';
import { OpenStreams } from '../limits/open-streams.js';
import { METRICS } from '../metrics/metrics.js';

const HEARTBEAT_MS = 15_000;
/** Together with the credential cache's five seconds, a stream outlives its credential by at most nine. */
const RECHECK_EVERY_MS = 4_000;
/** Limits the database queries at one time when thousands of streams are open. */
const CHECKED_AT_ONCE = 8;
/**
 * A reader that has taken nothing for so long is disconnected: it resumes at the last event that it has got, and a
 * connection that is dead does not keep its place.
 */
const SLOWEST_READER_MS = 30_000;
/** A lookup that never answers must not delay later rounds. */
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
  /** Why the server ended the stream; null while it is open. */
  refusal: DomainError | null;
  /** Its credential is being checked. */
  isChecking: boolean;
  /** When its credential was last checked, in ms; 0 before. */
  checkedAt: number;
}

/**
 * The event streams that this process has open. On shutdown they end, and their readers resume with another process. A
 * stream whose credential is no longer valid (revoked, expired, business suspended) ends with the event
 * `stream.closed`.
 */
@Injectable()
export class EventStreams implements OnModuleInit, BeforeApplicationShutdown {
  private readonly open = new Set<OpenStream>();
  private closing = false;
  private checking = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly places: OpenStreams) {}

  /** Not started with the first stream, because the timer would run in that request's context. */
  onModuleInit(): void {
    this.timer = setInterval(() => void this.reauthenticateAll(), RECHECK_EVERY_MS).unref();
  }

  beforeApplicationShutdown(): void {
    this.closing = true;
    clearInterval(this.timer);
    for (const { gone } of this.open) gone.abort();
  }

  /**
   * Takes the stream's places in advance, for an operation that must be refused before it has an effect.
   * @throws DomainError `rate_limited`
   */
  reserve(response: Response): Promise<void> {
    return this.places.acquire(response);
  }

  /**
   * Writes events as `text/event-stream` (WHATWG HTML, "Server-sent events") until the source ends, the client
   * disconnects or the request's credential is refused. A comment line every 15 s keeps proxies from closing an idle
   * stream.
   * @param source Starts the events; its signal aborts when the client disconnects or the process stops.
   * @throws DomainError `rate_limited` when too many streams are open, before anything is written.
   */
  async send(
    response: Response,
    source: (signal: AbortSignal) => AsyncIterable<ServerSentEvent>,
  ): Promise<void> {
    await this.places.acquire(response);
    const gone = new AbortController();
    const stream: OpenStream = { response, gone, lastId: '', refusal: null, isChecking: false, checkedAt: 0 };
    this.open.add(stream);
    METRICS.streamsOpen.set({}, this.open.size);
    response.on('close', () => gone.abort());
    // For a client that has disconnected before this line, `close` is not emitted again.
    if (this.closing || response.destroyed) gone.abort();
    startStream(response);
    const heartbeat = setInterval(() => {
      if (!response.writableNeedDrain) response.write(': keep-alive\n\n');
    }, HEARTBEAT_MS);
    try {
      for await (const event of source(gone.signal)) {
        // An event that was ready when the credential was refused must not be sent.
        if (stream.refusal) break;
        stream.lastId = event.id;
        if (response.write(frame(event))) continue;
        if (!(await drained(response, gone.signal))) break;
      }
    } finally {
      clearInterval(heartbeat);
      this.open.delete(stream);
      METRICS.streamsOpen.set({}, this.open.size);
      if (stream.refusal && !response.destroyed) response.write(closingEvent(stream.refusal, stream.lastId));
      if (response.writableNeedDrain) response.destroy();
      else response.end();
      this.places.release(response);
    }
  }

  private async reauthenticateAll(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    const waiting = this.byLastCheck();
    const worker = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await check(next);
    };
    const round = Promise.all(Array.from({ length: CHECKED_AT_ONCE }, worker));
    await withDeadline(round, ROUND_MS, 'A round').catch(ignoreTimeout);
    waiting.length = 0;
    this.checking = false;
  }

  /** Sorted so that the stream checked longest ago is last and is taken first. */
  private byLastCheck(): OpenStream[] {
    const idle = [...this.open].filter(({ isChecking }) => !isChecking);
    return idle.sort((one, other) => other.checkedAt - one.checkedAt);
  }
}

/** Ignores that a round took too long: the next one continues. */
function ignoreTimeout(error: unknown): void {
  if (!(error instanceof DeadlinePassed)) throw error;
}

async function check(stream: OpenStream): Promise<void> {
  stream.isChecking = true;
  stream.checkedAt = Date.now();
  await endIfRefused(stream);
  stream.isChecking = false;
}

/** An unavailable store must not end a stream: it stays open and is checked again. */
async function endIfRefused(stream: OpenStream): Promise<void> {
  try {
    await reauthenticate(stream.response.req);
  } catch (error) {
    if (!(error instanceof DomainError) || !REFUSALS.has(error.category)) return;
    stream.refusal = error;
    stream.gone.abort();
  }
}

const REFUSALS: ReadonlySet<ErrorCategory> = new Set(['unauthenticated', 'forbidden']);

/** Repeats the last cursor as its id, so that a reader that stores each event's id can resume there later. */
function closingEvent({ code, detail }: DomainError, lastId: string): string {
  const id = lastId === '' ? '' : `id: ${lastId}\n`;
  return `${id}event: stream.closed\ndata: ${JSON.stringify({ code, detail })}\n\n`;
}

function startStream(response: Response): void {
  response.status(200);
  response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
  response.setHeader('Cache-Control', 'no-cache, no-transform');
  response.setHeader('X-Accel-Buffering', 'no');
  response.flushHeaders();
  countRequest(response);
  response.socket?.setNoDelay(true);
}

function frame({ id, event, json }: ServerSentEvent): string {
  return `id: ${id}\nevent: ${event}\ndata: ${json}\n\n`;
}

/**
 * Waits for a slow reader, so that its events do not pile up in memory.
 * @returns false when it has taken nothing for too long
 */
function drained(response: Response, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isRead: boolean) => {
      clearTimeout(timer);
      response.off('drain', done);
      signal.removeEventListener('abort', done);
      resolve(isRead);
    };
    const done = () => end(true);
    const timer = setTimeout(() => end(false), SLOWEST_READER_MS);
    response.once('drain', done);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}
