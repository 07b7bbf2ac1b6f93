import { Injectable } from '@nestjs/common';
import { TenantVectors, type StoredVector } from '../../../platform/weaviate/tenant-vectors.js';
import {
  CHANGES_KEPT_MS,
  LAST_ID,
  PAGE_ROWS,
  type ChangeCursor,
} from '../../search/catalog-texts.repository.js';
import { vectorOf } from '../../../platform/embeddings/vector-bytes.js';
import { idsOfParts, storedParts } from './part-vectors.js';
import {
  StoredVectorsRepository,
  type VectorChange,
  type VectorChanges,
} from './stored-vectors.repository.js';
import { VectorDrift, type Drift } from './vector-drift.js';

/** Kept in Weaviate beside the vectors it tells of, so that it is lost with them. */
interface State {
  modelId: string;
  version: bigint;
  readAt: number;
}

const KINDS = ['products', 'articles'] as const;

/** Keeps the current tenant's vectors in Weaviate the same as those in Postgres. */
@Injectable()
export class VectorSync {
  constructor(
    private readonly stored: StoredVectorsRepository,
    private readonly vectors: TenantVectors,
    private readonly drift: VectorDrift,
  ) {}

  /** Writes the changes since the last time, or everything. @returns the knowledge version up to which it is written */
  async catchUp(modelId: string): Promise<bigint> {
    const state = readState(await this.vectors.state());
    if (state?.modelId !== modelId) return (await this.reconcile(modelId, state !== null)).version;
    const from = { version: state.version, id: LAST_ID };
    const news = await this.stored.changesAfter(modelId, from);
    if (!continues(state, news)) return (await this.reconcile(modelId)).version;
    if (news.knowledgeVersion !== state.version) await this.apply(modelId, from, news);
    return news.knowledgeVersion;
  }

  /**
   * Compares all vectors and repairs what differs; embeds nothing.
   * @param afresh deletes the tenant's vectors first
   */
  async reconcile(modelId: string, afresh = false): Promise<Drift & { version: bigint }> {
    const news = await this.stored.changesAfter(modelId, null);
    const origin = originOf(news);
    const { knowledgeVersion: version, readAt } = news;
    if (afresh) await this.vectors.drop();
    if (!(await this.isNeeded(modelId))) {
      await this.vectors.drop();
      return { missing: 0, wrong: 0, extra: 0, version };
    }
    await this.vectors.create();
    const drift = await this.drift.repair(modelId, origin);
    await this.vectors.setState(stateText({ modelId, version, readAt: readAt.getTime() }));
    return { ...drift, version };
  }

  /** A tenant costs memory and files in Weaviate, so one without vectors has none there. */
  private async isNeeded(modelId: string): Promise<boolean> {
    for (const kind of KINDS) if ((await this.stored.page(kind, modelId)).length > 0) return true;
    return false;
  }

  private async apply(modelId: string, from: ChangeCursor, news: VectorChanges): Promise<void> {
    for (let page = news; ;) {
      await this.write(page.changes, originOf(page));
      const last = page.changes.length < PAGE_ROWS ? undefined : page.changes.at(-1);
      if (!last || last.version > news.knowledgeVersion) break;
      page = await this.stored.changesAfter(modelId, last);
    }
    const state = { modelId, version: news.knowledgeVersion, readAt: news.readAt.getTime() };
    if (from.version !== state.version) await this.vectors.setState(stateText(state));
  }

  private async write(changes: readonly VectorChange[], origin: Float32Array): Promise<void> {
    for (const kind of KINDS) {
      const put: StoredVector[] = [];
      const gone: string[] = [];
      for (const { id, kind: own, vectors } of changes) {
        const parts = own === kind ? storedParts({ id, vectors }, origin) : [];
        const kept = new Set(parts.map((part) => part.id));
        put.push(...parts);
        gone.push(...(kind === 'articles' ? idsOfParts(id) : [id]).filter((each) => !kept.has(each)));
      }
      await this.vectors.remove(kind, gone);
      await this.vectors.put(kind, put);
    }
  }
}

/** False when changes may have been deleted since, or the database was restored to an earlier state. */
function continues({ version, readAt }: State, news: VectorChanges): boolean {
  return news.readAt.getTime() - readAt <= CHANGES_KEPT_MS && news.knowledgeVersion >= version;
}

function originOf({ origin }: VectorChanges): Float32Array {
  return vectorOf(origin) ?? new Float32Array(0);
}

function stateText({ modelId, version, readAt }: State): string {
  return JSON.stringify({ modelId, version: version.toString(), readAt });
}

function readState(text: string | null): State | null {
  if (text === null) return null;
  const { version, ...state } = JSON.parse(text) as Omit<State, 'version'> & { version: string };
  return { ...state, version: BigInt(version) };
}
