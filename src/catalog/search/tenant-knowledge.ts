import { Logger } from '@nestjs/common';
import type { Language } from '../../language/language.js';
import { Synonyms } from '../../language/search/synonyms.js';
import type { IndexHit } from '../../language/search/trigram-index.js';
import type { WorkSlices } from '../../platform/time/work-slices.js';
import type { MeaningHit } from '../vectors/vector-index.js';
import { vectorOf, vectorsOf } from '../../platform/embeddings/vector-bytes.js';
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
  /** Of the synonyms that the index has; null: the business has none. */
  private synonymsVersion: bigint | null = null;
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
   * @param language of the text, in which synonyms hold; null: not known
   */
  async search(
    kind: KnowledgeKind,
    text: string,
    limit: number,
    known?: bigint,
    language: Language | null = null,
  ): Promise<IndexHit[]> {
    if (!this.isAt(known)) await this.refresh();
    return this.afterOthers(() => this.means.slices.run(this.index.searching(kind, text, limit, language)));
  }

  /** The synonyms that hold in a language, null: in any; as new as a search's answer. */
  async synonyms(language: Language | null, known?: bigint): Promise<Synonyms> {
    if (!this.isAt(known)) await this.refresh();
    return this.afterOthers(async () => this.index.synonymsIn(language));
  }

  /** As `search`, by the vector of a question. @returns null when it cannot be compared with the stored vectors */
  async nearest(
    kind: KnowledgeKind,
    question: Float32Array,
    limit: number,
    known?: bigint,
  ): Promise<MeaningHit[] | null> {
    if (!this.isAt(known)) await this.refresh();
    return this.afterOthers(() => this.means.slices.run(this.index.nearest(kind, question, limit)));
  }

  /** Whether a product or article has no vector yet, as far as was read. */
  get lacksVectors(): boolean {
    return this.index.lacksVectors;
  }

  /** Up to which changes were read; null until everything was read once. */
  get version(): bigint | null {
    return this.cursor?.version ?? null;
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
    this.synonymsVersion = null;
    await this.readAll(
      (after) => texts.products(after),
      (product) => index.putProduct(product, vectorsOf(product.vectors)[0]),
    );
    await this.readAll(
      (after) => texts.articles(after),
      (article) => index.putArticle(article, vectorsOf(article.vectors)),
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
    await this.readSynonyms(news.synonymsVersion);
    for (let page = news; ; page = await this.means.texts.changesAfter(this.cursor)) {
      await this.apply(page.changes);
      this.index.setOrigin(vectorOf(page.origin));
      const last = page.changes.length < PAGE_ROWS ? undefined : page.changes.at(-1);
      this.cursor = last ?? { version: page.knowledgeVersion, id: LAST_ID };
      if (!last || last.version > news.knowledgeVersion) break;
    }
    this.readAt = news.readAt;
    this.index.compact();
  }

  /** Only when the list has changed. Read later than its version, it may be newer: then it is read once more. */
  private async readSynonyms(version: bigint | null): Promise<void> {
    if (version === this.synonymsVersion) return;
    const groups = await this.means.texts.synonyms();
    await this.means.slices.next();
    this.index.setSynonyms(groups.length === 0 ? Synonyms.none : new Synonyms(groups));
    this.synonymsVersion = version;
  }

  private async apply(changes: TextChange[]): Promise<void> {
    for (const { id, product, article, vectors } of changes) {
      await this.means.slices.next();
      if (product) this.noteRoom(this.index.putProduct(product, vectorsOf(vectors)[0]));
      else if (article) this.noteRoom(this.index.putArticle(article, vectorsOf(vectors)));
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
