import type { Response } from 'express';
import { DomainError } from '../../kernel/errors.js';
import { LIMITS, type Standing, type Verdict } from './bucket.js';

/** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10): lists of named limits. */
export function tellLimits(response: Response, standings: Standing[]): void {
  const shown = standings.filter(({ bucket }) => bucket.hidden !== true);
  if (shown.length === 0) return;
  response.setHeader('RateLimit-Policy', shown.map(policy).join(', '));
  response.setHeader('RateLimit', shown.map(service).join(', '));
}

/** The refusal of the limit that takes longest to reset: with it all others are free too. */
export function limitReached({ standings }: Verdict, now: Date): DomainError {
  const full = standings.filter(({ remaining }) => remaining === 0);
  const [last] = full.toSorted((one, other) => other.resetsInMs - one.resetsInMs);
  if (!last) throw new Error('No limit is reached.');
  const { name, size, windowMs } = last.bucket;
  const seconds = inSeconds(last.resetsInMs);
  const windowSeconds = inSeconds(windowMs);
  const resetsAt = new Date(now.getTime() + last.resetsInMs).toISOString();
  const detail =
    `The limit of ${size} ${LIMITS[name]} in ${windowSeconds} seconds is reached. ` +
    `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  return new DomainError('limited', 'rate_limited', detail, {
    retryAfterSeconds: seconds,
    limit: { name, size, windowSeconds, resetsAt },
  });
}

function policy({ bucket: { name, size, windowMs } }: Standing): string {
  return `"${name}";q=${size};w=${inSeconds(windowMs)}`;
}

function service({ bucket: { name }, remaining, resetsInMs }: Standing): string {
  return `"${name}";r=${remaining};t=${inSeconds(resetsInMs)}`;
}

function inSeconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}
