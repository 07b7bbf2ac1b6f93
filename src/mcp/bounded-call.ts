import type { Response } from 'express';
import { MCP_ERRORS } from './mcp.errors.js';

/** Below the 60 s after which clients and load balancers give up. */
const LONGEST_CALL_MS = 50_000;
const RETRY_SECONDS = 10;

/**
 * Runs a call until it ends, its time is up or its caller has left.
 * @param work gets the signal that ends it
 * @param longestMs milliseconds
 * @throws DomainError `call_too_long`, `caller_left`; the work may still go on where it cannot be stopped
 */
export async function boundedCall<T>(
  response: Response,
  work: (signal: AbortSignal) => Promise<T>,
  longestMs = LONGEST_CALL_MS,
): Promise<T> {
  const ending = new AbortController();
  const { signal } = ending;
  const leave = () => ending.abort(MCP_ERRORS.caller_left('The connection was closed before the answer.'));
  // No event tells of what has happened before.
  if (response.closed) leave();
  signal.throwIfAborted();
  const timer = setTimeout(() => ending.abort(tooLong(longestMs)), longestMs);
  response.once('close', leave);
  try {
    const running = work(signal);
    running.catch(() => undefined);
    return await Promise.race([running, ended(signal)]);
  } finally {
    clearTimeout(timer);
    response.off('close', leave);
  }
}

function ended(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  return promise;
}

function tooLong(afterMs: number): Error {
  const detail = `The tool has not answered in ${Math.round(afterMs / 1000)} seconds. Ask again, or ask for less at once.`;
  return MCP_ERRORS.call_too_long(detail, { retryAfterSeconds: RETRY_SECONDS });
}
