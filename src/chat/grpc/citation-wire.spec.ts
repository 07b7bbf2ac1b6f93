import { readCitation, writeCitation, type WireCitation } from './citation-wire.js';

const ORDER = { number: 'HT-1', status: 'shipped', isLate: false, shipments: [] };

function wireOf(order: Partial<WireCitation['order']>): WireCitation {
  return { kind: 'order', id: 'o', title: 'HT-1', order: { ...ORDER, ...order } };
}

describe('what was refunded of a cited order', () => {
  it.each<[string, Partial<WireCitation['order']>, object]>([
    ['is unknown from an engine that does not tell it', {}, {}],
    ['is unknown from one that does not tell it, also with the field empty', { refunded: null }, {}],
    ['is nothing when the engine tells so', { refunded: null, tellsRefunded: true }, { refunded: null }],
    ['is told', { refunded: '3.50', tellsRefunded: true }, { refunded: '3.50' }],
    ['is told by an engine that says only the amount', { refunded: '3.50' }, { refunded: '3.50' }],
  ])('%s', (_, order, expected) => {
    expect(readCitation(wireOf(order)).order).toEqual({ ...ORDER, expectedAt: null, ...expected });
    expect(Object.hasOwn(readCitation(wireOf(order)).order ?? {}, 'refunded')).toBe('refunded' in expected);
  });

  it.each([{}, { refunded: null }, { refunded: '3.50' }])('comes back as it was written: %j', (refunded) => {
    const order = { ...ORDER, expectedAt: null, ...refunded };
    const citation = { kind: 'order', id: 'o', title: 'HT-1', order } as const;
    expect(readCitation(writeCitation({ ...citation, order: { ...order, shipments: [] } }))).toStrictEqual(
      citation,
    );
  });
});
