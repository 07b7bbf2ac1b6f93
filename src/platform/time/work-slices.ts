import { contextIfAny } from '../context/request-context.js';
import { CPU_OWNERS, type CpuOwner } from './cpu-owners.js';
import { TENANT_PACE, type TenantPace } from './tenant-pace.js';

/** Milliseconds that long work may run before it yields to other work. */
const SLICE_MS = 5;
/** So many slices in a row go past those that give way: one in five is theirs. */
const MOST_PASSED = 4;

interface Caller extends CpuOwner {
  resume: () => void;
}

/**
 * Runs long work of many callers in short time slices: one slice per turn of the event loop, the callers in turn. So a
 * request waits for one slice at most, however many callers there are. Tenants that give way to others come last, and
 * have one slice in five all the same.
 */
export class WorkSlices {
  private readonly waiting: Caller[] = [];
  private began = -Infinity;
  /** Slices in a row that went past those that give way. */
  private passed = 0;

  constructor(private readonly pace: TenantPace = TENANT_PACE) {}

  /**
   * Await it between short steps of long work. Continues at once while the slice lasts, else after a slice for each
   * waiting caller.
   */
  next(): Promise<void> | undefined {
    if (performance.now() - this.began < SLICE_MS) return undefined;
    const { tenantId = null, isTurn, isJob = false } = contextIfAny() ?? {};
    const owner: CpuOwner = { tenantId, isTurn };
    const held = tenantId !== null && isJob ? this.pace.step(tenantId) : undefined;
    return held ? held.then(() => this.wait(owner)) : this.wait(owner);
  }

  /** Runs a generator to its end, step by step. @returns what it returns */
  async run<T>(steps: Generator<void, T>): Promise<T> {
    for (;;) {
      await this.next();
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  private wait(owner: CpuOwner): Promise<void> {
    return new Promise((resume) => {
      this.waiting.push({ ...owner, resume });
      if (this.waiting.length === 1) this.schedule();
    });
  }

  private schedule(): void {
    setImmediate(() => {
      const caller = this.take();
      if (this.waiting.length > 0) this.schedule();
      this.began = performance.now();
      CPU_OWNERS.goOn(caller);
      caller?.resume();
    });
  }

  private take(): Caller | undefined {
    const giveWay = this.waiting.map(({ tenantId }) => tenantId !== null && this.pace.givesWay(tenantId));
    const [light, heavy] = [giveWay.indexOf(false), giveWay.indexOf(true)];
    const isContested = light >= 0 && heavy >= 0;
    const isHeavyNext = isContested && this.passed === MOST_PASSED;
    this.passed = isContested && !isHeavyNext ? this.passed + 1 : 0;
    if (!isContested) return this.waiting.shift();
    return this.waiting.splice(isHeavyNext ? heavy : light, 1)[0];
  }
}

/** One instance per process, because there is one event loop. */
export const WORK_SLICES = new WorkSlices();
