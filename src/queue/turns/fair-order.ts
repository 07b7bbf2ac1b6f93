import { Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { JobPayload } from '../../platform/queueing/job-kinds.js';
import { RedisClients } from '../../platform/redis/redis-clients.js';
import { BullQueues } from '../bull-queues.js';
import { TurnCosts } from './turn-costs.js';

/**
 * Turns are added with the priority 2,000,000; BullMQ sorts by priority × 2^32. A smaller score is a place in the fair
 * order.
 */
const UNPLACED = 1_999_999 * 2 ** 32;
/** Longer than any turn waits; after it, a tenant's account is obsolete. */
const FORGET_MS = 10 * 60 * 1_000;

/**
 * KEYS: the queue's waiting jobs by score; the accounts: virtual end time of each tenant's last waiting turn, and the
 * virtual clock. ARGV: job, tenant, cost, `new` or `back`.
 *
 * The clock is the place of the first waiting turn; it never goes back. While no turn waits, the accounts are deleted
 * and time restarts. A tenant that has used less than the others comes just before the first of them.
 */
const PLACE = `
local function text(n) return string.format('%.17g', n) end
local score = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]))
if not score or score < ${UNPLACED} then return 0 end
local head = tonumber(redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2])
local clock, start = 1, 1
if head >= ${UNPLACED} then
  redis.call('DEL', KEYS[2])
else
  clock = math.max(tonumber(redis.call('ZSCORE', KEYS[2], 'clock') or 1), head)
  redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', '(' .. text(clock))
  start = math.max(tonumber(redis.call('ZSCORE', KEYS[2], ARGV[2]) or 0), clock - 1)
end
if ARGV[4] == 'back' then start = clock
else redis.call('ZADD', KEYS[2], text(start + tonumber(ARGV[3])), ARGV[2]) end
redis.call('ZADD', KEYS[2], text(clock), 'clock')
redis.call('PEXPIRE', KEYS[2], ${FORGET_MS})
redis.call('ZADD', KEYS[1], 'XX', text(start), ARGV[1])
return 1`;

/** KEYS: the waiting jobs. ARGV: job. */
const BRING_FORWARD = `
local head = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if head[1] and head[1] ~= ARGV[1] then
  redis.call('ZADD', KEYS[1], 'XX', string.format('%.17g', tonumber(head[2]) - 1), ARGV[1])
end
return 1`;

interface WithPlace {
  bringTurnForward(...keysAndArgs: string[]): Promise<number>;
  placeTurn(...keysAndArgs: (string | number)[]): Promise<number>;
}

/**
 * The order of waiting turns: start-time fair queueing between tenants (Goyal, Vin, Cheng 1996). Each tenant has an
 * account in virtual time, which each waiting turn raises by the cost of this tenant's turns; turns are ordered by
 * their tenants' accounts. So one tenant's backlog does not delay the turns of others.
 *
 * A job is added in the last place and then moved: in between it is fetched only when nothing else waits. If the move
 * failed, it is moved when the relay sends it again. Losing this data in Redis loses only the order.
 */
@Injectable()
export class FairOrder {
  private readonly redis: WithPlace;

  constructor(
    private readonly clients: RedisClients,
    private readonly queues: BullQueues,
    private readonly costs: TurnCosts,
  ) {
    clients.commands.defineCommand('placeTurn', { numberOfKeys: 2, lua: PLACE });
    clients.commands.defineCommand('bringTurnForward', { numberOfKeys: 1, lua: BRING_FORWARD });
    this.redis = clients.commands as Redis & WithPlace;
  }

  /**
   * For a job that was just added, or sent again. A no-op when it has its place or is running. @throws when Redis is
   * away.
   */
  async place(job: Pick<JobPayload, 'outboxId' | 'tenantId'>): Promise<void> {
    await this.run(job, 'new');
  }

  /** For a job that was returned: before all others of its tenant, after tenants that wait for their first. */
  async placeBack(job: Pick<JobPayload, 'outboxId' | 'tenantId'>): Promise<void> {
    await this.run(job, 'back');
  }

  /** To the first place, because the jobs before it must not run now. */
  async bringForward({ outboxId }: Pick<JobPayload, 'outboxId'>): Promise<void> {
    await this.redis.bringTurnForward(this.queues.get('turns').toKey('prioritized'), outboxId);
  }

  /** For erasure: deletes the tenant's account. */
  async forget(tenantId: string): Promise<void> {
    await this.clients.commands.zrem(this.queues.get('turns').toKey('fair'), tenantId);
  }

  private async run({ outboxId, tenantId }: Pick<JobPayload, 'outboxId' | 'tenantId'>, how: 'new' | 'back') {
    const turns = this.queues.get('turns');
    const cost = this.costs.of(tenantId);
    await this.redis.placeTurn(
      turns.toKey('prioritized'),
      turns.toKey('fair'),
      outboxId,
      tenantId,
      cost,
      how,
    );
  }
}
