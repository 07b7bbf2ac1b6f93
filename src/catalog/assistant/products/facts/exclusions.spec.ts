import { fold } from '../../../../language/text/fold.js';
import type { FoundProduct } from '../../../search/catalog-search.port.js';
import { excludedIn, freeOf } from './exclusions.js';

function described(description: string): FoundProduct {
  const rest = { sku: 's', priceMinor: 100n, currency: 'EUR', stock: 1, url: null, tags: [], attributes: {} };
  return { id: 'p', name: 'Thing', description, ...rest };
}

describe('exclusions', () => {
  it.each([
    ['which cake has no nuts?', 'nuts'],
    ['I am allergic to nickel', 'nickel'],
    ['ich hab ne Nickelallergie', 'nickel'],
    ['quelque chose sans sucre', 'sucre'],
    ['soy intolerante a la lactosa', 'lactosa'],
    ['عندي حساسية من اللوز', 'لوز'],
  ])('%s', (text, thing) => expect(excludedIn(fold(text))).toEqual([thing]));

  it.each([
    ['no idea what to buy', []],
    ['ohne Termin kommen', []],
  ])('%s excludes nothing', (text, things) => expect(excludedIn(fold(text))).toEqual(things));

  it.each([
    ['Titan, nickelfrei.', 'nickel', 1],
    ['Contains almonds.', 'nuts', -1],
    ['With smoked ham.', 'meat', -1],
    ['Sin lactosa.', 'lactose', 1],
    ['Blue, 20 cm.', 'nuts', 0],
  ] as const)('%s without %s', (description, thing, freedom) =>
    expect(freeOf(described(description), thing)).toBe(freedom),
  );
});
