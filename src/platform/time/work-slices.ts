import { contextIfAny } from '../context/request-context.js';
import { TENANT_PACE, type TenantPace } from './tenant-pace.js';

/** Milliseconds that long work may run before it yields to other work. */
const SLICE_MS = 5;

interface Caller {
  tenantId: string | null;
  resume: () => void;
}

/**
 * Runs long work of many callers in short time slices: one slice per turn of the event loop, the callers in turn. So a
 * request waits for one slice at most, however many callers there are. Tenants that give way to others come last.
 */
export class WorkSlices {
  private readonly waiting: Caller[] = [];
  private began = -Infinity;

  constructor(private readonly pace: TenantPace = TENANT_PACE) {}

  /**
   * Await it between short steps of long work. Continues at once while the slice lasts, else after a slice for each
   * waiting caller.
   */
  next(): Promise<void> | undefined {
    if (performance.now() - this.began < SLICE_MS) return undefined;
    const { tenantId = null, isJob = false } = contextIfAny() ?? {};
    const held = tenantId !== null && isJob ? this.pace.step(tenantId) : undefined;
    return held ? held.then(() => this.wait(tenantId)) : this.wait(tenantId);
  }

  /** Runs a generator to its end, step by step. @returns what it returns */
  async run<T>(steps: Generator<void, T>): Promise<T> {
    for (;;) {
      await this.next();
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  private wait(tenantId: string | null): Promise<void> {
    return new Promise((resume) => {
      this.waiting.push({ tenantId, resume });
      if (this.waiting.length === 1) this.schedule();
    });
  }

  private schedule(): void {
    setImmediate(() => {
      const caller = this.take();
      if (this.waiting.length > 0) this.schedule();
      this.began = performance.now();
      caller?.resume();
    });
  }

  private take(): Caller | undefined {
    const first = this.waiting.findIndex(
      ({ tenantId }) => tenantId === null || !this.pace.givesWay(tenantId),
    );
    return first > 0 ? this.waiting.splice(first, 1)[0] : this.waiting.shift();
  }
}

/** One instance per process, because there is one event loop. */
export const WORK_SLICES = new WorkSlices();
