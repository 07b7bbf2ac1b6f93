import { Inject, Injectable, Logger } from '@nestjs/common';
import { RedisConfig } from '../../config/redis.config.js';
import { Clock } from '../../kernel/clock.js';
import { RedisClients } from '../redis/redis-clients.js';
import type { Bucket, Verdict } from './bucket.js';
import { LocalBuckets } from './local-buckets.js';
import { RedisBuckets } from './redis-buckets.js';
import { SilenceWatch } from './silence-watch.js';

/** After a failure nobody waits for Redis until this has passed; then one request tries. */
const BREAK_MS = 2_000;

/**
 * Counts in Redis; while that is away each process allows half of every limit on its own. So an outage of Redis is
 * never "no limit", never an outage of ours, and costs at most one command timeout per break.
 */
@Injectable()
export class Buckets {
  private readonly logger = new Logger('Limits');
  private readonly shared: RedisBuckets;
  private readonly watch: SilenceWatch;
  private readonly local = new LocalBuckets();
  private brokenUntil = 0;
  private isAway = false;

  constructor(
    private readonly redis: RedisClients,
    @Inject(RedisConfig) config: RedisConfig,
    private readonly clock: Clock,
  ) {
    this.shared = new RedisBuckets(redis.counting);
    this.watch = new SilenceWatch(config.commandTimeoutMs);
  }

  async take(buckets: Bucket[]): Promise<Verdict> {
    if (!this.mayTryRedis()) return this.takeLocally(buckets);
    try {
      const verdict = await this.watch.listen(this.shared.take(buckets));
      this.noteBack();
      return verdict;
    } catch (error) {
      this.noteAway(error);
      return this.takeLocally(buckets);
    }
  }

  /** A client without a connection would let the request wait for one; it reconnects by itself meanwhile. */
  private mayTryRedis(): boolean {
    if (this.redis.counting.status !== 'ready') return false;
    const now = this.clock.now().getTime();
    if (now < this.brokenUntil) return false;
    // While broken, whoever comes now is the only one to try.
    if (this.isAway) this.brokenUntil = now + BREAK_MS;
    return true;
  }

  private takeLocally(buckets: Bucket[]): Verdict {
    const halves = buckets.map((bucket) => ({ ...bucket, size: Math.ceil(bucket.size / 2) }));
    return this.local.take(halves, this.clock.now().getTime());
  }

  private noteAway(error: unknown): void {
    this.brokenUntil = this.clock.now().getTime() + BREAK_MS;
    if (this.isAway) return;
    this.isAway = true;
    this.logger.warn({ err: error }, 'Redis does not answer: limits are halved and counted by this process');
  }

  private noteBack(): void {
    this.brokenUntil = 0;
    if (!this.isAway) return;
    this.isAway = false;
    this.logger.log('Redis answers again: limits are shared');
  }
}
