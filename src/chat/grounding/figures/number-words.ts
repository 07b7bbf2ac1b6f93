import type { Language } from '../../../language/language.js';
import { phraseForms } from '../../../language/text/phrase-forms.js';
import type { Span } from '../../../language/entities/contacts.js';
import { wordSet } from '../../../language/text/word-tables.js';
import { matchesOf } from '../../../language/text/matches.js';
import { GROUNDING_WORDS } from '../words/words.js';

/** A number in words, with its place in the folded text. */
export interface WordNumber extends Span {
  value: number;
  /** "one", "a", "ein": mostly no number. */
  isOne: boolean;
}

const LARGEST = 999;
/** "nine hundred and ninety nine" has five; Arabic and French ones at most six. */
const MOST_WORDS = 6;
const WORD = /\p{L}{1,60}/gu;
const BETWEEN = /^(?:\s|-){1,2}$/;

interface Numerals {
  values: ReadonlyMap<string, number>;
  /** First words of numbers, so that most words are told by one look. */
  first: ReadonlySet<string>;
  thousands: ReadonlySet<string>;
  onto: ReadonlySet<string>;
}

function numeralsOf(language: Language): Numerals {
  const { spell, thousand, onto } = GROUNDING_WORDS[language];
  const values = new Map<string, number>();
  for (let number = LARGEST; number >= 0; number -= 1)
    for (const form of spell(number)) values.set(form, number);
  const first = new Set([...values.keys()].map((form) => form.split(' ')[0] ?? ''));
  return { values, first, thousands: new Set(phraseForms(thousand)), onto: wordSet(onto) };
}

const made = new Map<Language, Numerals>();

/** Made at first use: five thousand forms. */
function numerals(language: Language): Numerals {
  const known = made.get(language) ?? numeralsOf(language);
  made.set(language, known);
  return known;
}

/** The numbers in words, from 0 to 999,999, longest first at each place. @param folded as `fold` gives it */
export function wordNumbersIn(folded: string, language: Language): WordNumber[] {
  const table = numerals(language);
  const tokens = matchesOf(folded, WORD).map((match) => ({
    word: withoutParticle(match[0], table),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: WordNumber[] = [];
  for (let at = 0; at < tokens.length;) {
    const number = thousandsAt(tokens, at, table, folded) ?? null;
    const [start, end] = [tokens[at]?.start ?? 0, tokens[at + (number?.count ?? 1) - 1]?.end ?? 0];
    if (number) found.push({ value: number.value, isOne: number.value === 1, start, end });
    at += number?.count ?? 1;
  }
  return found;
}

function withoutParticle(word: string, { first, thousands, onto }: Numerals): string {
  if (onto.size === 0 || first.has(word) || thousands.has(word) || !onto.has(word.charAt(0))) return word;
  const rest = word.slice(1);
  return first.has(rest) ? rest : word;
}

interface Token extends Span {
  word: string;
}

interface Read {
  value: number;
  count: number;
}

/** "two thousand and forty", "tausendneunundneunzig", "mil". */
function thousandsAt(tokens: readonly Token[], at: number, table: Numerals, text: string): Read | null {
  const compound = compoundOf(tokens[at]?.word ?? '', table);
  if (compound !== null) return { value: compound, count: 1 };
  const head = smallAt(tokens, at, table, text);
  const mark = at + (head?.count ?? 0);
  if (!table.thousands.has(tokens[mark]?.word ?? '') || !(head === null || joins(tokens, mark, text)))
    return head;
  const value = (head?.value ?? 1) * 1000;
  const tail = joins(tokens, mark + 1, text) ? smallAt(tokens, mark + 1, table, text) : null;
  return { value: value + (tail?.value ?? 0), count: (head?.count ?? 0) + 1 + (tail?.count ?? 0) };
}

/** A German number of one word from 1,000 on. */
function compoundOf(word: string, { values, thousands }: Numerals): number | null {
  for (const mark of thousands) {
    const place = word.indexOf(mark);
    if (place < 0 || word === mark) continue;
    const head = place === 0 ? 1 : values.get(word.slice(0, place));
    const rest = word.slice(place + mark.length);
    const tail = rest === '' ? 0 : values.get(rest.replace(/^und(?=\p{L}{3})/u, ''));
    if (head !== undefined && tail !== undefined) return head * 1000 + tail;
  }
  return null;
}

function smallAt(
  tokens: readonly Token[],
  at: number,
  { values, first }: Numerals,
  text: string,
): Read | null {
  if (!first.has(tokens[at]?.word ?? '')) return null;
  let count = 1;
  while (count < MOST_WORDS && at + count < tokens.length && joins(tokens, at + count, text)) count += 1;
  for (; count > 0; count -= 1) {
    const form = tokens.slice(at, at + count).map(({ word }) => word);
    const value = values.get(form.join(' '));
    if (value !== undefined) return { value, count };
  }
  return null;
}

/** Only a blank or a hyphen stands before that token. */
function joins(tokens: readonly Token[], at: number, text: string): boolean {
  return BETWEEN.test(text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0));
}
