import { Injectable, Logger, Optional } from '@nestjs/common';
import { RedisClients } from '../redis/redis-clients.js';
import { platformKey } from '../redis/redis-keys.js';

/** A use is told again after this long, so what the others know of a tenant in use is never older. */
const TOLD_EVERY_MS = 5 * 60 * 1000;
/** Members of one command. */
const BATCH = 500;
/** What is older tells nothing any more: the tenant was put to rest, or is no more. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * When a tenant of Weaviate was last used, by any process: a sorted set in Redis of the tenants by time, in milliseconds.
 * Without it a process that answers no questions would take all tenants for unused.
 */
@Injectable()
export class TenantUses {
  private readonly logger = new Logger('Search');
  /** When this process told of each tenant, in milliseconds of its clock. */
  private readonly told = new Map<string, number>();
  private readonly key = platformKey('search-used');

  /** @param redis absent in commands, which put nothing to rest */
  constructor(@Optional() private readonly redis?: RedisClients) {}

  /** Does not wait for Redis: nobody's question fails or takes longer. What could not be told is told with the next use. */
  note(tenantId: string): void {
    const now = performance.now();
    if (!this.redis || now - (this.told.get(tenantId) ?? -TOLD_EVERY_MS) < TOLD_EVERY_MS) return;
    this.told.set(tenantId, now);
    this.redis.counting.zadd(this.key, 'GT', Date.now(), tenantId).catch((error: unknown) => {
      this.told.delete(tenantId);
      this.logger.debug({ err: error }, 'A use of Weaviate was not told');
    });
  }

  /**
   * Of these tenants those that no process has used for a while. One whose last use is not known counts as used now.
   * @throws when Redis is away: then nothing is known
   */
  async unusedOf(names: readonly string[], forMs: number): Promise<string[]> {
    if (!this.redis) throw new Error('The uses of Weaviate are in Redis.');
    const { cache } = this.redis;
    const now = Date.now();
    await cache.zremrangebyscore(this.key, '-inf', now - KEPT_MS);
    const unused: string[] = [];
    for (let from = 0; from < names.length; from += BATCH) {
      const batch = names.slice(from, from + BATCH);
      await cache.zadd(this.key, 'NX', ...batch.flatMap((name) => [now, name]));
      const times = await cache.zmscore(this.key, ...batch);
      unused.push(...batch.filter((_, at) => now - Number(times[at] ?? now) >= forMs));
    }
    return unused;
  }

  /** For tenants that are put to rest, or no more. Does not wait for Redis either: what it keeps grows old. */
  forget(names: readonly string[]): void {
    for (const name of names) this.told.delete(name);
    for (let from = 0; from < names.length; from += BATCH)
      this.redis?.counting
        .zrem(this.key, ...names.slice(from, from + BATCH))
        .catch((error: unknown) => this.logger.debug({ err: error }, 'A use of Weaviate was not forgotten'));
  }
}
