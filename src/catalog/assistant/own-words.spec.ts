import { clauseOf } from '../../assistant/clause.js';
import type { ToolContext } from '../../assistant/chat-tool.js';
import { confidenceOf, UNSURE } from '../../assistant/confidence.js';
import type { Dialogue, SkilledTool } from '../../assistant/skill.js';
import type { Language } from '../../language/language.js';
import { Synonyms } from '../../language/search/synonyms.js';
import {
  CatalogSearch,
  type ArticleHit,
  type FoundArticle,
  type FoundProduct,
  type Near,
  type ProductHit,
  type ProductQuery,
} from '../search/catalog-search.port.js';
import { KnowledgeIndex } from '../search/knowledge-index.js';
import { ArticleSearchTool } from './articles/article-search.tool.js';
import { ProductSearchTool } from './products/product-search.tool.js';

const PRODUCTS: FoundProduct[] = [
  ['hut', 'Bergzelt Alpin', 'Doppelwandig, wasserdicht.', { Gestänge: 'Aluminium' }],
  ['boots', 'Wanderschuhe Tirol', 'Leder, mit Profilsohle.', {}],
  ['bottle', 'Trinkflasche Stahl', 'Hält zwölf Stunden warm.', {}],
].map(([id, name, description, attributes]) => ({
  ...{ id: id as string, sku: id as string, name: name as string, description: description as string },
  ...{ priceMinor: 9900n, currency: 'EUR', stock: 3, url: null, tags: [] },
  attributes: attributes as Record<string, string>,
}));
const ARTICLES: FoundArticle[] = [
  ['lend', 'Kann ich ein Bergzelt leihen?', 'Ja, ein Bergzelt kostet 12 Euro am Tag.'],
  ['repair', 'Repariert ihr Schuhe?', 'Ja, ab 20 Euro.'],
].map(([id = '', question = '', answer = '']) => ({ id, question, answer, locale: 'de', tags: [] }));

const GROUPS = new Synonyms([
  { words: ['Biwaknest', 'Bergzelt'], locale: null },
  { words: ['Skelett', 'Gestänge'], locale: null },
  { words: ['triefdicht', 'wasserdicht'], locale: null },
]);

/** The search of one turn at a business with these synonyms. */
class Shop extends CatalogSearch {
  private readonly index = KnowledgeIndex.build(PRODUCTS, ARTICLES);

  constructor(private readonly own: Synonyms) {
    super();
    this.index.setSynonyms(own);
  }

  override get ownWords(): Synonyms {
    return this.own;
  }

  during(): this {
    return this;
  }

  async nearest(): Promise<Near> {
    return { products: [], articles: [], degraded: false };
  }

  async products({ text, limit }: ProductQuery): Promise<ProductHit[]> {
    const hits = text ? this.index.products(text, limit) : PRODUCTS.map(({ id }) => ({ id, score: 1 }));
    return hits.flatMap(({ id, score }) =>
      PRODUCTS.filter((each) => each.id === id).map((product) => ({ product, score })),
    );
  }

  async productsById(ids: string[]): Promise<FoundProduct[]> {
    return PRODUCTS.filter(({ id }) => ids.includes(id));
  }

  async articles(text: string, limit: number): Promise<ArticleHit[]> {
    return this.index
      .articles(text, limit)
      .flatMap(({ id, score }) =>
        ARTICLES.filter((each) => each.id === id).map((article) => ({ article, score })),
      );
  }
}

const context = { tenant: { locale: 'de', currency: 'EUR', name: 'Laden' }, now: new Date() } as ToolContext;

/** What a tool says with and without the synonyms, and how sure it is. */
async function ask(make: (shop: Shop) => SkilledTool, text: string, language: Language = 'de') {
  const said = [Synonyms.none, GROUPS].map(async (synonyms) => {
    const tool = make(new Shop(synonyms));
    const clause = clauseOf(text, language);
    const dialogue: Dialogue = { clauses: [clause], memory: undefined, previousTool: null, awaited: false };
    const reading = (await tool.readExact?.(clause, context)) ?? (await tool.read(clause, dialogue, context));
    if (!reading || reading.score < 0.3) return { ids: [], text: '', confidence: 0 };
    const result = await tool.execute(reading.input, context);
    const { text: told, evidence } = tool.say(reading.input, result, clause, dialogue, context);
    return { ids: result.citations.map(({ id }) => id), text: told, confidence: confidenceOf(evidence) };
  });
  const [without, answer] = await Promise.all(said);
  return { without, answer };
}

const products = (shop: Shop) => new ProductSearchTool(shop) as SkilledTool;
const articles = (shop: Shop) => new ArticleSearchTool(shop) as SkilledTool;

describe('a business’s own words', () => {
  it.each([
    ['the price', 'Was kostet das Biwaknest?', /99,00 €/],
    ['whether there is one, in the plural', 'Habt ihr Biwaknester?', /Bergzelt Alpin/],
    ['a property by its own name', 'Welches Skelett hat das Bergzelt Alpin?', /Aluminium/],
    ['whether it has a property', 'Ist das Bergzelt Alpin triefdicht?', /wasserdicht/],
    ['both the thing and its property', 'Ist das Biwaknest triefdicht?', /wasserdicht/],
  ])('are understood of a product: %s', async (_, text, told) => {
    const { without, answer } = await ask(products, text);

    expect(without?.confidence).toBeLessThan(answer?.confidence ?? 0);
    expect(answer).toMatchObject({ ids: ['hut'], text: expect.stringMatching(told) });
    expect(answer?.confidence).toBeGreaterThan(UNSURE);
  });

  it.each([
    ['its own question', 'Kann ich ein Biwaknest leihen?'],
    ['its own question, inflected and with a courtesy', 'Hallo, kann ich bitte Biwaknester leihen?'],
    ['other words', 'Was kostet es, ein Biwaknest zu leihen?'],
  ])('are understood of an article: %s', async (_, text) => {
    const { without, answer } = await ask(articles, text);

    expect(without?.confidence).toBeLessThan(answer?.confidence ?? 0);
    expect(answer).toMatchObject({ ids: ['lend'], text: expect.stringMatching(/12 Euro am Tag/) });
    expect(answer?.confidence).toBeGreaterThan(0.8);
  });

  it('make no more sure than the word itself', async () => {
    for (const [make, own, text] of [
      [products, 'Was kostet das Biwaknest?', 'Was kostet das Bergzelt?'],
      [articles, 'Kann ich ein Biwaknest leihen?', 'Kann ich ein Bergzelt leihen?'],
    ] as const) {
      const [other, itself] = [await ask(make, own), await ask(make, text)];
      expect(other.answer?.confidence).toBeLessThan(itself.answer?.confidence ?? 0);
    }
  });

  it('cover no other word', async () => {
    const asked = ['Biwaknest', 'Biwaknest mit Solarpanel', 'Bergzelt mit Solarpanel'];
    const [plain = 0, other = 0, itself = 0] = await Promise.all(
      asked.map(async (words) => (await ask(products, `Gibt es das ${words}?`)).answer?.confidence),
    );

    expect(other).toBeLessThan(plain);
    expect(other).toBeLessThan(itself);
  });
});
