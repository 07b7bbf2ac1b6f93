/** How often the watchdog looks. */
export const LOOK_MS = 250;
/** An event loop blocked for this long is taken to be blocked for good. */
export const LONGEST_STALL_MS = 5_000;
/** A look that comes this late means that the whole machine or process was stopped, not the loop alone. */
const SUSPENDED_MS = 2_000;

/** Decides from heartbeats whether the event loop is blocked. Times are in milliseconds of a monotonic clock. */
export class StallJudge {
  private lastBeat: number | undefined;
  private movedAt: number;
  private lookedAt: number;

  constructor(now: number) {
    this.movedAt = now;
    this.lookedAt = now;
  }

  /**
   * @param beats Increases with every heartbeat of the event loop.
   * @param isDebugged A debugger may have paused the process.
   * @returns how long it has been blocked when that is too long, else null.
   */
  look(now: number, beats: number, isDebugged: boolean): number | null {
    const wasSuspended = now - this.lookedAt > SUSPENDED_MS;
    this.lookedAt = now;
    if (beats !== this.lastBeat || isDebugged || wasSuspended) {
      this.lastBeat = beats;
      this.movedAt = now;
    }
    const stalledMs = Math.round(now - this.movedAt);
    return stalledMs >= LONGEST_STALL_MS ? stalledMs : null;
  }
}
