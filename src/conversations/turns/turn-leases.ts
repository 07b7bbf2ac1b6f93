import { Injectable } from '@nestjs/common';
import { currentContext, currentTenantId, runAsTenant } from '../../platform/context/request-context.js';
import type { ClaimedTurn } from '../conversation.types.js';
import type { TurnStanding } from './turn-claim.js';
import { TurnsRepository } from './turns.repository.js';

/** A third of the lease would do; what others do to a turn must be seen within two seconds, also without Redis. */
const RENEW_MS = 1_000;

interface KeptLease {
  turn: ClaimedTurn;
  see: (standing: TurnStanding | null) => void;
  /** Its renewal has not been answered yet. */
  isAsked: boolean;
}

/** The turns of a business that run in this process. */
interface Round {
  leases: Set<KeptLease>;
  timer: NodeJS.Timeout;
}

/**
 * Renews the leases of the turns that run in this process, those of a business in one statement: hundreds that wait for
 * a slow model would else take a connection hundreds of times a second.
 */
@Injectable()
export class TurnLeases {
  private readonly rounds = new Map<string, Round>();

  constructor(private readonly turns: TurnsRepository) {}

  /**
   * Renews the lease every second. @param see is told after each renewal what others have done to the turn; null when
   * another worker has claimed it. @returns a function that ends it
   */
  keep(turn: ClaimedTurn, see: KeptLease['see']): () => void {
    const tenantId = currentTenantId();
    const round = this.rounds.get(tenantId) ?? this.begin(tenantId);
    const lease = { turn, see, isAsked: false };
    round.leases.add(lease);
    return () => {
      round.leases.delete(lease);
      if (round.leases.size === 0) this.end(tenantId, round);
    };
  }

  /** Before all else, and not as a job: a lease must not end while its renewal waits for a connection. */
  private begin(tenantId: string): Round {
    const leases = new Set<KeptLease>();
    const { requestId, correlationId } = currentContext();
    const timer = runAsTenant(tenantId, { requestId, correlationId, urgency: 'always' }, () =>
      setInterval(() => void this.renewAll(leases), RENEW_MS),
    );
    const round = { leases, timer };
    this.rounds.set(tenantId, round);
    return round;
  }

  private end(tenantId: string, round: Round): void {
    clearInterval(round.timer);
    if (this.rounds.get(tenantId) === round) this.rounds.delete(tenantId);
  }

  private async renewAll(leases: Set<KeptLease>): Promise<void> {
    const due = [...leases].filter(({ isAsked }) => !isAsked);
    for (const lease of due) lease.isAsked = true;
    const standings = await this.renewTogether(due).catch(() => null);
    await Promise.all(due.map((lease) => this.renewOne(lease, standings, leases)));
  }

  /** Those whose row is being written by somebody else at the moment are missing. */
  private async renewTogether(due: readonly KeptLease[]): Promise<Map<string, TurnStanding>> {
    return due.length > 1 ? this.turns.renewAll(due.map(({ turn }) => turn)) : new Map();
  }

  /** @param standings null: PostgreSQL is away. The lease may lapse, and the next renewal tells. */
  private async renewOne(
    lease: KeptLease,
    standings: ReadonlyMap<string, TurnStanding> | null,
    leases: ReadonlySet<KeptLease>,
  ): Promise<void> {
    const known = standings?.get(lease.turn.id);
    const standing = standings && (known ?? (await this.turns.renew(lease.turn).catch(() => undefined)));
    lease.isAsked = false;
    if (standings === null || standing === undefined || !leases.has(lease)) return;
    lease.see(standing);
  }
}
