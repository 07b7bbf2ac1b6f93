import {
  CatalogSearch,
  type ArticleHit,
  type FoundArticle,
  type FoundProduct,
  type Near,
  type ProductHit,
  type ProductQuery,
} from '../../src/catalog/search/catalog-search.port.js';
import { articlePassages } from '../../src/catalog/articles/article-passages.js';
import { excerptOf, partNamed } from '../../src/catalog/search/parts.js';
import { isWithin } from '../../src/catalog/search/price-range.js';
import { plainLine, plainText } from '../../src/language/markup/plain-text.js';
import { familyProduct, type StoredProduct } from '../../src/catalog/variants/family-product.js';
import { KnowledgeIndex, type KnowledgeKind } from '../../src/catalog/search/knowledge-index.js';
import { meanOf } from '../../src/platform/embeddings/vector-bytes.js';
import { COMMON_TEXTS } from '../../src/catalog/vectors/words/words.js';
import { parseAmount } from '../../src/kernel/money.js';
import { sampleVectors, type SampleVectors } from './sample-vectors.js';
import type { SampleBusiness } from './offline.js';

/** Rows as they are stored, with ids by their places. */
export function storedRows(
  { products, articles, currency }: Pick<SampleBusiness, 'products' | 'articles' | 'currency'>,
  prefix = '',
): { rows: StoredProduct[]; texts: FoundArticle[] } {
  const rows = products.map((product, position) => ({
    id: `${prefix}product-${String(position).padStart(5, '0')}`,
    sku: product.sku,
    name: plainLine(product.name),
    description: plainText(product.description ?? ''),
    parentSku: product.parentSku ?? null,
    options: product.options ?? {},
    priceMinor: product.price == null ? null : parseAmount(product.price, currency),
    currency,
    stock: product.stock ?? null,
    url: null,
    tags: product.tags ?? [],
    attributes: product.attributes ?? {},
  }));
  const texts = articles.map(({ question, answer, locale, tags }, position) => ({
    id: `${prefix}article-${String(position).padStart(5, '0')}`,
    question: plainLine(question),
    answer: plainText(answer),
    locale: locale ?? null,
    tags: tags ?? [],
    passages: articlePassages(plainText(answer), answer),
  }));
  return { rows, texts };
}

/** What is embedded of a product, as `PASSAGES` makes it. */
export function passageOf({ name, description, tags }: StoredProduct): string {
  return [`${name}.`, description, tags.join(', ')].filter(Boolean).join(' ').slice(0, 2000);
}

/** What is embedded of an article: its passages, else its whole text. */
export function articlePassagesOf({ question, answer, passages }: FoundArticle): string[] {
  const texts = passages?.map(({ heading, before, text }) =>
    [question, heading, before, text].filter(Boolean).join(' '),
  );
  return (texts ?? [`${question} ${answer}`]).map((text) => text.slice(0, 2000));
}

/** An index with other rows, among which a business's own are put. */
export interface Crowd {
  index: KnowledgeIndex;
  rows: ReadonlyMap<string, StoredProduct>;
  texts: ReadonlyMap<string, FoundArticle>;
}

/** Products and articles of one business, found by the same index as in production. */
export class MemoryCatalog extends CatalogSearch {
  private readonly rows: StoredProduct[];
  private readonly texts: FoundArticle[];
  private readonly rowsById: ReadonlyMap<string, StoredProduct>;
  private readonly textsById: ReadonlyMap<string, FoundArticle>;
  private readonly index: KnowledgeIndex;
  private embedding: Promise<void> | undefined;

  constructor(
    business: SampleBusiness,
    private readonly crowd?: Crowd,
  ) {
    super();
    const { rows, texts } = storedRows(business);
    this.rows = rows;
    this.texts = texts;
    this.rowsById = new Map(rows.map((row) => [row.id, row]));
    this.textsById = new Map(texts.map((row) => [row.id, row]));
    this.index = crowd?.index ?? KnowledgeIndex.build(rows, texts);
    if (crowd) for (const row of rows) this.index.putProduct(row);
    if (crowd) for (const row of texts) this.index.putArticle(row);
  }

  /** Takes the own rows out of the crowd again. */
  leave(): void {
    for (const { id } of [...this.rows, ...this.texts]) this.index.remove(id);
  }

  private rowOf(id: string): StoredProduct | undefined {
    return this.rowsById.get(id) ?? this.crowd?.rows.get(id);
  }

  private textOf(id: string): FoundArticle | undefined {
    return this.textsById.get(id) ?? this.crowd?.texts.get(id);
  }

  async nearest(question: string, limit: number): Promise<Near> {
    const vectors = sampleVectors();
    if (!vectors) return { products: [], articles: [], degraded: false };
    await (this.embedding ??= this.embed(vectors));
    const [vector = new Float32Array()] = await vectors.of([question], 'query');
    const hits = (kind: KnowledgeKind) => drained(this.index.nearest(kind, vector, 60)) ?? [];
    const near = hits('products');
    const median = near[0] ? near[0].cosine - near[0].margin : 0;
    const products = this.families(near.map(({ id, cosine }) => ({ id, score: cosine })));
    const articles = hits('articles').flatMap(({ id, cosine, margin }) =>
      this.excerpts(id).map((article) => ({ article, cosine, margin })),
    );
    return {
      products: products
        .map(({ product, score: cosine }) => ({ product, cosine, margin: cosine - median }))
        .slice(0, limit),
      articles: articles.slice(0, limit),
      degraded: false,
    };
  }

  private async embed(vectors: SampleVectors): Promise<void> {
    this.index.setOrigin(meanOf(await vectors.of(COMMON_TEXTS, 'passage')));
    const products = await vectors.of(this.rows.map(passageOf), 'passage');
    for (const [at, row] of this.rows.entries()) this.index.putProduct(row, products[at]);
    for (const row of this.texts)
      this.index.putArticle(row, await vectors.of(articlePassagesOf(row), 'passage'));
  }

  /** Approximate heap use of the index. */
  get bytes(): number {
    return this.index.bytes;
  }

  during(): this {
    return this;
  }

  async products(query: ProductQuery): Promise<ProductHit[]> {
    const hits = query.text
      ? this.index.products(query.text, 200)
      : this.rows.map(({ id }) => ({ id, score: 1 }));
    const fitting = this.families(hits).filter(({ product }) => fits(product, query));
    const direction = query.sort === 'price-asc' ? 1 : query.sort === 'price-desc' ? -1 : 0;
    if (direction !== 0)
      fitting.sort((a, b) => direction * Number((a.product.priceMinor ?? 0n) - (b.product.priceMinor ?? 0n)));
    return fitting.slice(0, query.limit);
  }

  async productsById(ids: string[]): Promise<FoundProduct[]> {
    return this.families(ids.map((id) => ({ id, score: 1 }))).map(({ product }) => product);
  }

  private families(hits: readonly { id: string; score: number }[]): ProductHit[] {
    const seen = new Set<string>();
    const families = new Set<string>();
    return hits.flatMap(({ id, score }) => {
      const ids = this.index.familyOf(id);
      const [first = id] = ids;
      if (seen.has(id) || families.has(first)) return [];
      families.add(first);
      for (const each of ids) seen.add(each);
      const rows = ids.flatMap((each) => this.rowOf(each) ?? []);
      return rows.length === 0 ? [] : [{ product: familyProduct(rows), score }];
    });
  }

  async articles(text: string, limit: number): Promise<ArticleHit[]> {
    return this.index
      .articles(text, limit)
      .flatMap(({ id, score }) => this.excerpts(id).map((article) => ({ article, score })));
  }

  private excerpts(name: string): FoundArticle[] {
    const { id, part } = partNamed(name);
    const row = this.textOf(id);
    return row ? [excerptOf(row, part)] : [];
  }
}

/** Runs a search in steps to its end. */
function drained<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function fits(product: FoundProduct, query: ProductQuery): boolean {
  return !(query.inStock && product.stock !== null && product.stock <= 0) && isWithin(product, query);
}
