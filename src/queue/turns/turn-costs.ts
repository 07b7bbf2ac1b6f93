import { TENANT_PACE, type TenantPace } from '../../platform/time/tenant-pace.js';

/** Default cost of a tenant's turns before the first measurement, in milliseconds of CPU. */
const USUAL_MS = 20;
const LEAST_MS = 5;
const MOST_MS = 1_000;
/** Weight of a new measurement in the moving average. */
const WEIGHT = 0.25;
/** Limit of tenants; the one measured longest ago is dropped. */
const MOST_TENANTS = 5_000;

/** A running turn's share of the CPU so far. */
export interface CostMeter {
  readonly tenantId: string;
  ms: number;
}

/**
 * The cost of each tenant's turns, in milliseconds of CPU of the main thread.
 *
 * Turns run interleaved in one thread, so CPU time cannot be attributed exactly. It is divided among the running turns
 * in proportion to their tenants' known costs: a turn that runs alone is measured exactly, and a cheap one is not
 * charged for an expensive one beside it.
 */
export class TurnCosts {
  private readonly known = new Map<string, number>();
  private readonly running = new Set<CostMeter>();
  private lastCpuMs: number;

  /**
   * @param cpuMs The main thread's CPU time so far; tests pass their own.
   * @param pace Told what each tenant uses.
   */
  constructor(
    private readonly cpuMs: () => number = threadCpuMs,
    private readonly pace: TenantPace = TENANT_PACE,
  ) {
    this.lastCpuMs = cpuMs();
  }

  /** @returns what a turn of the tenant costs, in whole milliseconds, 5 to 1,000. */
  of(tenantId: string): number {
    const ms = this.known.get(tenantId) ?? USUAL_MS;
    return Math.round(Math.min(Math.max(ms, LEAST_MS), MOST_MS));
  }

  begin(tenantId: string): CostMeter {
    this.shareOut();
    const meter = { tenantId, ms: 0 };
    this.running.add(meter);
    return meter;
  }

  end(meter: CostMeter): void {
    this.shareOut();
    if (!this.running.delete(meter)) return;
    const before = this.known.get(meter.tenantId) ?? meter.ms;
    this.known.delete(meter.tenantId);
    this.known.set(meter.tenantId, before + (meter.ms - before) * WEIGHT);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_TENANTS && oldest !== undefined) this.known.delete(oldest);
  }

  private shareOut(): void {
    const now = this.cpuMs();
    const used = now - this.lastCpuMs;
    this.lastCpuMs = now;
    const all = [...this.running].reduce((sum, { tenantId }) => sum + this.of(tenantId), 0);
    for (const meter of this.running) {
      const share = (used * this.of(meter.tenantId)) / all;
      meter.ms += share;
      this.pace.charge(meter.tenantId, share);
    }
  }
}

function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
