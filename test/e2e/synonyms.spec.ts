import type { Api } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { Stage } from './stage.js';
import { answered, type MessageBody } from './turns.js';

interface List {
  synonyms: { words: string[]; locale: string | null }[];
}

const UNSURE = 0.5;

/** One question of each language in words that the shop does not write, nor any table of the product has. */
const QUESTIONS = [
  { locale: 'en', text: 'Tell me about your bothies', words: ['bothy', 'cabin'] },
  { locale: 'de', text: 'Vermietet ihr auch Almdudlhütterl?', words: ['Almdudlhütterl', 'cabin'] },
  { locale: 'fr', text: 'Est-ce que vous louez des buronnets ?', words: ['buronnet', 'cabin'] },
  { locale: 'es', text: '¿Tenéis pallozas de alquiler?', words: ['palloza', 'cabin'] },
  { locale: 'ar', text: 'هل عندكم كرفانات؟', words: ['كرفان', 'cabin'] },
];

const ARTICLE = {
  externalId: 'cabin',
  question: 'Can I rent the cabin?',
  answer: 'The cabin by the lake costs €90 a night, for up to four guests.',
};
const PRODUCTS = [
  { sku: 'GIFT-50', name: 'Giftcard Aurora', description: 'Valid for three years.', price: '50.00' },
  { sku: 'BOOT-1', name: 'Walking boots', description: 'Leather, sizes 36 to 46.', price: '120.00' },
];

describe('synonyms', () => {
  let stage: Stage;
  let shop: TestBusiness;
  let api: Api;

  beforeAll(async () => {
    stage = await Stage.shared();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    shop = await stage.business(stage.frontdesk);
    ({ api } = shop);
    expect((await api.put('/v1/articles', { articles: [ARTICLE] })).status).toBe(200);
    expect((await api.put('/v1/products', { products: PRODUCTS })).status).toBe(200);
  });

  async function put(...synonyms: object[]): Promise<void> {
    const { status, text } = await api.put('/v1/synonyms', { synonyms });
    if (status !== 200) throw new Error(text);
  }

  /** A turn of a visitor of that language, in a conversation of its own. */
  async function answerTo(text: string, locale = 'en', by = api): Promise<MessageBody> {
    const { body: started } = await by.post<{ id: string }>('/v1/conversations', {
      channel: 'api',
      visitor: { locale },
    });
    const { answer } = (await answered(by, started.id, text)).body;
    if (!answer) throw new Error(`No answer to "${text}".`);
    return answer;
  }

  test('the list is replaced as a whole, and can be sent back as it was read', async () => {
    expect((await api.get('/v1/synonyms')).body).toEqual({ synonyms: [] });
    await put({ words: [' Gutschein ', 'gift   card'] }, { words: ['bothy', 'cabin'], locale: 'en' });
    const { body } = await api.get<List>('/v1/synonyms');
    expect(body.synonyms).toEqual([
      { words: ['Gutschein', 'gift card'], locale: null },
      { words: ['bothy', 'cabin'], locale: 'en' },
    ]);
    const reversed = { synonyms: body.synonyms.toReversed() };
    expect((await api.put('/v1/synonyms', reversed)).body).toEqual(reversed);
    expect((await api.get('/v1/synonyms')).body).toEqual(reversed);
    await put();
    expect((await api.get('/v1/synonyms')).body).toEqual({ synonyms: [] });
  });

  test('what cannot be taken over is named, and nothing of the list is', async () => {
    await put({ words: ['bothy', 'cabin'] });
    const groups = [
      { words: ['Voucher', '2026'] },
      { words: ['voucher', 'Bon'], locale: 'it' },
      { words: ['Hütte', 'Hütten'] },
    ];
    const refused = await api.put<{ errors: { pointer: string; code: string }[] }>('/v1/synonyms', {
      synonyms: groups,
    });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/synonyms/1/locale', 'unknown_language'],
      ['/synonyms/0/words/1', 'no_letter'],
      ['/synonyms/1/words/0', 'word_in_two_groups'],
      ['/synonyms/2/words', 'one_word'],
    ]);
    const shapes: [object, string][] = [
      [{ words: ['alone'] }, '/synonyms/0/words'],
      [{ words: ['a'.repeat(61), 'b'] }, '/synonyms/0/words'],
      [{ words: Array.from({ length: 21 }, (_, at) => `word${'x'.repeat(at)}`) }, '/synonyms/0/words'],
      [{ words: ['bothy', ' '] }, '/synonyms/0/words'],
      [{ words: ['bothy', 'cabin'], colour: 'red' }, '/synonyms/0/colour'],
      [{ words: ['bothy', 'cabin'], locale: 'not a tag' }, '/synonyms/0/locale'],
    ];
    for (const [group, pointer] of shapes) {
      const { status, body } = await api.put<{ errors: { pointer: string }[] }>('/v1/synonyms', {
        synonyms: [group],
      });
      expect([status, body.errors[0]?.pointer]).toEqual([422, expect.stringContaining(pointer)]);
    }
    expect((await api.get('/v1/synonyms')).body).toEqual({
      synonyms: [{ words: ['bothy', 'cabin'], locale: null }],
    });
  });

  test.each(QUESTIONS)(
    '$locale: unsure before, right with the group, unsure again without it',
    async ({ locale, text, words }) => {
      const before = await answerTo(text, locale);
      expect(before.confidence).toBeLessThan(UNSURE);

      await put({ words });
      const answer = await answerTo(text, locale);
      expect(answer.citations).toMatchObject([{ kind: 'article', title: ARTICLE.question }]);
      expect(answer.text).toContain('€90');
      expect(answer.confidence).toBeGreaterThanOrEqual(UNSURE);

      await put({ words, locale: locale === 'en' ? 'de' : 'en' });
      expect((await answerTo(text, locale)).confidence).toBeLessThan(UNSURE);
      await put({ words, locale });
      expect((await answerTo(text, locale)).confidence).toBeGreaterThanOrEqual(UNSURE);

      await put();
      expect((await answerTo(text, locale)).confidence).toBeLessThan(UNSURE);
    },
  );

  test('products are found by the business’s own word, in the chat and in the search of the API', async () => {
    const search = async () =>
      (await api.get<{ data: { product: { sku: string } }[] }>('/v1/products/search?q=Mondtaler')).body.data;
    const list = async () =>
      (await api.get<{ data: { sku: string }[] }>('/v1/products?q=Mondtaler')).body.data;
    expect([await search(), await list()]).toEqual([[], []]);
    expect((await answerTo('How much is a Mondtaler?')).citations).toEqual([]);

    await put({ words: ['Mondtaler', 'Giftcard Aurora'] });
    expect((await search()).map(({ product }) => product.sku)).toEqual(['GIFT-50']);
    expect((await list()).map(({ sku }) => sku)).toEqual(['GIFT-50']);
    const answer = await answerTo('How much is a Mondtaler?');
    expect(answer.citations).toMatchObject([{ kind: 'product', title: 'Giftcard Aurora' }]);
    expect(answer.text).toContain('€50.00');
    expect(answer.confidence).toBeGreaterThanOrEqual(UNSURE);
  });

  test('an article’s question with another word of the group is surely that question, but not as surely as its own words', async () => {
    await put({ words: ['bothy', 'cabin'] });
    const own = await answerTo('Can I rent the cabin?');
    const other = await answerTo('Can I rent the bothy?');
    expect(other.text).toBe(own.text);
    expect(other.confidence).toBeGreaterThan(0.8);
    expect(other.confidence).toBeLessThan(own.confidence);
  });

  test('a word that says nothing of the question makes no answer sure', async () => {
    await put({ words: ['bothy', 'cabin'] });
    const answer = await answerTo('Does the bothy have a helicopter pad?');
    expect(answer.confidence).toBeLessThan(UNSURE);
  });

  test('another business’s answers know nothing of them', async () => {
    const other = await stage.business(stage.frontdesk);
    await other.api.put('/v1/articles', { articles: [ARTICLE] });
    await put({ words: ['bothy', 'cabin'] });
    const [question] = QUESTIONS;
    expect((await answerTo(question?.text ?? '')).citations).toHaveLength(1);
    expect((await answerTo(question?.text ?? '', 'en', other.api)).citations).toEqual([]);
    expect((await other.api.get('/v1/synonyms')).body).toEqual({ synonyms: [] });
  });

  test('a list that changes raises the version of the knowledge, one that stays does not', async () => {
    const version = async () => {
      const [row] = await stage.sql<{ knowledge_version: string }>(
        'SELECT knowledge_version FROM tenants WHERE id = $1',
        [shop.id],
      );
      return Number(row?.knowledge_version);
    };
    const before = await version();
    await put({ words: ['bothy', 'cabin'] });
    const changed = await version();
    await put({ words: ['bothy', 'cabin'] });
    expect([changed - before, await version()]).toEqual([1, changed]);
  });
});
