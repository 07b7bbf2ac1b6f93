const FIRST_MS = 500;
const CEILING_MS = 30_000;

/**
 * Milliseconds to wait before try number `attempt` (0 is the first retry): doubling, capped, with jitter over the
 * upper half so that thousands of widgets do not return in the same instant after a restart.
 */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const step = Math.min(CEILING_MS, FIRST_MS * 2 ** attempt);
  return step / 2 + (step / 2) * random();
}
