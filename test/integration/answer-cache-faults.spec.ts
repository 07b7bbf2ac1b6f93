import { RedisClients } from '../../src/platform/redis/redis-clients.js';
import { tenantKey } from '../../src/platform/redis/redis-keys.js';
import { RedisAnswerStore, LONGEST_ENTRY, MOST_ENTRIES } from '../../src/chat/cache/redis-answer-store.js';
import type { KeptAnswer } from '../../src/chat/cache/answer-store.port.js';
import { RedisServer } from '../e2e/redis-server.js';
import { eventually } from '../support/eventually.js';
import { CacheRig, QUESTION } from './answer-cache-rig.js';

const KEPT: KeptAnswer = {
  answer: {
    ...{ text: 'Yes.', citations: [], tools: [], handoff: null, confidence: 1, suggestions: [], memory: {} },
    ...{ unanswered: null, degraded: false },
  },
  ...{ microUsd: 7, sources: [], madeAt: '2026-11-23T12:00:00.000Z', until: null },
};

describe('the cache of answers, on a Redis of its own', () => {
  let redis: RedisServer;
  let rig: CacheRig;

  beforeAll(async () => {
    redis = await RedisServer.start();
    rig = await CacheRig.open({ REDIS_URL: redis.url });
  });
  afterEach(() => rig.clear());
  afterAll(async () => {
    await rig.close();
    await redis.kill();
  });

  const client = () => rig.app.get(RedisClients).commands;
  const store = () => rig.app.get(RedisAnswerStore);

  it('replaces a maker that has died', async () => {
    await rig.ask(QUESTION);
    const [entry = ''] = await rig.kept();
    await client().unlink(entry);
    await client().set(`${entry}:maker`, 'one that was killed', 'PX', 1_500);
    expect((await rig.ask(QUESTION)).responder).toBe('model');
    expect((await rig.ask(QUESTION)).responder).toBe('cache');
  });

  it('makes nobody wait after an answer that could not be kept', async () => {
    rig.model.text = 'I do not know.';
    await Promise.all(Array.from({ length: 10 }, () => rig.ask(QUESTION)));
    rig.model.text = null;
    expect(rig.model.asked).toBe(10);
    expect(await rig.kept()).toEqual([]);
  });

  it('evicts the oldest and counts them, and keeps nothing too long', async () => {
    const { tenantId } = rig;
    // Each with a key that leads to it.
    const pairs = MOST_ENTRIES / 2;
    // Many in one millisecond.
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
    for (let at = 0; at < pairs + 3; at += 1)
      await store().keep({ tenantId, hash: `h${at}` }, KEPT, 60_000, { tenantId, hash: `near${at}` });
    clock.mockRestore();
    expect(await rig.kept()).toHaveLength(pairs);
    const long = { ...KEPT, sources: [{ label: 'long', text: 'x'.repeat(LONGEST_ENTRY) }] };
    expect(await store().keep({ tenantId, hash: 'long' }, long, 60_000, null)).toBe(false);
    expect(await store().counts(tenantId)).toEqual({ evicted: 6, refused: 1 });
    expect((await store().look({ tenantId, hash: 'long' })).answer).toBeNull();
    expect(await client().pttl(tenantKey(tenantId, 'answers', `h${pairs}`))).toBeGreaterThan(50_000);
  });

  it('finds nothing where what was led to leads on', async () => {
    const [one, two, three] = ['one', 'two', 'three'].map((hash) => ({ tenantId: rig.tenantId, hash }));
    await store().keep(three!, KEPT, 60_000, null);
    await store().lead(two!, three!, 60_000);
    await store().lead(one!, two!, 60_000);
    expect((await store().look(two!)).answer).toEqual(KEPT);
    expect((await store().look(one!)).answer).toBeNull();
  });

  it('does not serve what the check holds back on another day', async () => {
    await rig.ask(QUESTION);
    const [entry = ''] = await rig.kept();
    const kept = JSON.parse((await client().get(entry)) ?? '') as KeptAnswer;
    // The draft of that day is not among them.
    expect(kept.sources.map(({ sayable }) => sayable)).toEqual(kept.sources.map(() => undefined));
    expect(kept.sources).not.toEqual([]);
    const forged = {
      ...kept,
      answer: { ...kept.answer, text: 'Yes, for €4.99.' },
      ...{ madeAt: '2026-01-05T12:00:00.000Z', until: null },
    };
    await client().set(entry, JSON.stringify(forged), 'KEEPTTL');
    expect(await rig.ask(QUESTION)).toMatchObject({ responder: 'model', answer: { text: kept.answer.text } });
  });

  it('is not missed while Redis is away, and is back with it', async () => {
    await rig.ask(QUESTION);
    await redis.kill();
    const asked = rig.model.asked;
    for (let time = 0; time < 3; time += 1) {
      const { responder, answer } = await rig.ask(QUESTION);
      expect([responder, answer.degraded]).toEqual(['model', false]);
    }
    expect(rig.model.asked).toBe(asked + 3);
    await redis.start();
    await eventually(async () => (await rig.ask(QUESTION)).responder === 'cache');
  });
});
