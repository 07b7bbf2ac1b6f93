import { createHash, randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { articlePassages } from '../../src/catalog/articles/article-passages.js';
import type { ToolContext } from '../../src/assistant/chat-tool.js';
import { ArticlesRepository } from '../../src/catalog/articles/articles.repository.js';
import { ProductsRepository } from '../../src/catalog/products/products.repository.js';
import { CatalogTextsRepository } from '../../src/catalog/search/catalog-texts.repository.js';
import { KnowledgeIndexes } from '../../src/catalog/search/knowledge-indexes.js';
import { CatalogSearchService } from '../../src/catalog/search/lexical-search.js';
import { CatalogVectorsRepository } from '../../src/catalog/vectors/catalog-vectors.repository.js';
import { EmbedCatalogHandler } from '../../src/catalog/vectors/embed-catalog.handler.js';
import { VECTOR_PROVIDERS } from '../../src/catalog/vectors/engine/vector-providers.js';
import { QuestionVectors } from '../../src/catalog/vectors/question-vectors.js';
import { COMMON_TEXTS } from '../../src/catalog/vectors/words/words.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { Outbox } from '../../src/platform/queueing/outbox.js';
import { TenantMemories } from '../../src/platform/tenancy/tenant-memories.js';
import { eventually } from '../support/eventually.js';
import { EmbeddingServer, type Mood } from './embedding-server.js';
import { asTenant, openPlatform } from './platform-app.js';

const PROVIDERS = [
  ...[ArticlesRepository, ProductsRepository, CatalogTextsRepository, CatalogVectorsRepository],
  ...[KnowledgeIndexes, CatalogSearchService, QuestionVectors, EmbedCatalogHandler, Outbox, TenantMemories],
  ...VECTOR_PROVIDERS,
];
const REPAIR = { question: 'What if my heating is loud?', answer: 'We service every make within two days.' };
const MODEL = 'multilingual-e5-small-{kind}';
const QUESTION = 'my boiler makes a noise like a plane';

function article({ question, answer }: typeof REPAIR) {
  const passages = articlePassages(answer);
  return {
    question,
    answer,
    passages,
    externalId: null,
    original: null,
    locale: null,
    tags: [],
    source: null,
  };
}

/** Of several passages, of which only the third speaks of the boiler. */
const HANDBOOK = {
  question: 'What do you do?',
  answer: [
    ...['Cards', 'We take cards in the shop. '.repeat(25), 'Parking', 'We have room for a car. '.repeat(25)],
    ...['Boilers', 'Your heating makes a noise? We service every boiler.'],
  ].join('\n\n'),
};

/** With the real triggers, and a stand-in for the embedding server. */
describe('search by meaning', () => {
  let server: EmbeddingServer;
  let platform: TestingModule;
  let search: CatalogSearchService;
  let tenantId: string;

  beforeAll(async () => {
    server = await EmbeddingServer.start();
    platform = await openPlatform({ EMBEDDINGS_BASE_URL: server.url }, PROVIDERS);
    search = platform.get(CatalogSearchService);
  });
  beforeEach(async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    server.mood = 'good';
    server.refuses = '\0';
    tenantId = await newTenant();
    const others = ['Do you sell mugs?', 'Is there parking?', 'Which cards do you take?'];
    const rows = [REPAIR, ...others.map((question) => ({ question, answer: 'Yes, we do.' }))];
    await own(() => platform.get(ArticlesRepository).upsert(rows.map(article)));
    server.embedded.length = 0;
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await platform.close();
    await server.stop();
  });

  async function newTenant(): Promise<string> {
    const id = randomUUID();
    await platform.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [id, `shop-${id}`],
    );
    return id;
  }

  function own<T>(work: () => Promise<T>): Promise<T> {
    return asTenant(tenantId, work);
  }

  function owed(): Promise<{ id: string }[]> {
    return own(() =>
      platform.get(TenantDb).query<{ id: string }>(`SELECT id FROM outbox WHERE kind = 'catalog.embed'`),
    );
  }

  /** Does the owed job, as a worker would. */
  async function work(): Promise<void> {
    const [job] = await owed();
    if (!job) throw new Error('No job is owed.');
    const handling = { outboxId: job.id, reference: tenantId, alone: () => Promise.resolve() };
    await own(() => platform.get(EmbedCatalogHandler).handle(handling));
  }

  function near(question = QUESTION) {
    return own(() => search.nearest(question, 3));
  }

  /** The same of a machine that may have been too slow for a question: it is asked again, as the next visitor would. */
  function foundBy(service = search) {
    return eventually(async () => {
      const hits = await own(() => service.nearest(QUESTION, 3));
      return !hits.degraded && hits;
    });
  }

  /** Asks what was not asked before, because the vectors of known questions are kept. */
  let asked = 100;
  function recovery(): Promise<unknown> {
    return eventually(async () => !(await near(`${QUESTION} ${(asked += 1)}`)).degraded);
  }

  function vectors(): Promise<{ model_id: string; hash: string }[]> {
    return own(() =>
      platform
        .get(TenantDb)
        .query(`SELECT model_id, encode(content_hash, 'hex') AS hash FROM catalog_vectors`),
    );
  }

  it('owes one job for any number of changes, and finds by meaning what shares no word', async () => {
    await own(() =>
      platform.get(ArticlesRepository).upsert([article({ ...REPAIR, answer: 'We come soon.' })]),
    );
    expect(await owed()).toHaveLength(1);
    expect(await near()).toMatchObject({ articles: [], degraded: true });
    await work();
    expect(await owed()).toEqual([]);
    const { articles, degraded } = await foundBy();
    expect(articles[0]?.article.question).toBe(REPAIR.question);
    expect(articles[0]?.margin).toBeGreaterThan(0.3);
    expect(degraded).toBe(false);
  });

  it('embeds each text once, also when it returns, and shares nothing between businesses', async () => {
    await work();
    // The origin is embedded once in the life of a process, for any business.
    const texts = () => server.embedded.filter((text) => !COMMON_TEXTS.includes(text));
    expect(texts()).toHaveLength(4);
    const before = await vectors();
    expect(before).toHaveLength(5);
    const first = tenantId;
    tenantId = await newTenant();
    expect(await near()).toMatchObject({ articles: [], products: [] });
    expect(await vectors()).toEqual([]);
    tenantId = first;
    await own(() => platform.get(ArticlesRepository).upsert([article(REPAIR)]));
    expect(await owed()).toEqual([]);
  });

  it('deletes the vector of a text in the commit that removes it, though the server is away', async () => {
    await work();
    const { articles } = await foundBy();
    server.mood = 'broken';
    await own(() => platform.get(ArticlesRepository).remove(articles[0]?.article.id ?? ''));
    expect(await vectors()).toHaveLength(4);
    server.mood = 'good';
    expect((await foundBy()).articles.map(({ article: { question } }) => question)).not.toContain(
      REPAIR.question,
    );
  });

  it('deletes the vector of a changed text, and keeps one that another row has as well', async () => {
    await own(() => platform.get(ArticlesRepository).upsert([{ ...article(REPAIR), externalId: 'copy' }]));
    await work();
    const { articles } = await foundBy();
    const [first, second] = articles.filter(({ article: { question } }) => question === REPAIR.question);
    expect(second).toBeDefined();
    const before = await vectors();
    await own(() => platform.get(ArticlesRepository).remove(first?.article.id ?? ''));
    expect(await vectors()).toEqual(before);
    const id = second?.article.id ?? '';
    await own(() => platform.get(TenantDb).query(`UPDATE articles SET answer = 'No.' WHERE id = $1`, [id]));
    expect(await vectors()).toHaveLength(before.length - 1);
  });

  it('stores no vector of a text that went while it was embedded', async () => {
    await work();
    const gone = createHash('sha256').update('a text of no row').digest();
    const bytes = Buffer.alloc(64, 1);
    await own(() => platform.get(CatalogVectorsRepository).store(MODEL, [gone], [bytes]));
    expect((await vectors()).map(({ hash }) => hash)).not.toContain(gone.toString('hex'));
  });

  it('has the vectors after a restart without embedding anything again', async () => {
    await work();
    server.embedded.length = 0;
    const restarted = await openPlatform({ EMBEDDINGS_BASE_URL: server.url }, PROVIDERS);
    try {
      const { articles } = await foundBy(restarted.get(CatalogSearchService));
      expect(articles[0]?.article.question).toBe(REPAIR.question);
      expect(new Set(server.embedded)).toEqual(new Set([QUESTION]));
    } finally {
      await restarted.close();
    }
  });

  it('keeps the job of a change that was made while the last one ended', async () => {
    const [job] = await owed();
    const repository = platform.get(CatalogVectorsRepository);
    await work();
    await own(() => platform.get(ArticlesRepository).upsert([article({ question: 'New?', answer: 'Yes.' })]));
    const [next] = await owed();
    expect(next?.id).not.toBe(job?.id);
    await own(() => repository.finish(MODEL, next?.id ?? ''));
    expect(await owed()).toHaveLength(1);
  });

  it('embeds anew with another model beside the old vectors, switches, and then deletes those', async () => {
    await work();
    const other = await openPlatform(
      { EMBEDDINGS_BASE_URL: server.url, EMBEDDINGS_MODEL: 'another' },
      PROVIDERS,
    );
    const models = async () => new Set((await vectors()).map(({ model_id: model }) => model));
    try {
      const found = await own(() => other.get(CatalogSearchService).nearest(QUESTION, 3));
      expect(found).toMatchObject({ articles: [], degraded: true });
      const [job] = await owed();
      const half = await own(() => other.get(CatalogVectorsRepository).missing('another', 2));
      const hashes = half.map(({ content_hash: hash }) => hash);
      await own(() =>
        other.get(CatalogVectorsRepository).store(
          'another',
          hashes,
          hashes.map(() => Buffer.alloc(64, 1)),
        ),
      );
      // Processes of the old model go on, and delete nothing of the new one.
      await foundBy();
      await own(() => platform.get(CatalogVectorsRepository).finish(MODEL, randomUUID()));
      expect(await models()).toEqual(new Set([MODEL, 'another']));
      const handling = { outboxId: job?.id ?? '', reference: tenantId, alone: () => Promise.resolve() };
      await own(() => other.get(EmbedCatalogHandler).handle(handling));
      await foundBy(other.get(CatalogSearchService));
      expect(await models()).toEqual(new Set(['another']));
    } finally {
      await other.close();
    }
  });

  it('leaves out a text that the server refuses, and embeds the others', async () => {
    server.refuses = 'parking';
    await work();
    expect(await owed()).toEqual([]);
    expect((await foundBy()).articles[0]?.article.question).toBe(REPAIR.question);
  });

  const MOODS: Mood[] = ['slow', 'short', 'garbage', 'endless', 'broken'];
  it.each(MOODS)('answers within 800 ms by words while the server is %s, and recovers', async (mood) => {
    await work();
    await recovery();
    server.mood = mood;
    // The least: one call may wait for a core.
    let least = Infinity;
    try {
      for (let turn = 0; turn < 4; turn += 1) {
        const began = performance.now();
        const [meant, words] = await Promise.all([
          near(`${QUESTION} ${turn}`),
          own(() => search.articles('heating loud', 3)),
        ]);
        least = Math.min(least, performance.now() - began);
        expect(meant).toMatchObject({ articles: [], degraded: true });
        expect(words[0]?.article.question).toBe(REPAIR.question);
      }
      expect(least).toBeLessThan(800);
    } finally {
      server.mood = 'good';
      await recovery();
    }
  });

  it('finds the passage of a long article, and deletes the vectors of passages that change', async () => {
    await own(() =>
      platform.get(ArticlesRepository).upsert([{ ...article(HANDBOOK), externalId: 'handbook' }]),
    );
    await work();
    expect(await vectors()).toHaveLength(5 + 3);
    const handbook = async () =>
      (await foundBy()).articles
        .map(({ article: each }) => each)
        .find(({ question }) => question === HANDBOOK.question);
    expect(await handbook()).toMatchObject({
      ...{
        part: 2,
        heading: 'Boilers',
        answer: 'Boilers\nYour heating makes a noise? We service every boiler.',
      },
    });
    const [byWords] = await own(() => search.articles('room for a car', 1));
    expect(byWords?.article).toMatchObject({ part: 1, heading: 'Parking' });
    await foundBy();
    const changed = { ...HANDBOOK, answer: HANDBOOK.answer.replace('every boiler', 'no boiler') };
    await own(() =>
      platform.get(ArticlesRepository).upsert([{ ...article(changed), externalId: 'handbook' }]),
    );
    expect(await vectors()).toHaveLength(5 + 2);
    await work();
    expect((await handbook())?.answer).toContain('no boiler');
    await own(() =>
      platform
        .get(ArticlesRepository)
        .upsert([{ ...article({ ...HANDBOOK, answer: 'Much.' }), externalId: 'handbook' }]),
    );
    expect(await vectors()).toHaveLength(5);
    await work();
    expect((await foundBy()).articles.filter(({ article: { part } }) => part !== undefined)).toEqual([]);
  });

  it('divides the long articles of before', async () => {
    const old = { ...article(HANDBOOK), passages: null };
    await own(() => platform.get(ArticlesRepository).upsert([old]));
    await work();
    const { articles, degraded } = await foundBy();
    expect(
      articles.find(({ article: { question } }) => question === HANDBOOK.question)?.article.heading,
    ).toBe('Boilers');
    expect(degraded).toBe(false);
    expect(await owed()).toEqual([]);
  });

  it('marks a turn that has searched by words alone, and no other one', async () => {
    await work();
    const turn = () => ({ tenant: { knowledgeVersion: '0' } }) as unknown as ToolContext;
    const [before, during, unasked, after] = [turn(), turn(), turn(), turn()];
    const searchIn = (context: ToolContext, question = QUESTION) =>
      own(() => search.during(context).nearest(question, 3));
    await searchIn(before);
    server.mood = 'broken';
    await searchIn(during, `${QUESTION} today`);
    server.mood = 'good';
    await recovery();
    await searchIn(after);
    expect([before, during, unasked, after].map((each) => search.hasFallenBack(each))).toEqual([
      ...[false, true, false, false],
    ]);
  });

  it('keeps the job while the server is away, and does it when it is back', async () => {
    server.mood = 'broken';
    await work();
    expect(await owed()).toHaveLength(1);
    server.mood = 'good';
    await eventually(async () => {
      if ((await owed()).length > 0) await work();
      return (await owed()).length === 0;
    });
    await foundBy();
  });
});
