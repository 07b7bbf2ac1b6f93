import { Temporal } from 'temporal-polyfill';
import type { Holiday } from './words/holiday-names.js';

export interface Days {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** First and last day of a holiday in a year, or null when the country does not have it. */
export type HolidayRule = (year: number, country: string | null) => Days | null;

export const RULES: Readonly<Record<Holiday, HolidayRule>> = {
  'between-the-years': betweenTheYears,
  'advent-1': advent(0),
  'advent-2': advent(1),
  'advent-3': advent(2),
  'advent-4': advent(3),
  'christmas-eve': fixed(12, 24),
  'second-christmas-day': fixed(12, 26),
  'christmas-day': fixed(12, 25),
  christmas: fixedDays([12, 24], [12, 26]),
  'new-years-eve': fixed(12, 31),
  'new-years-day': fixed(1, 1),
  'new-year': acrossNewYear,
  epiphany: fixed(1, 6),
  valentine: fixed(2, 14),
  patrick: fixed(3, 17),
  'rose-monday': easter(-48),
  'shrove-tuesday': easter(-47),
  'ash-wednesday': easter(-46),
  'maundy-thursday': easter(-3),
  'good-friday': easter(-2),
  'easter-saturday': easter(-1),
  'easter-monday': easter(1),
  'easter-sunday': easter(0),
  'holy-week': easter(-7, 0),
  easter: easter(-2, 1),
  assumption: fixed(8, 15),
  ascension: easter(39),
  'whit-monday': easter(50),
  'whit-sunday': easter(49),
  whitsun: easter(49, 50),
  'corpus-christi': easter(60),
  'labour-day': labourDay,
  'victory-day': fixed(5, 8),
  'german-unity': fixed(10, 3),
  hispanidad: fixed(10, 12),
  reformation: fixed(10, 31),
  halloween: fixed(10, 31),
  'all-saints': fixed(11, 1),
  'all-souls': fixed(11, 2),
  armistice: fixed(11, 11),
  constitution: fixed(12, 6),
  nicholas: fixed(12, 6),
  immaculate: fixed(12, 8),
  thanksgiving: thanksgiving(0),
  'black-friday': thanksgiving(1, true),
  bastille: fixed(7, 14),
  independence: byCountry({
    US: [7, 4],
    JO: [5, 25],
    LB: [11, 22],
    MX: [9, 16],
    IN: [8, 15],
    KW: [2, 25],
    MA: [11, 18],
    TN: [3, 20],
    DZ: [7, 5],
    CO: [7, 20],
    AR: [7, 9],
    CL: [9, 18],
    PE: [7, 28],
  }),
  'founding-day': byCountry({ SA: [2, 22] }),
  'national-day': byCountry({
    SA: [9, 23],
    AE: [12, 2],
    QA: [12, 18],
    KW: [2, 25],
    BH: [12, 16],
    OM: [11, 20],
    CH: [8, 1],
    FR: [7, 14],
    BE: [7, 21],
    LU: [6, 23],
    AT: [10, 26],
    DE: [10, 3],
    ES: [10, 12],
    CA: [7, 1],
    AU: [1, 26],
  }),
  'eid-al-fitr': islamic([10, 1], 3),
  'eid-al-adha': islamic([12, 10], 4),
  arafat: islamic([12, 9], 1),
  'islamic-new-year': islamic([1, 1], 1),
  mawlid: islamic([3, 12], 1),
  ramadan: islamicMonth(9),
  eid: nextEid,
};

function span(from: Temporal.PlainDate, days: number): Days {
  return { from, to: from.add({ days: days - 1 }) };
}

function date(year: number, month: number, day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day });
}

function fixed(month: number, day: number): HolidayRule {
  return (year) => span(date(year, month, day), 1);
}

function fixedDays(from: [number, number], to: [number, number]): HolidayRule {
  return (year) => ({ from: date(year, ...from), to: date(year, ...to) });
}

/** The days between the two holidays, which are told too. */
function betweenTheYears(year: number): Days {
  return { from: date(year, 12, 24), to: date(year + 1, 1, 1) };
}

function acrossNewYear(year: number): Days {
  return span(date(year, 12, 31), 2);
}

function byCountry(days: Record<string, [number, number]>): HolidayRule {
  return (year, country) => {
    const day = days[country ?? ''];
    return day ? span(date(year, ...day), 1) : null;
  };
}

function easter(first: number, last = first): HolidayRule {
  return (year) => span(easterSunday(year).add({ days: first }), last - first + 1);
}

/** Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return date(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Sundays of Advent: the fourth is the last before Christmas Day. */
function advent(index: number): HolidayRule {
  return (year) => {
    const eve = date(year, 12, 24);
    return span(eve.subtract({ days: (eve.dayOfWeek % 7) + (3 - index) * 7 }), 1);
  };
}

function labourDay(year: number, country: string | null): Days {
  return span(country === 'US' || country === 'CA' ? nthWeekday(year, 9, 1, 1) : date(year, 5, 1), 1);
}

function thanksgiving(later: number, everywhere = false): HolidayRule {
  return (year, country) => {
    const day = country === 'CA' && !everywhere ? nthWeekday(year, 10, 1, 2) : nthWeekday(year, 11, 4, 4);
    return span(day.add({ days: later }), 1);
  };
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): Temporal.PlainDate {
  const first = date(year, month, 1);
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (nth - 1) * 7 });
}

const HIJRI = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});

/** Umm al-Qura; a moon sighting may move the true day by one. */
function islamic([month, day]: [number, number], days: number): HolidayRule {
  return (year) => {
    const first = hijriDay(year, month, day);
    return first && span(first, days);
  };
}

function islamicMonth(month: number): HolidayRule {
  return (year) => {
    const first = hijriDay(year, month, 1);
    if (!first) return null;
    return span(first, isHijri(first.add({ days: 29 }), month, 30) ? 30 : 29);
  };
}

const hijriDays = new Map<string, Temporal.PlainDate | null>();

/** The first day of that Gregorian year which is the given Hijri day. */
function hijriDay(year: number, month: number, day: number): Temporal.PlainDate | null {
  const key = `${year}/${month}/${day}`;
  const known = hijriDays.get(key);
  if (known !== undefined) return known;
  const days = Array.from({ length: 366 }, (_, index) => date(year, 1, 1).add({ days: index }));
  const found = days.find((each) => isHijri(each, month, day)) ?? null;
  hijriDays.set(key, found);
  return found;
}

function isHijri(day: Temporal.PlainDate, month: number, dayOfMonth: number): boolean {
  const parts = HIJRI.formatToParts(Date.UTC(day.year, day.month - 1, day.day));
  const value = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return value('month') === month && value('day') === dayOfMonth;
}

/** "Eid" alone: the first of the two feasts in that year. */
function nextEid(year: number, country: string | null): Days | null {
  const feasts = [islamic([10, 1], 3)(year, country), islamic([12, 10], 4)(year, country)];
  const now = feasts.filter((each) => each !== null);
  return now.toSorted((one, other) => Temporal.PlainDate.compare(one.from, other.from))[0] ?? null;
}
