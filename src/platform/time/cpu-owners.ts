import { contextIfAny } from '../context/request-context.js';
import { TENANT_PACE, type TenantPace } from './tenant-pace.js';

/** For whom the main thread works. */
export interface CpuOwner {
  tenantId: string | null;
  /** Whether it is one of the tenant's turns, and not a request or another job. */
  isTurn?: boolean | undefined;
}

/** Milliseconds of CPU. */
export interface OwnedCpu {
  /** Of turns, by tenant. */
  turns: ReadonlyMap<string, number>;
  /** Of everything else. */
  others: number;
}

/**
 * Whose work the main thread does. Where the work of a request or job goes on after a wait, it says so; the CPU from then
 * until the next one goes on, or the event loop turns, is its own. So an import is not charged to the turn that waits
 * beside it. What nobody has claimed (parsing of what the stores send, timers) belongs to nobody here.
 */
export class CpuOwners {
  private owner: CpuOwner | null = null;
  private since = 0;
  private turns = new Map<string, number>();
  private others = 0;
  private isEndOwed = false;

  /**
   * @param cpuMs The main thread's CPU time so far; tests pass their own.
   * @param pace Told what requests and jobs use; what turns use is told it by `TurnCosts`.
   */
  constructor(
    readonly cpuMs: () => number = threadCpuMs,
    private readonly pace: TenantPace = TENANT_PACE,
  ) {}

  /** Call it, in the context of the work, where that goes on after a wait. */
  goOn(owner: CpuOwner | undefined = contextIfAny()): void {
    this.settle();
    if (!owner?.tenantId) return;
    this.owner = owner;
    if (this.isEndOwed) return;
    this.isEndOwed = true;
    setImmediate(() => {
      this.isEndOwed = false;
      this.settle();
    });
  }

  /** What was used since it was taken last. */
  takeOwned(): OwnedCpu {
    const { owner } = this;
    this.settle();
    this.owner = owner;
    const owned = { turns: this.turns, others: this.others };
    this.turns = new Map();
    this.others = 0;
    return owned;
  }

  private settle(): void {
    const now = this.cpuMs();
    const used = now - this.since;
    this.since = now;
    const { tenantId, isTurn } = this.owner ?? { tenantId: null };
    this.owner = null;
    if (tenantId === null || used <= 0) return;
    if (isTurn === true) {
      this.turns.set(tenantId, (this.turns.get(tenantId) ?? 0) + used);
      return;
    }
    this.others += used;
    this.pace.charge(tenantId, used);
  }
}

function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** One instance per process, because there is one main thread. */
export const CPU_OWNERS = new CpuOwners();
