import { clauseOf } from '../../../../assistant/clause.js';
import type { Language } from '../../../../language/language.js';
import { sizesIn } from './asked-sizes.js';

const OWN = ['S', 'M', 'L'];

describe('the sizes that a question names', () => {
  it.each<[Language, string, string[]]>([
    ['en', 'do you have it in small?', ['S']],
    ['de', 'und in klein?', ['S']],
    ['de', 'ist das meine grosse Tasche?', ['L']],
    ['fr', 'et en petit ?', ['S']],
    ['es', '¿y en pequeña?', ['S']],
  ])('%s: %s', (language, text, sizes) => {
    expect(sizesIn(clauseOf(text, language), OWN).sort()).toEqual([...sizes].sort());
  });

  it.each<[Language, string]>([
    ['de', 'und für meinen Kleinen?'],
    ['de', 'für unsere Große'],
    ['fr', 'et pour mon petit ?'],
    ['es', '¿y para mi pequeña?'],
  ])('%s: a child is none: %s', (language, text) => {
    expect(sizesIn(clauseOf(text, language), OWN)).toEqual([]);
  });
});
