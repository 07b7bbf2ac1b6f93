import type { Span } from '../../../language/entities/contacts.js';
import type { Language } from '../../../language/language.js';
import { matchesOf } from '../../../language/text/matches.js';
import { wordNumbersIn } from './number-words.js';

/** A number in a folded text, in digits or words. */
export interface Figure extends Span {
  /** The ways to read it: "1.249" is 1249 or 1.249. */
  values: readonly number[];
  /** Written in words. */
  isWord: boolean;
  /** "one", "a": a number only before a unit. */
  isOne: boolean;
}

/** Digits with separators; blanks only before groups of three. */
const DIGITS = /\d{1,3}(?:[ ']\d{3}){1,4}(?:[.,]\d{1,3})?(?!\d)|\d{1,40}(?:[.,']\d{1,40}){0,6}/gu;
const HALVES = /[½¼¾]/gu;
const HALF_VALUES: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

/** Where a comma between three digits stands for a fraction rather than a thousand. */
const COMMA_DECIMAL: ReadonlySet<Language> = new Set<Language>(['de', 'fr', 'es']);

/** The numbers of a folded text, in order; none overlaps another. */
export function figuresIn(folded: string, language: Language): Figure[] {
  const digits = matchesOf(folded, DIGITS).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    values: readingsOf(match[0], language),
    isWord: false,
    isOne: false,
  }));
  const halves = matchesOf(folded, HALVES).map((match) => ({
    start: match.index,
    end: match.index + 1,
    values: [HALF_VALUES[match[0]] ?? 0],
    isWord: true,
    isOne: false,
  }));
  const words = wordNumbersIn(folded, language).map(({ start, end, value, isOne }) => ({
    ...{ start, end, isOne },
    values: [value],
    isWord: true,
  }));
  return [...digits, ...halves, ...words].sort((a, b) => a.start - b.start);
}

/**
 * The numbers that digits with separators may mean, the language's own first. With two kinds of separators the last is
 * the decimal one; one kind that repeats groups; a single one before three digits may do either.
 */
export function readingsOf(written: string, language: Language): number[] {
  const plain = written.replace(/[ ']/g, '');
  const signs = plain.replace(/\d/g, '');
  if (signs === '') return [Number(plain)];
  const last = signs.at(-1) ?? '';
  const isMixed = new Set(signs).size > 1;
  if (isMixed) return [decimalAt(plain, plain.lastIndexOf(last))];
  if (signs.length > 1) return [Number(plain.replace(/[.,]/g, ''))];
  const fraction = plain.slice(plain.indexOf(last) + 1);
  const decimal = decimalAt(plain, plain.indexOf(last));
  if (fraction.length !== 3 || /^0\D/.test(plain) || written !== plain) return [decimal];
  const whole = Number(plain.replace(/[.,]/g, ''));
  const groups = COMMA_DECIMAL.has(language) ? last === '.' : last === ',';
  return groups ? [whole, decimal] : [decimal, whole];
}

function decimalAt(text: string, at: number): number {
  return Number(`${text.slice(0, at).replace(/[.,]/g, '')}.${text.slice(at + 1)}`);
}
