import { clauseOf } from '../../../../assistant/clause.js';
import type { Language } from '../../../../language/language.js';
import { fold } from '../../../../language/text/fold.js';

/** Digits that two spellings of a phone number share, national and international. */
const SAME_DIGITS = 7;

/**
 * What the visitor has written in this conversation. A model may hand only that to a tool that opens a visitor's own
 * records: a number and an address that stand in an article, or that the model has made up, prove nothing.
 */
export class VisitorWords {
  private readonly keys: string[];
  private readonly emails: Set<string>;

  /** @param verifiedEmail by the business, in lower case */
  constructor(
    texts: readonly string[],
    language: Language,
    country: string | null,
    verifiedEmail: string | null,
  ) {
    this.keys = texts.map(keyOf);
    const written = texts.flatMap((text) => clauseOf(text, language).scan(country).emails);
    this.emails = new Set(written.map(({ email }) => email.toLowerCase()));
    if (verifiedEmail !== null) this.emails.add(verifiedEmail);
  }

  /** The pointer of the first text of an input that the visitor has not written; null when there is none. */
  foreignIn(input: unknown, pointer = ''): string | null {
    if (typeof input === 'string') return this.has(input) ? null : pointer;
    if (typeof input !== 'object' || input === null) return null;
    for (const [key, value] of Object.entries(input)) {
      const foreign = this.foreignIn(value, `${pointer}/${key}`);
      if (foreign !== null) return foreign;
    }
    return null;
  }

  private has(text: string): boolean {
    // An address counts whole: the end of the visitor's own may be another customer's.
    if (text.includes('@')) return this.emails.has(text.trim().toLowerCase());
    const key = keyOf(text);
    if (this.keys.some((each) => each.includes(key))) return true;
    const digits = digitsOf(text);
    if (digits.length < SAME_DIGITS || /\p{L}/u.test(text)) return false;
    const end = digits.slice(-SAME_DIGITS);
    return this.keys.some((each) => digitsOf(each).includes(end));
  }
}

function keyOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

function digitsOf(text: string): string {
  return fold(text).replace(/\P{Nd}+/gu, '');
}
