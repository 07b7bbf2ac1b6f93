import { DeadlinePassed, withDeadline } from '../kernel/deadline.js';
import { isUnavailable } from '../platform/database/sqlstate.js';

const DEADLINE_MS = 1_000;
/** Anybody may ask, so a figure is looked up once in this time. */
const KEEP_MS = 10_000;

/** A figure of the stores that is looked up once in ten seconds. */
export class KeptFigure<T> {
  private kept: { at: number; value: Promise<T | null> } | undefined;

  /** @param store for the message of a deadline that has passed */
  constructor(
    private readonly look: () => Promise<T>,
    private readonly store: string,
  ) {}

  /** 10 s old at most; null while the store is away, and then asked for again at once. */
  get(): Promise<T | null> {
    const now = performance.now();
    if (!this.kept || now - this.kept.at >= KEEP_MS) this.kept = { at: now, value: this.ask() };
    return this.kept.value;
  }

  private async ask(): Promise<T | null> {
    try {
      return await withDeadline(this.look(), DEADLINE_MS, this.store);
    } catch (error) {
      this.kept = undefined;
      if (error instanceof DeadlinePassed || isUnavailable(error)) return null;
      throw error;
    }
  }
}
