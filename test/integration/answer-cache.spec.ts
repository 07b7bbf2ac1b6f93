import type { Citation } from '../../src/assistant/chat-tool.js';
import { ArticlesService } from '../../src/catalog/articles/articles.service.js';
import { ProductsService } from '../../src/catalog/products/products.service.js';
import { SynonymsService } from '../../src/catalog/synonyms/synonyms.service.js';
import { OpeningHoursService } from '../../src/opening-hours/opening-hours.service.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { UsageRepository } from '../../src/usage/usage.repository.js';
import { until } from '../support/eventually.js';
import { asTenant } from './platform-app.js';
import { TenantSettingsService } from '../../src/tenants/tenant-settings.service.js';
import { CacheRig, QUESTION } from './answer-cache-rig.js';

const SATURDAY = 'Yes, every Saturday at 11:00.';
const SUNDAY = 'Yes, every Sunday at 15:00.';
const DAY_MS = 24 * 60 * 60_000;

describe('answers from the cache', () => {
  let rig: CacheRig;

  beforeAll(async () => {
    rig = await CacheRig.open();
  });
  beforeEach(async () => {
    await rig.clear();
    rig.model.text = null;
    rig.model.wanted = ['article_search', { query: 'pottery classes' }];
  });
  afterAll(() => rig.close());

  it('are what the model said: text, sources and memory, told as cached, and what they saved', async () => {
    const first = await rig.ask(QUESTION);
    expect(first).toMatchObject({ responder: 'model', answer: { text: SATURDAY } });
    const again = await rig.ask('Hello, can my nephew  throw clay with somebody around here please?');
    expect(again.responder).toBe('cache');
    expect(rig.model.asked).toBe(1);
    const { cost, ...said } = first.answer;
    expect(again.answer).toEqual({ ...said, savedMicroUsd: cost?.microUsd });
    expect(again.answer.citations.map(({ kind }) => kind)).toEqual(['article']);
    expect(again.streamed).toBe(SATURDAY);
    // The kept text is no visitor's.
    expect(JSON.stringify(await rig.kept())).not.toContain('nephew');
  });

  it('say in the trace that is kept where they are from', async () => {
    await rig.ask(QUESTION, { keepsTrace: true });
    const { responder, answer, kept } = await rig.ask(QUESTION, { keepsTrace: true });
    expect(responder).toBe('cache');
    const [{ kind, id, title }] = answer.citations as [Citation];
    expect(kept).toMatchObject({
      ...{ language: 'en', route: { to: 'cache', why: 'kept' }, calls: [], rounds: [] },
      passages: [{ kind, id, title, score: null }],
    });
  });

  it('are given to one who comes late as well, who waits for nobody and asks no model', async () => {
    const late = { waitedMs: 60_000 };
    let release = (): void => undefined;
    rig.model.held = new Promise((resolve) => (release = resolve));
    const first = rig.ask(QUESTION);
    await until('the model is asked', () => rig.model.asked > 0);
    // The first one's answer is not there yet.
    expect((await rig.ask(QUESTION, late)).responder).toBe('builtin');
    release();
    expect((await first).responder).toBe('model');
    expect((await rig.ask(QUESTION, late)).responder).toBe('cache');
  });

  it('are not given for another colour', async () => {
    const asked = (colour: string) =>
      rig.ask(`can my nephew throw ${colour} clay with somebody around here?`);
    await asked('blue');
    expect((await asked('green')).responder).toBe('model');
    expect((await asked('blue')).responder).toBe('cache');
  });

  describe('of a question that is read alike', () => {
    const NEAR = [
      'Are there any pottery classes for my nephew?',
      'Do you have pottery classes for my nephew please?',
    ];
    const [first = '', near = ''] = NEAR;

    it('are given, and found by its own words from then on', async () => {
      await rig.inMode('model', async () => {
        expect((await rig.ask(first)).responder).toBe('model');
        expect(await rig.leading()).toHaveLength(1);
        expect(await rig.ask(near)).toMatchObject({ responder: 'cache', answer: { text: SATURDAY } });
        expect(rig.model.asked).toBe(1);
        expect([(await rig.kept()).length, (await rig.leading()).length]).toEqual([1, 2]);
        expect((await rig.ask(near)).responder).toBe('cache');
      });
    });

    it.each([
      ['number', 'Do you have 2 pottery classes for my nephew?'],
      ['tense', 'Did you have pottery classes for my nephew?'],
      ['negation', 'Do you have no pottery classes for my nephew?'],
      ['colour', 'Do you have blue pottery classes for my nephew?'],
      ['person', 'Do you have pottery classes for my niece?'],
    ])('are not with another %s', async (_what, text) => {
      await rig.inMode('model', async () => {
        await rig.ask(first);
        expect((await rig.ask(text)).responder).not.toBe('cache');
      });
    });

    it('never cross businesses, nor an order', async () => {
      const other = await rig.neighbour(SUNDAY);
      await rig.inMode('model', async () => {
        await rig.ask(first);
        const { answer } = await rig.ask(near, {}, other);
        expect(answer.text).not.toBe(SATURDAY);
        expect((await rig.ask(near, { verifiedEmail: 'aoife@example.com' })).responder).not.toBe('cache');
      });
    });

    it('end with the answer itself', async () => {
      await rig.inMode('model', async () => {
        await rig.ask(first);
        await asTenant(rig.tenantId, () =>
          rig.app.get(ArticlesService).upsert([{ question: 'Is it old?', answer: 'No.', tags: [] }]),
        );
        expect((await rig.ask(near)).responder).toBe('model');
      });
    });
  });

  it('are of the visitor’s own language, channel and standing alone', async () => {
    await rig.ask(QUESTION);
    const standing = { waiting: false, reachable: false, staysOnPage: true };
    expect((await rig.ask(QUESTION, { channel: 'widget', standing })).responder).toBe('model');
    expect((await rig.ask(QUESTION, { standing: { ...standing, waiting: true } })).responder).toBe('builtin');
  });

  it('never cross businesses, whose questions and names are the same', async () => {
    const other = await rig.neighbour(SUNDAY);
    expect((await rig.ask(QUESTION)).answer.text).toBe(SATURDAY);
    expect(await rig.ask(QUESTION, {}, other)).toMatchObject({
      responder: 'model',
      answer: { text: SUNDAY },
    });
    expect(await rig.ask(QUESTION)).toMatchObject({ responder: 'cache', answer: { text: SATURDAY } });
    expect(await rig.ask(QUESTION, {}, other)).toMatchObject({
      responder: 'cache',
      answer: { text: SUNDAY },
    });
    expect([(await rig.kept()).length, (await rig.kept(other)).length]).toEqual([1, 1]);

    await asTenant(other, async () => {
      const articles = rig.app.get(ArticlesService);
      const { data } = await articles.list({ limit: 10 });
      for (const { id } of data) await articles.remove(id);
    });
    expect(await rig.ask(QUESTION)).toMatchObject({ responder: 'cache', answer: { text: SATURDAY } });
    const { responder, answer } = await rig.ask(QUESTION, {}, other);
    expect(responder).not.toBe('cache');
    expect(answer.text).not.toContain('Sunday');
  });

  describe('are not kept', () => {
    const nothingKept = async () => expect(await rig.kept()).toEqual([]);

    it('when the model has asked for an order', async () => {
      rig.model.wanted = ['order_status', {}];
      rig.model.text = SATURDAY;
      await rig.ask(QUESTION);
      expect(rig.model.asked).toBe(1);
      await nothingKept();
    });

    it('of two visitors who ask for their orders', async () => {
      for (const verifiedEmail of ['aoife@example.com', null])
        await rig.ask('where is my order?', { verifiedEmail });
      await nothingKept();
    });

    it.each([
      ['a verified identity', { verifiedEmail: 'aoife@example.com' }],
      ['a known address', { standing: { waiting: false, reachable: true, staysOnPage: false } }],
      ['a history', { history: [{ from: 'visitor' as const, text: 'I like the teapot' }] }],
      ['a memory', { memory: { previousTool: 'article_search', sources: ['x'] } }],
      ['a preview', { isTraced: true }],
    ])('with %s', async (_what, more) => {
      await rig.ask(QUESTION);
      await rig.clear();
      for (let time = 0; time < 2; time += 1) {
        expect((await rig.ask(QUESTION, more)).responder).not.toBe('cache');
      }
      await nothingKept();
    });

    it.each([
      'my name is Aoife, can my nephew throw clay with somebody around here?',
      'can my nephew throw clay with somebody around here? aoife@example.com',
      'can my nephew throw clay with somebody around here? 085 123 4567',
    ])('of a message that tells who wrote it: %s', async (text) => {
      await rig.ask(text);
      await nothingKept();
    });

    it('when the model knows nothing', async () => {
      rig.model.text = 'I do not know.';
      await rig.ask(QUESTION);
      await nothingKept();
    });
  });

  it('are given after courtesies, but not kept after them', async () => {
    const more = { history: [{ from: 'visitor' as const, text: 'hello' }], memory: { language: 'en' } };
    expect((await rig.ask(QUESTION, more)).responder).toBe('model');
    expect(await rig.kept()).toEqual([]);
    await rig.ask(QUESTION);
    expect((await rig.ask(QUESTION, more)).responder).toBe('cache');
  });

  it.each([
    [
      'a product',
      () => rig.app.get(ProductsService).upsert([{ sku: 'CUP', name: 'Espresso cup', price: '17.00' }]),
    ],
    [
      'an article',
      () => rig.app.get(ArticlesService).upsert([{ question: 'Is it new?', answer: 'Yes.', tags: [] }]),
    ],
    [
      'the week',
      async () =>
        rig.app.get(OpeningHoursService).update((await rig.app.get(OpeningHoursService).get()).week),
    ],
    [
      'the synonyms',
      () => rig.app.get(SynonymsService).replace([{ words: ['pottery', 'ceramics'], locale: null }]),
    ],
    ['the closures', () => rig.app.get(OpeningHoursService).updateClosures([])],
    ['a setting', () => rig.app.get(TenantSettingsService).update({ assistant: { greeting: 'Welcome!' } })],
    [
      'the address form',
      () => rig.app.get(TenantSettingsService).update({ assistant: { address: 'informal' } }),
    ],
  ])('end at once with a change of %s', async (_what, change: () => Promise<unknown>) => {
    await rig.ask(QUESTION);
    expect((await rig.ask(QUESTION)).responder).toBe('cache');
    await asTenant(rig.tenantId, change);
    expect((await rig.ask(QUESTION)).responder).toBe('model');
  });

  it('about now end with the day at the latest; others do not', async () => {
    await rig.ask(QUESTION);
    const tomorrow = { at: new Date(Date.now() + DAY_MS).toISOString() };
    expect((await rig.ask(QUESTION)).responder).toBe('cache');
    expect((await rig.ask(QUESTION, tomorrow)).responder).toBe('model');
  });

  it('are booked with their turns, for the usage', async () => {
    expect(await rig.turn(QUESTION)).toMatchObject({ responder: 'model', cached: false });
    expect(await rig.turn(QUESTION)).toMatchObject({ responder: 'cache', cached: true, degraded: false });
    const usage = new UsageRepository(rig.app.get(TenantDb));
    const around = { from: new Date(Date.now() - DAY_MS), until: new Date(Date.now() + DAY_MS) };
    const counts = await rig.app.inTenant(() => usage.turns(around, 'UTC'));
    const kept = counts.filter(({ responder }) => responder === 'cache');
    expect(kept).toMatchObject([{ count: 1, savedMicroUsd: 14 }]);
  });

  it('are one run for 100 equal questions at once, in two processes', async () => {
    const other = await CacheRig.open();
    try {
      const asked = Array.from({ length: 100 }, (_each, at) =>
        (at % 2 === 0 ? rig : other).ask(QUESTION, {}, rig.tenantId),
      );
      const answers = await Promise.all(asked);
      expect(rig.model.asked + other.model.asked).toBe(1);
      expect(new Set(answers.map(({ answer }) => answer.text))).toEqual(new Set([SATURDAY]));
      expect(answers.filter(({ responder }) => responder === 'cache')).toHaveLength(99);
    } finally {
      await other.close();
    }
  });
});
