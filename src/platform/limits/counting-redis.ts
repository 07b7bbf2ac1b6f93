import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RedisConfig } from '../../config/redis.config.js';
import { Clock } from '../../kernel/clock.js';
import { RedisClients } from '../redis/redis-clients.js';
import { SilenceWatch } from './silence-watch.js';

/** After a failure requests do not wait for Redis during this time; then one request tries again. */
const BREAK_MS = 2_000;

/**
 * Redis for the limits, with a circuit breaker: during an outage only one request per break waits for the command
 * timeout.
 */
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

  /** Returns the shared count; while Redis is away, this process's own. */
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

  /** Without a connection the request would wait for one; the client reconnects by itself. */
  private mayTryRedis(): boolean {
    if (this.client.status !== 'ready') return false;
    const now = this.clock.now().getTime();
    if (now < this.brokenUntil) return false;
    // While the breaker is open, only this request tries.
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
