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
  type ProductHit,
  type ProductQuery,
} from '../../search/catalog-search.port.js';
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

class Texts extends CatalogSearch {
  private readonly index = KnowledgeIndex.build([], ARTICLES);
  private readonly goods = KnowledgeIndex.build(GOODS, []);

  during(): this {
    return this;
  }

  async articles(text: string, limit: number): Promise<ArticleHit[]> {
    return this.index
      .articles(text, limit)
      .flatMap(({ id, score }) =>
        ARTICLES.filter((each) => each.id === id).map((article) => ({ article, score })),
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
  const clause = clauseOf(text, language);
  const dialogue: Dialogue = { clauses: [clause], memory: undefined, previousTool: null, awaited: false };
  const reading = await tool.read(clause, dialogue, context);
  if (!reading || reading.score < 0.3) return null;
  const result = await tool.execute(reading.input, context);
  return tool.say(reading.input, result, clause, dialogue, context).text;
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

  it.each(['do you have a pool table?', 'do you sell treadmills?', 'what is the capital of Peru?'])(
    '%s stays unanswered',
    async (text) => expect(await ask(text)).toBeNull(),
  );
});
