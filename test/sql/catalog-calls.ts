import { ArticlesRepository } from '../../src/catalog/articles/articles.repository.js';
import type { Article } from '../../src/catalog/articles/article.types.js';
import type { Product } from '../../src/catalog/products/product.types.js';
import { ProductsRepository } from '../../src/catalog/products/products.repository.js';
import { SynonymsRepository } from '../../src/catalog/synonyms/synonyms.repository.js';
import { CatalogTextsRepository } from '../../src/catalog/search/catalog-texts.repository.js';
import type { WeaviateConnection } from '../../src/platform/weaviate/weaviate-connection.js';
import { OpeningHoursRepository } from '../../src/opening-hours/opening-hours.repository.js';
import { SearchedTenantsRepository } from '../../src/catalog/vectors/engine/searched-tenants.repository.js';
import { StoredVectorsRepository } from '../../src/catalog/vectors/engine/stored-vectors.repository.js';
import { CatalogVectorsRepository } from '../../src/catalog/vectors/catalog-vectors.repository.js';
import type { Embeddings } from '../../src/platform/embeddings/embeddings.port.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { repository, type RecordedRepository } from './calls.js';
import { ID, NOW } from './sample-rows.js';

/** Never asked here: only its model's name is in the statements. */
const EMBEDDINGS = { modelId: 'model' } as Embeddings;
const NO_WEAVIATE = { isConfigured: false } as WeaviateConnection;

const ARTICLE: Article = {
  id: ID,
  externalId: null,
  question: 'Do you deliver?',
  answer: 'Yes.',
  passages: null,
  original: null,
  source: null,
  locale: null,
  tags: [],
  createdAt: NOW,
  updatedAt: NOW,
};

const PRODUCT: Product = {
  id: ID,
  sku: 'MUG-1',
  name: 'Mug',
  description: '',
  original: null,
  source: null,
  parentSku: null,
  options: {},
  priceMinor: 1200n,
  currency: 'EUR',
  stock: null,
  url: null,
  imageUrl: null,
  tags: [],
  attributes: {},
  status: 'active',
  createdAt: NOW,
  updatedAt: NOW,
};

const NO_SYNONYMS = { row_version: 0n, synonyms: [] };
const WEEK = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

/** What a business tells the assistant about itself. */
export const CATALOG_REPOSITORIES: RecordedRepository[] = [
  repository('catalog/articles/articles.repository', ({ tenantDb }) => new ArticlesRepository(tenantDb), {
    upsert: [{ args: [[ARTICLE]] }],
    list: [{ args: [20, undefined] }],
    findByQuestion: [{ args: ['Do you gift-wrap?'] }],
    getMany: [{ args: [[ID]] }],
    change: [{ args: [ID, (article) => article], answers: [[{ id: ID }]] }],
    undivided: [{ args: [ID, 50] }],
    divide: [{ args: [ID, 'Yes.', []] }],
    remove: [{ args: [ID] }],
  }),
  repository('catalog/synonyms/synonyms.repository', ({ tenantDb }) => new SynonymsRepository(tenantDb), {
    list: [{ args: [], answers: [[NO_SYNONYMS]] }],
    change: [{ args: [() => [{ words: ['cabin', 'bothy'], locale: null }]], answers: [[], [NO_SYNONYMS]] }],
  }),
  repository('catalog/products/products.repository', ({ tenantDb }) => new ProductsRepository(tenantDb), {
    upsert: [{ args: [[PRODUCT]] }],
    list: [{ args: [20, undefined] }],
    skusOfOthers: [{ args: [['MUG-1'], ID] }],
    getMany: [{ args: [[ID]] }],
    change: [{ args: [ID, () => PRODUCT], answers: [[{ id: ID }]] }],
    remove: [{ args: [ID] }],
    browse: [
      { args: [{ limit: 5, sort: 'price-asc' }], when: 'the cheapest first' },
      { args: [{ limit: 5, sort: 'price-desc' }], when: 'the dearest first' },
    ],
  }),
  repository(
    'catalog/search/catalog-texts.repository',
    ({ tenantDb }) => new CatalogTextsRepository(tenantDb, EMBEDDINGS, NO_WEAVIATE),
    {
      changesAfter: [
        { args: [{ version: 1n, id: ID }], answers: [[{ knowledge_version: 1n, read_at: NOW, id: null }]] },
      ],
      synonyms: [{ args: [] }],
      products: [{ args: [ID] }],
      articles: [{ args: [ID] }],
    },
  ),
  repository(
    'catalog/vectors/engine/searched-tenants.repository',
    ({ platformDb }) => new SearchedTenantsRepository(platformDb),
    { all: [{ args: [] }] },
  ),
  repository(
    'catalog/vectors/engine/stored-vectors.repository',
    ({ tenantDb }) => new StoredVectorsRepository(tenantDb),
    {
      changesAfter: [
        { args: ['model', null], answers: [[{ knowledge_version: 1n, read_at: NOW, id: null }]] },
      ],
      page: [
        { args: ['products', 'model', ID], when: 'products' },
        { args: ['articles', 'model', ID], when: 'articles' },
      ],
      byIds: [{ args: ['products', 'model', [ID]] }],
      sample: [{ args: ['products', 'model', 256] }],
    },
  ),
  repository(
    'catalog/vectors/catalog-vectors.repository',
    ({ tenantDb }) => new CatalogVectorsRepository(tenantDb, new Outbox()),
    {
      missing: [{ args: ['model', 32] }],
      hasOrigin: [{ args: ['model'] }],
      store: [{ args: ['model', [Buffer.alloc(32)], [Buffer.alloc(16)]] }],
      finish: [
        { args: ['model', ID], when: 'everything is embedded' },
        { args: ['model', ID], answers: [[], [{ one: 1 }]], when: 'a text is missing' },
        {
          args: ['model', ID, 7n],
          answers: [[{ knowledge_version: 8n }]],
          when: 'a change was not written yet',
        },
        { args: [null, ID], when: 'no embedding server' },
      ],
      owe: [{ args: [] }],
    },
  ),
  repository(
    'opening-hours/opening-hours.repository',
    ({ tenantDb }) => new OpeningHoursRepository(tenantDb),
    {
      schedule: [{ args: [] }],
      closures: [{ args: [], answers: [[{ row_version: 0n, closures: [] }]] }],
      replaceWeek: [{ args: [WEEK] }],
      replaceClosures: [{ args: [[]] }],
      addClosures: [{ args: [[]] }],
    },
  ),
];
