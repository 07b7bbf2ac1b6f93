import { ArticlesRepository } from '../../src/catalog/articles/articles.repository.js';
import type { Article } from '../../src/catalog/articles/article.types.js';
import type { Product } from '../../src/catalog/products/product.types.js';
import { ProductsRepository } from '../../src/catalog/products/products.repository.js';
import { CatalogTextsRepository } from '../../src/catalog/search/catalog-texts.repository.js';
import { OpeningHoursRepository } from '../../src/opening-hours/opening-hours.repository.js';
import { repository, type RecordedRepository } from './calls.js';
import { ID, NOW } from './sample-rows.js';

const ARTICLE: Article = {
  id: ID,
  externalId: null,
  question: 'Do you deliver?',
  answer: 'Yes.',
  original: null,
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

const WEEK = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

/** What a business tells the assistant about itself. */
export const CATALOG_REPOSITORIES: RecordedRepository[] = [
  repository('catalog/articles/articles.repository', ({ tenantDb }) => new ArticlesRepository(tenantDb), {
    upsert: [{ args: [[ARTICLE]] }],
    list: [{ args: [20, undefined] }],
    findByExternalId: [{ args: ['faq-12'] }],
    getMany: [{ args: [[ID]] }],
    replace: [{ args: [ARTICLE] }],
    remove: [{ args: [ID] }],
  }),
  repository('catalog/products/products.repository', ({ tenantDb }) => new ProductsRepository(tenantDb), {
    upsert: [{ args: [[PRODUCT]] }],
    list: [{ args: [20, undefined] }],
    findBySku: [{ args: ['MUG-1'] }],
    getMany: [{ args: [[ID]] }],
    replace: [{ args: [PRODUCT] }],
    remove: [{ args: [ID] }],
    browse: [
      { args: [{ limit: 5, sort: 'price-asc' }], when: 'the cheapest first' },
      { args: [{ limit: 5, sort: 'price-desc' }], when: 'the dearest first' },
    ],
  }),
  repository(
    'catalog/search/catalog-texts.repository',
    ({ tenantDb }) => new CatalogTextsRepository(tenantDb),
    {
      changesAfter: [
        { args: [{ version: 1n, id: ID }], answers: [[{ knowledge_version: 1n, read_at: NOW, id: null }]] },
      ],
      products: [{ args: [ID] }],
      articles: [{ args: [ID] }],
    },
  ),
  repository(
    'opening-hours/opening-hours.repository',
    ({ tenantDb }) => new OpeningHoursRepository(tenantDb),
    {
      schedule: [{ args: [] }],
      closures: [{ args: [] }],
      replaceWeek: [{ args: [WEEK] }],
      replaceClosures: [{ args: [[]] }],
      addClosures: [{ args: [[]] }],
    },
  ),
];
