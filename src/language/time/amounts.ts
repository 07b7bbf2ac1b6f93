import type { Language } from '../language.js';
import { phraseAlternatives } from '../text/phrases.js';
import type { Amount } from './moment.js';
import { numberOf, SPOKEN } from './numbers.js';
import { anyOf, wholeWords } from './scan.js';
import { TIME_WORDS } from './time-words.js';

/** A number of days, weeks or months in one language, as a part of a pattern: "two weeks", "a fortnight". */
export function amountSource(language: Language): string {
  const { one, two, days, weeks, months, singles } = TIME_WORDS[language].offsets;
  const counts = [`(?<count>\\d{1,2}|${anyOf(SPOKEN[language].keys())})`];
  if (one !== '') counts.push(`(?<one>${phraseAlternatives(one)})`);
  if (two !== '') counts.push(`(?<two>${phraseAlternatives(two)})`);
  const units = `(?<days>${phraseAlternatives(days)})|(?<weeks>${phraseAlternatives(weeks)})|(?<months>${phraseAlternatives(months)})`;
  const alone = singles.map(([, words]) => phraseAlternatives(words)).join('|');
  return `(?:(?:${counts.join('|')}) (?:${units})${alone === '' ? '' : `|(?<single>${alone})`})`;
}

/** What `amountSource` has found. */
export function amountOf(groups: Record<string, string | undefined>, language: Language): Amount | null {
  if (groups.single !== undefined) return singleOf(groups.single, language);
  const count =
    groups.one === undefined ? (groups.two === undefined ? numberOf(groups.count, language) : 2) : 1;
  if (Number.isNaN(count)) return null;
  if (groups.months !== undefined) return { months: count };
  return { days: groups.weeks === undefined ? count : count * 7 };
}

function singleOf(said: string, language: Language): Amount | null {
  const found = SINGLES[language].find(({ pattern }) => said.search(pattern) >= 0);
  return found?.amount ?? null;
}

const SINGLES = Object.fromEntries(
  Object.entries(TIME_WORDS).map(([language, { offsets }]) => [
    language,
    offsets.singles.map(([amount, words]) => ({ amount, pattern: wholeWords(phraseAlternatives(words)) })),
  ]),
) as Record<Language, { amount: Amount; pattern: RegExp }[]>;

/** "Eight days" that mean a week, "fifteen days" that mean two. */
export function roundedWeeks(amount: Amount): Amount {
  if (amount.days === 8) return { days: 7 };
  return amount.days === 15 ? { days: 14 } : amount;
}

export function reversed({ days = 0, months = 0 }: Amount): Amount {
  return { days: -days, months: -months };
}
