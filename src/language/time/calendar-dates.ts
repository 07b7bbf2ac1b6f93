import { Temporal } from 'temporal-polyfill';
import type { Calendar, MomentValue } from './moment.js';
import { DAY_WORDS, MONTH_SOURCE, MONTHS } from './month-names.js';
import { anyOf, wholeWords, type Scan } from './scan.js';
import { dateWords, momentWords } from './time-words.js';

const DAY = `\\d{1,2}|${anyOf(DAY_WORDS.keys())}`;
const OF = `(?:\\s{0,3}(?:${dateWords('of')}))?\\s{0,3}`;
const SUFFIX = `(?:${dateWords('ordinals')}|\\.)?`;
const YEAR = '(?:,?\\s{0,3}(?:de |del )?(?<year>20\\d\\d))?';
const TO = `\\s{0,3}(?:-|${momentWords(({ until }) => until)})\\s{0,3}`;
const AND = `\\s{0,3}(?:${dateWords('andOr')}|&|,)\\s{0,3}(?:(?:${dateWords('on')}) )*`;
const MONTH = `(?<month>${MONTH_SOURCE})\\.?`;

const ISO = wholeWords('(?<year>20\\d\\d)-(?<month>\\d{1,2})-(?<day>\\d{1,2})');
const DAYS_OF_MONTH = wholeWords(`(?<first>${DAY})${SUFFIX}${TO}(?<day>${DAY})${SUFFIX}${OF}${MONTH}${YEAR}`);
const TWO_DAYS = wholeWords(`(?<first>${DAY})${SUFFIX}${AND}(?<day>${DAY})${SUFFIX}${OF}${MONTH}${YEAR}`);
const DAY_OF_MONTH = wholeWords(`(?<day>${DAY})${SUFFIX}${OF}${MONTH}${YEAR}`);
const NO_DAY = `(?![:.]\\d|\\s?(?:${dateWords('clock')}|%|€|${dateWords('counted')}))`;
const MONTH_AND_DAY = wholeWords(
  `(?:${MONTH} (?:the )?(?<day>\\d{1,2})(?<suffix>st|nd|rd|th)?)${YEAR}${NO_DAY}`,
);
const NUMERIC = wholeWords(
  '(?<one>\\d{1,2})(?<sign>[./-])(?<two>\\d{1,2})(?:\\k<sign>(?<year>(?:20)?\\d\\d)|(?<dot>\\.))?',
);
const MONTH_ALONE = wholeWords(`(?<=(?:${dateWords('inMonth')}) )(?<month>${MONTH_SOURCE})${YEAR}`);
const DAY_ALONE = wholeWords(dateWords('dayAlone'));

const MEASURES = 'eur|usd|kg|g|cm|mm|m|l|ml|sar|aed|jod';
const MEASURED = `€|\\$|£|%|(?:${MEASURES}|${dateWords('measured')})(?!\\p{L})`;
const MEASURED_AFTER = new RegExp(`^\\s*(?:${MEASURED})`, 'u');
const CLOCK_BEFORE = new RegExp(`(?:^|[^\\p{L}])(?:${dateWords('atClock')}) $`, 'u');
const CLOCK_AFTER = new RegExp(`^\\s*(?:${dateWords('clock')})(?!\\p{L})`, 'u');
const DATE_BEFORE = new RegExp(`(?:^|[^\\p{L}])(?:${dateWords('onDate')}|·),? $`, 'u');

/** Dates with a day and a month, months ("in August") and days of the month ("on the 24th"). */
export function takeDates(scan: Scan, calendar: Calendar): void {
  const today = calendar.now.toPlainDate();
  scan.take(ISO, ({ groups }) => one(dateOf(today, groups?.day, groups?.month, groups?.year)));
  scan.take(DAYS_OF_MONTH, ({ groups }) => {
    const to = dateOf(today, groups?.day, groups?.month, groups?.year);
    const from = to && dateOf(to.subtract({ days: 31 }), groups?.first, groups?.month, String(to.year));
    return from && Temporal.PlainDate.compare(from, to) < 0 ? { kind: 'days', from, to } : null;
  });
  scan.take(TWO_DAYS, ({ groups }) => {
    const dates = [groups?.first, groups?.day].map((day) => dateOf(today, day, groups?.month, groups?.year));
    return dates.flatMap((date) => one(date) ?? []);
  });
  for (const pattern of [DAY_OF_MONTH, MONTH_AND_DAY]) {
    scan.take(pattern, ({ groups }) => {
      const mayVerb =
        /^(?:may|mar)$/u.test(groups?.month ?? '') && pattern === MONTH_AND_DAY && !groups?.suffix;
      return mayVerb ? null : one(dateOf(today, groups?.day, groups?.month, groups?.year));
    });
  }
  scan.take(NUMERIC, (match) => numeric(scan, calendar, match));
  scan.take(MONTH_ALONE, ({ groups }) => wholeMonth(today, groups?.month, groups?.year));
  scan.take(DAY_ALONE, ({ groups }) => one(comingDay(today, Object.values(groups ?? {}).find(Boolean))));
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
  return one(dateOf(now.toPlainDate(), day, month, year?.length === 2 ? `20${year}` : year));
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
  if (year !== undefined) return plain(Number(year), monthNumber, dayNumber);
  const years = [0, 1, 2, 3, 4].map((later) => plain(today.year + later, monthNumber, dayNumber));
  return years.find((date) => date !== null && Temporal.PlainDate.compare(date, today) >= 0) ?? null;
}

function plain(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

function wholeMonth(
  today: Temporal.PlainDate,
  name: string | undefined,
  year: string | undefined,
): MomentValue | null {
  const month = MONTHS.get(name ?? '') ?? 0;
  const first = plain(Number(year ?? today.year + (month < today.month ? 1 : 0)), month, 1);
  return first && { kind: 'days', from: first, to: first.with({ day: first.daysInMonth }) };
}

function comingDay(today: Temporal.PlainDate, text: string | undefined): Temporal.PlainDate | null {
  const day = Number(text);
  const months = [0, 1, 2].map((later) => {
    const month = today.with({ day: 1 }).add({ months: later });
    return plain(month.year, month.month, day);
  });
  return months.find((date) => date !== null && Temporal.PlainDate.compare(date, today) >= 0) ?? null;
}
