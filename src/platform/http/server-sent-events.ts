import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Response } from 'express';

const HEARTBEAT_MS = 15_000;

export interface ServerSentEvent {
  /** The cursor. */
  id: string;
  event: string;
  /** The data, already as JSON. */
  json: string;
}

/** The streams that this process has open; on shutdown they end, and their readers resume elsewhere. */
@Injectable()
export class EventStreams implements BeforeApplicationShutdown {
  private readonly open = new Set<AbortController>();
  private closing = false;

  beforeApplicationShutdown(): void {
    this.closing = true;
    for (const stream of this.open) stream.abort();
  }

  /**
   * Writes events as `text/event-stream` (WHATWG HTML, "Server-sent events") until the source ends or the client
   * goes. A comment line every 15 s keeps proxies from closing an idle stream.
   * @param source Starts the events; its signal aborts when the client goes or the process stops.
   */
  async send(
    response: Response,
    source: (signal: AbortSignal) => AsyncIterable<ServerSentEvent>,
  ): Promise<void> {
    const gone = new AbortController();
    this.open.add(gone);
    response.on('close', () => gone.abort());
    // Who left before this line is never reported by `close` again.
    if (this.closing || response.destroyed) gone.abort();
    startStream(response);
    const heartbeat = setInterval(() => response.write(': keep-alive\n\n'), HEARTBEAT_MS);
    try {
      for await (const event of source(gone.signal)) {
        if (!response.write(frame(event))) await drained(response, gone.signal);
      }
    } finally {
      clearInterval(heartbeat);
      this.open.delete(gone);
      response.end();
    }
  }
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
