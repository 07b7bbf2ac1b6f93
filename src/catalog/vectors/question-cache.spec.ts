import { normalised, QuestionCache } from './question-cache.js';

const MODEL = 'model';

describe('QuestionCache', () => {
  let cache: QuestionCache;
  let embedded: string[];
  beforeEach(() => {
    cache = new QuestionCache();
    embedded = [];
  });

  function ask(tenantId: string, text: string, modelId = MODEL): Promise<Float32Array | null> {
    return cache.of(tenantId, modelId, text, async () => {
      embedded.push(`${tenantId} ${modelId} ${text}`);
      return new Float32Array([embedded.length]);
    });
  }

  it('embeds a question of a tenant once, also when it is asked twice at the same time', async () => {
    const [one, other] = await Promise.all([ask('a', 'any mugs?'), ask('a', 'any mugs?')]);
    expect(await ask('a', 'any mugs?')).toBe(one);
    expect(other).toBe(one);
    expect(embedded).toHaveLength(1);
  });

  it('does not know what another tenant was asked, nor what another model has made', async () => {
    await ask('a', 'any mugs?');
    await ask('b', 'any mugs?');
    await ask('a', 'any mugs?', 'other');
    expect(embedded).toEqual(['a model any mugs?', 'b model any mugs?', 'a other any mugs?']);
  });

  it.each(['write to ada@example.com', 'my number is 0664 123 45 67', 'رقمي ٠٧٩١٢٣٤', 'x'.repeat(301)])(
    'does not keep: %s',
    async (text) => {
      await ask('a', text);
      await ask('a', text);
      expect(embedded).toHaveLength(2);
    },
  );

  it('keeps neither a failure nor a vector that was not to be had', async () => {
    const fail = () => Promise.reject(new Error('away'));
    await expect(cache.of('a', MODEL, 'any mugs?', fail)).rejects.toThrow('away');
    expect(await cache.of('a', MODEL, 'any mugs?', () => Promise.resolve(null))).toBeNull();
    expect(await ask('a', 'any mugs?')).toEqual(new Float32Array([1]));
  });

  it('drops what a tenant has not asked for longest, and never what others ask', async () => {
    await ask('b', 'quiet');
    await ask('a', 'first');
    for (let at = 0; at < 249; at += 1) await ask('a', `question no ${at}`);
    await ask('a', 'first');
    await ask('a', 'one more');
    embedded = [];
    await ask('a', 'first');
    await ask('b', 'quiet');
    expect(embedded).toEqual([]);
    await ask('a', 'question no 0');
    expect(embedded).toHaveLength(1);
  });

  it('is bounded over all tenants', async () => {
    for (let at = 0; at < 4_001; at += 1) await ask(`tenant ${at}`, 'any mugs?');
    embedded = [];
    await ask('tenant 1', 'any mugs?');
    expect(embedded).toEqual([]);
    await ask('tenant 0', 'any mugs?');
    expect(embedded).toHaveLength(1);
  });

  it('forgets a tenant, and counts what it has forgotten', async () => {
    for (let at = 0; at < 200; at += 1) await ask('a', `question no ${at}`);
    cache.forget('a');
    for (let at = 0; at < 4_000; at += 1) await ask(`tenant ${at}`, 'any mugs?');
    embedded = [];
    await ask('tenant 0', 'any mugs?');
    expect(embedded).toEqual([]);
    await ask('a', 'question no 0');
    expect(embedded).toHaveLength(1);
  });

  it('takes questions for the same that differ in blanks or in how letters are composed', () => {
    expect(normalised('  un  cafe\u0301\n?')).toBe('un caf\u00e9 ?');
  });
});
