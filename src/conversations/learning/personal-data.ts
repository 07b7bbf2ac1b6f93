import { findEntities, scanEntities } from '../../language/entities/entities.js';
import { fold, words } from '../../language/text/fold.js';
import { matchesOf } from '../../language/text/matches.js';

/** Whose data a text may have. */
export interface Persons {
  /** ISO 3166-1 alpha-2 of the business, for national phone numbers. */
  country: string | null;
  /** Names of the visitor and of members. */
  names: readonly string[];
}

/** Sentences are read up to this length; a text without any end of a sentence is one. */
const SENTENCE = /[^.!?؟\n]{1,1000}[.!?؟]{0,3}/gu;
/** Order numbers, phone numbers, card numbers. */
const LONG_NUMBER = /(?:\p{N}[\s./-]{0,2}){5}/u;
const SHORTEST_NAME = 2;

/**
 * The sentences of a text without those that have an address, a phone or order number, another long number, or the name of
 * a person in the conversation.
 */
export function withoutPersonal(text: string, persons: Persons): string {
  const names = new Set(
    persons.names.flatMap((name) => words(fold(name))).filter((name) => name.length >= SHORTEST_NAME),
  );
  return sentencesOf(text, persons.country)
    .filter((sentence) => !isPersonal(sentence, persons.country, names))
    .join(' ')
    .trim();
}

/** Addresses and links have dots: what ends inside one goes on behind it. */
function sentencesOf(text: string, country: string | null): string[] {
  const { spans } = findEntities(text, { country, orderExpected: true });
  const wholes = [...spans, ...scanEntities(text, country).taken];
  const sentences: string[] = [];
  let begins = 0;
  for (const { index, 0: part } of matchesOf(text, SENTENCE)) {
    const end = index + part.length;
    if (wholes.some((span) => span.start < end && end < span.end)) continue;
    sentences.push(text.slice(begins, end).trim());
    begins = end;
  }
  sentences.push(text.slice(begins).trim());
  return sentences.filter((sentence) => sentence !== '');
}

function isPersonal(sentence: string, country: string | null, names: ReadonlySet<string>): boolean {
  if (LONG_NUMBER.test(sentence)) return true;
  const { spans, unreadable } = findEntities(sentence, { country, orderExpected: true });
  if (spans.length + unreadable.length > 0) return true;
  return words(fold(sentence)).some((word) => names.has(word));
}
