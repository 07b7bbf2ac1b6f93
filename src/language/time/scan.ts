import { LANGUAGES, type Language } from '../language.js';
import type { Moment, MomentValue } from './moment.js';
import { matchesOf } from '../text/matches.js';
import { textPattern } from '../text/text-pattern.js';

/** Replaces text that was recognized, so that later patterns neither match it again nor match across it. */
export const MASK = '·';

/** A pattern of whole words in folded text, at each place. @param source of a regular expression */
export function wholeWords(source: string): RegExp {
  return textPattern(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu');
}

/** Patterns for each language, built once. */
export function patternsOf<Built>(build: (language: Language) => Built): Record<Language, Built> {
  const built = LANGUAGES.map((language) => [language, build(language)] as const);
  return Object.fromEntries(built) as Record<Language, Built>;
}

/** Alternatives, longest first, so that "half past" is not cut short by "half". */
export function anyOf(forms: Iterable<string>): string {
  return [...forms].toSorted((one, other) => other.length - one.length).join('|');
}

type Make = (match: RegExpExecArray) => MomentValue | MomentValue[] | null;

/** A folded text that is scanned pattern by pattern; each match is masked. */
export class Scan {
  readonly moments: Moment[] = [];

  constructor(public text: string) {}

  /** Adds every match that `make` accepts; a list gives several moments at one position. */
  take(pattern: RegExp, make: Make): void {
    for (const match of matchesOf(this.text, pattern)) {
      const made = make(match);
      if (made === null) continue;
      const place = { start: match.index, end: match.index + match[0].length };
      for (const value of Array.isArray(made) ? made : [made]) this.moments.push({ ...value, ...place });
      this.mask(place.start, place.end);
    }
  }

  /** Hides text that only looks like a date: greetings, "24/7". */
  hide(pattern: RegExp): void {
    this.take(pattern, () => []);
  }

  /** The words before a position. */
  before(position: number): string {
    return this.text.slice(Math.max(0, position - 40), position);
  }

  private mask(start: number, end: number): void {
    this.text = this.text.slice(0, start) + MASK.repeat(end - start) + this.text.slice(end);
  }
}
