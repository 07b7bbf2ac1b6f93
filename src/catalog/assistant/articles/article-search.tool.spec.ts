import { clauseOf } from '../../../assistant/clause.js';
import type { ToolContext } from '../../../assistant/chat-tool.js';
import type { Dialogue } from '../../../assistant/skill.js';
import type { Language } from '../../../language/language.js';
import { ArticleSearchTool } from './article-search.tool.js';
import {
  CatalogSearch,
  type ArticleHit,
  type FoundArticle,
  type FoundProduct,
  type Near,
  type ProductHit,
  type ProductQuery,
} from '../../search/catalog-search.port.js';
import { articlePassages } from '../../articles/article-passages.js';
import { plainText } from '../../../language/markup/plain-text.js';
import { excerptOf, partNamed } from '../../search/parts.js';
import { KnowledgeIndex } from '../../search/knowledge-index.js';

const TEXTS: readonly (readonly [string, string, string])[] = [
  ['wrap', 'Do you gift wrap?', 'Yes, wrapping is free all year round.'],
  ['table', 'How do I book a table?', 'Book on our website; we hold a table for 15 minutes.'],
  ['analysis', 'Do you do gait analysis?', 'Yes, free treadmill gait analysis with every fitting.'],
  ['rates', 'Can I pay by instalments?', 'Yes, in three rates from 100 euro.'],
  ['pets', 'Do you look after a cat in the holidays?', 'Yes, for 20 euro a night.'],
  ['test', 'What does an eye test cost?', 'The eye test is free and takes 20 minutes.'],
];
const ARTICLES: FoundArticle[] = TEXTS.map(([id, question, answer]) => ({
  id,
  question,
  answer,
  locale: 'en',
  tags: [],
}));

const GOODS: FoundProduct[] = ['Cat litter', 'Cat tree', 'Cat bed', 'Cat food', 'Fish tank'].map((name) => ({
  id: name,
  sku: name,
  name,
  description: '',
  priceMinor: 1_000n,
  currency: 'EUR',
  stock: 3,
  url: null,
  tags: [],
  attributes: {},
}));

const FILLER = 'We are glad to help you with all of it. '.repeat(12).trim();
const TERMS = [
  ...['## Delivery', `${FILLER} Parcels to Norway take a week.\n\nNo parcels leave on public holidays.`],
  ...['## Returns', `You can return a vase within 30 days. ${FILLER} Sale goods are excluded from this.`],
  ...['## Engraving', `${FILLER} A name costs 12 euro.`],
].join('\n\n');
/** Longer than what is searched for as one. */
const LONG: FoundArticle = {
  ...{ id: 'terms', question: 'Our terms and conditions', locale: 'en', tags: [] },
  answer: plainText(TERMS),
  passages: articlePassages(plainText(TERMS), TERMS),
  source: { url: 'https://shop.example/terms' },
};

class Texts extends CatalogSearch {
  private readonly rows = [...ARTICLES, LONG];
  private readonly index = KnowledgeIndex.build([], this.rows);
  private readonly goods = KnowledgeIndex.build(GOODS, []);

  during(): this {
    return this;
  }

  async nearest(): Promise<Near> {
    return { products: [], articles: [], degraded: false };
  }

  async articles(text: string, limit: number): Promise<ArticleHit[]> {
    return this.index
      .articles(text, limit)
      .flatMap(({ id, score }) =>
        this.rows
          .filter((each) => each.id === partNamed(id).id)
          .map((article) => ({ article: excerptOf(article, partNamed(id).part), score })),
      );
  }

  async products({ text, limit }: ProductQuery): Promise<ProductHit[]> {
    const hits = text ? this.goods.products(text, limit) : GOODS.map(({ id }) => ({ id, score: 1 }));
    return hits.flatMap(({ id, score }) =>
      GOODS.filter((each) => each.id === id).map((product) => ({ product, score })),
    );
  }

  async productsById(): Promise<FoundProduct[]> {
    throw new Error('articles only');
  }
}

const tool = new ArticleSearchTool(new Texts());
const context = { tenant: { locale: 'en', currency: 'EUR' } } as ToolContext;

async function ask(text: string, language: Language = 'en'): Promise<string | null> {
  return (await answerTo(text, language))?.text ?? null;
}

async function answerTo(text: string, language: Language = 'en') {
  const clause = clauseOf(text, language);
  const dialogue: Dialogue = { clauses: [clause], memory: undefined, previousTool: null, awaited: false };
  const reading = await tool.read(clause, dialogue, context);
  if (!reading || reading.score < 0.3) return null;
  const result = await tool.execute(reading.input, context);
  const said = tool.say(reading.input, result, clause, dialogue, context);
  return { text: said.text, citations: result.citations, input: reading.input };
}

describe('ArticleSearchTool', () => {
  it.each<[string, Language, RegExp]>([
    ['do I have to pay for wrapping?', 'en', /wrapping is free/i],
    ['muss ich für den Sehtest zahlen?', 'de', /eye test is free/],
    ['¿puedo pagar a plazos?', 'es', /three rates/],
  ])('%s', async (text, language, answer) => expect(await ask(text, language)).toMatch(answer));

  it('keeps the “yes” of an answer only for its own question', async () => {
    expect(await ask('do you gift wrap?')).toMatch(/^Yes, wrapping/);
    expect(await ask('how much is gift wrapping?')).toMatch(/^Wrapping is free/);
  });

  it('begins with the facts when the answer is in another language than the question', async () => {
    const answer = await ask('was kostet der Sehtest?', 'de');
    expect(answer).toMatch(/^Kurz gesagt steht dort: kostenlos; 20 Minuten\.\n.*\nThe eye test is free/);
  });

  it('finds no article that shares only the word for everything in the shop', async () => {
    expect(await ask('do you look after a cat?')).toMatch(/20 euro a night/);
    expect(await ask('my cat scratched the wallpaper')).toBeNull();
  });

  it('quotes of a long article the passage that answers, and cites its heading', async () => {
    const engraving = await answerTo('what does engraving a name cost?');
    expect(engraving?.text).toBe(`Engraving\n${FILLER} A name costs 12 euro.`);
    expect(engraving?.citations).toEqual([
      {
        ...{ kind: 'article', id: 'terms', title: LONG.question, heading: 'Engraving' },
        ...{ url: 'https://shop.example/terms', article: { text: engraving?.text } },
      },
    ]);
    const norway = await answerTo('how long do parcels to Norway take?');
    expect(norway?.text).toContain('Norway take a week.');
    expect(norway?.text).toContain('No parcels leave on public holidays.');
    expect(norway?.text).not.toMatch(/12 euro|30 days/u);
    // Two passages of one article are two answers of one turn.
    expect(norway?.input.ids).not.toEqual(engraving?.input.ids);
  });

  it('quotes the restriction that stands in the same paragraph', async () => {
    const { text = '' } = (await answerTo('can I return a vase?')) ?? {};
    expect(text).toContain('return a vase within 30 days');
    expect(text).toContain('Sale goods are excluded from this.');
  });

  it('tells the beginning of a long article whose own question is asked, in whole sentences', async () => {
    const { text = '', citations } = (await answerTo('our terms and conditions')) ?? {};
    expect(text).toMatch(/^Delivery\n/u);
    expect(text).toContain('\n\nReturns\nYou can return');
    expect(text).not.toContain('12 euro');
    expect(text).toMatch(/\.$/u);
    expect(text.length).toBeLessThanOrEqual(1_500);
    expect(citations).toMatchObject([{ id: 'terms', title: LONG.question }]);
    expect(citations?.[0]).not.toHaveProperty('heading');
  });

  it.each(['do you have a pool table?', 'do you sell treadmills?', 'what is the capital of Peru?'])(
    '%s stays unanswered',
    async (text) => expect(await ask(text)).toBeNull(),
  );
});
