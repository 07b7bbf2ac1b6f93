import { Injectable } from '@nestjs/common';
import { TenantVectors, type StoredVector } from '../../../platform/weaviate/tenant-vectors.js';
import { PAGE_ROWS } from '../../search/catalog-texts.repository.js';
import type { KnowledgeKind } from '../../search/knowledge-index.js';
import { product } from './centred.js';
import { partOfId, storedParts } from './part-vectors.js';
import { StoredVectorsRepository } from './stored-vectors.repository.js';

/** Vectors that were not as in Postgres. */
export interface Drift {
  missing: number;
  wrong: number;
  extra: number;
}

/** The cosine of a vector with itself, after the roundings of two stores. */
const SAME = 0.999;

/** Compares the current tenant's vectors in Weaviate with those in Postgres. */
@Injectable()
export class VectorDrift {
  constructor(
    private readonly stored: StoredVectorsRepository,
    private readonly vectors: TenantVectors,
  ) {}

  /** Writes and deletes in Weaviate until it has what Postgres has. @returns what was repaired */
  async repair(modelId: string, origin: Float32Array): Promise<Drift> {
    const drift: Drift = { missing: 0, wrong: 0, extra: 0 };
    for (const kind of ['products', 'articles'] as const) {
      const right = await this.checkThere(kind, modelId, origin, drift);
      drift.missing += await this.addMissing(kind, modelId, origin, right);
    }
    return drift;
  }

  /** @returns the ids that are there, and right now */
  private async checkThere(
    kind: KnowledgeKind,
    modelId: string,
    origin: Float32Array,
    drift: Drift,
  ): Promise<Set<string>> {
    const right = new Set<string>();
    let after: string | undefined;
    do {
      const { vectors, last } = await this.vectors.page(kind, after);
      after = last;
      const ids = vectors.map(({ id }) => id);
      const wanted = new Map(
        (await this.stored.byIds(kind, modelId, rowsOf(kind, ids)))
          .flatMap((row) => storedParts(row, origin))
          .filter(({ id }) => ids.includes(id))
          .map(({ id, vector }) => [id, vector]),
      );
      const wrong = vectors.filter(({ id, vector }) => !isSame(vector, wanted.get(id)));
      const extra = wrong.filter(({ id }) => !wanted.has(id)).map(({ id }) => id);
      // Removed first: one of another length could not be replaced.
      await this.vectors.remove(
        kind,
        wrong.map(({ id }) => id),
      );
      drift.extra += extra.length;
      drift.wrong += wrong.length - extra.length;
      const replaced = wrong.flatMap(({ id }) => toPut(id, wanted.get(id)));
      await this.vectors.put(kind, replaced);
      for (const id of wanted.keys()) right.add(id);
    } while (after !== undefined);
    return right;
  }

  private async addMissing(
    kind: KnowledgeKind,
    modelId: string,
    origin: Float32Array,
    right: ReadonlySet<string>,
  ): Promise<number> {
    let added = 0;
    let after: string | undefined;
    for (;;) {
      const rows = await this.stored.page(kind, modelId, after);
      const missing = rows.flatMap((row) => storedParts(row, origin)).filter(({ id }) => !right.has(id));
      await this.vectors.put(kind, missing);
      added += missing.length;
      after = rows.at(-1)?.id;
      if (after === undefined || rows.length < PAGE_ROWS) return added;
    }
  }
}

/** The rows whose vectors these are. */
function rowsOf(kind: KnowledgeKind, ids: readonly string[]): string[] {
  return kind === 'products' ? [...ids] : [...new Set(ids.map((id) => partOfId(id).id))];
}

function toPut(id: string, vector: Float32Array | undefined): StoredVector[] {
  return vector ? [{ id, vector }] : [];
}

function isSame(vector: Float32Array, wanted: Float32Array | undefined): boolean {
  return wanted?.length === vector.length && product(vector, wanted) >= SAME;
}
