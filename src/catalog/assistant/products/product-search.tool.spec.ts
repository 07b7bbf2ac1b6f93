import type { ToolContext } from '../../../assistant/chat-tool.js';
import type { Dialogue } from '../../../assistant/skill.js';
import type { Language } from '../../../language/language.js';
import { clauseOf } from '../../../assistant/clause.js';
import {
  CatalogSearch,
  type ArticleHit,
  type FoundArticle,
  type FoundProduct,
  type Near,
  type ProductHit,
  type ProductQuery,
} from '../../search/catalog-search.port.js';
import { KnowledgeIndex } from '../../search/knowledge-index.js';
import { ProductSearchTool } from './product-search.tool.js';

function product(
  id: string,
  name: string,
  price: bigint,
  stock: number | null,
  description: string,
): FoundProduct {
  return {
    id,
    sku: id,
    name,
    description,
    priceMinor: price,
    currency: 'EUR',
    stock,
    url: null,
    tags: [],
    attributes: {},
  };
}

const ROWS = [
  product('lamp', 'Oak desk lamp', 8900n, 4, '45 cm high, E27, up to 40 W.'),
  product('blanket', 'Wool blanket, grey', 12900n, 0, '130 × 170 cm, 1.2 kg, hand wash.'),
  product('throw', 'Cotton blanket, blue', 5900n, 12, '130 × 170 cm, machine washable.'),
  product('blocks', 'Building blocks', 2450n, null, '60 pieces of beech. From 3 years.'),
];

const SANDBLASTING: FoundArticle = {
  id: 'sandblasting',
  question: 'Do you do lamp sandblasting?',
  answer: 'Yes, lamp sandblasting costs 40 euro.',
  locale: 'en',
  tags: [],
};

class Rows extends CatalogSearch {
  private readonly index = KnowledgeIndex.build(ROWS, []);

  during(): this {
    return this;
  }

  async nearest(): Promise<Near> {
    return { products: [], articles: [], degraded: false };
  }

  async products(query: ProductQuery): Promise<ProductHit[]> {
    const hits = query.text
      ? this.index.products(query.text, 50).map(({ id, score }) => ({ product: this.row(id), score }))
      : ROWS.map((row) => ({ product: row, score: 1 }));
    const { inStock, maxPriceMinor = 1_000_000n, minPriceMinor = 0n, limit } = query;
    return hits
      .filter(({ product: { stock } }) => !inStock || stock !== 0)
      .filter(({ product: { priceMinor: price } }) => price! >= minPriceMinor && price! <= maxPriceMinor)
      .slice(0, limit);
  }

  async productsById(ids: string[]): Promise<FoundProduct[]> {
    return ids.map((id) => this.row(id));
  }

  async articles(text: string): Promise<ArticleHit[]> {
    return text.includes('sandblasting') ? [{ article: SANDBLASTING, score: 0.8 }] : [];
  }

  private row(id: string): FoundProduct {
    const row = ROWS.find((each) => each.id === id);
    if (!row) throw new Error(`no product ${id}`);
    return row;
  }
}

const tool = new ProductSearchTool(new Rows());
const context = { tenant: { currency: 'EUR', name: 'Northlight' }, now: new Date() } as ToolContext;

async function ask(text: string, memory?: unknown, language: Language = 'en') {
  const clause = clauseOf(text, language);
  const previousTool = memory === undefined ? null : tool.name;
  const dialogue: Dialogue = { clauses: [clause], memory, previousTool, awaited: false };
  const reading = await tool.read(clause, dialogue, context);
  if (!reading) return null;
  const result = await tool.execute(reading.input, context);
  return { reading, result, said: tool.say(reading.input, result, clause, dialogue, context) };
}

describe('ProductSearchTool', () => {
  it('gives price and stock', async () => {
    expect((await ask('how much is the desk lamp?'))?.said.text).toMatch(
      /^Oak desk lamp costs €89\.00 and is in stock/,
    );
    expect((await ask('was kostet die Lampe?', undefined, 'de'))?.said.text).toMatch(/89,00 €.*auf Lager/);
  });

  it('says what is sold out and offers alternatives', async () => {
    const answer = await ask('is the wool blanket available?');
    expect(answer?.said.text).toMatch(/Wool blanket, grey .*out of stock/);
    expect(answer?.result.data.alternatives.map(({ id }) => id)).toEqual(['throw']);
  });

  it('says the price alone when the stock is not tracked', async () => {
    const text = (await ask('do you have building blocks'))?.said.text;
    expect(text).toMatch(/cost €24\.50\./);
    expect(text).not.toMatch(/stock|available/);
  });

  it.each([
    ['anything under 30 euro', ['blocks']],
    ['blankets between 50 and 100 euros', ['throw']],
    ['what is the most expensive thing', ['blanket', 'lamp']],
    ['something for a 4 year old', ['blocks']],
  ])('%s', async (text, ids) => {
    expect((await ask(text))?.result.data.products.map(({ id }) => id)).toEqual(ids);
  });

  it('compares two', async () => {
    const answer = await ask('what is the difference between the wool blanket and the cotton blanket?');
    expect(answer?.said.text).toMatch(
      /Side by side[\s\S]*Cotton blanket, blue is the less expensive one, by €70\.00/,
    );
  });

  it('answers a follow-up about what was shown', async () => {
    const first = await ask('do you have a lamp?');
    const next = await ask('how tall is it?', first?.said.memory);
    expect(next?.said.text).toContain('45 cm');
    const unknown = await ask('is it waterproof?', first?.said.memory);
    expect(unknown?.said.evidence).toMatchObject({ basis: 'product', isUnstated: true });
  });

  it.each([
    ['how high does it go?', 'en', /^Oak desk lamp/],
    ['wie hoch ist die?', 'de', /^Oak desk lamp/],
    ['quelle est sa hauteur ?', 'fr', /^Oak desk lamp/],
    ['¿cuánto mide?', 'es', /^Oak desk lamp/],
    ['كم ارتفاعها؟', 'ar', /^Oak desk lamp/],
  ] as const)('stays with what was shown: %s', async (text, language, answer) => {
    const first = await ask('do you have a lamp?');
    const next = await ask(text, first?.said.memory, language);
    expect(next?.said.text).toMatch(answer);
    expect(next?.said.text).toContain('45 cm');
    expect(next?.reading.score).toBeGreaterThan(0.95);
  });

  it('scores lower than an article that alone has the literal word', async () => {
    const plain = await ask('how much is a lamp?');
    const special = await ask('how much is lamp sandblasting?');
    expect(special?.reading.score ?? 0).toBeLessThan((plain?.reading.score ?? 0) - 0.2);
  });

  it('gives ideas for a gift by theme', async () => {
    const ideas = await ask('eine Geschenkidee für einen Deckenliebhaber', undefined, 'de');
    expect(ideas?.result.data.products.map(({ id }) => id)).toContain('throw');
    expect(ideas?.result.data.products.map(({ id }) => id)).not.toContain('lamp');
  });

  it('ignores questions about other things', async () => {
    expect(await ask('what is the capital of Peru?')).toBeNull();
    expect((await ask('do you sell kayaks?'))?.result.ok).toBe(false);
  });

  it('accepts a model’s decimal prices', async () => {
    const result = await tool.execute({ maxPrice: '30' }, context);
    expect(result.data.products).toEqual([
      expect.objectContaining({ id: 'blocks', price: '24.50', available: true }),
    ]);
  });
});
