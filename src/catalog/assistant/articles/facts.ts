import { fold } from '../../../language/text/fold.js';
import { LANGUAGES, type Language } from '../../../language/language.js';
import {
  AMOUNT,
  CLOCK,
  CLOCK_WORD,
  CURRENCY_NAMES,
  MEANS_NAMED,
  NUMBERS,
  SAYS_FREE,
  SAYS_INCLUDED,
  SAYS_NO,
  SAYS_YES,
  TERMS,
} from './words/patterns.js';
import { ARTICLE_SENTENCES, ARTICLE_WORDS } from './words/words.js';
import { countryOf } from '../../../language/search/places.js';
import { matchForm } from '../../../language/text/word-forms.js';
import { matchesOf } from '../../../language/text/matches.js';
import { textPattern } from '../../../language/text/text-pattern.js';

/** A fact of a text in a form that can be expressed in another language. */
interface Fact {
  /** Position in the text. */
  at: number;
  said: string;
}

const SHARE = /(?<!\d)(\d{1,12}(?:[.,]\d{1,12})?)\s?%/gu;
const MOST_FACTS = 8;
const WORD = /\p{L}{3,40}/gu;

/**
 * One sentence in the visitor's language with the prices, times, terms, countries, ways of paying and "free" of a text
 * in another language, in the text's order; empty without such facts.
 * @param currency ISO 4217, the meaning of a bare currency word ("pesos", "ريال")
 */
export function factsOf(text: string, language: Language, currency: string): string {
  const folded = fold(text);
  const { free, included, inShort, separator } = ARTICLE_SENTENCES[language];
  const facts = [
    ...wordFact(folded, SAYS_FREE, free),
    ...wordFact(folded, SAYS_INCLUDED, included),
    ...amountsIn(folded, currency),
    ...termsIn(folded, language),
    ...timesIn(folded),
    ...weekdaysIn(folded, language),
    ...countriesIn(folded, language),
    ...meansIn(folded, language),
    ...matchesOf(folded, SHARE).map(({ index, 1: figure }) => ({ at: index, said: `${figure} %` })),
  ];
  const said = [...new Set(facts.sort((a, b) => a.at - b.at).map((fact) => fact.said))];
  if (said.length === 0) return '';
  return `${inShort} ${said.slice(0, MOST_FACTS).join(separator)}.`;
}

/** The yes or no at the beginning of an answer in another language. */
export function verdictOf(text: string, language: Language): string {
  const folded = fold(text);
  const { yes, no } = ARTICLE_SENTENCES[language];
  if (SAYS_YES.test(folded)) return yes;
  return SAYS_NO.test(folded) ? no : '';
}

function wordFact(folded: string, pattern: RegExp, said: string): Fact[] {
  const match = pattern.exec(folded);
  return match ? [{ at: match.index, said }] : [];
}

function amountsIn(folded: string, currency: string): Fact[] {
  return matchesOf(folded, AMOUNT).map((match) => {
    const [, before, first = '', second = '', after] = match;
    const unit = before ?? after ?? '';
    const named = CURRENCY_NAMES.find(([pattern]) => pattern.test(unit))?.[1];
    const isBareWord = named === undefined && /^\p{L}/u.test(unit);
    const sign = named ?? (isBareWord ? currency : unit);
    return { at: match.index, said: before ? `${sign}${first}` : `${second} ${sign}` };
  });
}

/** "To Saudi Arabia and Kuwait": where something is done. */
function countriesIn(folded: string, language: Language): Fact[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return matchesOf(folded, WORD).flatMap(({ index, 0: word }) => {
    const code = countryOf(matchForm(word));
    return code === null ? [] : [{ at: index, said: names.of(code) ?? code }];
  });
}

function meansIn(folded: string, language: Language): Fact[] {
  return MEANS_NAMED.flatMap(([pattern, means]) =>
    wordFact(folded, pattern, ARTICLE_WORDS[language].means[means].said),
  );
}

function figureOf(count: string): string {
  return NUMBERS.find(([pattern]) => pattern.test(count))?.[1] ?? count;
}

function termsIn(folded: string, language: Language): Fact[] {
  return TERMS.flatMap(([pattern, unit]) =>
    matchesOf(folded, pattern).map(({ index, 1: count }) => ({
      at: index,
      said: `${figureOf(count ?? '')} ${ARTICLE_WORDS[language].units[unit]}`,
    })),
  );
}

function timesIn(folded: string): Fact[] {
  return matchesOf(folded, CLOCK).flatMap((match) => {
    const [, hour, minute, hour12, minute12, half] = match;
    const at = match.index;
    if (hour12) return [{ at, said: `${hour12}:${minute12 ?? '00'} ${half ?? ''}`.trim() }];
    const isClock = minute !== undefined || CLOCK_WORD.test(match[0]);
    return isClock ? [{ at, said: `${hour ?? ''}:${minute ?? '00'}` }] : [];
  });
}

/** A Monday. */
const FIRST = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

function weekday(language: Language, day: number): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(FIRST + day * DAY);
}

/** Folded; the article may be missing. */
function weekdayName(language: Language, day: number): string {
  const { weekdayArticle: article } = ARTICLE_WORDS[language];
  const name = fold(weekday(language, day));
  return article !== '' && name.startsWith(article) ? `(?:${article})?${name.slice(article.length)}` : name;
}

const WEEKDAYS: readonly RegExp[] = [0, 1, 2, 3, 4, 5, 6].map((day) => {
  const names = LANGUAGES.map((language) => weekdayName(language, day));
  return textPattern(`(?<!\\p{L})(?:${names.join('|')})s?(?!\\p{L})`, 'gu');
});

function weekdaysIn(folded: string, language: Language): Fact[] {
  return WEEKDAYS.flatMap((pattern, day) =>
    matchesOf(folded, pattern)
      .slice(0, 1)
      .map(({ index }) => ({ at: index, said: weekday(language, day) })),
  );
}
