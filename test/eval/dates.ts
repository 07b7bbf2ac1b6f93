import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { LANGUAGES, type Language } from '../../src/language/language.js';
import { fold, foldWrittenUmlauts } from '../../src/language/text/fold.js';
import { findMoments } from '../../src/language/time/find-moments.js';
import { written } from '../../src/language/time/words/written.js';

/** A Monday. */
const NOW = Temporal.ZonedDateTime.from('2026-11-23T12:00[Europe/Dublin]');
const COUNTRY: Record<Language, string> = { en: 'IE', de: 'AT', fr: 'FR', es: 'ES', ar: 'JO' };

/** Of the expressions of one language, how many must be read as they are meant. */
export const LEAST_SHARE = 0.95;

/** `seen` was looked at while the readers were written, `heldout` was put aside before. */
export const HALVES = ['seen', 'heldout'] as const;
export type Half = (typeof HALVES)[number];

export interface DatesRead {
  half: Half;
  language: Language;
  count: number;
  /** Those that are not read as they are meant, in the notation of `written`. */
  wrong: { text: string; expected: string; read: string }[];
}

/** Reads the expressions of one half in one language. */
export function readDates(half: Half, language: Language): DatesRead {
  const path = join(process.cwd(), 'src/language/time/words/expressions', half, `${language}.jsonl`);
  const lines = readFileSync(path, 'utf8').split('\n');
  const examples = lines
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { text: string; expected: string });
  const wrong = examples
    .map(({ text, expected }) => ({ text, expected: inOrder(expected), read: read(text, language) }))
    .filter((each) => each.read !== each.expected);
  return { half, language, count: examples.length, wrong };
}

export function readAllDates(): DatesRead[] {
  return HALVES.flatMap((half) => LANGUAGES.map((language) => readDates(half, language)));
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
