import type { Language } from '../../../language/language.js';
import { fold } from '../../../language/text/fold.js';
import { isStopWord } from '../../../language/text/stop-words.js';
import { matchesOf } from '../../../language/text/matches.js';
import { isSame, type Amount, type Fact, type Saying, type Subject } from '../facts/claims.js';
import type { FactBook } from '../facts/fact-book.js';
import { isForm } from '../facts/segments.js';
import { wordNumbersIn } from '../figures/number-words.js';
import { patternsOf } from '../words/words.js';

const PIECES = patternsOf(({ pieces }) => pieces);
const LISTED = patternsOf(({ listed }) => listed);
/** Words behind a number among which the one stands that it counts: "7 shiny copper kettles". */
const MOST_BEHIND = 3;
const WORD = /\p{L}[\p{L}\p{N}'’]{0,60}/gu;
/** What ends the words that a number may count; a mark stands for a title or a code. */
const ENDS = /[,.;:!?()«»„“”"،؛؟×·\n\uE000-\uF8FF]/u;
const TIMES = /^\s?[×x]\s/u;
/** "6-pack", "2er": the number is a part of a word. */
const GLUED = /^(?:\p{L}|-\p{L})/u;
const GLUED_WORD = /^-?\p{L}{1,3}/u;
/** "+2", "-1": no number of pieces has a sign. */
const SIGNED = /(?:^|[\s(/])[+-]$/u;
/** "Stock: 7", "Copper Kettle (2)". */
const BRACKETED = /[(:]\s?$/u;
const CLAUSE = /[,.;:!?،؛؟\n]/u;

/** What a number stands before. */
interface Counted {
  /** "2 × kettle": the thing is the next one that is named. */
  isTimes: boolean;
  /** The words behind it that may be what it counts; not function words. */
  behind: readonly string[];
  /** The text of all words there. */
  near: string;
  /** The number has a sign or is a part of a word. */
  isPart: boolean;
}

/**
 * Whether a number without a unit may be that fact: of a field, so many pieces of its thing ("2 left", "2 kettles", "Copper
 * Kettle (2)", not "2 litres", "+2" or "open at 2"); of a text, before a noun that may have it.
 */
export function isOfField(amount: Amount, fact: Fact, saying: Saying, book: FactBook): boolean {
  if (amount.kind !== 'count' || fact.kind !== 'count') return true;
  const counted = countedBy(amount, saying);
  if (fact.segment !== null) return isOfSegment(amount, fact, counted, saying, book);
  if (counted.isPart) return false;
  if (fact.owners.length === 0) return has(LISTED, counted.near, saying);
  if (counted.isTimes) return isOfNext(amount, fact, saying, book);
  if (counted.behind.length > 0)
    return has(PIECES, counted.near, saying) || namesOwner(counted.behind, fact, book);
  const before = saying.folded.slice(0, amount.start);
  return (
    BRACKETED.test(before) || has(PIECES, clauseAt(amount, saying.folded), saying) || touches(amount, saying)
  );
}

/** Whether a number may be how many things of the results there are: "two orders", "both", not "2 × kettle" or "2 rings". */
export function countsList(amount: Amount, saying: Saying): boolean {
  const { behind, near, isTimes, isPart } = countedBy(amount, saying);
  if (isTimes || isPart) return false;
  if (has(LISTED, near, saying)) return true;
  return behind.length === 0 ? amount.isWord : partsNamed(amount, saying).length > 1;
}

/** A number of a text: not of things whose quantity a field tells, nor before a noun that the texts give other numbers. */
function isOfSegment(amount: Amount, fact: Fact, counted: Counted, saying: Saying, book: FactBook): boolean {
  const { folded } = saying;
  const glued = GLUED_WORD.exec(folded.slice(amount.end))?.[0];
  if (glued !== undefined && !hasGlued(fact, glued)) return false;
  if (counted.isTimes && keysOfNext(amount, saying).some((key) => hasQuantity(key, book))) return false;
  const [noun] = counted.behind;
  if (noun === undefined) return true;
  const numbers = numbersBefore(noun, saying.language, book);
  return numbers.length === 0 || amount.values.some((value) => numbers.some((each) => isSame(value, each)));
}

/** "2er-" stands in the sentence of the source, with that number. */
function hasGlued({ segment, value }: Fact, glued: string): boolean {
  return (segment?.amounts ?? []).some(
    ({ values, end }) => values.includes(value) && segment?.text.startsWith(glued, end),
  );
}

/** The numbers that the sentences of the sources have before a word. */
function numbersBefore(noun: string, language: Language, book: FactBook): number[] {
  return book.segments
    .filter(({ text }) => text.includes(noun))
    .flatMap(({ text, amounts }) =>
      amounts
        .filter(({ kind, end }) => kind === 'count' && behindOf(text, end, language).includes(noun))
        .flatMap(({ values }) => values),
    );
}

function hasQuantity(key: string, book: FactBook): boolean {
  return book.facts.some(({ field, owners }) => field === 'quantity' && owners.includes(key));
}

/** Things that a word directly behind names together: "two kettles", of which there are two. */
function partsNamed(amount: Amount, { subjects }: Saying): readonly Subject[] {
  const next = subjects.find(({ start }) => start >= amount.end);
  return next && next.start - amount.end <= 1 ? subjects.filter(({ start }) => start === next.start) : [];
}

function countedBy(amount: Amount, { folded, language }: Saying): Counted {
  const after = folded.slice(amount.end);
  const last = wordsBehind(after).at(-1);
  return {
    isTimes: TIMES.test(after),
    behind: behindOf(folded, amount.end, language),
    near: last ? after.slice(0, last.index + last[0].length) : '',
    isPart: GLUED.test(after) || SIGNED.test(folded.slice(0, amount.start)),
  };
}

function wordsBehind(after: string): RegExpExecArray[] {
  const end = after.search(ENDS);
  return matchesOf(end < 0 ? after : after.slice(0, end), WORD).slice(0, MOST_BEHIND);
}

function behindOf(folded: string, at: number, language: Language): string[] {
  return wordsBehind(folded.slice(at))
    .map(([word]) => word)
    .filter((word) => !isStopWord(word, language) && wordNumbersIn(word, language).length === 0);
}

function keysOfNext({ end }: Amount, { subjects }: Saying): string[] {
  const next = subjects.find(({ start }) => start >= end);
  return subjects.filter(({ start }) => start === next?.start).map(({ key }) => key);
}

/** The quantity of the next thing, where there is one; else any number of its pieces. */
function isOfNext(amount: Amount, fact: Fact, saying: Saying, book: FactBook): boolean {
  const keys = keysOfNext(amount, saying);
  if (!fact.owners.some((key) => keys.includes(key))) return false;
  return fact.field === 'quantity' || !keys.some((key) => hasQuantity(key, book));
}

function namesOwner(behind: readonly string[], { owners }: Fact, book: FactBook): boolean {
  const titles = owners.flatMap((key) => book.things.get(key)?.words ?? []);
  return behind.some((said) =>
    titles.some((word) => isForm(fold(said), word) || (said.length > 3 && word.endsWith(said))),
  );
}

/** A title stands directly behind. */
function touches({ end }: Amount, { subjects, folded }: Saying): boolean {
  return subjects.some(
    ({ key, start }) => key.startsWith('item:') && start >= end && folded.slice(end, start).trim() === '',
  );
}

function clauseAt({ start, end }: Amount, folded: string): string {
  const before = folded.slice(0, start).split(CLAUSE).at(-1) ?? '';
  const after = folded.slice(end).split(CLAUSE)[0] ?? '';
  return `${before} ${after}`;
}

function has(patterns: typeof PIECES, text: string, { language }: Saying): boolean {
  return matchesOf(text, patterns[language]).length > 0;
}
