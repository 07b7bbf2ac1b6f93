import { concepts } from './concepts.js';
import { NEEDS, sayingsOf, wordsOfClass } from './needs.js';
import { phrasesOf, RETAIL_WORDS } from './retail-words.js';
import { LANGUAGES, type Language } from '../language.js';
import { parsePhrases } from '../text/phrase-grammar.js';

const ARABIC = /\p{Script=Arabic}/u;

function phrasesIn(language: Language): string[] {
  const { service, product, attribute, need } = RETAIL_WORDS[language];
  const tables = [service, product, attribute, need.classes, need.sayings];
  const phrases = tables.flatMap((table) => Object.values(table)).flatMap(parsePhrases);
  // Classes have one name in all languages.
  return phrases.map(({ text }) => text.replace(/@\w+/g, ''));
}

describe('retail words', () => {
  it.each(LANGUAGES)('holds only words written in the script of %s', (language) => {
    const strangers = phrasesIn(language).filter((phrase) => ARABIC.test(phrase) !== (language === 'ar'));

    expect(strangers).toEqual([]);
  });

  it('gives the phrases of all languages by concept, each once', () => {
    const phrases = new Map(phrasesOf((words) => words.service)).get('inspection') ?? [];
    const inspection = phrases.map(({ text }) => text);

    expect(inspection).toEqual(
      expect.arrayContaining(['serviced', 'wartung~', 'entretien', 'mantenimiento', 'فحص']),
    );
    expect(inspection.filter((phrase) => phrase === 'service')).toHaveLength(1);
  });

  it('has a word for each concept in some language', () => {
    const empty = [...concepts()].filter(([, , words]) => words.length === 0).map(([id]) => id);

    expect(empty).toEqual([]);
  });

  it('has words for each class and an expression for each need', () => {
    const classes = Object.keys(RETAIL_WORDS.en.need.classes);

    expect(classes.filter((name) => wordsOfClass(name).length === 0)).toEqual([]);
    expect(Object.keys(NEEDS).filter((id) => sayingsOf(id).length === 0)).toEqual([]);
  });

  it('has expressions of known needs only', () => {
    const unknown = Object.keys(RETAIL_WORDS.en.need.sayings).filter((id) => !NEEDS[id]);

    expect(unknown).toEqual([]);
  });

  it('refuses a class that has no words', () => {
    expect(() => wordsOfClass('nothing')).toThrow('@nothing');
  });
});
