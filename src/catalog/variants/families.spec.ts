import { cpuMsOf } from '../../../test/support/cpu-time.js';
import { commonName, nameParts } from './name-parts.js';
import { colourOf, sizeOf } from './option-values.js';
import { ProductFamilies } from './product-families.js';

describe('values of options at the end of a name', () => {
  it.each([
    ['Rain jacket – S', 'Rain jacket', ['S']],
    ['Rain jacket - XXL', 'Rain jacket', ['XXL']],
    ['T-Shirt blau / M', 'T-Shirt', ['blau', 'M']],
    ['T-Shirt dunkelblau', 'T-Shirt', ['dunkelblau']],
    ['Hoodie (M, black)', 'Hoodie', ['M', 'black']],
    ['Hoodie, size L', 'Hoodie', ['size L']],
    ['Wanderschuh Gr. 42', 'Wanderschuh', ['Gr. 42']],
    ['Boots – 42', 'Boots', ['42']],
    ['Jean slim | 36/38', 'Jean slim', ['36/38']],
    ['Miel de fleurs 250 g', 'Miel de fleurs', ['250 g']],
    ['Camiseta roja, talla M', 'Camiseta', ['roja', 'talla M']],
    ['Robe bleu clair – taille 38', 'Robe', ['bleu clair', 'taille 38']],
    ['قميص قطني - أزرق', 'قميص قطني', ['أزرق']],
  ])('%s', (name, stem, values) => {
    expect(nameParts(name)).toMatchObject({ stem, values: values.map((text) => ({ text })) });
  });

  it.each([
    'iPhone 15',
    'Nirvana: In Utero',
    'Table lamp',
    'Red',
    'L',
    'Cheese knife – Laguiole',
    'Agenda 2027',
    'Puzzle 1,000',
  ])('none in %s', (name) => {
    expect(nameParts(name).values).toEqual([]);
  });

  it('writes each size in one way', () => {
    expect(
      ['2XL', 'xxl', 'x-large', 'Large', 'klein', 'EU 42', '42,5', 'S / M', 'one size'].map(sizeOf),
    ).toEqual(['XXL', 'XXL', 'XL', 'L', 'S', '42', '42.5', 'S/M', 'one']);
    expect(['blueberry', 'largest', 'Sm', '1999', 'model'].map(sizeOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(['navy', 'hellblau', 'bleu foncé', 'أزرق', 'blueberry'].map(colourOf)).toEqual([
      'navy',
      'blue',
      'blue',
      'blue',
      null,
    ]);
  });

  it('names a family by what its names have in common', () => {
    expect(commonName(['Rain jacket – S', 'Rain jacket – XL'])).toBe('Rain jacket');
    expect(commonName(['T-Shirt blau / M', 'T-Shirt blau / L'])).toBe('T-Shirt blau');
    expect(commonName(['Hoodie (S)', 'Hoodie (SM)'])).toBe('Hoodie');
    expect(commonName(['Mug', 'Mug'])).toBe('Mug');
  });
});

describe('families of products', () => {
  const product = (id: string, name: string, more: object = {}) => ({ id, sku: `SKU-${id}`, name, ...more });

  it('are those that share a stem, from two on', () => {
    const families = new ProductFamilies();
    families.put(product('1', 'Rain jacket – S'));
    expect(families.familyOf('1')).toEqual(['1']);
    families.put(product('2', 'Rain Jacket – M'));
    families.put(product('3', 'Rain hat – M'));
    expect(families.familyOf('1')).toEqual(['1', '2']);
    expect(families.familyOf('3')).toEqual(['3']);
    families.put(product('2', 'Umbrella'));
    expect(families.familyOf('1')).toEqual(['1']);
    families.remove('1');
    expect(families.familyOf('1')).toEqual(['1']);
  });

  it('are those that name a parent, which may come later', () => {
    const families = new ProductFamilies();
    families.put(product('2', 'Anorak red', { parentSku: 'SKU-1' }));
    families.put(product('3', 'Parka', { parentSku: 'SKU-1' }));
    expect(families.familyOf('2')).toEqual(['2', '3']);
    families.put(product('1', 'Jacket'));
    for (const id of ['1', '2', '3']) expect(families.familyOf(id)).toEqual(['1', '2', '3']);
    families.remove('1');
    expect(families.familyOf('3')).toEqual(['2', '3']);
  });

  const many = (count: number) => {
    const families = new ProductFamilies();
    const put = (at: number) => {
      families.put(
        product(String((at * 7919) % count).padStart(8, '0'), `Tile ${at}`, { parentSku: 'TILE' }),
      );
    };
    return { families, put, all: () => Array.from({ length: count }, (_, at) => put(at)) };
  };

  it.each([0, 49, 99, 100, 140, 149])('of 150 variants have the one that was asked for, number %i', (at) => {
    const { families, all } = many(150);
    all();
    const id = String(at).padStart(8, '0');
    const ids = families.familyOf(id);
    expect(ids).toContain(id);
    expect(ids).toHaveLength(100);
    expect(ids).toEqual(ids.toSorted());
    families.put({ id: 'parent', sku: 'TILE', name: 'Tile' });
    expect(families.familyOf(id)).toEqual(['parent', ...ids]);
    expect(families.familyOf('parent')).toHaveLength(101);
    families.remove(id);
    expect(families.familyOf('parent')).not.toContain(id);
  });

  it('of 20,000 variants are indexed twice and read in linear time', () => {
    const { families, all } = many(20_000);
    const first = cpuMsOf(() => {
      all();
      for (let at = 0; at < 200; at += 1) families.familyOf(String(at * 90).padStart(8, '0'));
    });
    expect(first).toBeLessThan(300);
    expect(cpuMsOf(all)).toBeLessThan(300);
  });
});
