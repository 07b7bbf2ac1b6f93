import { Injectable } from '@nestjs/common';
import type { Collection, WeaviateClient } from 'weaviate-client';
import { currentTenantId } from '../context/request-context.js';
import { COLLECTIONS, STATE, VECTOR_KINDS, type VectorKind } from './collections.js';
import { TenantUses } from './tenant-uses.js';
import { TenantMissing } from './weaviate.errors.js';
import { WeaviateConnection } from './weaviate-connection.js';

/** An object with its vector. */
export interface StoredVector {
  id: string;
  vector: Float32Array;
}

export interface NearVector {
  id: string;
  /** -1..1 */
  cosine: number;
}

/** A visitor waits. */
const SEARCH_MS = 300;
const WORK_MS = 10_000;
const STATE_ID = 'ffffffff-ffff-4fff-bfff-ffffffffffff';
/** Objects of one page. */
export const VECTOR_PAGE = 200;

/**
 * The current tenant's vectors in Weaviate. The only place that makes a handle of a tenant, and always of the one in
 * context: no name of a tenant can be given.
 */
@Injectable()
export class TenantVectors {
  constructor(
    private readonly connection: WeaviateConnection,
    private readonly uses: TenantUses,
  ) {}

  /** Best first. @throws WeaviateUnavailable, TenantMissing */
  async nearest(kind: VectorKind, vector: Float32Array, limit: number): Promise<NearVector[]> {
    const tenantId = this.tenant();
    const { objects } = await this.connection.search(
      (client, abortSignal) =>
        handleOf(client, kind, tenantId).query.nearVector(
          [...vector],
          { limit, returnMetadata: ['distance'], returnProperties: [] },
          { abortSignal },
        ),
      SEARCH_MS,
    );
    return objects.map(({ uuid, metadata }) => ({ id: uuid, cosine: 1 - (metadata?.distance ?? 1) }));
  }

  /** What `setState` was given last; null when a collection has nothing of the tenant, or they differ. */
  async state(): Promise<string | null> {
    const states = await Promise.all(VECTOR_KINDS.map((kind) => this.stateOf(kind)));
    const [first = null] = states;
    return states.every((state) => state === first) ? first : null;
  }

  async setState(state: string): Promise<void> {
    for (const kind of VECTOR_KINDS) {
      await this.insert(kind, [{ id: STATE_ID, properties: { [STATE]: state } }]);
    }
  }

  /** Adds them, or replaces those of their ids. */
  async put(kind: VectorKind, objects: readonly StoredVector[]): Promise<void> {
    if (objects.length === 0) return;
    await this.insert(
      kind,
      objects.map(({ id, vector }) => ({ id, vectors: [...vector] })),
    );
  }

  async remove(kind: VectorKind, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.work(kind, ({ data, filter }) => data.deleteMany(filter.byId().containsAny([...ids])));
  }

  /** The next objects after an id, in the order of their ids. @param after undefined: from the start */
  async page(
    kind: VectorKind,
    after?: string,
  ): Promise<{ vectors: StoredVector[]; last: string | undefined }> {
    const { objects } = await this.work(kind, ({ query }, abortSignal) =>
      query.fetchObjects(
        { limit: VECTOR_PAGE, includeVector: true, ...(after !== undefined && { after }) },
        { abortSignal },
      ),
    );
    const own = objects.filter(({ uuid }) => uuid !== STATE_ID);
    return {
      vectors: own.map(({ uuid, vectors }) => ({
        id: uuid,
        vector: Float32Array.from((vectors.default ?? []) as number[]),
      })),
      last: objects.at(-1)?.uuid,
    };
  }

  /** Makes the current tenant where it is missing. */
  async create(): Promise<void> {
    const name = currentTenantId();
    for (const kind of VECTOR_KINDS) {
      await this.connection.work(
        (client) => client.collections.use(COLLECTIONS[kind]).tenants.create({ name }),
        WORK_MS,
      );
    }
  }

  /** Removes the current tenant and all it has. @returns in how many collections it was; 0 without Weaviate */
  async drop(): Promise<number> {
    if (!this.connection.isConfigured) return 0;
    const name = currentTenantId();
    let gone = 0;
    for (const kind of VECTOR_KINDS) {
      gone += await this.connection.work(async (client) => {
        const { tenants } = client.collections.use(COLLECTIONS[kind]);
        if (!(await tenants.getByName(name))) return 0;
        await tenants.remove(name);
        return 1;
      }, WORK_MS);
    }
    this.uses.forget([name]);
    return gone;
  }

  private async stateOf(kind: VectorKind): Promise<string | null> {
    try {
      const found = await this.work(kind, ({ query }, abortSignal) =>
        query.fetchObjectById(STATE_ID, {}, { abortSignal }),
      );
      const state = found?.properties[STATE];
      return typeof state === 'string' ? state : null;
    } catch (error) {
      if (error instanceof TenantMissing) return null;
      throw error;
    }
  }

  private async insert(
    kind: VectorKind,
    objects: { id: string; vectors?: number[]; properties?: Record<string, string> }[],
  ): Promise<void> {
    const { errors } = await this.work(kind, ({ data }) => data.insertMany(objects));
    const [problem] = Object.values(errors);
    if (problem) throw new Error(`Weaviate takes no vector: ${problem.message}`);
  }

  private work<T>(
    kind: VectorKind,
    call: (handle: Collection, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const tenantId = this.tenant();
    return this.connection.work((client, signal) => call(handleOf(client, kind, tenantId), signal), WORK_MS);
  }

  /** The tenant in context, which is used now. */
  private tenant(): string {
    const tenantId = currentTenantId();
    this.uses.note(tenantId);
    return tenantId;
  }
}

function handleOf(client: WeaviateClient, kind: VectorKind, tenantId: string): Collection {
  return client.collections.use(COLLECTIONS[kind]).withTenant(tenantId);
}
