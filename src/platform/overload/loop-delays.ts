/** Windows in each of which the delay must be there. */
const WINDOWS = 3;

/**
 * The delay that stays: the least of the last windows' medians, as in CoDel (RFC 8289). A single long task, which is over
 * when the next request comes, is none.
 */
export class LoopDelays {
  private readonly medians: number[] = [];

  /** @param median of one window, in milliseconds */
  add(median: number): void {
    this.medians.push(median);
    if (this.medians.length > WINDOWS) this.medians.shift();
  }

  /** Milliseconds. */
  get standing(): number {
    return this.medians.length < WINDOWS ? 0 : Math.min(...this.medians);
  }
}
