import { LANGUAGES, type Language } from '../language.js';
import { alternativesOf, anyLanguage, anyOf, anyWordOf, everywhere, folded, linesOf } from './word-tables.js';

interface Greetings {
  says: string;
  lists: readonly string[];
  words: string;
}

const NO_GREETINGS = Object.fromEntries(
  LANGUAGES.map((language) => [language, { says: '', lists: [], words: '' }]),
) as unknown as Record<Language, Greetings>;

const GREETINGS: Record<Language, Greetings> = {
  ...NO_GREETINGS,
  en: { says: '\n  good day\n  hello~\n', lists: ['one', 'two'], words: 'a b' },
  de: { says: 'guten tag|hallo', lists: [], words: 'Ä b' },
  fr: { says: '', lists: ['trois'], words: '' },
  es: { says: 'hola', lists: [], words: 'c\n  d' },
  ar: { says: 'مرحبا', lists: [], words: '' },
};

describe('tables of words by language', () => {
  it('gives the lines of all languages, without empty ones', () => {
    expect(linesOf(GREETINGS, ({ says }) => says)).toEqual([
      'good day',
      'hello~',
      'guten tag|hallo',
      'hola',
      'مرحبا',
    ]);
    expect(linesOf(GREETINGS, ({ lists }) => lists, ['fr', 'en'])).toEqual(['trois', 'one', 'two']);
  });

  it('makes one pattern of the phrases of all languages', () => {
    const greets = anyLanguage(GREETINGS, ({ says }) => says);

    expect(['hellooo', 'guten tag', 'مرحبا'].map((text) => greets.test(text))).toEqual([true, true, true]);
    expect(greets.test('holas')).toBe(false);
  });

  it('makes a part of a longer phrase, or of a regular expression', () => {
    expect(anyOf(GREETINGS, ({ lists }) => lists)).toBe('(?:one|two|trois)');
    expect(alternativesOf(GREETINGS, ({ says }) => says)).toBe(
      'good day|hello\\p{L}{0,40}|guten tag|hallo|hola|مرحبا',
    );
  });

  it('makes one set of the word lists', () => {
    const words = anyWordOf(GREETINGS, (each) => each.words);

    expect([...words]).toEqual(['a', 'b', 'Ä', 'c', 'd']);
    expect([...folded(words)]).toEqual(['a', 'b', 'c', 'd']);
  });

  it('finds every match', () => {
    expect('one two'.replace(everywhere(anyLanguage(GREETINGS, ({ lists }) => lists)), 'x')).toBe('x x');
  });
});
