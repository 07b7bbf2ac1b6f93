import { findNeeds, isServiceNeed, remediesOf } from './concept-needs.js';
import { conceptKind } from './concept-matcher.js';
import { concepts } from './concepts.js';
import { fold, words } from '../text/fold.js';
import { NEEDS } from './needs.js';
import { matchForm } from '../text/word-forms.js';

function needsIn(text: string): string[] {
  return findNeeds(words(fold(text)).map(matchForm)).map(({ id }) => id);
}

describe('findNeeds', () => {
  it.each([
    ['my cat is destroying the sofa', 'need_cat_claws'],
    ['Die Katze zerkratzt mir den Sessel', 'need_cat_claws'],
    ['le chat griffe le canapé', 'need_cat_claws'],
    ['al gato le encanta arañar los muebles', 'need_cat_claws'],
    ['القطة بتخربش الكنبة', 'need_cat_claws'],
    ['wind comes in round the windows', 'need_warm_home'],
    ['quel vin avec une côte de bœuf ?', 'need_wine_meat'],
  ])('%s', (text, need) => {
    expect(needsIn(text)).toContain(need);
  });

  it('requires a different word for each set', () => {
    expect(needsIn('the cat sat here')).not.toContain('need_cat_claws');
    expect(needsIn('a grey sofa')).not.toContain('need_cat_claws');
    expect(needsIn('what is the capital of Norway')).toEqual([]);
  });

  it('does not combine words that are far apart', () => {
    expect(needsIn(`cat ${'word '.repeat(20)} sofa`)).toEqual([]);
  });

  it('knows every remedy as a concept', () => {
    const known = new Set([...concepts()].map(([id]) => id));
    const unknown = Object.keys(NEEDS)
      .flatMap(remediesOf)
      .filter((id) => !known.has(id));
    expect(unknown).toEqual([]);
  });

  it('distinguishes services from goods', () => {
    expect(isServiceNeed('ask_repair')).toBe(true);
    expect(conceptKind('ask_repair')).toBe('service');
    expect(conceptKind('need_mice')).toBe('product');
  });
});
