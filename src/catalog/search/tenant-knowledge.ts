import { Logger } from '@nestjs/common';
import type { IndexHit } from '../../language/search/trigram-index.js';
import type { WorkSlices } from '../../platform/time/work-slices.js';
import type { BuildGate } from './build-gate.js';
import {
  CHANGES_KEPT_MS,
  FIRST_ID,
  LAST_ID,
  PAGE_ROWS,
  type CatalogTextsRepository,
  type ChangeCursor,
  type TextChange,
  type TextChanges,
} from './catalog-texts.repository.js';
import { KnowledgeIndex, type KnowledgeKind } from './knowledge-index.js';

/** Greater than any version: queries only the current version. */
const NO_CHANGES: ChangeCursor = { version: 2n ** 63n - 1n, id: LAST_ID };

/** The process-wide dependencies of an index. */
export interface KnowledgeMeans {
  texts: CatalogTextsRepository;
  slices: WorkSlices;
  builds: BuildGate;
}

/**
 * The index of one business: read completely once, then updated with changes. Its operations run one after the other,
 * in slices; concurrent questions share one query for changes.
 */
export class TenantKnowledge {
  private readonly logger = new Logger('Search');
  private index = new KnowledgeIndex();
  /** Null until it has been read completely. */
  private cursor: ChangeCursor | null = null;
  private readAt = new Date(0);
  private isFull = false;
  private lastWork: Promise<unknown> = Promise.resolve();
  private nextRefresh: Promise<void> | undefined;

  constructor(
    private readonly tenantId: string,
    private readonly means: KnowledgeMeans,
  ) {}

  /** Approximate heap use. */
  get bytes(): number {
    return this.index.bytes;
  }

  /**
   * Best first, scores 0..1; includes every change that was committed before the call.
   * @param known the knowledge version, if it was just read: then it is not queried again
   */
  async search(kind: KnowledgeKind, text: string, limit: number, known?: bigint): Promise<IndexHit[]> {
    if (!this.isAt(known)) await this.refresh();
    return this.afterOthers(() => this.means.slices.run(this.index.searching(kind, text, limit)));
  }

  /** For each product the ids of its family, as `KnowledgeIndex.familyOf`; as new as a search's answer. */
  async families(ids: readonly string[], known?: bigint): Promise<readonly (readonly string[])[]> {
    if (!this.isAt(known)) await this.refresh();
    return this.afterOthers(async () => ids.map((id) => this.index.familyOf(id)));
  }

  /** Compares for equality, because after a restore of the database the version may be lower. */
  private isAt(version: bigint | undefined): boolean {
    return this.cursor !== null && this.cursor.version === version && this.cursor.id === LAST_ID;
  }

  /** A query that has begun may have read before this call; one that has not begun serves all waiting callers. */
  private refresh(): Promise<void> {
    this.nextRefresh ??= this.afterOthers(() => {
      this.nextRefresh = undefined;
      return this.update();
    });
    return this.nextRefresh;
  }

  private afterOthers<T>(work: () => Promise<T>): Promise<T> {
    const result = this.lastWork.then(work);
    this.lastWork = result.catch(() => undefined);
    return result;
  }

  private async update(): Promise<void> {
    const news = await this.means.texts.changesAfter(this.cursor ?? NO_CHANGES);
    if (this.cursor && this.continues(this.cursor, news)) return this.catchUp(this.cursor, news);
    await this.means.builds.run(() => this.build(news));
  }

  /** False when changes may have been deleted since, or when the database was restored to an earlier state. */
  private continues({ version }: ChangeCursor, { knowledgeVersion, readAt }: TextChanges): boolean {
    return readAt.getTime() - this.readAt.getTime() <= CHANGES_KEPT_MS && knowledgeVersion >= version;
  }

  /** Reads everything; changes made meanwhile have a later version than the one at the start. */
  private async build({ knowledgeVersion, readAt }: TextChanges): Promise<void> {
    const { texts } = this.means;
    const index = new KnowledgeIndex();
    this.index = index;
    this.cursor = null;
    this.isFull = false;
    await this.readAll(
      (after) => texts.products(after),
      (product) => index.putProduct(product),
    );
    await this.readAll(
      (after) => texts.articles(after),
      (article) => index.putArticle(article),
    );
    const cursor = { version: knowledgeVersion, id: LAST_ID };
    this.readAt = readAt;
    await this.catchUp(cursor, await texts.changesAfter(cursor));
  }

  private async readAll<Row extends { id: string }>(
    read: (after: string) => Promise<Row[]>,
    put: (row: Row) => boolean,
  ): Promise<void> {
    let after = FIRST_ID;
    for (;;) {
      const rows = await read(after);
      for (const row of rows) {
        await this.means.slices.next();
        this.noteRoom(put(row));
      }
      const last = rows.at(-1);
      if (!last || rows.length < PAGE_ROWS) return;
      after = last.id;
    }
  }

  /** Updates to the version at its start; later changes are left to the next update, so that this one ends. */
  private async catchUp(from: ChangeCursor, news: TextChanges): Promise<void> {
    this.cursor = from;
    for (let page = news; ; page = await this.means.texts.changesAfter(this.cursor)) {
      await this.apply(page.changes);
      const last = page.changes.length < PAGE_ROWS ? undefined : page.changes.at(-1);
      this.cursor = last ?? { version: page.knowledgeVersion, id: LAST_ID };
      if (!last || last.version > news.knowledgeVersion) break;
    }
    this.readAt = news.readAt;
    this.index.compact();
  }

  private async apply(changes: TextChange[]): Promise<void> {
    for (const { id, product, article } of changes) {
      await this.means.slices.next();
      if (product) this.noteRoom(this.index.putProduct(product));
      else if (article) this.noteRoom(this.index.putArticle(article));
      else this.index.remove(id);
    }
  }

  private noteRoom(hasRoom: boolean): void {
    if (hasRoom || this.isFull) return;
    this.isFull = true;
    this.logger.warn(
      { tenant: this.tenantId },
      'The search index of a tenant is full; products or articles beyond its limits are not found',
    );
  }
}
