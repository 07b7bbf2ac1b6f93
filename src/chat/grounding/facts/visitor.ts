import { findPhones } from '../../../language/entities/contacts.js';
import { findEmails } from '../../../language/entities/email-scanner.js';
import type { Language } from '../../../language/language.js';
import { fold, words } from '../../../language/text/fold.js';
import { matchesOf } from '../../../language/text/matches.js';
import { amountsIn } from '../figures/amounts.js';
import type { Amount } from './claims.js';
import { codeKey } from './fact-book.js';
import { CODE } from './fact-reader.js';
import { topicsOf } from './segments.js';

const LONGEST = 2_000;
const MOST_TEXTS = 20;

/** What the visitor wrote: it may be said back. */
export interface Visitor {
  emails: ReadonlySet<string>;
  phones: ReadonlySet<string>;
  codes: ReadonlySet<string>;
  amounts: readonly Amount[];
  words: ReadonlySet<string>;
  /** Of the last message, for an answer that does not name its subject. */
  topics: ReadonlySet<string>;
}

export function visitorOf(texts: readonly string[], language: Language, country: string | null): Visitor {
  const read = texts.slice(-MOST_TEXTS).map((text) => text.slice(0, LONGEST));
  const folded = read.map(fold);
  return {
    emails: new Set(read.flatMap((text) => findEmails(text).map(({ email }) => email))),
    phones: new Set(read.flatMap((text) => findPhones(text, country, []).map(({ phone }) => phone))),
    codes: new Set(read.flatMap((text) => matchesOf(text, CODE).map(([code]) => codeKey(code)))),
    amounts: folded.flatMap((text) => amountsIn(text, language, [])),
    words: new Set(folded.flatMap(words)),
    topics: topicsOf(words(folded.at(-1) ?? '')),
  };
}
