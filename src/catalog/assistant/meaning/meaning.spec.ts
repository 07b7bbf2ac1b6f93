import { clauseOf } from '../../../assistant/clause.js';
import type { ToolContext } from '../../../assistant/chat-tool.js';
import { UNSURE } from '../../../assistant/confidence.js';
import { SURE } from '../../../assistant/scores.js';
import type { Dialogue, Reading } from '../../../assistant/skill.js';
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
import { ArticleSearchTool } from '../articles/article-search.tool.js';
import type { ArticleSearchInput } from '../articles/input.js';
import { ProductSearchTool } from '../products/product-search.tool.js';
import type { ProductSearchInput } from '../products/input.js';
import { isSureByWords } from './choice.js';
import { weighedSources } from './weighed-sources.js';

function article(id: string, question: string, answer: string): FoundArticle {
  return { id, question, answer, locale: 'en', tags: [] };
}

function product(id: string, name: string, description: string): FoundProduct {
  const plain = { sku: id, currency: 'EUR', stock: 3, url: null, tags: [], attributes: {} };
  return { ...plain, id, name, description, priceMinor: 1_200n };
}

const ARTICLES = [
  article('parking', 'Is there parking?', 'Yes, behind the house.'),
  article('trade', 'Do you take old rods in exchange?', 'Yes, for half of the price.'),
  article('tables', 'How do I book a table?', 'On our website.'),
];
const PRODUCTS = [
  product('vest', 'Harbour life jacket', 'For adults up to 90 kg'),
  product('cake', 'Walnut cake', 'With walnuts and honey'),
  product('mug', 'Enamel mug', 'White'),
];

/** Finds by words in an index, and by meaning what the test says. */
class Shop extends CatalogSearch {
  /** Cosines by id; what has none is far. */
  near: Record<string, number> = {};
  asked = 0;
  private readonly index = KnowledgeIndex.build(PRODUCTS, ARTICLES);

  during(): this {
    return this;
  }

  async nearest(): Promise<Near> {
    this.asked += 1;
    if (Object.keys(this.near).length === 0) return { products: [], articles: [], degraded: true };
    const figures = (id: string) => ({
      cosine: this.near[id] ?? 0.05,
      margin: (this.near[id] ?? 0.05) - 0.05,
    });
    return {
      products: PRODUCTS.map((row) => ({ product: row, ...figures(row.id) })),
      articles: ARTICLES.map((row) => ({ article: row, ...figures(row.id) })),
      degraded: false,
    };
  }

  async articles(text: string, limit: number): Promise<ArticleHit[]> {
    return this.index
      .articles(text, limit)
      .flatMap(({ id, score }) =>
        ARTICLES.filter((row) => row.id === id).map((row) => ({ article: row, score })),
      );
  }

  async products({ text, limit }: ProductQuery): Promise<ProductHit[]> {
    const hits = text ? this.index.products(text, limit) : PRODUCTS.map(({ id }) => ({ id, score: 1 }));
    return hits.flatMap(({ id, score }) =>
      PRODUCTS.filter((row) => row.id === id).map((row) => ({ product: row, score })),
    );
  }

  async productsById(ids: string[]): Promise<FoundProduct[]> {
    return PRODUCTS.filter(({ id }) => ids.includes(id));
  }
}

const context = { tenant: { locale: 'en', currency: 'EUR', name: 'Harbour' } } as ToolContext;

describe('meaning', () => {
  let shop: Shop;
  beforeEach(() => {
    shop = new Shop();
  });

  function dialogueOf(text: string): { clause: ReturnType<typeof clauseOf>; dialogue: Dialogue } {
    const clause = clauseOf(text, 'en');
    return { clause, dialogue: { clauses: [clause], memory: undefined, previousTool: null, awaited: false } };
  }

  async function articleFor(text: string): Promise<Reading<ArticleSearchInput> | null> {
    const { clause, dialogue } = dialogueOf(text);
    const tool = new ArticleSearchTool(shop);
    const own = await tool.read(clause, dialogue, context);
    return tool.readMeaning(clause, own && own.score >= 0.3 ? own : null, context);
  }

  async function productFor(text: string): Promise<Reading<ProductSearchInput> | null> {
    const { clause } = dialogueOf(text);
    return new ProductSearchTool(shop).readMeaning(clause, null, context);
  }

  it('finds a source that shares no word, and is never sure of it by meaning alone', async () => {
    shop.near = { trade: 0.75 };
    const reading = await articleFor('would you give me something for my fishing gear');
    expect(reading?.input).toMatchObject({ ids: ['trade'], isMeant: true });
    expect(reading?.confidence).toBeGreaterThan(UNSURE);
    expect(reading?.confidence).toBeLessThan(SURE);
  });

  it('proposes the likeliest sources of both kinds, best first, when none is near enough', async () => {
    shop.near = { vest: 0.22, trade: 0.2, parking: 0.18 };
    const reading = await articleFor('something that keeps me afloat');
    expect(reading?.score).toBeLessThan(0.3);
    expect(reading?.suggestions?.[0]).toBe('Harbour life jacket');
    expect(reading?.suggestions?.length).toBeLessThanOrEqual(3);
  });

  it('tells a product found by its meaning', async () => {
    shop.near = { vest: 0.7 };
    const reading = await productFor('something that keeps me afloat');
    expect(reading?.input).toMatchObject({ mode: 'find', ids: ['vest'] });
    const { clause, dialogue } = dialogueOf('something that keeps me afloat');
    const tool = new ProductSearchTool(shop);
    const input = reading?.input ?? {};
    const said = tool.say(input, await tool.execute(input, context), clause, dialogue, context);
    expect(said.text).toMatch(/^Harbour life jacket costs/);
  });

  it('is less sure of what the words find when it is far in meaning', async () => {
    shop.near = { mug: 0.6 };
    const far = await articleFor('where is parking for my trailer');
    shop = new Shop();
    shop.near = { parking: 0.6 };
    const near = await articleFor('where is parking for my trailer');
    expect(far?.input.ids).toEqual(['parking']);
    expect(near?.input.ids).toEqual(['parking']);
    expect(near?.confidence).toBeGreaterThan(far?.confidence ?? 1);
  });

  it('does not answer for a thing that the article does not speak of', async () => {
    shop.near = { tables: 0.8 };
    const reading = await articleFor('do you have a pool table?');
    expect(reading?.confidence ?? 0).toBeLessThan(UNSURE);
  });

  it.each(['is the cake without nuts? I am allergic', 'what will the weather be tomorrow?'])(
    'may not decide: %s',
    async (text) => {
      shop.near = { cake: 0.9 };
      expect(await weighedSources(clauseOf(text, 'en'), shop)).toBeNull();
    },
  );

  it('proposes nothing that contains what is not wanted', async () => {
    shop.near = { cake: 0.9, mug: 0.3 };
    const weighed = await weighedSources(clauseOf('something sweet without honey', 'en'), shop);
    expect(weighed?.sources.map(({ id }) => id)).not.toContain('cake');
  });

  it('is not asked for where the own words of the question leave no doubt', async () => {
    shop.near = { trade: 0.9 };
    const { clause, dialogue } = dialogueOf('how do I book a table?');
    const tool = new ArticleSearchTool(shop);
    const own = await tool.read(clause, dialogue, context);
    expect(own?.input.ids).toEqual(['tables']);
    expect(await tool.readMeaning(clause, own, context)).toBe(own);
    expect(shop.asked).toBe(0);
    const mug = dialogueOf('do you have an enamel mug?');
    const products = new ProductSearchTool(shop);
    const named = await products.read(mug.clause, mug.dialogue, context);
    expect(named?.input.ids).toEqual(['mug']);
    expect(await products.readMeaning(mug.clause, named, context)).toBe(named);
    expect(shop.asked).toBe(0);
  });

  it('is asked for where a word only means the same, though it seems sure', () => {
    const coverage = { covered: 1, lacking: 0, unfamiliar: 0, byMeaning: 0, titled: 1, margin: 1, exact: 1 };
    expect(isSureByWords({ basis: 'product', coverage })).toBe(true);
    expect(isSureByWords({ basis: 'product', coverage: { ...coverage, byMeaning: 0.1 } })).toBe(false);
    expect(isSureByWords({ basis: 'product', coverage: { ...coverage, unfamiliar: 0.1 } })).toBe(false);
    expect(isSureByWords({ basis: 'record' })).toBe(false);
  });

  it('leaves readings as they are without vectors, and asks once in a turn', async () => {
    const { clause, dialogue } = dialogueOf('is there parking?');
    const tool = new ArticleSearchTool(shop);
    const own = await tool.read(clause, dialogue, context);
    expect(await tool.readMeaning(clause, own, context)).toBe(own);
    const other = clauseOf('where can I leave my van', 'en');
    await tool.readMeaning(other, null, context);
    await new ProductSearchTool(shop).readMeaning(other, null, context);
    expect(shop.asked).toBe(1);
  });
});
