import type { JobPlace } from '../job-intake.js';
import { TENANT_PACE, type TenantPace } from '../../platform/time/tenant-pace.js';
import type { CostMeter, TurnCosts } from './turn-costs.js';

/** CPU limit of a tenant's running turns together, per turn of its share. */
const MS_PER_TURN = 50;

interface Held {
  tenantId: string;
  admit: (place: JobPlace | null) => void;
}

/**
 * Decides which of the fetched turns may run. A tenant's share limits its concurrent turns; fewer run when each costs
 * much CPU, but always one. The rest are held while other tenants' turns run. A turn that has stopped a process runs
 * alone, so that it cannot stop other turns again.
 */
export class TurnGate {
  private readonly running = new Set<Running>();
  private held: Held[] = [];
  private readonly waitingSolo: (() => void)[] = [];
  private isSolo = false;

  /** @param share Concurrent turns per tenant, at least 1. */
  constructor(
    private readonly share: number,
    private readonly costs: TurnCosts,
    private readonly pace: TenantPace = TENANT_PACE,
  ) {}

  get isHolding(): boolean {
    return this.held.length > 0;
  }

  /** @returns null for a turn that must go back to the queue, to let another one in. */
  enter(tenantId: string): Promise<JobPlace | null> {
    if (this.hasRoom(tenantId)) return Promise.resolve(this.admit(tenantId));
    return new Promise((admit) => this.held.push({ tenantId, admit }));
  }

  /** Whether a turn of this tenant would run at once. */
  hasRoom(tenantId: string): boolean {
    if (this.isSolo || this.waitingSolo.length > 0) return false;
    const own = [...this.running].filter((turn) => turn.tenantId === tenantId).length;
    return own === 0 || (own + 1) * this.weight(tenantId) <= this.share;
  }

  /** Sends the turn that was held last back to the queue. @returns false when none is held. */
  dismiss(): boolean {
    const last = this.held.pop();
    last?.admit(null);
    return last !== undefined;
  }

  private weight(tenantId: string): number {
    return Math.max(1, this.costs.of(tenantId) / MS_PER_TURN);
  }

  private admit(tenantId: string): JobPlace {
    this.pace.note(tenantId);
    const turn = { tenantId, meter: this.costs.begin(tenantId) };
    this.running.add(turn);
    return {
      alone: () => this.alone(turn),
      leave: () => this.leave(turn),
    };
  }

  private alone(turn: Running): Promise<void> {
    // Gives up its place, or two turns that must run alone would wait for each other for ever.
    this.running.delete(turn);
    this.costs.end(turn.meter);
    const admitted = new Promise<void>((resolve) => {
      this.waitingSolo.push(() => {
        this.isSolo = true;
        turn.meter = this.costs.begin(turn.tenantId);
        this.running.add(turn);
        resolve();
      });
    });
    this.admitNext();
    return admitted;
  }

  private leave(turn: Running): void {
    if (!this.running.delete(turn)) return;
    this.costs.end(turn.meter);
    this.isSolo = false;
    this.admitNext();
  }

  private admitNext(): void {
    if (this.waitingSolo.length > 0) {
      if (this.running.size === 0) this.waitingSolo.shift()?.();
      return;
    }
    this.held = this.held.filter(({ tenantId, admit }) => {
      const admitted = this.hasRoom(tenantId);
      if (admitted) admit(this.admit(tenantId));
      return !admitted;
    });
  }
}

interface Running {
  tenantId: string;
  meter: CostMeter;
}
