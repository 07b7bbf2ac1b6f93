import { LANGUAGES, perLanguage, type Language } from '../../language/language.js';
import { countryOf } from '../../language/search/places.js';
import { fold } from '../../language/text/fold.js';
import { isStopWord } from '../../language/text/stop-words.js';
import { phraseAlternatives } from '../../language/text/phrases.js';
import { matchesOf } from '../../language/text/matches.js';
import { matchForm } from '../../language/text/word-forms.js';
import { wordSet } from '../../language/text/word-tables.js';
import { findMoments } from '../../language/time/find-moments.js';
import type { Calendar } from '../../language/time/moment.js';
import { MONTHS } from '../../language/time/month-names.js';
import { isWeekday } from './checks/day-claims.js';
import { hasOtherScript } from './checks/names.js';
import type { FactBook } from './facts/fact-book.js';
import { isForm } from './facts/segments.js';
import { amountsIn } from './figures/amounts.js';
import { wordNumbersIn } from './figures/number-words.js';
import { GROUNDING_WORDS, patternsOf } from './words/words.js';

const LEADS = perLanguage(GROUNDING_WORDS, ({ leads }) => wordSet(leads));
const HINTS = patternsOf(({ hints }) => hints);
/** What the check looks for in more than one word. */
const PHRASES = [
  patternsOf(({ promises }) => promises),
  patternsOf(({ handsOff }) => handsOff),
  patternsOf(({ person }) => person),
  patternsOf(({ reduced }) => reduced),
  patternsOf(({ free }) => free),
  patternsOf(({ soldOut }) => soldOut),
  patternsOf(({ inStock }) => inStock),
  patternsOf(({ states }) => Object.values({ ...states }).join('\n')),
] as const;
/** UTF-16 units before the end of a word in which a phrase that ends with it begins. */
const LONGEST_PHRASE = 60;
const HOURS = [patternsOf(({ open }) => open), patternsOf(({ closed }) => closed)] as const;
const LISTS = [
  patternsOf(({ free }) => free),
  patternsOf(({ reduced }) => reduced),
  patternsOf(({ states }) => Object.values({ ...states }).join('\n')),
  patternsOf(({ currencies }) => Object.values(currencies).join('\n')),
  patternsOf(({ bareUnits }) => bareUnits),
  patternsOf(({ soldOut }) => soldOut),
  patternsOf(({ inStock }) => inStock),
  patternsOf(({ echo }) => echo),
] as const;
/** Digits, and signs of money, addresses, markup and codes. */
const SIGNS = /[\p{N}€$£¥%@<>[\]()*_`#|~\\/=+!]|\p{L}[.:]\p{L}|\p{Lu}{3}/u;
/** A number that the next word makes a part of something else: "2 ×", and an hour with the word for a range ("9 to"). */
const BEFORE_TIMES = /\d\s?[×x]\s{0,3}$/u;
const RANGE_BEGUN = perLanguage(
  GROUNDING_WORDS,
  ({ range }) => new RegExp(`(?<![\\d:.,])\\d{1,2}\\s(?:${phraseAlternatives(range)})\\s{0,3}$`, 'u'),
);
const ARABIC = /\p{Script=Arabic}/u;
const LATIN = /\p{Script=Latin}/u;
const CLOSING = /[^\p{L}\p{N}\p{Sc}%]{1,20}$/u;
const EDGES = /^[^\p{L}\p{N}]{1,20}|[^\p{L}\p{N}]{1,20}$/gu;

/**
 * - `flows`: neither a claim nor the beginning of one;
 * - `waits`: an article, or what a claim may begin with; the next word tells;
 * - `names`: a name, alone or with the next word;
 * - `holds`: a claim, or a part of one;
 * - `dated`: a claim that is true or not by the day or time behind it: "closed on Friday";
 * - `ends`: the unit of an amount, with which it is complete.
 */
export type Hint = 'flows' | 'waits' | 'names' | 'holds' | 'dated' | 'ends';

/**
 * What a word of an answer lets expect.
 * @param before of its sentence; a capital means nothing where there is nothing before
 */
export function hintOf(word: string, before: string, calendar: Calendar, book: FactBook): Hint {
  const hint = beginningOf(word, before, calendar, book);
  return hint === 'holds' && endsAmount(before, word, calendar.language) ? 'ends' : hint;
}

function beginningOf(word: string, before: string, calendar: Calendar, book: FactBook): Hint {
  const { language } = calendar;
  const isFirst = before.trim() === '';
  if (SIGNS.test(word.replace(/!$/, ''))) return 'holds';
  if ((language === 'ar') !== ARABIC.test(word) && (ARABIC.test(word) || LATIN.test(word))) return 'holds';
  if (hasOtherScript(word)) return 'holds';
  const folded = fold(word).replace(EDGES, '');
  if (folded === '') return 'flows';
  if (HOURS.some((patterns) => hasMatch(patterns[language], folded))) return 'dated';
  if (isClaimWord(folded, language)) return 'holds';
  const isCapital = /^\P{L}{0,3}\p{Lu}/u.test(word);
  if (isCapital && !isFirst && language !== 'de' && !isStopWord(folded, language)) return 'names';
  if (isOfThing(folded, book) || countryOf(matchForm(folded)) !== null) return 'names';
  const near = fold(before.slice(-LONGEST_PHRASE));
  if (endsPhrase(near, folded, language) || endsFigure(near, folded, calendar)) return 'holds';
  if (LEADS[language].has(folded) || hasMatch(HINTS[language], folded)) return 'waits';
  const isForeign =
    !isStopWord(folded, language) &&
    LANGUAGES.some((other) => other !== language && isStopWord(folded, other));
  return isForeign ? 'holds' : 'flows';
}

/** "has been delivered" */
function endsPhrase(before: string, word: string, language: Language): boolean {
  const text = before + word;
  return PHRASES.some((patterns) =>
    matchesOf(text, patterns[language]).some((match) => match.index + match[0].length > before.length),
  );
}

/** An amount, a day or a time that ends with this word, or has its unit by it: "within a week". */
function endsFigure(before: string, word: string, calendar: Calendar): boolean {
  const text = before + word;
  const isEnd = ({ end }: { end: number }): boolean => end > before.length;
  return (
    amountsIn(text, calendar.language, []).some(isEnd) ||
    findMoments(text, calendar).some((moment) => moment.kind !== 'now' && isEnd(moment))
  );
}

/** "€22.00", "5 %", "three days": what follows is no part of the amount. Digits alone may still get a unit. */
function endsAmount(before: string, word: string, language: Language): boolean {
  const text = (fold(before.slice(-LONGEST_PHRASE)) + fold(word)).replace(CLOSING, '');
  return amountsIn(text, language, []).some(({ kind, end }) => kind !== 'count' && end === text.length);
}

/** Whether one claim stands on both sides of the blank between the text and the word: "twenty | one", "we will | refund". */
export function isJoined(before: string, word: string, calendar: Calendar): boolean {
  const near = fold(before.slice(-LONGEST_PHRASE));
  const text = near + fold(word);
  const isAcross = ({ start, end }: { start: number; end: number }): boolean =>
    start < near.trimEnd().length && end > near.length;
  const phrases = PHRASES.flatMap((patterns) => matchesOf(text, patterns[calendar.language])).map(
    (match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
  return (
    phrases.some(isAcross) ||
    amountsIn(text, calendar.language, []).some(isAcross) ||
    findMoments(text, calendar).some(isAcross)
  );
}

/** Whether the text ends inside a figure: the thing of "2 ×", or the end of "from 9 to", is still to come. */
export function endsInFigure(text: string, language: Language): boolean {
  const near = fold(text.slice(-LONGEST_PHRASE));
  return BEFORE_TIMES.test(near) || RANGE_BEGUN[language].test(near);
}

/** Whether the text names a day or a time of day. */
export function hasDay(text: string, calendar: Calendar): boolean {
  return findMoments(fold(text), calendar).some(({ kind }) => kind !== 'now' && kind !== 'part');
}

function isClaimWord(folded: string, language: Language): boolean {
  if (isWeekday(folded) || MONTHS.has(folded)) return true;
  if (LISTS.some((patterns) => hasMatch(patterns[language], folded))) return true;
  return wordNumbersIn(folded, language).some(({ isOne }) => !isOne);
}

function hasMatch(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

function isOfThing(folded: string, book: FactBook): boolean {
  if (folded.length < 3) return false;
  for (const { words } of book.things.values())
    for (const word of words)
      if (isForm(folded, word) || (folded.length > 3 && word.endsWith(folded))) return true;
  return false;
}
