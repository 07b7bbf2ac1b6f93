import { Temporal } from 'temporal-polyfill';
import { overlaps, type Span } from '../../language/entities/contacts.js';
import type { Language } from '../../language/language.js';
import { fold, words } from '../../language/text/fold.js';
import { isStopWord } from '../../language/text/stop-words.js';
import { matchesOf } from '../../language/text/matches.js';
import { findMoments } from '../../language/time/find-moments.js';
import type { Calendar, Moment } from '../../language/time/moment.js';
import { amountsIn } from './figures/amounts.js';
import type { Amount, Saying, Subject } from './facts/claims.js';
import { withWrittenTimes } from './checks/clock-claims.js';
import { readContactClaims, type Wrong } from './checks/contact-claims.js';
import {
  isTold,
  withClockTimes,
  withPastDays,
  withWeekdayYears,
  wrongBeside,
  wrongWeekday,
} from './checks/day-claims.js';
import type { FactBook } from './facts/fact-book.js';
import { comparable } from './facts/quotes.js';
import { isAbout, ownersOf, wrongAmounts } from './checks/figure-claims.js';
import { speaksOfHours, wrongHours } from './checks/hours-claims.js';
import { mentionsIn, unknownName, unknownScript, type Mention } from './checks/names.js';
import { isWholeQuote, otherFigures } from './checks/quote-claims.js';
import { blanked, masked, placeOfOrder } from './masks.js';
import { segmentOf } from './facts/segments.js';
import { sentenceLanguage } from './figures/sentence-language.js';
import { isRightState, statesIn } from './checks/states.js';
import type { Visitor } from './facts/visitor.js';
import { patternsOf } from './words/words.js';

const PROMISES = patternsOf(({ promises }) => promises);
const HANDS_OFF = patternsOf(({ handsOff }) => handsOff);
const PERSON = patternsOf(({ person }) => person);
const NEGATIONS = patternsOf(({ negations }) => negations);
const REDUCED = patternsOf(({ reduced }) => reduced);
const YOUR_ORDER = patternsOf(({ yourOrder }) => yourOrder);
const SOLD_OUT = patternsOf(({ soldOut }) => soldOut);
const IN_STOCK = patternsOf(({ inStock }) => inStock);
const HANDOFF_LABEL = /handoff/i;

/** What the sentences before a sentence were about. */
export interface Before {
  subjects: ReadonlySet<string>;
  topics: ReadonlySet<string>;
  /** The last of them, as quotations are compared, where it was one. */
  said: string;
}

export interface Judgement {
  wrong: Wrong | null;
  before: Before;
}

/** Decides sentence by sentence whether all that it states follows from the book of facts. */
export class Judge {
  constructor(
    private readonly book: FactBook,
    private readonly visitor: Visitor,
    private readonly calendar: Calendar,
  ) {}

  /**
   * @param raw a sentence, without markup that is dropped
   * @param isWhole false for the beginning of one, of which it is asked whether it is right whatever follows
   */
  judge(raw: string, before: Before, isWhole: boolean): Judgement {
    const { book, visitor, calendar } = this;
    const contacts = readContactClaims(raw, book, visitor, calendar.country);
    const marked = masked(raw, contacts.taken, contacts.orders);
    const folded = fold(marked);
    const language = sentenceLanguage(folded, calendar.language);
    const mentions = mentionsIn(folded, book, language);
    const whole = mentions.filter(({ isWhole }) => isWhole);
    const text = blanked(folded, whole);
    const saying = this.sayingOf(raw, text, language, before, subjectsIn(folded, mentions, contacts.orders));
    const said = comparable(fold(raw));
    if (isWhole && isWholeQuote(saying, said, before.said, book))
      return { wrong: null, before: nextOf(saying, before, said) };
    const wrong =
      contacts.wrong ??
      otherFigures(saying, said, book, isWhole) ??
      this.wrongWords(saying) ??
      this.wrongState(saying) ??
      this.wrongStock(saying, mentions) ??
      this.wrongFigures(saying) ??
      this.wrongFree(saying) ??
      this.wrongName(marked, language);
    return { wrong, before: wrong ? before : nextOf(saying, before, '') };
  }

  private sayingOf(
    raw: string,
    folded: string,
    language: Language,
    before: Before,
    subjects: readonly Subject[],
  ): Saying {
    const amounts = amountsIn(folded, language, []);
    const segment = segmentOf(raw.trimStart(), language, amounts);
    const isOfOrder = matchesOf(folded.trimStart(), YOUR_ORDER[language]).length > 0;
    const topics = before.topics.size > 0 ? before.topics : this.visitor.topics;
    return {
      ...{ folded, language, segment, amounts, subjects, isOfOrder, topics },
      before: before.subjects,
    };
  }

  /** Acts that nobody did, promises, an assistant that says it is a person, prices that nobody lowered. */
  private wrongWords({ folded, language }: Saying): Wrong | null {
    const act = matchesOf(folded, PROMISES[language]).find(([said]) => !this.isQuoted(said));
    if (act) return { kind: 'action', claim: act[0] };
    const hasHandedOff = this.book.labels.some((label) => HANDOFF_LABEL.test(label));
    const handed = isQuestion(folded) || hasHandedOff ? undefined : matchesOf(folded, HANDS_OFF[language])[0];
    if (handed && !this.isQuoted(handed[0])) return { kind: 'handoff', claim: handed[0] };
    const person = matchesOf(folded, PERSON[language]).find(
      ({ 0: said, index }) => !this.isQuoted(said) && !isNegatedAt(folded, index, language),
    );
    if (person) return { kind: 'person', claim: person[0] };
    const reduced = matchesOf(folded, REDUCED[language]).find(([said]) => !this.isQuoted(said));
    return reduced ? { kind: 'discount', claim: reduced[0] } : null;
  }

  private isQuoted(said: string): boolean {
    return this.book.segments.some(({ text }) => text.includes(said.trim()));
  }

  private wrongState({ folded, language, subjects, isOfOrder, before }: Saying): Wrong | null {
    const states = statesIn(folded, language);
    if (states.length === 0) return null;
    const named = subjects.filter(({ key }) => key.startsWith('order:')).map(({ key }) => key);
    const carried = [...before].filter((key) => key.startsWith('order:'));
    const isBound = named.length > 0 || isOfOrder;
    const keys = named.length > 0 ? named : carried;
    const all = [...this.book.things.values()].filter(({ kind }) => kind === 'order');
    const orders = keys.length > 0 ? all.filter(({ key }) => keys.includes(key)) : all;
    const wrong = states.find((state) => {
      if (!isBound && this.isQuoted(state.claim)) return false;
      return !orders.some(({ status }) => status !== null && isRightState(state, status));
    });
    return wrong ? { kind: 'state', claim: wrong.claim } : null;
  }

  private wrongStock({ folded, language }: Saying, mentions: readonly Mention[]): Wrong | null {
    const out = matchesOf(folded, SOLD_OUT[language]);
    const said = out.length > 0 ? out : matchesOf(folded, IN_STOCK[language]);
    for (const match of said) {
      const items = mentions.filter(({ start }) => start <= match.index);
      const last = items.at(-1) ?? mentions[0];
      const things = mentions
        .filter(({ start }) => start === last?.start)
        .map(({ key }) => this.book.things.get(key));
      const isRight = things.some(
        (thing) =>
          thing?.isAvailable === (out.length === 0) || (out.length === 0 && thing?.isAvailable === null),
      );
      if (things.length > 0 && !isRight) return { kind: 'stock', claim: match[0] };
    }
    return null;
  }

  private wrongFigures(saying: Saying): Wrong | null {
    const { folded, amounts } = saying;
    const { book, calendar } = this;
    const measures = amounts.filter(
      ({ kind }) => kind === 'money' || kind === 'percent' || kind === 'quantity',
    );
    const wrongOnes = wrongAmounts(saying, book, this.visitor);
    const timeless = withClockTimes(blanked(folded, measures));
    const days = withWeekdayYears(findMoments(timeless, calendar), timeless);
    const found = withPastDays(days, timeless, book);
    const moments = withWrittenTimes(timeless, found, amounts, saying.language);
    const mismatch = wrongWeekday(timeless, moments) ?? wrongBeside(timeless, moments);
    if (mismatch !== null) return { kind: 'weekday', claim: mismatch };
    const wrongDays = this.wrongMoments(timeless, moments, saying);
    const rightDays = moments.filter(
      (moment) => !wrongDays.includes(moment) && moment.kind !== 'part' && moment.kind !== 'now',
    );
    const isExplained = (amount: Amount): boolean =>
      (amount.kind === 'count' || amount.kind === 'duration') &&
      rightDays.some(
        (moment) => overlaps(moment, amount) && (amount.to === null || moment.end >= amount.end),
      );
    const wrongAmount = wrongOnes.find((amount) => !isExplained(amount) && !isIn(amount, wrongDays));
    if (wrongAmount)
      return { kind: wrongAmount.kind, claim: folded.slice(wrongAmount.start, wrongAmount.end) };
    const right = amounts.filter((amount) => !wrongOnes.includes(amount));
    // "7 in stock": digits alone that are a right count are no day.
    const isBare = (moment: Moment): boolean =>
      /^\d{1,2}$/.test(folded.slice(moment.start, moment.end).trim());
    const wrongDay = wrongDays.find(
      (moment) =>
        !right.some((amount) => overlaps(amount, moment) && (amount.kind !== 'count' || isBare(moment))),
    );
    return wrongDay
      ? { kind: wrongDay.kind === 'time' ? 'time' : 'day', claim: folded.slice(wrongDay.start, wrongDay.end) }
      : null;
  }

  private wrongMoments(folded: string, moments: readonly Moment[], saying: Saying): Moment[] {
    const { book, calendar } = this;
    const today = calendar.now.toPlainDate();
    const told = moments.filter((moment) =>
      isTold(moment, ownersOf(moment, saying, book), book, isQuestion(folded), today),
    );
    const { schedule } = book;
    if (schedule.isKnown && speaksOfHours(folded, saying.language)) {
      const wrong = wrongHours(folded, moments, saying.language, schedule, calendar.now);
      // "Sunday 52 November": the Sunday may be right. Nobody asks for the hours of a day that has passed.
      if (wrong === null)
        return moments.filter(
          (moment) => moment.kind === 'unread' || (isPast(moment, today) && !told.includes(moment)),
        );
      const rest = moments.filter((moment) => !told.includes(moment));
      return rest.length > 0 ? rest : [...moments];
    }
    return moments.filter(
      (moment) => !told.includes(moment) && !this.isVague(moment, folded, saying.language),
    );
  }

  /** "Over the shop", "pendant la grossesse": no day that anybody could read, in words of the sources. */
  private isVague({ kind, start, end }: Moment, folded: string, language: Language): boolean {
    const text = folded.slice(start, end);
    const isKnown = (word: string): boolean => isStopWord(word, language) || this.book.knows(word);
    return kind === 'unread' && !/\p{N}/u.test(text) && words(text).every(isKnown);
  }

  /** Free of charge only what a source says is, with its condition. */
  private wrongFree(saying: Saying): Wrong | null {
    const { segment, amounts, subjects } = saying;
    if (!segment.isFree) return null;
    const meets = (needed: Amount): boolean =>
      amounts.some(
        (said) => said.kind === 'money' && said.values.some((value) => needed.values.includes(value)),
      );
    const isTold = this.book.segments.some(
      (source) =>
        source.isFree &&
        source.amounts.filter(({ kind }) => kind === 'money').every(meets) &&
        isAbout(source, saying, this.book),
    );
    const isZero = this.book.facts.some(
      ({ kind, value, owners }) =>
        kind === 'money' && value === 0 && owners.some((key) => subjects.some((each) => each.key === key)),
    );
    return isTold || isZero ? null : { kind: 'free', claim: segment.text.trim().slice(0, 60) };
  }

  private wrongName(marked: string, language: Language): Wrong | null {
    const script = unknownScript(marked, this.book, this.visitor);
    if (script !== null) return { kind: 'script', claim: script };
    const name = unknownName(marked, this.book, this.visitor, language);
    return name === null ? null : { kind: 'name', claim: name };
  }
}

/** UTF-16 units before a claim in which its negation stands. */
const NEGATED_WITHIN = 8;

/** "No soy una persona" */
function isNegatedAt(folded: string, index: number, language: Language): boolean {
  return matchesOf(folded.slice(Math.max(0, index - NEGATED_WITHIN), index), NEGATIONS[language]).length > 0;
}

function isQuestion(folded: string): boolean {
  return /[?]["*_)\s]{0,5}$/.test(folded);
}

function isPast(moment: Moment, today: Temporal.PlainDate): boolean {
  return moment.kind === 'day' && Temporal.PlainDate.compare(moment.date, today) < 0;
}

function isIn(amount: Amount, moments: readonly Moment[]): boolean {
  return amount.kind === 'count' && moments.some((moment) => overlaps(amount, moment));
}

function subjectsIn(
  folded: string,
  mentions: readonly Mention[],
  orders: readonly (Span & { key: string })[],
): Subject[] {
  const named = orders.flatMap(({ key }, index) => {
    const start = placeOfOrder(folded, index);
    return start < 0 ? [] : [{ key, start, end: start + 1 }];
  });
  return [...mentions, ...named].sort((a, b) => a.start - b.start);
}

function nextOf({ subjects, segment }: Saying, before: Before, said: string): Before {
  const keys = new Set(subjects.map(({ key }) => key));
  return {
    said,
    subjects: keys.size > 0 ? keys : before.subjects,
    topics: segment.topics.size > 0 ? segment.topics : keys.size > 0 ? new Set() : before.topics,
  };
}
