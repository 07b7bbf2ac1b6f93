import type { Server } from 'node:http';
import type { NextFunction, Request, Response } from 'express';

/** An unread body up to this size is read and discarded, to keep the connection. */
const SMALL_BYTES = 65_536;
/** Time for a client to finish sending and read its answer. */
const LINGER_MS = 5_000;

/**
 * A response may be sent before the body has arrived, which is then never read. A small body is discarded and the
 * connection stays open; of a larger one the rest is not read, and the connection is closed after the client has had
 * time to read the response.
 */
export function unreadBody(request: Request, response: Response, next: NextFunction): void {
  // Must run before Node's own listener, which would read any amount.
  response.prependOnceListener('finish', () => {
    if (!request.complete) linger(request);
  });
  next();
}

/** Call before a refusal is sent: tells the client not to use the connection again. */
export function announceClose(request: Request, response: Response): void {
  const { complete, headers, socket } = request;
  if (complete || Number(headers['content-length'] ?? 0) <= SMALL_BYTES) return;
  response.setHeader('Connection', 'close');
  // Node would close the connection at once, and a client that is still sending would not get the response.
  socket.destroySoon = () => void socket.end();
}

function linger(request: Request): void {
  const { socket } = request;
  // Not the socket alone: whoever still reads the body would wait for ever.
  const timer = setTimeout(() => request.destroy(), LINGER_MS);
  let left = SMALL_BYTES;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left >= 0) return;
    request.pause();
    socket.end();
  });
  request.once('close', () => clearTimeout(timer));
}

/** A client that sends `Expect: 100-continue` gets 100 when its body is going to be read, and else the refusal. */
export function answerBeforeBody(server: Server): void {
  server.on('checkContinue', (request, response) => server.emit('request', request, response));
}
