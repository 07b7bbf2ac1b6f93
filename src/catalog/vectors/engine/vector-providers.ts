import type { Provider } from '@nestjs/common';
import { WeaviateConnection } from '../../../platform/weaviate/weaviate-connection.js';
import { InProcessVectors } from './in-process-vectors.js';
import { MedianCosines } from './median-cosines.js';
import { SearchReconciler } from './search-reconciler.js';
import { SearchedTenantsRepository } from './searched-tenants.repository.js';
import { StoredVectorsRepository } from './stored-vectors.repository.js';
import { VectorDrift } from './vector-drift.js';
import { VectorEngine } from './vector-engine.port.js';
import { VectorSync } from './vector-sync.js';
import { WeaviateVectors } from './weaviate-vectors.js';

/** The engine that searches vectors: Weaviate where its address is set, else this process. */
export const VECTOR_PROVIDERS: Provider[] = [
  ...[InProcessVectors, MedianCosines, StoredVectorsRepository, VectorDrift, VectorSync, WeaviateVectors],
  ...[SearchReconciler, SearchedTenantsRepository],
  {
    provide: VectorEngine,
    inject: [WeaviateConnection, InProcessVectors, WeaviateVectors],
    useFactory: ({ isConfigured }: WeaviateConnection, own: InProcessVectors, weaviate: WeaviateVectors) =>
      isConfigured ? weaviate : own,
  },
];
