import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { LANGUAGES, type Language } from '../../language.js';
import { fold, foldWrittenUmlauts } from '../../text/fold.js';
import { findMoments } from '../find-moments.js';
import { written } from './written.js';

/** A Monday. */
const NOW = Temporal.ZonedDateTime.from('2026-11-23T12:00[Europe/Dublin]');
const COUNTRY: Record<Language, string> = { en: 'IE', de: 'AT', fr: 'FR', es: 'ES', ar: 'JO' };

/** Of the expressions of one language, how many must be read as they are meant. */
const LEAST_SHARE = 0.95;

interface Example {
  text: string;
  /** The moments in the notation of `written`, in any order; '' for a text without one. */
  expected: string;
}

/** `seen` was looked at while the readers were written, `heldout` was put aside before. */
const HALVES = ['seen', 'heldout'] as const;

function examplesOf(half: (typeof HALVES)[number], language: Language): Example[] {
  const path = join(process.cwd(), 'src/language/time/words/expressions', half, `${language}.jsonl`);
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Example);
}

function read(text: string, language: Language): string {
  const folded = language === 'de' ? foldWrittenUmlauts(fold(text)) : fold(text);
  const moments = findMoments(folded, { now: NOW, language, country: COUNTRY[language], locale: language });
  return moments.map(written).toSorted().join(' ');
}

/** The words of an expectation, in the order of `read`. "every 1" and the like are one. */
function inOrder(expected: string): string {
  return (expected.match(/(?:(?:every|at|before|after|until) )?\S+/gu) ?? []).toSorted().join(' ');
}

describe.each(HALVES)('the %s half', (half) => {
  it.each([...LANGUAGES])('is read in %s', (language) => {
    const examples = examplesOf(half, language);
    const wrong = examples
      .map(({ text, expected }) => ({ text, expected: inOrder(expected), read: read(text, language) }))
      .filter((each) => each.read !== each.expected);
    expect(examples.length).toBeGreaterThanOrEqual(110);
    // The texts are printed with a failure.
    const share = 1 - wrong.length / examples.length;
    expect({ wrong: share < LEAST_SHARE ? wrong : [] }).toEqual({ wrong: [] });
  });
});
