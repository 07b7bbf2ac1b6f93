import type { Server } from 'node:http';
import type { Request } from 'express';
import { BODY_ERRORS } from './body.errors.js';

/** How slowly a body may come. */
export interface Pace {
  /** How far a sender may be behind. */
  patienceMs: number;
  bytesPerSecond: number;
  everyMs: number;
}

/** 16 kbit/s: less is no upload, but a connection that is kept busy. */
const PACE: Pace = { patienceMs: 30_000, bytesPerSecond: 2_048, everyMs: 1_000 };

/** Node ends every request that takes longer than 300 s, also a large file from a slow line; `withinPace` sees to the bodies. */
export function takeSlowBodies(server: Server): void {
  server.requestTimeout = 0;
}

/**
 * Waits for a body to be read. A sender may pause or be slow for a while, and catch up; the time in which we are slow, and
 * bytes wait here, is not the sender's.
 * @throws DomainError `body_too_slow` when it is too far behind, and what `reading` throws
 */
export async function withinPace<T>(
  request: Request,
  reading: Promise<T>,
  { patienceMs, bytesPerSecond, everyMs }: Pace = PACE,
): Promise<T> {
  const { promise: tooSlow, reject } = Promise.withResolvers<never>();
  let { bytesRead } = request.socket;
  let behindMs = 0;
  const timer = setInterval(() => {
    const bytes = request.socket.bytesRead - bytesRead;
    bytesRead += bytes;
    if (request.complete || request.readableLength > 0) return;
    behindMs = Math.max(0, behindMs + everyMs - (1_000 * bytes) / bytesPerSecond);
    if (behindMs > patienceMs) reject(tooSlowBy(patienceMs));
  }, everyMs);
  try {
    return await Promise.race([reading, tooSlow]);
  } finally {
    clearInterval(timer);
  }
}

function tooSlowBy(patienceMs: number): Error {
  const seconds = Math.round(patienceMs / 1_000);
  return BODY_ERRORS.body_too_slow(
    `Of the body hardly anything came for ${seconds} seconds, so the rest is not waited for. Send it again.`,
  );
}
