import {
  readEntities,
  scanEntities,
  type Entities,
  type EntityOptions,
  type EntityScan,
} from '../language/entities/entities.js';
import type { Language } from '../language/language.js';
import { languageOfSpeech, type Speech } from '../language/speech.js';
import { findConcepts, type FoundConcept } from '../language/retail/concept-matcher.js';
import { conceptsAmong, searchText } from '../language/search/search-text.js';
import { fold, foldWrittenUmlauts, words } from '../language/text/fold.js';
import { matchForm } from '../language/text/word-forms.js';
import { findMoments } from '../language/time/find-moments.js';
import type { Calendar, Moment } from '../language/time/moment.js';

/**
 * One question of a message: a message is split into clauses, and each is answered. Every analysis runs lazily and
 * once. A clause lives as long as its turn.
 */
export class Clause {
  /** As written. */
  readonly raw: string;
  /** In which it is read. */
  readonly language: Language;
  private readonly known = new Map<unknown, unknown>();

  /** @param speech in which it is answered */
  constructor(
    raw: string,
    readonly speech: Speech,
  ) {
    this.raw = raw.trim();
    this.language = languageOfSpeech(speech);
  }

  /** The result of `read`, cached by `key` for the rest of the turn. */
  once<Value>(key: unknown, read: () => Value): Value {
    if (!this.known.has(key)) this.known.set(key, read());
    return this.known.get(key) as Value;
  }

  /** Folded (`language/text/fold`); blanks and written-out umlauts are unchanged. */
  get plain(): string {
    return this.once('plain', () => fold(this.raw));
  }

  /** Lower case, without accents and vowel signs, Arabic letters and digits unified, single blanks. */
  get folded(): string {
    return this.once('folded', () => {
      const plain = this.plain.replace(/\s+/g, ' ');
      return this.language === 'de' ? foldWrittenUmlauts(plain) : plain;
    });
  }

  /** Words of `folded`, in order. */
  get words(): string[] {
    return this.once('words', () => words(this.folded));
  }

  /** Ids of the concepts in the words. */
  get concepts(): ReadonlySet<string> {
    return this.once('concepts', () => conceptsAmong(this.wordConcepts));
  }

  /** The words to search for. */
  get searchText(): string {
    return this.once('searchText', () => searchText(this.words, this.wordConcepts, this.language));
  }

  /** `words` in match form (`language/text/word-forms`). */
  get forms(): string[] {
    return this.once('forms', () => this.words.map(matchForm));
  }

  private get wordConcepts(): FoundConcept[] {
    return this.once('wordConcepts', () => findConcepts(this.forms));
  }

  /** Concepts of a part of `words`; uses the cached ones when it is all of them. */
  conceptsOfWords(kept: readonly string[]): FoundConcept[] {
    const forms = kept.map(matchForm);
    const isWhole = forms.length === this.forms.length && forms.every((form, at) => form === this.forms[at]);
    return isWhole ? this.wordConcepts : findConcepts(forms);
  }

  /** Addresses and possible phone numbers in `raw`. */
  scan(country: string | null): EntityScan {
    return this.once(`scan ${country}`, () => scanEntities(this.raw, country));
  }

  /** Order numbers and contacts in `raw`; computed once for each set of options. */
  entities(options: EntityOptions): Entities {
    const { country, orderExpected, contactExpected, numberExpected, replyExpected } = options;
    const isOwnFormKnown = options.ownForm !== undefined;
    const expected = [orderExpected, contactExpected, numberExpected, replyExpected, isOwnFormKnown]
      .map(Boolean)
      .join();
    return this.once(`entities ${country} ${expected}`, () => readEntities(this.scan(country), options));
  }

  /** Dates and times in `folded`. */
  moments(calendar: Calendar): Moment[] {
    const { now, country, locale } = calendar;
    return this.once(`moments ${now.toString()} ${country} ${locale}`, () =>
      findMoments(this.folded, calendar),
    );
  }
}

/**
 * @param raw one question, as written
 * @param speech in which it is answered; its language is read
 */
export function clauseOf(raw: string, speech: Speech): Clause {
  return new Clause(raw, speech);
}

/**
 * Caches an ability's own analysis: it runs once per clause.
 * @param read its other arguments must be constant during a turn, such as the business's country
 */
export function oncePerClause<Value, More extends unknown[]>(
  read: (clause: Clause, ...more: More) => Value,
): (clause: Clause, ...more: More) => Value {
  return (clause, ...more) => clause.once(read, () => read(clause, ...more));
}

const wholes = new WeakMap<readonly Clause[], Clause>();

/** The clauses of a message joined to one, a line each; also cached. @param clauses at least one */
export function wholeOf(clauses: readonly Clause[]): Clause {
  const [first] = clauses;
  if (!first) throw new Error('A message has at least one clause.');
  if (clauses.length === 1) return first;
  const known = wholes.get(clauses);
  if (known) return known;
  const whole = clauseOf(clauses.map(({ raw }) => raw).join('\n'), first.speech);
  wholes.set(clauses, whole);
  return whole;
}
