const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Pauses between the calls of one delivery: 24 hours from the first to the last. */
export const PAUSES_MS = [
  ...[5 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS],
  ...[HOUR_MS, 2 * HOUR_MS, 4 * HOUR_MS, 6 * HOUR_MS, 10 * HOUR_MS],
] as const;
export const MOST_ATTEMPTS = PAUSES_MS.length + 1;

/** Pauses differ by up to this part, so that what failed together is not tried together again. */
const JITTER = 0.2;

/** @param failed calls so far, at least 1 @returns milliseconds; null when it is given up */
export function pauseAfter(failed: number, random: () => number = Math.random): number | null {
  const pause = PAUSES_MS[failed - 1];
  return pause === undefined ? null : Math.round(pause * (1 - JITTER + 2 * JITTER * random()));
}

const LONGEST_WISH_MS = HOUR_MS;

/**
 * As `pauseAfter`, and not before the receiver wants to be called again.
 * @param wishSeconds its `Retry-After`; null without one
 */
export function pauseFor(failed: number, wishSeconds: number | null): number | null {
  const pause = pauseAfter(failed);
  return pause === null ? null : Math.max(pause, wishMs(wishSeconds));
}

function wishMs(seconds: number | null): number {
  return Math.min((seconds ?? 0) * SECOND_MS, LONGEST_WISH_MS);
}

/** So many failures in a row are taken for a fault of the receiver, not of one delivery. */
const HELD_FROM = 5;
const LONGEST_HOLD_MS = 5 * MINUTE_MS;

/**
 * How long nothing at all is sent to a receiver after a failure, so that one that is away costs a call now and then
 * instead of one for each delivery that waits.
 * @param failures in a row, of all its deliveries; 0 when this one is not counted @param wishSeconds its `Retry-After`; null without one
 * @returns milliseconds; 0 when the next delivery may be tried at once
 */
export function holdAfter(failures: number, wishSeconds: number | null): number {
  const own =
    failures < HELD_FROM ? 0 : Math.min(5 * SECOND_MS * 2 ** (failures - HELD_FROM), LONGEST_HOLD_MS);
  return Math.max(wishMs(wishSeconds), own);
}

/** Days in which every call has failed, after which a webhook is paused. */
export const PAUSED_AFTER_DAYS = 3;
