import { CPU_OWNERS, type CpuOwners } from '../../platform/time/cpu-owners.js';
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
 * Work runs interleaved in one thread. What turns, requests and jobs claim (`CpuOwners`) is theirs; of what nobody claims,
 * turns get the part that they have of the claimed CPU, divided among the running ones in proportion to their tenants' known
 * costs. So a turn that runs alone is measured exactly, and a cheap one is not charged for an expensive one or an import
 * beside it.
 */
export class TurnCosts {
  private readonly known = new Map<string, number>();
  private readonly running = new Set<CostMeter>();
  private lastCpuMs: number;

  /**
   * @param owners Measures the main thread; tests pass their own.
   * @param pace Told what the turns of each tenant use.
   */
  constructor(
    private readonly owners: CpuOwners = CPU_OWNERS,
    private readonly pace: TenantPace = TENANT_PACE,
  ) {
    this.lastCpuMs = owners.cpuMs();
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
    const { turns, others } = this.owners.takeOwned();
    const now = this.owners.cpuMs();
    const used = now - this.lastCpuMs;
    this.lastCpuMs = now;
    const own = [...turns.values()].reduce((sum, ms) => sum + ms, 0);
    const claimed = own + others;
    const unclaimed = Math.max(0, used - claimed) * (claimed === 0 ? 1 : own / claimed);
    const all = [...this.running].reduce((sum, { tenantId }) => sum + this.of(tenantId), 0);
    const counts = Map.groupBy(this.running, ({ tenantId }) => tenantId);
    for (const meter of this.running) {
      const { tenantId } = meter;
      const claim = (turns.get(tenantId) ?? 0) / (counts.get(tenantId)?.length ?? 1);
      const share = claim + (unclaimed * this.of(tenantId)) / all;
      meter.ms += share;
      this.pace.charge(tenantId, share);
    }
  }
}
