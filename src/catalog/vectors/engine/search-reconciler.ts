import { Injectable } from '@nestjs/common';
import { newId } from '../../../kernel/ids.js';
import { runAsTenant } from '../../../platform/context/request-context.js';
import { Embeddings } from '../../../platform/embeddings/embeddings.port.js';
import { WeaviateTenants } from '../../../platform/weaviate/weaviate-tenants.js';
import { SearchedTenantsRepository } from './searched-tenants.repository.js';
import type { Drift } from './vector-drift.js';
import { VectorSync } from './vector-sync.js';

/** Of all tenants. */
export interface Reconciliation extends Drift {
  tenants: number;
  /** Tenants in Weaviate that are none of ours, removed. */
  others: number;
}

export interface ReconcileOptions {
  /** Deletes each tenant's vectors and writes them anew. */
  afresh?: boolean;
  /** Called after each tenant. */
  onTenant?: (done: number, total: number) => void;
}

/** Compares and repairs the vectors of all tenants, one after the other; embeds nothing. */
@Injectable()
export class SearchReconciler {
  constructor(
    private readonly registry: SearchedTenantsRepository,
    private readonly embeddings: Embeddings,
    private readonly sync: VectorSync,
    private readonly tenants: WeaviateTenants,
  ) {}

  /** @throws WeaviateUnavailable; what was repaired until then stays */
  async run({ afresh = false, onTenant }: ReconcileOptions = {}): Promise<Reconciliation> {
    const { modelId } = this.embeddings;
    const rows = await this.registry.all();
    const active = rows.filter((row) => row.active);
    const sum: Reconciliation = { tenants: 0, others: 0, missing: 0, wrong: 0, extra: 0 };
    for (const { id } of modelId === null ? [] : active) {
      const ids = { requestId: newId(), correlationId: newId() };
      const drift = await runAsTenant(id, ids, () => this.sync.reconcile(modelId ?? '', afresh));
      for (const kind of ['missing', 'wrong', 'extra'] as const) sum[kind] += drift[kind];
      sum.tenants += 1;
      onTenant?.(sum.tenants, active.length);
    }
    sum.others = await this.tenants.removeOthers(new Set(rows.map(({ id }) => id)));
    return sum;
  }
}
