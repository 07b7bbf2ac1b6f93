import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { tenantKey, visitorKey } from '../platform/redis/redis-keys.js';
import { RedisClients } from '../platform/redis/redis-clients.js';
import { currentTenantId } from '../platform/context/request-context.js';
import type { OrderNumberKeys } from './order-number.js';

const VISITOR_TRIES = { points: 5, duration: 15 * 60 };
const ORDER_TRIES = { points: 20, duration: 24 * 60 * 60 };

type Allowance = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/** Limits failed lookups: 5 per visitor in 15 minutes, 20 per order number in a day. Exact across processes (Redis). */
@Injectable()
export class LookupTries {
  private readonly byVisitor: RateLimiterRedis;
  private readonly byOrder: RateLimiterRedis;

  constructor(redis: RedisClients) {
    this.byVisitor = limiter(redis, VISITOR_TRIES);
    this.byOrder = limiter(redis, ORDER_TRIES);
  }

  /**
   * Counts an attempt before it is made, so that parallel guesses cannot exceed the limit.
   * @param numbers the order numbers that the attempt looks up: one, or two when either of two may be the phone
   * number
   * @param isTrial counted apart, so that tests of the assistant use up no customer's tries
   */
  async take(visitorId: string, numbers: readonly OrderNumberKeys[], isTrial = false): Promise<Allowance> {
    let allowance = await consume(this.byVisitor, visitorTries(visitorId));
    for (const key of countsOf(numbers, isTrial))
      if (allowance.allowed) allowance = await consume(this.byOrder, key);
    return allowance;
  }

  /** An attempt that succeeded does not count. */
  async release(visitorId: string, numbers: readonly OrderNumberKeys[], isTrial = false): Promise<void> {
    await Promise.all([
      this.byVisitor.reward(visitorTries(visitorId)),
      ...countsOf(numbers, isTrial).map((key) => this.byOrder.reward(key)),
    ]);
  }
}

function countsOf(numbers: readonly OrderNumberKeys[], isTrial: boolean): string[] {
  return [...new Set(numbers.map((number) => orderTries(number, isTrial)))];
}

function visitorTries(visitorId: string): string {
  return visitorKey(currentTenantId(), 'order-tries', visitorId);
}

/** "2041", "02041" and "CC-2041" may be the same order, so they share one count. */
function orderTries({ digits, loose }: OrderNumberKeys, isTrial: boolean): string {
  return tenantKey(
    currentTenantId(),
    'order-tries',
    isTrial ? 'trial' : 'order',
    (digits ?? loose).slice(0, 100),
  );
}

/** While Redis is away each process counts for itself, so that lookups still work and are still limited. */
function limiter(
  redis: RedisClients,
  { points, duration }: { points: number; duration: number },
): RateLimiterRedis {
  return new RateLimiterRedis({
    storeClient: redis.cache,
    keyPrefix: '',
    points,
    duration,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: '', points, duration }),
  });
}

async function consume(limiter: RateLimiterRedis, key: string): Promise<Allowance> {
  try {
    await limiter.consume(key);
    return { allowed: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { allowed: false, retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) };
  }
}
