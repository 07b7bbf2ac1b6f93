import { parsePhrases } from './phrase-grammar.js';
import { lookUpOf, sayingsIn, type LookUp } from './phrase-look-up.js';

function lookUpsOf(table: string): LookUp[] {
  return parsePhrases(table).map(lookUpOf);
}

describe('lookUpOf', () => {
  it.each<[string, LookUp]>([
    ['repair', { kind: 'word', text: 'repair' }],
    ['e-bike', { kind: 'word', text: 'e-bike' }],
    ['garant~', { kind: 'beginning', text: 'garant' }],
    ['~kurs', { kind: 'ending', text: 'kurs' }],
    ['gift … card', { kind: 'words', texts: ['gift', 'card'] }],
    ['gift … card~', { kind: 'words', texts: ['gift', 'card'], isBeginning: true }],
    ['de … qué … está', { kind: 'words', texts: ['de', 'qué', 'está'] }],
  ])('%s', (phrase, lookUp) => {
    expect(lookUpsOf(phrase)).toEqual([lookUp]);
  });

  it.each(['gift card', 'gift~ … card', 'gift … ~card', 'orders?', '(a|b)', '~kurs~', '@cold', 'a & b'])(
    'refuses %s',
    (phrase) => {
      expect(() => lookUpsOf(phrase)).toThrow(`Phrase "${phrase}", character 1: it cannot be looked up`);
    },
  );
});

describe('sayingsIn', () => {
  it('gives sets of words, one word of each of which must occur', () => {
    expect(sayingsIn('@cold & (bed|schlaf~|@night) | frost~')).toEqual([
      [
        [{ kind: 'class', text: 'cold' }],
        [
          { kind: 'word', text: 'bed' },
          { kind: 'beginning', text: 'schlaf' },
          { kind: 'class', text: 'night' },
        ],
      ],
      [[{ kind: 'beginning', text: 'frost' }]],
    ]);
  });

  it.each(['cold bed', 'a … b', '~kurs', '(?:a|b)', '(a|b)?', 'a &  b'])('refuses %s', (phrase) => {
    expect(() => sayingsIn(phrase)).toThrow(`Phrase "${phrase}"`);
  });
});
