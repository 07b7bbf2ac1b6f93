import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CatalogTextsRepository } from './catalog/search/catalog-texts.repository.js';
import { KnowledgeIndexes } from './catalog/search/knowledge-indexes.js';
import { CatalogVectorsRepository } from './catalog/vectors/catalog-vectors.repository.js';
import {
  SearchReconciler,
  type ReconcileOptions,
  type Reconciliation,
} from './catalog/vectors/engine/search-reconciler.js';
import { VECTOR_PROVIDERS } from './catalog/vectors/engine/vector-providers.js';
import { ConfigModule } from './config/config.module.js';
import { ErasureStoresModule } from './erasure/erasure-stores.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { EmbeddingsModule } from './platform/embeddings/embeddings.module.js';
import { Outbox } from './platform/queueing/outbox.js';
import { TimeModule } from './platform/time/time.module.js';
import { WeaviateConnection } from './platform/weaviate/weaviate-connection.js';
import { WeaviateModule } from './platform/weaviate/weaviate.module.js';

@Module({})
class ReconcileModule {
  static of(env: NodeJS.ProcessEnv): DynamicModule {
    const imports = [
      ConfigModule.forRoot(env),
      TimeModule,
      DatabaseModule,
      EmbeddingsModule,
      WeaviateModule,
      ErasureStoresModule,
    ];
    const stores = [CatalogTextsRepository, KnowledgeIndexes, CatalogVectorsRepository, Outbox];
    return { module: ReconcileModule, imports, providers: [...stores, ...VECTOR_PROVIDERS] };
  }
}

/**
 * Compares Weaviate with the database and repairs it, without a running Frontdesk.
 * @throws Error when Weaviate cannot be reached
 */
export async function reconcileSearch(
  env: NodeJS.ProcessEnv,
  options: ReconcileOptions,
): Promise<Reconciliation> {
  const logger = ['error', 'warn'] as const;
  const app = await NestFactory.createApplicationContext(ReconcileModule.of(env), {
    logger: [...logger],
    abortOnError: false,
  });
  try {
    if (!app.get(WeaviateConnection).isConnected) throw new Error('Weaviate cannot be reached.');
    return await app.get(SearchReconciler).run(options);
  } finally {
    await app.close();
  }
}
