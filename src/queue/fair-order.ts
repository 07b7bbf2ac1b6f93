import { Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { JobKind } from '../kernel/job-names.js';
import { JOB_POLICIES, type JobPayload } from '../platform/queueing/job-kinds.js';
import { RedisClients } from '../platform/redis/redis-clients.js';
import { BullQueues } from './bull-queues.js';
import { TurnCosts } from './turns/turn-costs.js';

/** BullMQ's priority of a job that has no place yet. */
export const LAST_PLACE = 2_000_000;
/** BullMQ sorts by priority × 2^32. A smaller score is a place in the fair order. */
const UNPLACED = (LAST_PLACE - 1) * 2 ** 32;
/** While jobs are placed, an account is kept; an older one is obsolete. */
const FORGET_MS = 10 * 60 * 1_000;

/**
 * KEYS: the job; the queue's waiting jobs by score; the accounts: virtual end time of each account's last waiting job, and
 * the virtual clock. ARGV: job, account, cost, lead, `new` or `back`. Returns -1 without such a job, 0 when it has a
 * place or runs, else how many of its account wait.
 *
 * The clock is the place of the first waiting job; it never goes back. While no job waits, the accounts are deleted
 * and time restarts. An account that has used less than the others comes just before the first of them, by its lead.
 */
const PLACE = `
local function text(n) return string.format('%.17g', n) end
if redis.call('EXISTS', KEYS[1]) == 0 then return -1 end
local score = tonumber(redis.call('ZSCORE', KEYS[2], ARGV[1]))
if not score or score < ${UNPLACED} then return 0 end
local head = tonumber(redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')[2])
local clock, start, cost = 1, 1, tonumber(ARGV[3])
if head >= ${UNPLACED} then
  redis.call('DEL', KEYS[3])
else
  clock = math.max(tonumber(redis.call('ZSCORE', KEYS[3], 'clock') or 1), head)
  redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', '(' .. text(clock))
  start = math.max(tonumber(redis.call('ZSCORE', KEYS[3], ARGV[2]) or 0), clock - tonumber(ARGV[4]))
end
if ARGV[5] == 'back' then start = clock
else redis.call('ZADD', KEYS[3], text(start + cost), ARGV[2]) end
redis.call('ZADD', KEYS[3], text(clock), 'clock')
redis.call('PEXPIRE', KEYS[3], ${FORGET_MS})
redis.call('ZADD', KEYS[2], 'XX', text(start), ARGV[1])
return math.max(1, math.ceil((start + cost - clock) / cost))`;

/** KEYS: the waiting jobs. ARGV: job. */
const BRING_FORWARD = `
local head = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if head[1] and head[1] ~= ARGV[1] then
  redis.call('ZADD', KEYS[1], 'XX', string.format('%.17g', tonumber(head[2]) - 1), ARGV[1])
end
return 1`;

interface WithPlace {
  bringJobForward(...keysAndArgs: string[]): Promise<number>;
  placeJob(...keysAndArgs: (string | number)[]): Promise<number>;
}

type Placed = Pick<JobPayload, 'outboxId' | 'tenantId'>;
type PlacedOf = Placed & { kind: JobKind };

/**
 * The order of waiting jobs in each queue: start-time fair queueing (Goyal, Vin, Cheng 1996). Each tenant has an account
 * in virtual time for each urgency, which each of its waiting jobs raises by its cost; jobs are ordered by their
 * accounts. So one tenant's backlog does not delay the jobs of others, nor its own more urgent ones. A turn costs the CPU
 * that the tenant's turns have used, any other job the number of its priority: of two backlogs the more urgent one gets
 * the larger share, and none waits for ever.
 *
 * A job is added in the last place and then moved: in between it is fetched only when nothing else waits. If the move
 * failed, the relay repeats it. Losing this data in Redis loses only the order.
 */
@Injectable()
export class FairOrder {
  private readonly redis: Redis & WithPlace;
  /** Data of the jobs that came first in line, by their ids. */
  private seen = new Map<string, string>();

  constructor(
    clients: RedisClients,
    private readonly queues: BullQueues,
    private readonly costs: TurnCosts,
  ) {
    clients.commands.defineCommand('placeJob', { numberOfKeys: 3, lua: PLACE });
    clients.commands.defineCommand('bringJobForward', { numberOfKeys: 1, lua: BRING_FORWARD });
    this.redis = clients.commands as Redis & WithPlace;
  }

  /**
   * For a job that was just added, or sent again.
   * @returns how many jobs of its account wait; 0 when it has its place or is running, null when there is no such job
   * @throws when Redis is away
   */
  async place(job: PlacedOf): Promise<number | null> {
    return known(await this.redis.placeJob(...this.argsOf(job, 'new')));
  }

  /** `place` of each, in one round trip. */
  async placeAll(jobs: readonly PlacedOf[]): Promise<(number | null)[]> {
    return Promise.all(jobs.map((job) => this.place(job)));
  }

  /** For a turn that was returned: before all others of its tenant, after tenants that wait for their first. */
  async placeBack(turn: Placed): Promise<void> {
    await this.redis.placeJob(...this.argsOf({ ...turn, kind: 'turn.answer' }, 'back'));
  }

  /**
   * The turns that come first in line. Of those that were first the last time nothing is read anew: this is asked often
   * while turns are held.
   */
  async firstTurns(count: number): Promise<JobPayload[]> {
    const queue = this.queues.get('turns');
    const ids = await this.redis.zrange(queue.toKey('prioritized'), '0', String(count - 1));
    const found = await Promise.all(
      ids.map(async (id) => {
        const data = this.seen.get(id) ?? (await this.redis.hget(queue.toKey(id), 'data'));
        return [id, data] as const;
      }),
    );
    // A job may be gone meanwhile.
    this.seen = new Map(found.flatMap(([id, data]) => (data === null ? [] : [[id, data]])));
    return [...this.seen.values()].map((data) => JSON.parse(data) as JobPayload);
  }

  /** A turn to the first place, because the ones before it must not run now. */
  async bringForward({ outboxId }: Pick<JobPayload, 'outboxId'>): Promise<void> {
    await this.redis.bringJobForward(this.queues.get('turns').toKey('prioritized'), outboxId);
  }

  /** For erasure: deletes the tenant's accounts. */
  async forget(tenantId: string): Promise<void> {
    const accounts = new Set(
      Object.values(JOB_POLICIES).map(({ priority }) => accountOf(tenantId, priority)),
    );
    for (const queue of this.queues.all()) await this.redis.zrem(queue.toKey('fair'), ...accounts);
  }

  private argsOf({ kind, outboxId, tenantId }: PlacedOf, how: 'new' | 'back'): (string | number)[] {
    const { queue: name, priority } = JOB_POLICIES[kind];
    const queue = this.queues.get(name);
    const cost = name === 'turns' ? this.costs.of(tenantId) : priority;
    const keys = [queue.toKey(outboxId), queue.toKey('prioritized'), queue.toKey('fair')];
    return [...keys, outboxId, accountOf(tenantId, priority), cost, 1 / priority, how];
  }
}

function accountOf(tenantId: string, priority: number): string {
  return `${tenantId}:${priority}`;
}

function known(place: number): number | null {
  return place < 0 ? null : place;
}
