import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { TestingModule } from '@nestjs/testing';
import { installWeaviate } from '../../scripts/lib/weaviate/install-weaviate.mjs';
import { WeaviateServer } from '../../scripts/lib/weaviate/weaviate-server.mjs';
import { articlePassages } from '../../src/catalog/articles/article-passages.js';
import { ArticlesRepository } from '../../src/catalog/articles/articles.repository.js';
import { ProductsRepository } from '../../src/catalog/products/products.repository.js';
import { CatalogTextsRepository } from '../../src/catalog/search/catalog-texts.repository.js';
import { KnowledgeIndexes } from '../../src/catalog/search/knowledge-indexes.js';
import { CatalogSearchService } from '../../src/catalog/search/lexical-search.js';
import { CatalogVectorsRepository } from '../../src/catalog/vectors/catalog-vectors.repository.js';
import { EmbedCatalogHandler } from '../../src/catalog/vectors/embed-catalog.handler.js';
import { VECTOR_PROVIDERS } from '../../src/catalog/vectors/engine/vector-providers.js';
import { QuestionVectors } from '../../src/catalog/vectors/question-vectors.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { TenantMemories } from '../../src/platform/tenancy/tenant-memories.js';
import { noteProcess, runDir } from '../support/noted-processes.js';
import { EmbeddingServer } from './embedding-server.js';
import { eventually } from '../support/eventually.js';
import { asTenant, openPlatform } from './platform-app.js';

const PROVIDERS = [
  ...[ArticlesRepository, ProductsRepository, CatalogTextsRepository, CatalogVectorsRepository],
  ...[KnowledgeIndexes, CatalogSearchService, QuestionVectors, EmbedCatalogHandler, Outbox, TenantMemories],
  ...VECTOR_PROVIDERS,
];
const API_KEY = randomUUID();

/** Compiling it takes minutes. */
export const INSTALL_MS = 900_000;

/** A real Weaviate with data of its own. */
export async function startWeaviate(settings: { autoSchema?: boolean } = {}): Promise<WeaviateServer> {
  const dir = mkdtempSync(join(runDir(), 'weaviate-'));
  const program = await installWeaviate();
  const server = await WeaviateServer.at({ program, dir, apiKey: API_KEY, ...settings });
  await launch(server);
  return server;
}

export async function launch(server: WeaviateServer): Promise<void> {
  noteProcess(server.launch());
  await server.waitUntilReady();
}

/** The product's search with that Weaviate. */
export class WeaviateRig {
  private constructor(
    readonly app: TestingModule,
    readonly embeddings: EmbeddingServer,
    /** The settings of its services. */
    readonly env: NodeJS.ProcessEnv,
  ) {}

  static async open({ url, grpcUrl }: WeaviateServer): Promise<WeaviateRig> {
    const embeddings = await EmbeddingServer.start();
    const env = {
      EMBEDDINGS_BASE_URL: embeddings.url,
      WEAVIATE_URL: url,
      WEAVIATE_GRPC_URL: grpcUrl,
      WEAVIATE_API_KEY: API_KEY,
    };
    try {
      return new WeaviateRig(await openPlatform(env, PROVIDERS), embeddings, env);
    } catch (error) {
      await embeddings.stop();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.embeddings.stop();
  }

  async newTenant(): Promise<string> {
    const id = randomUUID();
    await this.app.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [id, `shop-${id}`],
    );
    return id;
  }

  /** Writes articles, each of its question. */
  write(tenantId: string, questions: readonly string[], answer = 'Yes, we do.'): Promise<unknown> {
    const rows = questions.map((question) => ({
      ...{
        question,
        answer,
        passages: articlePassages(answer),
        externalId: null,
        original: null,
        locale: null,
        tags: [],
        source: null,
      },
    }));
    return asTenant(tenantId, () => this.app.get(ArticlesRepository).upsert(rows));
  }

  async remove(tenantId: string, question: string): Promise<void> {
    await asTenant(tenantId, () =>
      this.app.get(TenantDb).query('DELETE FROM articles WHERE question = $1', [question]),
    );
  }

  owed(tenantId: string): Promise<{ id: string }[]> {
    const text = `SELECT id FROM outbox WHERE kind = 'catalog.embed'`;
    return asTenant(tenantId, () => this.app.get(TenantDb).query<{ id: string }>(text));
  }

  /** Does the owed job, as a worker would. */
  async work(tenantId: string): Promise<void> {
    const [job] = await this.owed(tenantId);
    if (!job) throw new Error('No job is owed.');
    const handling = { outboxId: job.id, reference: tenantId, alone: () => Promise.resolve() };
    await asTenant(tenantId, () => this.app.get(EmbedCatalogHandler).handle(handling));
  }

  /** The same of a machine that may have been too slow for the question: it is asked again, as the next visitor would. */
  found(tenantId: string, question: string): Promise<{ questions: string[]; degraded: boolean }> {
    return eventually(async () => {
      const hits = await this.near(tenantId, question);
      return !hits.degraded && hits;
    });
  }

  /** Questions of the articles nearest to a question, best first. */
  async near(tenantId: string, question: string): Promise<{ questions: string[]; degraded: boolean }> {
    const { articles, degraded } = await asTenant(tenantId, () =>
      this.app.get(CatalogSearchService).nearest(question, 3),
    );
    return { questions: articles.map(({ article }) => article.question), degraded };
  }
}
