/** How often the watchdog looks. */
export const LOOK_MS = 250;
/** An event loop blocked for this long is taken to be blocked for good. */
export const LONGEST_STALL_MS = 5_000;
/** A look that comes this late means that the whole machine or process was stopped, not the loop alone. */
const SUSPENDED_MS = 2_000;
/** So long without a beat is too long, also on a machine where the loop hardly gets a core. */
export const LONGEST_SILENCE_MS = 60_000;

/** What the watchdog sees at one look. */
export interface Look {
  /** Milliseconds of a monotonic clock. */
  now: number;
  /** Increases with every heartbeat of the event loop. */
  beats: number;
  /** A debugger may have paused the process. */
  isDebugged: boolean;
  /** How long the loop's thread has waited for a core since it exists, in milliseconds. */
  waitedMs: number;
}

/**
 * Decides from heartbeats whether the event loop is blocked. One that waits for a core is not: on a machine that is busy
 * with other work, to end the process would make it worse.
 */
export class StallJudge {
  private lastBeat: number | undefined;
  private moved: Pick<Look, 'now' | 'waitedMs'>;
  private lookedAt: number;

  constructor(now: number, waitedMs = 0) {
    this.moved = { now, waitedMs };
    this.lookedAt = now;
  }

  /** @returns how long it has been blocked, in milliseconds, when that is too long; else null */
  look({ now, beats, isDebugged, waitedMs }: Look): number | null {
    const wasSuspended = now - this.lookedAt > SUSPENDED_MS;
    this.lookedAt = now;
    if (beats !== this.lastBeat || isDebugged || wasSuspended) {
      this.lastBeat = beats;
      this.moved = { now, waitedMs };
    }
    const silentMs = Math.round(now - this.moved.now);
    const blockedMs = silentMs - (waitedMs - this.moved.waitedMs);
    return blockedMs >= LONGEST_STALL_MS || silentMs >= LONGEST_SILENCE_MS ? silentMs : null;
  }
}
