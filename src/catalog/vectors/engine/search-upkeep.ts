import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { platformKey } from '../../../platform/redis/redis-keys.js';
import { RedisClients } from '../../../platform/redis/redis-clients.js';
import { WeaviateConnection } from '../../../platform/weaviate/weaviate-connection.js';
import { WeaviateTenants } from '../../../platform/weaviate/weaviate-tenants.js';
import { SearchReconciler } from './search-reconciler.js';

const EVERY_MS = 10 * 60 * 1000;
/** A tenant that nobody asked for this long is put to rest. */
const COLD_MS = 60 * 60 * 1000;
/** The hour of the night, UTC. */
const RECONCILE_HOUR = 3;
const CLAIM_SECONDS = 20 * 60 * 60;

/** Puts tenants to rest that are not asked, and reconciles Weaviate once a night, in one of the processes. */
@Injectable()
export class SearchUpkeep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Search');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly connection: WeaviateConnection,
    private readonly tenants: WeaviateTenants,
    private readonly reconciler: SearchReconciler,
    private readonly redis: RedisClients,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.connection.isConfigured) return;
    this.timer = setInterval(() => void this.tick(new Date()), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Never throws: the next one tries again. */
  async tick(now: Date): Promise<void> {
    try {
      await this.tenants.deactivateUnused(COLD_MS);
      if (now.getUTCHours() === RECONCILE_HOUR) await this.reconcileOnce(now);
    } catch (error) {
      this.logger.warn({ err: error }, 'Weaviate could not be looked after');
    }
  }

  private async reconcileOnce(now: Date): Promise<void> {
    const key = platformKey('search-reconciled', now.toISOString().slice(0, 10));
    if ((await this.redis.commands.set(key, '1', 'EX', CLAIM_SECONDS, 'NX')) === null) return;
    try {
      this.logger.log(await this.reconciler.run(), 'Weaviate was compared with the database');
    } catch (error) {
      // The next tick of this hour tries again.
      await this.redis.commands.unlink(key);
      throw error;
    }
  }
}
