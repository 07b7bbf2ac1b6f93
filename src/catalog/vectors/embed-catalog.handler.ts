import { Injectable, Logger } from '@nestjs/common';
import {
  Embeddings,
  EmbeddingsRefused,
  EmbeddingsUnavailable,
} from '../../platform/embeddings/embeddings.port.js';
import { WeaviateUnavailable } from '../../platform/weaviate/weaviate.errors.js';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { ArticlesRepository } from '../articles/articles.repository.js';
import { articlePassages } from '../articles/article-passages.js';
import { FIRST_ID } from '../search/catalog-texts.repository.js';
import { CatalogVectorsRepository, type Passage } from './catalog-vectors.repository.js';
import { VectorEngine } from './engine/vector-engine.port.js';
import { bytesOf, meanOf, ORIGIN_HASH } from '../../platform/embeddings/vector-bytes.js';
import { COMMON_TEXTS } from './words/words.js';

/** Texts whose vectors are stored together. */
const PAGE = 32;
/** Then the job ends and the relay sends it again, so that every business gets its turn. */
const MOST_MS = 10_000;
/** A text that every model can embed. */
const PLAIN = 'ok';

/** Divides long articles, embeds the texts of products and articles that have no vector of the current model, and deletes what is no more. */
@Injectable()
export class EmbedCatalogHandler extends JobHandlerPort {
  private readonly logger = new Logger('Embeddings');
  private origin: { modelId: string; bytes: Buffer } | undefined;

  constructor(
    private readonly embeddings: Embeddings,
    private readonly vectors: CatalogVectorsRepository,
    private readonly engine: VectorEngine,
    private readonly articles: ArticlesRepository,
  ) {
    super();
  }

  /** While a server is away the outbox row stays, and the relay sends this job again. */
  async handle({ outboxId }: JobHandling): Promise<void> {
    const { modelId } = this.embeddings;
    try {
      await this.divideLong();
      const isDone = await this.embedMissing(modelId);
      // What was deleted goes from the engine, though nothing can be embedded.
      const seen = await this.engine.catchUp();
      if (isDone) await this.vectors.finish(modelId, outboxId, seen);
    } catch (error) {
      if (!(error instanceof WeaviateUnavailable)) throw error;
    }
  }

  /** Articles from before there were passages. */
  private async divideLong(): Promise<void> {
    let after: string | undefined = FIRST_ID;
    while (after !== undefined) {
      const articles: Awaited<ReturnType<ArticlesRepository['undivided']>> = await this.articles.undivided(
        after,
        PAGE,
      );
      for (const { id, answer, original } of articles) {
        const passages = articlePassages(answer, original?.answer);
        if (passages) await this.articles.divide(id, answer, passages);
      }
      after = articles.length < PAGE ? undefined : articles.at(-1)?.id;
    }
  }

  /** @returns false when the embedding server is away */
  private async embedMissing(modelId: string | null): Promise<boolean> {
    const started = performance.now();
    try {
      while (modelId !== null && performance.now() - started < MOST_MS) {
        const passages = await this.vectors.missing(modelId, PAGE);
        if (passages.length === 0) break;
        await this.embed(modelId, passages);
      }
      return true;
    } catch (error) {
      if (error instanceof EmbeddingsUnavailable) return false;
      throw error;
    }
  }

  private async embed(modelId: string, passages: readonly Passage[]): Promise<void> {
    const hashes = passages.map(({ content_hash: hash }) => hash);
    if (!(await this.vectors.hasOrigin(modelId)))
      await this.vectors.store(modelId, [ORIGIN_HASH], [await this.originOf(modelId)]);
    await this.vectors.store(modelId, hashes, await this.vectorsOf(passages));
  }

  private async originOf(modelId: string): Promise<Buffer> {
    if (this.origin?.modelId !== modelId) {
      const bytes = bytesOf(meanOf(await this.embeddings.embed(COMMON_TEXTS, 'passage')));
      this.origin = { modelId, bytes };
    }
    return this.origin.bytes;
  }

  private async vectorsOf(passages: readonly Passage[]): Promise<Buffer[]> {
    const texts = passages.map(({ passage }) => passage);
    try {
      return (await this.embeddings.embed(texts, 'passage')).map(bytesOf);
    } catch (error) {
      if (!(error instanceof EmbeddingsRefused)) throw error;
      if (passages.length === 1) return [await this.refused(error)];
    }
    const vectors: Buffer[] = [];
    for (const passage of passages) vectors.push(...(await this.vectorsOf([passage])));
    return vectors;
  }

  /** An empty vector when the text is to blame, so that it is not sent for ever. */
  private async refused(refusal: EmbeddingsRefused): Promise<Buffer> {
    try {
      await this.embeddings.embed([PLAIN], 'passage');
    } catch (error) {
      throw new EmbeddingsUnavailable('The embeddings server refuses every text.', { cause: error });
    }
    this.logger.warn({ err: refusal }, 'A text cannot be embedded; it is found by its words only');
    return Buffer.alloc(0);
  }
}
