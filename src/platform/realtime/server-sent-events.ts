import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Response } from 'express';
import type { DomainError } from '../../kernel/errors.js';
import { drained } from '../http/drained.js';
import { countRequest } from '../http/operations/request-metrics.js';
import { OpenStreams } from '../limits/open-streams.js';
import { METRICS } from '../metrics/metrics.js';
import { CredentialWatch } from './credential-watch.js';
import { pump, SLOWEST_READER_MS, type EventSource, type StreamedEvent } from './event-pump.js';

const HEARTBEAT_MS = 15_000;

interface OpenStream {
  gone: AbortController;
  /** The cursor that the reader has; empty before the first event. */
  lastId: string;
  /** Why the server ended the stream; null while it is open. */
  refusal: DomainError | null;
}

/**
 * The event streams that this process has open. On shutdown they end, and their readers resume with another process. A
 * stream whose credential is no longer valid ends with the event `stream.closed`.
 */
@Injectable()
export class EventStreams implements BeforeApplicationShutdown {
  private readonly open = new Set<OpenStream>();
  private closing = false;

  constructor(
    private readonly places: OpenStreams,
    private readonly credentials: CredentialWatch,
  ) {}

  beforeApplicationShutdown(): void {
    this.closing = true;
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
  async send(response: Response, source: EventSource): Promise<void> {
    await this.places.acquire(response);
    const stream = this.begin(response);
    const { gone } = stream;
    const unwatch = this.credentials.watch(response.req, (refusal) => {
      stream.refusal = refusal;
      gone.abort();
    });
    startStream(response);
    const heartbeat = setInterval(() => {
      if (!response.writableNeedDrain) response.write(': keep-alive\n\n');
    }, HEARTBEAT_MS);
    try {
      await pump(source, { take: (event, signal) => write(stream, response, event, signal) }, gone.signal);
    } finally {
      clearInterval(heartbeat);
      unwatch();
      this.open.delete(stream);
      METRICS.streamsOpen.set({}, this.open.size);
      if (stream.refusal && !response.destroyed) response.write(closingEvent(stream.refusal, stream.lastId));
      if (response.writableNeedDrain) response.destroy();
      else response.end();
      this.places.release(response);
    }
  }

  private begin(response: Response): OpenStream {
    const gone = new AbortController();
    const stream: OpenStream = { gone, lastId: '', refusal: null };
    this.open.add(stream);
    METRICS.streamsOpen.set({}, this.open.size);
    response.on('close', () => gone.abort());
    // For a client that has disconnected before this line, `close` is not emitted again.
    if (this.closing || response.destroyed) gone.abort();
    return stream;
  }
}

function write(
  stream: OpenStream,
  response: Response,
  event: StreamedEvent,
  signal: AbortSignal,
): boolean | Promise<boolean> {
  stream.lastId = event.id;
  return response.write(frame(event)) || drained(response, signal, SLOWEST_READER_MS);
}

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

function frame({ id, event, json }: StreamedEvent): string {
  return `id: ${id}\nevent: ${event}\ndata: ${json}\n\n`;
}
