import { Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { JobPayload } from '../../platform/queueing/job-kinds.js';
import { RedisClients } from '../../platform/redis/redis-clients.js';
import { BullQueues } from '../bull-queues.js';
import { TurnCosts } from './turn-costs.js';

/** Turns are added with the priority 2,000,000; BullMQ sorts by priority × 2^32. A smaller score is a place. */
const UNPLACED = 1_999_999 * 2 ** 32;
/** Longer than any place is waited for; a tenant's account is then of no use. */
const FORGET_MS = 10 * 60 * 1_000;

/**
 * KEYS: the queue's waiting jobs by score; the accounts: virtual time when each tenant's last waiting turn would end,
 * and the clock. ARGV: job, tenant, cost, `new` or `back`.
 *
 * The clock is the place of the first that waits and never goes back. While nobody waits, nobody is owed anything: the
 * accounts are forgotten and time begins anew. Who has used less than the others comes just before the first of them.
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
 * The order in which waiting turns are taken: start-time fair queueing between tenants (Goyal, Vin, Cheng 1996). Each
 * tenant has an account in virtual time, which a waiting turn raises by what turns of this tenant cost; turns wait in
 * the order of their tenants' accounts. However many turns one tenant has waiting, another one's comes next.
 *
 * A job is added last in line and then placed: in between it may be taken only when nothing else waits, and one whose
 * placing failed is placed when the relay sends it again. What is kept in Redis may be lost: it orders, no more.
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

  /** For a job just added, or sent again: one that has its place or is taken keeps it. @throws when Redis is away. */
  async place(job: Pick<JobPayload, 'outboxId' | 'tenantId'>): Promise<void> {
    await this.run(job, 'new');
  }

  /** For a job that was taken and given back: before all others of its tenant, behind those who wait for the first. */
  async placeBack(job: Pick<JobPayload, 'outboxId' | 'tenantId'>): Promise<void> {
    await this.run(job, 'back');
  }

  /** Before all others: those in front of it may not run just now. */
  async bringForward({ outboxId }: Pick<JobPayload, 'outboxId'>): Promise<void> {
    await this.redis.bringTurnForward(this.queues.get('turns').toKey('prioritized'), outboxId);
  }

  /** Erasure: nothing names the tenant any more. */
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
