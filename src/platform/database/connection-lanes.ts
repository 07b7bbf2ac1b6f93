import type { Urgency } from '../context/request-context.js';
import { METRICS } from '../metrics/metrics.js';
import { DATABASE_ERRORS } from './database.errors.js';

/** Part of the pool that jobs leave to requests, and that one tenant leaves to others: one connection where there are two. */
const LEFT = 0.3;
/** The same of what a tenant's visitors wait for. */
const LEFT_BY_VISITORS = 0.1;
/**
 * Part of the pool that a tenant's most urgent statements (the renewal of leases, administrators) have at once. They may
 * go beyond what its visitors have, but a hundred of them that all wait for a locked row keep nobody else waiting.
 */
const MOST_URGENT = 0.3;
/** Nobody waits for a single statement of a job as one does for a page. */
const LONGEST_JOB_WAIT_MS = 10_000;
/**
 * So long requests go before a job, and urgent ones before others: afterwards it is as urgent as any, so that many urgent
 * ones never shut the others out.
 */
const GIVES_WAY_MS = 500;
/** Weight of a new measurement in the moving average. */
const WEIGHT = 0.1;
/** One that reads for minutes, such as an archive, says nothing about how soon the others end. */
const LONGEST_SAMPLE_MS = 1_000;

const RANKS: Record<Urgency, number> = { always: 0, high: 1, normal: 2, low: 3 };
const JOB_RANK = 4;

/** Who wants a connection. */
export interface Asker {
  tenantId: string;
  isJob: boolean;
  /** Of a request. */
  urgency: Urgency;
  /** A request does not wait when it would have to for longer than this, in milliseconds. */
  joinsLineWithin: number;
}

interface Waiting extends Asker {
  since: number;
  begin: () => void;
}

/** Connections that tenants hold. */
class Held {
  all = 0;
  private readonly byTenant = new Map<string, number>();

  of(tenantId: string): number {
    return this.byTenant.get(tenantId) ?? 0;
  }

  add(tenantId: string, count: 1 | -1): void {
    this.all += count;
    const now = this.of(tenantId) + count;
    if (now === 0) this.byTenant.delete(tenantId);
    else this.byTenant.set(tenantId, now);
  }
}

/**
 * Who may use the connections of the pool. A thousand turns that begin together wait here, and requests find a connection
 * all the same. One tenant never has all of them. Of those that wait the one whose tenant has the fewest is next, and of
 * those of tenants with equally many the most urgent one.
 */
export class ConnectionLanes {
  /** How many requests did not wait, because the line was too long. */
  turnedAway = 0;
  private readonly most: number;
  private readonly mostOfVisitors: number;
  private readonly mostUrgent: number;
  private jobs = 0;
  /** How long a connection is held, on average. */
  private heldMs = 0;
  private readonly held = new Held();
  /** Those of the most urgent statements among them. */
  private readonly urgent = new Held();
  private readonly waiting = new Set<Waiting>();

  /** @param requestWaitMs longest wait of a request */
  constructor(
    private readonly poolSize: number,
    private readonly requestWaitMs: number,
  ) {
    this.most = without(poolSize, LEFT);
    this.mostOfVisitors = without(poolSize, LEFT_BY_VISITORS);
    this.mostUrgent = Math.max(1, Math.floor(poolSize * MOST_URGENT));
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
    const began = performance.now();
    METRICS.poolWaitSeconds.observeMs({ asker: kindOf(asker) }, began - came);
    try {
      return await work();
    } finally {
      this.heldMs += (Math.min(performance.now() - began, LONGEST_SAMPLE_MS) - this.heldMs) * WEIGHT;
      this.leave(asker);
    }
  }

  /** @throws DomainError `database_unavailable` when a request would have to wait for too long now */
  requireShort(asker: Asker): void {
    if (asker.isJob || this.hasRoom(asker) || this.waitOf(asker) <= asker.joinsLineWithin) return;
    this.turnedAway += 1;
    METRICS.poolTurnedAway.add({});
    throw busy();
  }

  private async enter(asker: Asker): Promise<void> {
    if (this.hasRoom(asker)) {
      this.count(asker, 1);
      return;
    }
    this.requireShort(asker);
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
          noteGivenUp(waiting);
          reject(busy());
        },
        asker.isJob ? LONGEST_JOB_WAIT_MS : this.requestWaitMs,
      );
      this.waiting.add(waiting);
    });
  }

  /**
   * Milliseconds that a request would wait: as long as those before it will need for their statements, and as the one of
   * them has waited that waits longest.
   */
  private waitOf(asker: Asker): number {
    const now = performance.now();
    const own = { ...asker, since: now };
    let [before, longest] = [0, 0];
    for (const each of this.waiting) {
      if (each.isJob || this.isPassedBy(asker, each) || this.isBefore(own, each, now)) continue;
      before += 1;
      longest = Math.max(longest, now - each.since);
    }
    return Math.max(longest, (before * this.heldMs) / this.mostOf(asker));
  }

  /**
   * Whether the one that waits is held up by what its tenant has and the asker is not: it has no part in the line then. Of
   * one tenant a visitor may have connections that a list may not.
   */
  private isPassedBy(asker: Asker, waiting: Asker): boolean {
    if (this.mayHaveMore(waiting)) return false;
    if (isMostUrgent(waiting) && !isMostUrgent(asker) && !this.mayHaveMoreUrgent(waiting)) return true;
    return waiting.tenantId !== asker.tenantId || this.mostOf(waiting) < this.mostOf(asker);
  }

  private hasRoom(asker: Asker): boolean {
    return (
      this.held.all < this.poolSize && this.mayHaveMore(asker) && (!asker.isJob || this.jobs < this.most)
    );
  }

  private mayHaveMore(asker: Asker): boolean {
    if (isMostUrgent(asker) && !this.mayHaveMoreUrgent(asker)) return false;
    return this.held.of(asker.tenantId) < this.mostOf(asker);
  }

  /** Those of one tenant, and those of all. */
  private mayHaveMoreUrgent({ tenantId }: Asker): boolean {
    return this.urgent.of(tenantId) < this.mostUrgent && this.urgent.all < this.most;
  }

  /** Connections that the asker's tenant may have with this one. */
  private mostOf({ isJob, urgency }: Asker): number {
    if (isJob || urgency === 'low' || urgency === 'normal') return this.most;
    return urgency === 'high' ? this.mostOfVisitors : this.poolSize;
  }

  private count(asker: Asker, count: 1 | -1): void {
    this.held.add(asker.tenantId, count);
    if (asker.isJob) this.jobs += count;
    if (isMostUrgent(asker)) this.urgent.add(asker.tenantId, count);
  }

  private leave(asker: Asker): void {
    this.count(asker, -1);
    // One that leaves may make room for two: for another of its tenant, and for another job.
    for (let next = this.next(); next; next = this.next()) {
      this.waiting.delete(next);
      this.count(next, 1);
      next.begin();
    }
  }

  private next(): Waiting | undefined {
    const now = performance.now();
    let next: Waiting | undefined;
    for (const each of this.waiting)
      if (this.hasRoom(each) && (!next || this.isBefore(each, next, now))) next = each;
    return next;
  }

  /**
   * Requests before jobs, unless these have waited for long; then who has the fewest connections, then the most urgent,
   * then, as they are in order of time, who has waited longest.
   */
  private isBefore(one: Asker & { since: number }, other: Asker & { since: number }, now: number): boolean {
    const [rank, otherRank] = [rankOf(one, now), rankOf(other, now)];
    const [isJob, isOtherJob] = [rank === JOB_RANK, otherRank === JOB_RANK];
    if (isJob !== isOtherJob) return isOtherJob;
    const more = this.held.of(one.tenantId) - this.held.of(other.tenantId);
    return more === 0 ? rank < otherRank : more < 0;
  }
}

function isMostUrgent({ isJob, urgency }: Asker): boolean {
  return !isJob && urgency === 'always';
}

function kindOf({ isJob }: Asker): 'job' | 'request' {
  return isJob ? 'job' : 'request';
}

/** The longest waits are those that end in vain. */
function noteGivenUp(waiting: Waiting): void {
  const labels = { asker: kindOf(waiting) };
  METRICS.poolWaitSeconds.observeMs(labels, performance.now() - waiting.since);
  METRICS.poolGivenUp.add(labels);
}

/** 0 is the most urgent. */
function rankOf({ isJob, urgency, since }: Asker & { since: number }, now: number): number {
  if (now - since >= GIVES_WAY_MS) return 0;
  return isJob ? JOB_RANK : RANKS[urgency];
}

/** The pool without a part of it, but one connection at least. */
function without(poolSize: number, part: number): number {
  return Math.max(1, poolSize - Math.max(1, Math.round(poolSize * part)));
}

function busy(): Error {
  return DATABASE_ERRORS.database_unavailable('The database is busy or away. Try again.', {
    retryAfterSeconds: 2,
  });
}
