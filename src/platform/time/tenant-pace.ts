/** Half of a tenant's use is forgotten after this time. */
const HALF_LIFE_MS = 5_000;
/** Use of CPU time, remembered as above, from which on a tenant gives way: about a tenth of a processor. */
const MUCH_MS = 700;
/** A tenant gives way to those that have used less than this part of what it has. */
const MUCH_LESS = 0.8;
/** How long a tenant counts as one that others give way to, after the begin of each of its requests and turns. */
const PRESENT_MS = 2_000;
/** One step of those that give way is taken after this time at the latest, so that they never stand still. */
const STEP_MS = 40;
const CHECK_MS = 5;
/** Part of the time that the event loop was busy, from which on steps wait. */
const BUSY = 0.4;
const BUSY_WINDOW_MS = 20;
/** The tenant that was charged longest ago is forgotten. */
const MOST_TENANTS = 5_000;

interface Use {
  ms: number;
  at: number;
}

/** What tests replace. */
export interface PaceMeter {
  /** Milliseconds of a monotonic clock. */
  now: () => number;
  /** Part of the time, 0 to 1, that the event loop was busy just now. */
  busy: () => number;
}

/**
 * Slows the jobs of tenants that have used much CPU time of this process lately, while it is busy and has worked for one
 * that has used less in the last two seconds. They go on step by step, so that the process is never fully taken by them.
 */
export class TenantPace {
  private readonly used = new Map<string, Use>();
  /** When each tenant was last worked for, the one of longest ago first. */
  private readonly present = new Map<string, number>();
  private readonly waiting: { tenantId: string; goOn: () => void }[] = [];
  private steppedAt = -Infinity;
  private checks: NodeJS.Timeout | undefined;

  constructor(private readonly meter: PaceMeter = loopMeter()) {}

  /** Call it when a request or a turn of the tenant begins. */
  note(tenantId: string): void {
    this.present.delete(tenantId);
    this.present.set(tenantId, this.meter.now());
    this.forgetAbsent();
  }

  /** @param ms CPU time that work of the tenant has taken */
  charge(tenantId: string, ms: number): void {
    const use = { ms: this.useOf(tenantId) + ms, at: this.meter.now() };
    this.used.delete(tenantId);
    this.used.set(tenantId, use);
    const [oldest] = this.used.keys();
    if (this.used.size > MOST_TENANTS && oldest !== undefined) this.used.delete(oldest);
  }

  /** Whether this process works for a tenant that has used less. */
  givesWay(tenantId: string): boolean {
    const own = this.useOf(tenantId);
    if (own < MUCH_MS) return false;
    this.forgetAbsent();
    for (const other of this.present.keys())
      if (other !== tenantId && this.useOf(other) < own * MUCH_LESS) return true;
    return false;
  }

  /** Await it before each step of a job. @returns undefined when the step may be taken at once */
  step(tenantId: string): Promise<void> | undefined {
    if (!this.givesWay(tenantId) || !this.isBusy()) return undefined;
    return new Promise((goOn) => {
      this.waiting.push({ tenantId, goOn });
      this.checks ??= setInterval(() => this.check(), CHECK_MS);
    });
  }

  private forgetAbsent(): void {
    const since = this.meter.now() - PRESENT_MS;
    for (const [tenantId, at] of this.present) {
      if (at > since) return;
      this.present.delete(tenantId);
    }
  }

  private check(): void {
    this.releaseFree();
    if (this.waiting.length > 0 && (this.meter.now() - this.steppedAt >= STEP_MS || !this.isBusy())) {
      this.steppedAt = this.meter.now();
      this.waiting.shift()?.goOn();
    }
    if (this.waiting.length > 0) return;
    clearInterval(this.checks);
    this.checks = undefined;
  }

  private releaseFree(): void {
    for (const each of this.waiting.splice(0)) {
      if (this.givesWay(each.tenantId)) this.waiting.push(each);
      else each.goOn();
    }
  }

  private isBusy(): boolean {
    return this.meter.busy() >= BUSY;
  }

  private useOf(tenantId: string): number {
    const use = this.used.get(tenantId);
    return use ? use.ms * 0.5 ** ((this.meter.now() - use.at) / HALF_LIFE_MS) : 0;
  }
}

function loopMeter(): PaceMeter {
  let last = performance.eventLoopUtilization();
  let lastAt = performance.now();
  let busy = 0;
  return {
    now: () => performance.now(),
    busy: () => {
      const now = performance.now();
      if (now - lastAt < BUSY_WINDOW_MS) return busy;
      const current = performance.eventLoopUtilization();
      busy = performance.eventLoopUtilization(current, last).utilization;
      last = current;
      lastAt = now;
      return busy;
    },
  };
}

/** One instance per process, because there is one event loop. */
export const TENANT_PACE = new TenantPace();
