import { fold } from '../../../../language/text/fold.js';
import type { FoundProduct } from '../../../search/catalog-search.port.js';
import { askedBound, askedExtreme, byExtreme, isWithin, measuresIn } from './measures.js';

function described(id: string, description: string): FoundProduct {
  const rest = { sku: id, priceMinor: 100n, currency: 'EUR', stock: 1, url: null, tags: [], attributes: {} };
  return { id, name: id, description, ...rest };
}

const KETTLE = described('kettle', 'Steel, 1.2 kg, holds 1.5 litres.');
const FLASK = described('flask', '340 g, 75 cl.');
const TENT = described('tent', '2,4 kg, 3 m long.');

describe('measures', () => {
  it.each([
    ['1.2 kg', 'weight', 1200],
    ['75 cl', 'volume', 750],
    ['2 litros', 'volume', 2000],
    ['٣٠ سم', 'length', 300],
    ['500 Teile', 'count', 500],
    ['2 Stunden', 'duration', 120],
  ])('%s', (text, dimension, value) =>
    expect(measuresIn(fold(text))).toEqual([expect.objectContaining({ dimension, value })]),
  );

  it.each([
    ['which tent is the lightest?', ['flask', 'kettle', 'tent']],
    ['welches ist am schwersten', ['tent', 'kettle', 'flask']],
    ['¿cuál es el más ligero?', ['flask', 'kettle', 'tent']],
    ['le plus grand ?', ['kettle', 'flask']],
    ['ايهم اثقل', ['tent', 'kettle', 'flask']],
  ])('%s', async (text, ids) => {
    const extreme = askedExtreme(fold(text));
    const found = extreme && (await byExtreme([KETTLE, FLASK, TENT], extreme));
    expect(found?.map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    ['anything under 500 grams', ['flask']],
    ['mindestens 1 Liter', ['kettle']],
    ['más de 2 kg', ['tent']],
  ])('%s', (text, ids) => {
    const bound = askedBound(fold(text));
    const fitting = [KETTLE, FLASK, TENT].filter((product) => bound && isWithin(product, bound));
    expect(fitting.map(({ id }) => id)).toEqual(ids);
  });

  it('ignores prices and dates', () => {
    expect(measuresIn('20 euro on 24 december')).toEqual([]);
  });
});
