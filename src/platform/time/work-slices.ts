/** Milliseconds that long work may run before it yields to other work. */
const SLICE_MS = 5;

/**
 * Runs long work of many callers in short time slices: one slice per turn of the event loop, the callers in turn. So a
 * request waits for one slice at most, however many callers there are.
 */
export class WorkSlices {
  private readonly waiting: (() => void)[] = [];
  private began = -Infinity;

  /**
   * Await it between short steps of long work. Continues at once while the slice lasts, else after a slice for each
   * waiting caller.
   */
  next(): Promise<void> | undefined {
    if (performance.now() - this.began < SLICE_MS) return undefined;
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      if (this.waiting.length === 1) this.schedule();
    });
  }

  /** Runs a generator to its end, step by step. @returns what it returns */
  async run<T>(steps: Generator<void, T>): Promise<T> {
    for (;;) {
      await this.next();
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  private schedule(): void {
    setImmediate(() => {
      const resume = this.waiting.shift();
      if (this.waiting.length > 0) this.schedule();
      this.began = performance.now();
      resume?.();
    });
  }
}

/** One instance per process, because there is one event loop. */
export const WORK_SLICES = new WorkSlices();
