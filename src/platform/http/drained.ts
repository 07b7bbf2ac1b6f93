import type { Response } from 'express';

/**
 * Waits for a slow reader, so that what it is sent does not pile up in memory.
 * @param signal ends the wait @returns false when it has taken nothing for so many milliseconds
 */
export function drained(response: Response, signal: AbortSignal, slowestMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isRead: boolean) => {
      clearTimeout(timer);
      response.off('drain', done);
      signal.removeEventListener('abort', done);
      resolve(isRead);
    };
    const done = () => end(true);
    const timer = setTimeout(() => end(false), slowestMs);
    response.once('drain', done);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}
