import { Synonyms } from '../../language/search/synonyms.js';
import type { Product } from '../products/product.types.js';
import { ProductFamilies } from '../variants/product-families.js';
import { CatalogReader } from './catalog-reader.js';

const MANY = 250;
const idOf = (at: number): string => String(at).padStart(8, '0');

/** A catalogue of one family and one product beside it, in which every search finds all, best first as the ids tell. */
function readerOf(found: readonly string[]): CatalogReader {
  const rows = Array.from({ length: MANY }, (_, at) => row(idOf(at), `Tile – ${at} cm`));
  rows.push(row('beside', 'Grout'));
  const families = new ProductFamilies();
  for (const each of rows) families.put(each);
  const sources = {
    indexes: {
      search: () => Promise.resolve(found.map((id) => ({ id, score: 1 }))),
      families: (ids: readonly string[]) => Promise.resolve(ids.map((id) => families.familyOf(id))),
      synonyms: () => Promise.resolve(Synonyms.none),
      lacksVectors: false,
    },
    engine: { nearest: () => Promise.resolve([]) },
    questions: { isConfigured: false, of: () => Promise.resolve(null) },
    vectors: { owe: () => Promise.resolve() },
    products: {
      getMany: (ids: string[]) => Promise.resolve(rows.filter(({ id }) => ids.includes(id))),
      browse: () => Promise.resolve([]),
    },
    articles: { getMany: () => Promise.resolve([]) },
  };
  return new CatalogReader(sources);
}

function row(id: string, name: string): Product {
  const texts = { id, sku: `S${id}`, name, description: '', tags: [], attributes: {}, options: {} };
  return { ...texts, status: 'active', priceMinor: 100n, stock: 1, url: null } as unknown as Product;
}

describe('a family with more variants than an answer tells apart', () => {
  it.each([0, 70, 140, 249])('is one product, in which the best hit is, number %i', async (best) => {
    const others = Array.from({ length: 199 }, (_, at) => idOf((best + 1 + at) % MANY));
    const hits = await readerOf([idOf(best), ...others, 'beside']).products({ text: 'tile', limit: 5 });
    expect(hits.map(({ product }) => product.name)).toEqual(['Tile', 'Grout']);
    const variants = hits[0]?.product.family?.variants ?? [];
    expect(variants).toHaveLength(100);
    expect(variants.map(({ id }) => id)).toContain(idOf(best));
  });
});
