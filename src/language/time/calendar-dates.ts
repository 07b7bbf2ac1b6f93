import { Temporal } from 'temporal-polyfill';
import type { Calendar, MomentValue } from './moment.js';
import { DAY_WORDS, MONTH_SOURCE, MONTHS } from './month-names.js';
import { anyOf, phrase, type Scan } from './scan.js';

const DAY = `\\d{1,2}|${anyOf(DAY_WORDS.keys())}`;
const OF = `(?:\\s*(?:of(?: the)?|de|del|den|d'|من|من شهر|شهر))?\\s*`;
const SUFFIX = '(?:st|nd|rd|th|er|ro|º|ª|\\.)?';
const YEAR = '(?:,?\\s*(?:de |del )?(?<year>20\\d\\d))?';
const TO = `\\s*(?:-|to|till|until|through|bis(?: zum)?|au|al|a|hasta el|الى|ل|حتى)\\s*`;

const ISO = phrase('(?<year>20\\d\\d)-(?<month>\\d{1,2})-(?<day>\\d{1,2})');
const DAYS_OF_MONTH = phrase(
  `(?<first>${DAY})${SUFFIX}${TO}(?<day>${DAY})${SUFFIX}${OF}(?<month>${MONTH_SOURCE})\\.?${YEAR}`,
);
const TWO_DAYS = phrase(
  `(?<first>${DAY})${SUFFIX}\\s*(?:and|or|und|oder|et|ou|y|o|e|او|و|&|,)\\s*(?:on |the |am |den |dem |le |el |يوم )*(?<day>${DAY})${SUFFIX}${OF}(?<month>${MONTH_SOURCE})\\.?${YEAR}`,
);
const DAY_OF_MONTH = phrase(`(?<day>${DAY})${SUFFIX}${OF}(?<month>${MONTH_SOURCE})\\.?${YEAR}`);
const MONTH_AND_DAY = phrase(
  `(?:(?<month>${MONTH_SOURCE})\\.? (?:the )?(?<day>\\d{1,2})(?<suffix>st|nd|rd|th)?)${YEAR}(?![:.]\\d|\\s?(?:am|pm|uhr|h|%|€|people|of))`,
);
const NUMERIC = phrase(
  '(?<one>\\d{1,2})(?<sign>[./-])(?<two>\\d{1,2})(?:\\k<sign>(?<year>(?:20)?\\d\\d)|(?<dot>\\.))?',
);
const MONTH_ALONE = phrase(
  `(?<=(?:in|im|en|au mois de|au mois d'|during|throughout|durante|في|في شهر|بشهر|شهر|خلال) )(?<month>${MONTH_SOURCE})${YEAR}`,
);
const DAY_ALONE = phrase(
  [
    '(?<=(?:the|on) )(?<en>\\d{1,2})(?:st|nd|rd|th)',
    '(?<=(?:am|vom) )(?<deDay>\\d{1,2})\\.(?!\\d|\\s*(?:tage?|mal|stock|platz|teil|stelle|etage|advent)(?!\\p{L}))',
    '(?<=(?:zum|den) )(?<de>\\d{1,2})\\.(?=\\s*(?:$|[?!,;·]|und |oder |bis |um |auf|offen|ge|zu|noch |da|vorbei))',
    '(?<=(?:le|au|du) )(?<fr>\\d{1,2})(?=\\s*(?:$|[?!,;·]|et |ou ))',
    '(?<=(?:el|el dia|del) )(?<es>\\d{1,2})(?=\\s*(?:$|[?!,;·]|y |o ))',
    '(?<=(?:يوم|بتاريخ|تاريخ) )(?<ar>\\d{1,2})(?=\\s*(?:$|[?!,;·]|و))',
  ].join('|'),
);

const MEASURED_AFTER =
  /^\s*(?:€|\$|£|%|(?:euros?|eur|usd|kg|g|cm|mm|m|l|ml|inch|zoll|lbs?|sar|aed|jod|ريال|درهم|دينار|دولار)(?!\p{L}))/u;
const CLOCK_BEFORE = /(?:^|[^\p{L}])(?:at|um|gegen|until|till|til|before|after|a las|hasta las|الساعه) $/u;
const CLOCK_AFTER = /^\s*(?:uhr|h|hrs|am|pm|a\.m|p\.m)(?!\p{L})/u;
const DATE_BEFORE = /(?:^|[^\p{L}])(?:on|am|vom|den|dem|zum|le|du|au|el|del|يوم|بتاريخ|tag|day|·),? $/u;

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
