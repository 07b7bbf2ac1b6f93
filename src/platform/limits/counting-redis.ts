import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RedisConfig } from '../../config/redis.config.js';
import { Clock } from '../../kernel/clock.js';
import { RedisClients } from '../redis/redis-clients.js';
import { SilenceWatch } from './silence-watch.js';

/** After a failure nobody waits for Redis until this has passed; then one request tries. */
const BREAK_MS = 2_000;

/** Redis for counts, which must answer at once or be done without: an outage costs one command timeout per break. */
@Injectable()
export class CountingRedis {
  private readonly logger = new Logger('Limits');
  private readonly watch: SilenceWatch;
  private brokenUntil = 0;
  private isAway = false;

  constructor(
    private readonly redis: RedisClients,
    @Inject(RedisConfig) config: RedisConfig,
    private readonly clock: Clock,
  ) {
    this.watch = new SilenceWatch(config.commandTimeoutMs);
  }

  get client(): Redis {
    return this.redis.counting;
  }

  /** What the shared count says; while Redis is away, what this process says by itself. */
  async ask<Answer>(shared: () => Promise<Answer>, alone: () => Answer): Promise<Answer> {
    if (!this.mayTryRedis()) return alone();
    try {
      const answer = await this.watch.listen(shared());
      this.noteBack();
      return answer;
    } catch (error) {
      this.noteAway(error);
      return alone();
    }
  }

  /** A client without a connection would let the request wait for one; it reconnects by itself meanwhile. */
  private mayTryRedis(): boolean {
    if (this.client.status !== 'ready') return false;
    const now = this.clock.now().getTime();
    if (now < this.brokenUntil) return false;
    // While broken, whoever comes now is the only one to try.
    if (this.isAway) this.brokenUntil = now + BREAK_MS;
    return true;
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
