import type { Redis } from 'ioredis';
import { verdict, type Bucket, type Verdict } from './bucket.js';
import { TAKE_SCRIPT } from './take-script.js';

interface WithTake {
  takeFromBuckets(keys: number, ...keysAndFigures: (string | number)[]): Promise<[number, ...number[]]>;
}

/** Counts in Redis, for all instances together; one round trip for all buckets of a request. */
export class RedisBuckets {
  private readonly redis: WithTake;

  constructor(redis: Redis, script = TAKE_SCRIPT) {
    redis.defineCommand('takeFromBuckets', { lua: script });
    this.redis = redis as Redis & WithTake;
  }

  /** @throws ioredis' error when Redis is away or slower than the command timeout. */
  async take(buckets: Bucket[]): Promise<Verdict> {
    const keys = buckets.map(({ key }) => key);
    const figures = buckets.flatMap(({ size, windowMs }) => [size, windowMs]);
    const [admitted, ...rest] = await this.redis.takeFromBuckets(keys.length, ...keys, ...figures);
    return verdict(buckets, admitted === 1, rest);
  }
}
