import type { Bucket, Verdict } from './bucket.js';

/** So that a limit that was raised, or counts that were lost, are noticed soon. */
const LONGEST_MS = 1_000;
const MOST_REFUSALS = 5_000;

interface Refusal {
  verdict: Verdict;
  at: number;
  until: number;
}

/**
 * Limits that were just found full: until they have room again, requests are refused without asking Redis. A refusal must
 * cost least when most of them are needed.
 */
export class FullBuckets {
  private readonly refusals = new Map<string, Refusal>();

  /** @param now milliseconds of a monotonic clock */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @returns the refusal that is still right, or null */
  verdictOf(buckets: readonly Bucket[]): Verdict | null {
    const name = nameOf(buckets);
    const refusal = this.refusals.get(name);
    if (!refusal) return null;
    const passed = this.now() - refusal.at;
    if (this.now() < refusal.until) return later(refusal.verdict, passed);
    this.refusals.delete(name);
    return null;
  }

  note(buckets: readonly Bucket[], verdict: Verdict): void {
    if (verdict.admitted) return;
    const full = verdict.standings.filter(({ remaining }) => remaining === 0);
    const room = Math.max(...full.map(({ resetsInMs }) => resetsInMs));
    const at = this.now();
    const name = nameOf(buckets);
    this.refusals.delete(name);
    this.refusals.set(name, { verdict, at, until: at + Math.min(room, LONGEST_MS) });
    const [oldest] = this.refusals.keys();
    if (this.refusals.size > MOST_REFUSALS && oldest !== undefined) this.refusals.delete(oldest);
  }
}

function nameOf(buckets: readonly Bucket[]): string {
  return buckets.map(({ key, size }) => `${key} ${size}`).join(' ');
}

function later({ admitted, standings }: Verdict, passed: number): Verdict {
  return {
    admitted,
    standings: standings.map((standing) => ({
      ...standing,
      resetsInMs: Math.max(1, standing.resetsInMs - passed),
    })),
  };
}
