import type { Language } from '../../../language/language.js';
import { matchesOf } from '../../../language/text/matches.js';
import type { Span } from '../../../language/entities/contacts.js';
import { fold, words } from '../../../language/text/fold.js';
import type { Fact } from './claims.js';
import { endsSentence, LONGEST_SENTENCE } from '../sentence-cutter.js';
import { Quotes } from './quotes.js';
import { isForm } from './segments.js';
import { Schedule } from './schedule.js';

/** A thing that figures belong to. */
export interface Thing {
  key: string;
  kind: 'item' | 'order';
  /** Folded: its title, or its number. */
  name: string;
  /** The words of the title. */
  words: readonly string[];
  /** Orders: their status, as the tool names it. */
  status: string | null;
  /** Goods: null when the results do not tell. */
  isAvailable: boolean | null;
}

/** A day that may be named. */
export interface DayFact {
  /** `YYYY-MM-DD` */
  date: string;
  owners: readonly string[];
}

/** What the answer may state, from all sources so far. */
export class FactBook {
  readonly facts: Fact[] = [];
  readonly days: DayFact[] = [];
  /** Folded; from texts: "14:30" as minutes of the day. */
  readonly times = new Set<number>();
  /** Weekdays (1 is Monday) and days that texts name. */
  readonly weekdays = new Set<number>();
  readonly things = new Map<string, Thing>();
  /** Codes and numbers without blanks and dashes, folded. */
  readonly codes = new Map<string, string | null>();
  readonly emails = new Set<string>();
  readonly phones = new Set<string>();
  readonly urls = new Set<string>();
  readonly hosts = new Set<string>();
  /** Every word of the sources, folded. */
  readonly vocabulary = new Set<string>();
  /** The folded sentences of texts. */
  readonly segments: NonNullable<Fact['segment']>[] = [];
  /** Those of the business's own texts, not of one of its things. */
  readonly articles: NonNullable<Fact['segment']>[] = [];
  /** The sentences of texts as they are written. */
  readonly quotes = new Quotes();
  readonly schedule = new Schedule();
  /** Orders, products, articles and items by their lists: how many there are. */
  readonly counts = new Set<number>();
  /** Labels of the sources. */
  readonly labels: string[] = [];

  constructor(readonly language: Language) {}

  /** Words that were looked for among the forms of the vocabulary. */
  private readonly looked = new Map<string, boolean>();

  /** @returns the text folded; its words are known from now on */
  learn(text: string): string {
    const folded = fold(text);
    this.looked.clear();
    for (const word of words(folded)) this.vocabulary.add(word);
    return folded;
  }

  /** Whether a word, or another form of it, stands in a source. */
  knows(word: string): boolean {
    if (this.vocabulary.has(word)) return true;
    const known =
      this.looked.get(word) ?? [...this.vocabulary].some((each) => each.length > 3 && isForm(word, each));
    this.looked.set(word, known);
    return known;
  }

  /** @returns the key of the thing; a title that is known already is the same thing */
  thing(
    kind: Thing['kind'],
    title: string,
    details: Partial<Pick<Thing, 'status' | 'isAvailable'>> = {},
  ): string {
    const name = fold(title).trim();
    const key = `${kind}:${name}`;
    const known = this.things.get(key);
    this.things.set(key, {
      ...{ key, kind, name, words: words(name) },
      status: details.status ?? known?.status ?? null,
      isAvailable: details.isAvailable ?? known?.isAvailable ?? null,
    });
    this.learn(title);
    return key;
  }

  addCode(code: string, owner: string | null): void {
    const key = codeKey(code);
    if (key.length >= 2) this.codes.set(key, owner);
  }
}

const SEPARATORS = /[\s./_#-]/g;

export function codeKey(code: string): string {
  return fold(code).replace(SEPARATORS, '');
}

const SENTENCE = /[^\n.!?؟…]{1,600}(?:[.!?؟…](?=\S)[^\n.!?؟…]{1,600}){0,20}[.!?؟…]?/gu;

/**
 * The sentences of a source's text, where they stand; a dot before a digit or letter does not end one, nor does the dot of
 * a day ("24. December") or an abbreviation.
 */
export function sentenceSpans(text: string): Span[] {
  const sentences: Span[] = [];
  for (const match of matchesOf(text, SENTENCE)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const last = sentences.at(-1);
    const goesOn =
      last?.end === start &&
      end - last.start <= LONGEST_SENTENCE &&
      !endsSentence(`${text.slice(last.start, start)} `);
    if (goesOn) last.end = end;
    else sentences.push({ start, end });
  }
  return sentences.filter(({ start, end }) => text.slice(start, end).trim() !== '');
}

/** The sentences of a source's text, without the blanks around them. */
export function sentencesOf(text: string): string[] {
  return sentenceSpans(text).map(({ start, end }) => text.slice(start, end).trim());
}
