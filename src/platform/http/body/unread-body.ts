import type { Server } from 'node:http';
import type { NextFunction, Request, Response } from 'express';

/** Of a body that nobody wants: so much is taken in to keep the connection. */
const SMALL_BYTES = 65_536;
/** For a client to finish sending and read its answer. */
const LINGER_MS = 5_000;

/**
 * An answer may go out before the body has come, which then nobody reads. A small one is taken in unseen and the
 * connection goes on; of a larger one the rest is left where it is, and the connection ends when the client has had
 * time to read its answer.
 */
export function unreadBody(request: Request, response: Response, next: NextFunction): void {
  // Before the server's own listener, which would take in any amount.
  response.prependOnceListener('finish', () => {
    if (!request.complete) linger(request);
  });
  next();
}

/** To be called before a refusal is sent: its client is told not to use the connection again. */
export function announceEnd(request: Request, response: Response): void {
  const { complete, headers, socket } = request;
  if (complete || Number(headers['content-length'] ?? 0) <= SMALL_BYTES) return;
  response.setHeader('Connection', 'close');
  // The server would cut the connection at once, and with it the answer of a client that still sends.
  socket.destroySoon = () => void socket.end();
}

function linger(request: Request): void {
  const { socket } = request;
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  let left = SMALL_BYTES;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left >= 0) return;
    request.pause();
    socket.end();
  });
  request.once('close', () => clearTimeout(timer));
}

/** A client that asks first (`Expect: 100-continue`) hears yes when its body is wanted, and else its refusal. */
export function answerBeforeBody(server: Server): void {
  server.on('checkContinue', (request, response) => server.emit('request', request, response));
}
