import type { Response } from 'express';
import type { DomainError } from '../../kernel/errors.js';
import { METRICS } from '../metrics/metrics.js';
import { LIMIT_ERRORS } from './limits.errors.js';
import { LIMITS, type Standing, type Verdict } from './bucket.js';
import type { StreamLimit } from './stream-places.js';

/** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10): lists of named limits. */
export function setLimitHeaders(response: Response, standings: Standing[]): void {
  const shown = standings.filter(({ bucket }) => bucket.hidden !== true);
  if (shown.length === 0) return;
  response.setHeader('RateLimit-Policy', shown.map(policy).join(', '));
  response.setHeader('RateLimit', shown.map(service).join(', '));
}

/** The error for the limit that takes longest to reset: when it does, all others have room too. */
export function limitReached({ standings }: Verdict, now: Date): DomainError {
  const full = standings.filter(({ remaining }) => remaining === 0);
  // Of equal ones the wider limit, because it is shared by all keys of the business.
  const [last] = full.toReversed().toSorted((one, other) => other.resetsInMs - one.resetsInMs);
  if (!last) throw new Error('No limit is reached.');
  const { name, size, windowMs, hidden } = last.bucket;
  METRICS.limitsHit.add({ limit: name });
  const seconds = inSeconds(last.resetsInMs);
  if (hidden === true) return chatBusy(seconds);
  const windowSeconds = inSeconds(windowMs);
  const resetsAt = new Date(now.getTime() + last.resetsInMs).toISOString();
  const detail =
    `The limit of ${size} ${LIMITS[name]} in ${windowSeconds} seconds is reached. ` + tryAgainIn(seconds);
  return LIMIT_ERRORS.rate_limited(detail, {
    retryAfterSeconds: seconds,
    limit: { name, size, windowSeconds, resetsAt },
  });
}

/** An estimate: it is unknown when one of the open streams will end. */
const STREAM_RETRY_SECONDS = 15;

export function streamsFull({ name, size, hidden }: StreamLimit): DomainError {
  METRICS.limitsHit.add({ limit: name });
  if (hidden === true) return chatBusy(STREAM_RETRY_SECONDS);
  const detail =
    `The limit of ${size} ${LIMITS[name]} at a time is reached. ` +
    `Close one, or try again in ${STREAM_RETRY_SECONDS} seconds.`;
  return LIMIT_ERRORS.rate_limited(detail, {
    retryAfterSeconds: STREAM_RETRY_SECONDS,
    limit: { name, size },
  });
}

/** Tells only when to retry. The visitor must not learn the business's total load. */
function chatBusy(seconds: number): DomainError {
  const detail = `This chat is busy. ${tryAgainIn(seconds)}`;
  return LIMIT_ERRORS.rate_limited(detail, { retryAfterSeconds: seconds });
}

function tryAgainIn(seconds: number): string {
  return `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
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
