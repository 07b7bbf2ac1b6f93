import type { Language } from '../language.js';
import { fold, words } from '../text/fold.js';
import { matchForm } from '../text/word-forms.js';
import { coverage, conceptsOf } from './search-text.js';
import { Synonyms } from './synonyms.js';
import { TrigramIndex } from './trigram-index.js';
import { coverWords } from './word-coverage.js';

function of(...groups: (readonly string[] | { words: string[]; locale: Language })[]): Synonyms {
  return new Synonyms(groups.map((group) => ('words' in group ? group : { words: group, locale: null })));
}

function groupsIn(synonyms: Synonyms, text: string): number[] {
  return synonyms.find(words(fold(text)).map(matchForm)).map(({ group }) => group);
}

const SHOP = of(
  ['Gutschein', 'Voucher', 'Geschenkkarte', "bon d'achat", 'tarjeta regalo', 'قسيمة'],
  ['Hütte', 'cabin', 'cabaña'],
  ['Abo', 'box by post'],
  ['كرفان', 'caravan'],
);

describe('Synonyms', () => {
  it.each([
    ['Habt ihr Gutscheine?', [0]],
    ['ein Gutschien', []],
    ['ein Gutshein', [0]],
    ['do you sell vouchers', [0]],
    ["je cherche un bon d'achat", [0]],
    ['quiero una tarjeta de regalo', [0]],
    ['tarjetas regalo', [0]],
    ['هل عندكم قسيمة؟', [0]],
    ['هل القسيمة صالحة', [0]],
    ['هل تؤجرون الكرفانات؟', [3]],
    ['Sind eure Hütten beheizt?', [1]],
    ['are the cabins heated, and do you take a voucher', [1, 0]],
    ['Ich möchte zwei Abos', [2]],
    ['a box sent by post', []],
    ['the box by post', [2]],
    ['a tarjeta', []],
    ['Hut', []],
  ])('finds the groups of "%s"', (text, groups) => {
    expect(groupsIn(SHOP, text)).toEqual(groups);
  });

  it('holds in the language of its locale alone, and without one in all', () => {
    const gift = of({ words: ['gift', 'hamper'], locale: 'en' }, ['Korb', 'basket']);

    expect(groupsIn(gift.in('en'), 'gift basket')).toEqual([0, 1]);
    expect(groupsIn(gift.in('de'), 'gift basket')).toEqual([1]);
    expect(gift.in('de').isEmpty).toBe(false);
    expect(of({ words: ['gift', 'hamper'], locale: 'en' }).in('de').isEmpty).toBe(true);
  });

  it('knows the word that stands for the region’s own', () => {
    // Before it is read, "Broud" has become "Brot".
    expect(groupsIn(of({ words: ['Broud', 'Wecken'], locale: 'de' }), 'ein Brot')).toEqual([0]);
  });

  it('gives a word the concepts of the others', () => {
    const coin = of(['Mondtaler', 'Geschenkkarte']);

    expect(conceptsOf('Mondtaler')).toEqual(new Set());
    expect(conceptsOf('Mondtaler', coin)).toEqual(new Set(['voucher']));
  });

  it('covers words, but less than they cover themselves', () => {
    const asked = 'hutte beheizt';
    const own = coverWords(asked, 'Die Hütte ist beheizt.');
    const other = coverWords(asked, 'Die cabin ist beheizt.', 'goods', new Set(), SHOP);
    const without = coverWords(asked, 'Die cabin ist beheizt.');

    expect(own.covered).toBe(own.all);
    expect(other.covered).toBeLessThan(own.covered);
    expect(other.covered).toBeGreaterThan(0.9 * own.covered);
    expect(other.byMeaning).toBeGreaterThan(0);
    expect(without.covered).toBe(1);
  });

  it('covers a phrase as one word', () => {
    expect(coverWords('tarjeta regalo', 'Unsere Gutscheine', 'goods', new Set(), SHOP)).toMatchObject({
      all: 1,
      covered: 0.9,
    });
    expect(coverage('tarjeta regalo', 'Unsere Gutscheine', SHOP)).toBeGreaterThan(0.7);
    expect(coverage('gutschein', 'la tarjeta de regalo', SHOP)).toBeGreaterThan(0.7);
    expect(coverage('gutschein', 'la tarjeta de crédito', SHOP)).toBe(0);
  });
});

describe('a search with synonyms', () => {
  const index = TrigramIndex.build(
    [
      ['cabin', 'The cabin by the lake'],
      ['house', 'The house in the village'],
      ['card', 'Tarjeta regalo de 50 euros'],
      ['other', 'Tarjeta de visita'],
      ['none', 'Boots'],
    ].map(([id = '', text = '']) => ({ id, fields: [{ text, weight: 1 }] })),
  );
  const found = (text: string, synonyms?: Synonyms) => index.search(text, 3, synonyms).map(({ id }) => id);

  it('finds words, inflections and phrases of a group', () => {
    expect(found('hütten')).toEqual([]);
    expect(found('hütten', SHOP)).toEqual(['cabin']);
    expect(found('gutscheine', SHOP)).toEqual(['card']);
    expect(found('cabaña', SHOP)).toEqual(['cabin']);
  });

  it('ranks the word itself first', () => {
    const both = TrigramIndex.build([
      { id: 'other', fields: [{ text: 'Voucher', weight: 1 }] },
      { id: 'own', fields: [{ text: 'Gutschein', weight: 1 }] },
    ]);
    const [first, second] = both.search('gutscheine', 2, SHOP);

    expect([first?.id, second?.id]).toEqual(['own', 'other']);
    expect(second?.score).toBeLessThan(first?.score ?? 0);
  });

  it('finds what was added and not what was removed after a search', () => {
    const changing = TrigramIndex.build([{ id: 'a', fields: [{ text: 'Cabin', weight: 1 }] }]);
    const ids = () => changing.search('hütten', 3, SHOP).map(({ id }) => id);
    expect(ids()).toEqual(['a']);
    changing.put({ id: 'b', fields: [{ text: 'Cabins', weight: 1 }] });
    expect(ids().toSorted()).toEqual(['a', 'b']);
    changing.remove('a');
    expect(ids()).toEqual(['b']);
  });

  it('scores a phrase by its own words too', () => {
    expect(index.search('tarjeta regalo', 1, SHOP)[0]).toEqual({ id: 'card', score: 1 });
  });
});
