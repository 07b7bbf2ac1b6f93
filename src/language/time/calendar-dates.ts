import { Temporal } from 'temporal-polyfill';
import { plainDate, YEAR } from './month-dates.js';
import type { Calendar, MomentValue } from './moment.js';
import { DAY_WORDS, MONTH_SOURCE, MONTHS } from './month-names.js';
import { anyOf, wholeWords, type Scan } from './scan.js';
import { dateWords, momentWords } from './time-words.js';
import { textPattern } from '../text/text-pattern.js';

const DAY = `\\d{1,2}|${anyOf(DAY_WORDS.keys())}`;
const OF = `(?:\\s{0,3}(?:${dateWords('of')}))?\\s{0,3}`;
const SUFFIX = `(?:${dateWords('ordinals')}|\\.)?`;
const TO = `\\s{0,3}(?:-|${momentWords(({ until }) => until)})\\s{0,3}`;
const AND = `\\s{0,3}(?:${dateWords('andOr')}|&|,)\\s{0,3}(?:(?:${dateWords('on')}) )*`;
const MONTH = `(?<month>${MONTH_SOURCE})\\.?`;

const ISO = wholeWords('(?<year>20\\d\\d)-(?<month>\\d{1,2})-(?<day>\\d{1,2})');
const NO_MONTH_BEFORE = `(?<!(?:${dateWords('monthLead')}) )`;
const DAYS_OF_MONTH = wholeWords(
  `${NO_MONTH_BEFORE}(?<first>${DAY})${SUFFIX}${TO}(?<day>${DAY})${SUFFIX}${OF}${MONTH}${YEAR}`,
);
const TWO_DAYS = wholeWords(
  `${NO_MONTH_BEFORE}(?<first>${DAY})${SUFFIX}${AND}(?<day>${DAY})${SUFFIX}${OF}${MONTH}${YEAR}`,
);
const MONTH_AND_DAYS = wholeWords(
  `${MONTH} (?:the )?(?<first>\\d{1,2})${SUFFIX}${TO}(?<day>\\d{1,2})${SUFFIX}${YEAR}`,
);
const BETWEEN = `(?<!\\p{L})(?:${dateWords('between')})`;
const BETWEEN_DAYS = wholeWords(
  `(?<=${BETWEEN} )(?:(?:${dateWords('on')}) )?(?<first>${DAY})${SUFFIX}${AND}(?<day>${DAY})${SUFFIX}${OF}${MONTH}${YEAR}`,
);
const DAY_OF_MONTH = wholeWords(`(?<day>${DAY})${SUFFIX}${OF}${MONTH}${YEAR}`);
const NO_DAY = `(?![:.]\\d|\\s?(?:${dateWords('clock')}|%|€|${dateWords('counted')}))`;
const MONTH_AND_DAY = wholeWords(
  `(?:${MONTH} (?:the )?(?<day>\\d{1,2})(?<suffix>st|nd|rd|th)?)${YEAR}${NO_DAY}`,
);
const NUMERIC = wholeWords(
  '(?<one>\\d{1,2})(?<sign>[./-])(?<two>\\d{1,2})(?:\\k<sign>(?<year>(?:20)?\\d\\d)|(?<dot>\\.))?',
);
const MONTH_ALONE = wholeWords(
  `(?<=(?:${dateWords('inMonth')}) |(?<!\\p{L})(?:${dateWords('inMonthOnto')}))(?<month>${MONTH_SOURCE})${YEAR}`,
);
const PAST_MONTHS = [
  wholeWords(`(?:${dateWords('lastMonth')}) (?<month>${MONTH_SOURCE})`),
  wholeWords(`(?<month>${MONTH_SOURCE}) (?:${dateWords('past')})`),
];
const MONTH_NUMBER = wholeWords(`(?<=(?:${dateWords('monthNumber')}) )(?<month>1[0-2]|[1-9])`);

const MEASURES = 'eur|usd|kg|g|cm|mm|m|l|ml|sar|aed|jod';
const MEASURED = `€|\\$|£|%|(?:${MEASURES}|${dateWords('measured')})(?!\\p{L})`;
const MEASURED_AFTER = textPattern(`^\\s*(?:${MEASURED})`, 'u');
const CLOCK_BEFORE = textPattern(`(?:^|[^\\p{L}])(?:${dateWords('atClock')}) $`, 'u');
const CLOCK_AFTER = textPattern(`^\\s*(?:${dateWords('clock')})(?!\\p{L})`, 'u');
const DATE_BEFORE = textPattern(`(?:^|[^\\p{L}])(?:${dateWords('onDate')}|·),? $`, 'u');

/** Dates with a day and a month, months ("in August") and days of the month ("on the 24th"). */
export function takeDates(scan: Scan, calendar: Calendar): void {
  const today = calendar.now.toPlainDate();
  scan.take(ISO, ({ groups }) => one(dateOf(today, groups?.day, groups?.month, groups?.year)));
  for (const pattern of [DAYS_OF_MONTH, MONTH_AND_DAYS, BETWEEN_DAYS])
    scan.take(pattern, ({ groups }) => {
      const to = dateOf(today, groups?.day, groups?.month, groups?.year);
      const from = to && dayUpTo(to, groups?.first);
      return from && Temporal.PlainDate.compare(from, to) < 0 ? { kind: 'days', from, to } : null;
    });
  scan.take(TWO_DAYS, ({ groups }) => {
    const last = dateOf(today, groups?.day, groups?.month, groups?.year);
    const first = last && dayUpTo(last, groups?.first);
    return [first, last].flatMap((date) => one(date) ?? []);
  });
  for (const pattern of [DAY_OF_MONTH, MONTH_AND_DAY]) {
    scan.take(pattern, ({ groups }) => {
      const mayVerb =
        /^(?:may|mar)$/u.test(groups?.month ?? '') && pattern === MONTH_AND_DAY && !groups?.suffix;
      if (mayVerb) return null;
      return one(dateOf(today, groups?.day, groups?.month, groups?.year)) ?? impossible(groups?.day);
    });
  }
  scan.take(NUMERIC, (match) => numeric(scan, calendar, match));
  for (const pattern of PAST_MONTHS) scan.take(pattern, ({ groups }) => pastMonth(today, groups?.month));
  scan.take(MONTH_ALONE, ({ groups }) => wholeMonth(today, groups?.month, groups?.year));
  if (calendar.language === 'ar')
    scan.take(MONTH_NUMBER, ({ groups }) => wholeMonth(today, groups?.month, undefined));
}

/** "31 February" names a day that no month has: it must not be read as another one. */
function impossible(day: string | undefined): MomentValue | null {
  const number = DAY_WORDS.get(day ?? '') ?? Number(day);
  return number > 28 ? { kind: 'unread' } : null;
}

function one(date: Temporal.PlainDate | null): MomentValue | null {
  return date && { kind: 'day', date, by: 'date' };
}

function numeric(scan: Scan, { now, locale }: Calendar, match: RegExpExecArray): MomentValue | null {
  const { one: first, two: second, year, sign, dot } = match.groups ?? {};
  const after = scan.text.slice(match.index + match[0].length);
  const before = scan.before(match.index);
  if (MEASURED_AFTER.test(after) || CLOCK_AFTER.test(after) || /[€$£]\s?$/u.test(before)) return null;
  const named = year !== undefined || DATE_BEFORE.test(before);
  if (sign !== '/' && !named && (dot === undefined || CLOCK_BEFORE.test(before))) return null;
  const american = locale === 'en-US' || Number(second) > 12;
  const [day, month] = american && sign !== '.' ? [second, first] : [first, second];
  const date = one(dateOf(now.toPlainDate(), day, month, year?.length === 2 ? `20${year}` : year));
  return date ?? (named && Number(month) <= 12 ? impossible(day) : null);
}

/** The date in the written year, else its next occurrence. */
function dateOf(
  today: Temporal.PlainDate,
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
): Temporal.PlainDate | null {
  const dayNumber = DAY_WORDS.get(day ?? '') ?? Number(day);
  const monthNumber = MONTHS.get(month ?? '') ?? Number(month);
  if (year !== undefined) return plainDate(Number(year), monthNumber, dayNumber);
  const years = [0, 1, 2, 3, 4].map((later) => plainDate(today.year + later, monthNumber, dayNumber));
  return years.find((date) => date !== null && Temporal.PlainDate.compare(date, today) >= 0) ?? null;
}

/** The last day of that number up to a date: of "from the 30th to 2 January" and "the 31st and 1 January". */
function dayUpTo(date: Temporal.PlainDate, day: string | undefined): Temporal.PlainDate | null {
  const number = DAY_WORDS.get(day ?? '') ?? Number(day);
  const first = date.with({ day: 1 });
  const month = number > date.day ? first.subtract({ months: 1 }) : first;
  return plainDate(month.year, month.month, number);
}

function wholeMonth(
  today: Temporal.PlainDate,
  name: string | undefined,
  year: string | undefined,
): MomentValue | null {
  const month = MONTHS.get(name ?? '') ?? Number(name);
  const first = plainDate(Number(year ?? today.year + (month < today.month ? 1 : 0)), month, 1);
  return first && { kind: 'days', from: first, to: first.with({ day: first.daysInMonth }) };
}

/** "Last August": the latest one that is over. */
function pastMonth(today: Temporal.PlainDate, name: string | undefined): MomentValue | null {
  const month = MONTHS.get(name ?? '') ?? Number.NaN;
  return wholeMonth(today, name, String(today.year - (month < today.month ? 0 : 1)));
}
