import { RETAIL_WORDS, wordsOf } from './retail-words.js';
import { LANGUAGES } from '../language.js';

const SECTIONS = ['service', 'product', 'attribute', 'wordClass'] as const;
const ARABIC = /\p{Script=Arabic}/u;

function entriesOf(language: (typeof LANGUAGES)[number]): string[] {
  return SECTIONS.flatMap((section) => Object.values(RETAIL_WORDS[language][section])).flatMap((words) =>
    words.split(' ').filter((entry) => entry !== ''),
  );
}

describe('retail words', () => {
  it.each(LANGUAGES)('holds only words written in the script of %s', (language) => {
    const strangers = entriesOf(language).filter((entry) => ARABIC.test(entry) !== (language === 'ar'));

    expect(strangers).toEqual([]);
  });

  it('gives the words of all languages by concept, each once', () => {
    const inspection = wordsOf('service').get('inspection') ?? [];

    expect(inspection).toEqual(
      expect.arrayContaining(['serviced', 'wartung*', 'entretien', 'mantenimiento', 'فحص']),
    );
    expect(inspection.filter((entry) => entry === 'service')).toHaveLength(1);
  });

  it.each(SECTIONS)('has a word for each concept of %s in some language', (section) => {
    const empty = [...wordsOf(section)].filter(([, words]) => words.length === 0).map(([id]) => id);

    expect(empty).toEqual([]);
  });
});
