import { METRICS } from '../metrics/metrics.js';
import { DATABASE_ERRORS } from './database.errors.js';

/** Part of the pool that jobs leave to requests, and that one tenant leaves to others: one connection where there are two. */
const LEFT = 0.3;
/** Nobody waits for a single statement of a job as one does for a page. */
const LONGEST_JOB_WAIT_MS = 10_000;
/** So long requests go before a job: afterwards it is one of them, so that many requests never shut jobs out. */
const JOBS_GIVE_WAY_MS = 500;

/** Who wants a connection. */
export interface Asker {
  tenantId: string;
  isJob: boolean;
  /** May use more connections than one tenant's. */
  isUrgent?: boolean;
  /** A request does not wait when one before it has waited for longer than this, in milliseconds. */
  joinsLineWithin: number;
}

interface Waiting extends Asker {
  since: number;
  begin: () => void;
}

/**
 * Who may use the connections of the pool. A thousand turns that begin together wait here, and requests find a connection
 * all the same. One tenant never has all of them, and of those that wait the one whose tenant has the fewest is next.
 */
export class ConnectionLanes {
  /** How many requests did not wait, because the line was too long. */
  turnedAway = 0;
  private readonly most: number;
  private jobs = 0;
  private all = 0;
  private readonly held = new Map<string, number>();
  private readonly waiting = new Set<Waiting>();

  /** @param requestWaitMs longest wait of a request */
  constructor(
    private readonly poolSize: number,
    private readonly requestWaitMs: number,
  ) {
    this.most = Math.max(1, poolSize - Math.max(1, Math.round(poolSize * LEFT)));
  }

  /** Milliseconds that the request waiting longest has waited; 0 when none waits. */
  get longestWaitMs(): number {
    for (const { isJob, since } of this.waiting) if (!isJob) return performance.now() - since;
    return 0;
  }

  /**
   * Runs the work in its turn.
   * @throws DomainError `database_unavailable` when a request waits for too long or would have to, and when a job waits for
   * ten seconds
   */
  async run<T>(asker: Asker, work: () => Promise<T>): Promise<T> {
    const came = performance.now();
    await this.enter(asker);
    METRICS.poolWaitSeconds.observeMs({ asker: asker.isJob ? 'job' : 'request' }, performance.now() - came);
    try {
      return await work();
    } finally {
      this.leave(asker);
    }
  }

  private enter(asker: Asker): Promise<void> | undefined {
    if (this.hasRoom(asker)) {
      this.take(asker);
      return undefined;
    }
    if (!asker.isJob && this.waitBefore(asker) > asker.joinsLineWithin) {
      this.turnedAway += 1;
      METRICS.poolTurnedAway.add({});
      return Promise.reject(busy());
    }
    return new Promise((resolve, reject) => {
      const waiting = {
        ...asker,
        since: performance.now(),
        begin: () => {
          clearTimeout(late);
          resolve();
        },
      };
      const late = setTimeout(
        () => {
          this.waiting.delete(waiting);
          reject(busy());
        },
        asker.isJob ? LONGEST_JOB_WAIT_MS : this.requestWaitMs,
      );
      this.waiting.add(waiting);
    });
  }

  /** Milliseconds that the longest wait lasts of those that the asker would come after: its own tenant's, and of all that only wait for the pool. */
  private waitBefore({ tenantId }: Asker): number {
    for (const each of this.waiting) {
      const isBefore = each.tenantId === tenantId || this.heldBy(each.tenantId) < this.most;
      if (!each.isJob && isBefore) return performance.now() - each.since;
    }
    return 0;
  }

  private hasRoom({ tenantId, isJob, isUrgent }: Asker): boolean {
    const isOwn = isUrgent === true || this.heldBy(tenantId) < this.most;
    return this.all < this.poolSize && isOwn && (!isJob || this.jobs < this.most);
  }

  private take({ tenantId, isJob }: Asker): void {
    this.all += 1;
    if (isJob) this.jobs += 1;
    this.held.set(tenantId, this.heldBy(tenantId) + 1);
  }

  private leave({ tenantId, isJob }: Asker): void {
    this.all -= 1;
    if (isJob) this.jobs -= 1;
    const left = this.heldBy(tenantId) - 1;
    if (left === 0) this.held.delete(tenantId);
    else this.held.set(tenantId, left);
    // One that leaves may make room for two: for another of its tenant, and for another job.
    for (let next = this.next(); next; next = this.next()) {
      this.waiting.delete(next);
      this.take(next);
      next.begin();
    }
  }

  /**
   * Requests before jobs, unless these have waited for long; then who has the fewest connections, then who has waited
   * longest.
   */
  private next(): Waiting | undefined {
    let next: Waiting | undefined;
    for (const each of this.waiting)
      if (this.hasRoom(each) && (!next || this.rank(each) < this.rank(next))) next = each;
    return next;
  }

  private rank({ tenantId, isJob, since }: Waiting): number {
    const canWait = isJob && performance.now() - since < JOBS_GIVE_WAY_MS;
    return this.heldBy(tenantId) + (canWait ? this.poolSize : 0);
  }

  private heldBy(tenantId: string): number {
    return this.held.get(tenantId) ?? 0;
  }
}

function busy(): Error {
  return DATABASE_ERRORS.database_unavailable('The database is busy or away. Try again.', {
    retryAfterSeconds: 2,
  });
}
