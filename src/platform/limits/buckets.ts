import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Bucket, Verdict } from './bucket.js';
import { CountingRedis } from './counting-redis.js';
import { FullBuckets } from './full-buckets.js';
import { LocalBuckets } from './local-buckets.js';
import { RedisBuckets } from './redis-buckets.js';

/**
 * Counts in Redis; while Redis is away, each process allows half of every limit by itself. So an outage of Redis
 * neither removes the limits nor stops the service.
 */
@Injectable()
export class Buckets {
  private readonly shared: RedisBuckets;
  private readonly local = new LocalBuckets();
  private readonly full = new FullBuckets();

  constructor(
    private readonly redis: CountingRedis,
    private readonly clock: Clock,
  ) {
    this.shared = new RedisBuckets(redis.client);
  }

  async take(buckets: Bucket[]): Promise<Verdict> {
    const known = this.full.verdictOf(buckets);
    if (known) return known;
    const verdict = await this.redis.ask(
      () => this.shared.take(buckets),
      () => this.takeLocally(buckets),
    );
    this.full.note(buckets, verdict);
    return verdict;
  }

  private takeLocally(buckets: Bucket[]): Verdict {
    const halves = buckets.map((bucket) => ({ ...bucket, size: Math.ceil(bucket.size / 2) }));
    return this.local.take(halves, this.clock.now().getTime());
  }
}
