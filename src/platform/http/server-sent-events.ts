import type { Response } from 'express';

const HEARTBEAT_MS = 15_000;

export interface ServerSentEvent {
  /** The cursor. */
  id: string;
  event: string;
  /** The data, already as JSON. */
  json: string;
}

/**
 * Writes events as `text/event-stream` (WHATWG HTML, "Server-sent events") until the source ends or the client
 * goes. A comment line every 15 s keeps proxies from closing an idle stream.
 * @param open Starts the source; its signal aborts when the client goes.
 */
export async function sendEvents(
  response: Response,
  open: (signal: AbortSignal) => AsyncIterable<ServerSentEvent>,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  startStream(response);
  const heartbeat = setInterval(() => response.write(': keep-alive\n\n'), HEARTBEAT_MS);
  try {
    for await (const event of open(gone.signal)) {
      if (!response.write(frame(event))) await drained(response, gone.signal);
    }
  } finally {
    clearInterval(heartbeat);
    response.end();
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
