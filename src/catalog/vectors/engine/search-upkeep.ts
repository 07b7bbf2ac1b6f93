import { Injectable, Logger } from '@nestjs/common';
import { ScheduledWork } from '../../../platform/queueing/schedules.js';
import { WeaviateConnection } from '../../../platform/weaviate/weaviate-connection.js';
import { WeaviateTenants } from '../../../platform/weaviate/weaviate-tenants.js';
import { SearchReconciler } from './search-reconciler.js';

/** A tenant that nobody asked for this long is put to rest. */
const COLD_MS = 60 * 60 * 1000;

/** Puts tenants of Weaviate to rest that are not asked. */
@Injectable()
export class SearchRest extends ScheduledWork {
  constructor(
    private readonly connection: WeaviateConnection,
    private readonly tenants: WeaviateTenants,
  ) {
    super();
  }

  /** @throws WeaviateUnavailable, or when Redis is away */
  async run(): Promise<void> {
    if (this.connection.isConfigured) await this.tenants.deactivateUnused(COLD_MS);
  }
}

/** Reconciles Weaviate with the database. */
@Injectable()
export class SearchReconciliation extends ScheduledWork {
  private readonly logger = new Logger('Search');

  constructor(
    private readonly connection: WeaviateConnection,
    private readonly reconciler: SearchReconciler,
  ) {
    super();
  }

  /** @throws WeaviateUnavailable; what was repaired until then stays */
  async run(): Promise<void> {
    if (!this.connection.isConfigured) return;
    this.logger.log(await this.reconciler.run(), 'Weaviate was compared with the database');
  }
}
