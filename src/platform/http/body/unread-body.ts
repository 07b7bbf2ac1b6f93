import type { Server } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { LARGEST } from './body-limits.js';

/** For a client to finish sending and read its answer. */
const LINGER_MS = 5_000;

/**
 * An answer may go out before the body has come, which then nobody reads. It is taken in unseen, but no more than the
 * largest body there is. The connection goes on when that was all; else the client is told at once that it ends.
 */
export function unreadBody(request: Request, response: Response, next: NextFunction): void {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST.bytes) announceEnd(request, response);
  // Before the server's own listener, which would take in any amount.
  response.prependOnceListener('finish', () => {
    if (!request.complete) linger(request);
  });
  next();
}

/** The server would cut the connection behind its answer, which takes the answer away from a client that still sends. */
function announceEnd({ socket }: Request, response: Response): void {
  response.setHeader('Connection', 'close');
  socket.destroySoon = () => void socket.end();
}

function linger(request: Request): void {
  const { socket } = request;
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  let left = LARGEST.bytes;
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
