import {
  WEEKDAYS,
  type OpenInterval,
  type Week,
  type Weekday,
} from '../../../opening-hours/schedule.types.js';
import { isNode, lastPart, textAt, type JsonNode } from './json-nodes.js';

const MOST_SPECIFICATIONS = 100;
const MOST_INTERVALS = 6;
const CLOCK = /^([01]?\d|2[0-4])[:.]([0-5]\d)/u;
/** "Mo-Fr 09:00-18:00", "Sa,Su 10:00-12:00". */
const SHORT = /^([A-Za-z,\s-]{2,40}?)\s{0,4}(\d{1,2}:\d{2})\s{0,2}[-–]\s{0,2}(\d{1,2}:\d{2})$/u;

/** The week of a node with opening hours; null when it has none, or when some cannot be read. */
export function weekOf(node: JsonNode, today: string): Week | null {
  const given = node['openingHoursSpecification'];
  const short = [node['openingHours']].flat().filter((each) => typeof each === 'string');
  const entries = given === undefined ? short.map(shortEntry) : specified([given].flat(), today);
  if (entries.length === 0 || entries.length > MOST_SPECIFICATIONS) return null;
  const week = Object.fromEntries(WEEKDAYS.map((day) => [day, [] as OpenInterval[]])) as Week;
  for (const entry of entries) {
    if (entry === null) return null;
    for (const day of entry.days) addTo(week[day], entry.interval);
  }
  const isBounded = Object.values(week).every(({ length }) => length <= MOST_INTERVALS);
  return isBounded && Object.values(week).some(({ length }) => length > 0) ? week : null;
}

interface Entry {
  days: Weekday[];
  /** Null: closed. */
  interval: OpenInterval | null;
}

function addTo(intervals: OpenInterval[], interval: OpenInterval | null): void {
  if (!interval || intervals.some(({ open }) => open === interval.open)) return;
  intervals.push(interval);
  intervals.sort((one, other) => (one.open < other.open ? -1 : 1));
}

/** Those that hold today; a season that is over or to come is not the week. */
function specified(list: unknown[], today: string): (Entry | null)[] {
  return list
    .filter((each) => isNode(each))
    .filter((each) => {
      const from = textAt(each['validFrom']).slice(0, 10);
      const through = textAt(each['validThrough']).slice(0, 10);
      return (from === '' || from <= today) && (through === '' || through >= today);
    })
    .map(entryOf);
}

function entryOf(node: JsonNode): Entry | null {
  const days = [node['dayOfWeek']].flat().flatMap((day) => weekdayOf(textAt(day)) ?? []);
  if (days.length === 0) return null;
  const [opens, closes] = [node['opens'], node['closes']].map((time) => clockOf(textAt(time)));
  // Without `opens` the day is closed; what is written and cannot be read is not guessed.
  if (textAt(node['opens']) === '' && textAt(node['closes']) === '') return { days, interval: null };
  const interval = intervalOf(opens, closes);
  return interval && { days, interval };
}

function intervalOf(open: string | null | undefined, close: string | null | undefined): OpenInterval | null {
  // 00:00 to 00:00 is the whole day for some, and closed for others.
  if (!open || !close || open === close) return null;
  return open === '24:00' ? null : { open, close };
}

function clockOf(text: string): string | null {
  const [, hours, minutes] = CLOCK.exec(text) ?? [];
  return hours === undefined ? null : `${hours.padStart(2, '0')}:${minutes}`;
}

function shortEntry(text: string): Entry | null {
  const [, names = '', from = '', to = ''] = SHORT.exec(text.trim()) ?? [];
  const days = names.split(',').flatMap((part) => range(part.trim()));
  const interval = intervalOf(clockOf(from), clockOf(to));
  return days.length > 0 && interval ? { days, interval } : null;
}

function range(part: string): Weekday[] {
  const [from = '', to] = part.split('-').map((name) => name.trim());
  const first = WEEKDAYS.indexOf(weekdayOf(from) ?? 'mon');
  const last = to === undefined ? first : WEEKDAYS.indexOf(weekdayOf(to) ?? 'mon');
  if (weekdayOf(from) === null || (to !== undefined && weekdayOf(to) === null)) return [];
  if (first <= last) return WEEKDAYS.slice(first, last + 1);
  return [...WEEKDAYS.slice(first), ...WEEKDAYS.slice(0, last + 1)];
}

/** "Monday", "https://schema.org/Monday", "Mo": names of the vocabulary. */
function weekdayOf(name: string): Weekday | null {
  const start = lastPart(name).toLowerCase().slice(0, 2);
  return start.length < 2 ? null : (WEEKDAYS.find((day) => day.startsWith(start)) ?? null);
}
