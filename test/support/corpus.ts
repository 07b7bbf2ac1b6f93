import type { Language } from '../../src/language/language.js';

/** What a visitor says, and what it means in the room; a missing language does not compile. */
export type Corpus<Meaning> = Record<Language, readonly (readonly [said: string, meaning: Meaning])[]>;

/** Fewer tell little of a language. */
const LEAST_EXAMPLES = 12;

/**
 * A test for each example of each language.
 * @param read the meaning of what was said; of a corpus that names only a part of the meaning, that part
 */
export function describeCorpus<Meaning>(
  corpus: Corpus<Meaning>,
  read: (said: string, language: Language, meaning: Meaning) => Meaning,
): void {
  describe.each(Object.entries(corpus) as [Language, Corpus<Meaning>[Language]][])(
    'in %s',
    (language, examples) => {
      it.each(examples)('%s', (said, meaning) => {
        expect(read(said, language, meaning)).toEqual(meaning);
      });

      it('has examples enough, each once', () => {
        expect(new Set(examples.map(([said]) => said)).size).toBe(examples.length);
        expect(examples.length).toBeGreaterThanOrEqual(LEAST_EXAMPLES);
      });
    },
  );
}
