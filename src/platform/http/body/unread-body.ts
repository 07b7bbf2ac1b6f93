import type { Server } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { LARGEST } from './body-limits.js';

/** For a client to finish sending and read its answer. */
const LINGER_MS = 5_000;

/**
 * An answer may go out before the body has come, which then nobody reads. It is taken in unseen, up to the size of
 * the largest body there is and for a few seconds, so that the client can read its answer; then the connection ends.
 */
export function unreadBody(request: Request, response: Response, next: NextFunction): void {
  // Before the server's own listener, which would take in any amount.
  response.prependOnceListener('finish', () => {
    if (!request.complete) linger(request);
  });
  next();
}

function linger(request: Request): void {
  const { socket } = request;
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  let left = LARGEST.bytes;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) socket.destroy();
  });
  request.once('close', () => clearTimeout(timer));
}

/** A client that asks first (`Expect: 100-continue`) hears yes when its body is wanted, and else its refusal. */
export function answerBeforeBody(server: Server): void {
  server.on('checkContinue', (request, response) => server.emit('request', request, response));
}
