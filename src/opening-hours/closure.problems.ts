import { Temporal } from 'temporal-polyfill';
import { dateOf, levelOf, occurrencesIn } from './closure-days.js';
import { intervalProblems, weekProblems, type ScheduleProblem } from './schedule.problems.js';
import type { ClosureEntry } from './schedule.types.js';

const LONGEST_RANGE_DAYS = 366;
/** Six years with a leap year in each place: what repeats is compared in them. */
const COMPARED_YEARS = [2024, 2025, 2026, 2027, 2028, 2029];

/**
 * Validates closures: which days they name, malformed times, and days that two entries of one kind name. A single day
 * may stand in a range and a range in a season, and an entry of one year replaces a yearly one: that is no overlap.
 */
export function closureProblems(closures: ClosureEntry[]): ScheduleProblem[] {
  const own = closures.map((entry, index) => entryProblems(entry, `/closures/${index}`));
  const sound = [...closures.keys()].filter((index) => closures[index] && isPlaceable(closures[index]));
  const met = meetings(closures, sound);
  return own.flatMap((problems, index) => [...(met.get(index) ?? []), ...problems]);
}

/** Whether its days can be told. */
function isPlaceable(entry: ClosureEntry): boolean {
  return daysProblems(entry, '').length === 0;
}

function entryProblems(entry: ClosureEntry, pointer: string): ScheduleProblem[] {
  const days = daysProblems(entry, pointer);
  const hours = entry.week
    ? weekProblems(entry.week, `${pointer}/week`)
    : intervalProblems(entry.hours, `${pointer}/hours`);
  if (entry.week && entry.hours.length > 0)
    return [
      ...days,
      problem(`${pointer}/hours`, 'leave `hours` out where `week` gives the hours by weekday'),
    ];
  return [...days, ...hours];
}

function daysProblems(entry: ClosureEntry, pointer: string): ScheduleProblem[] {
  const { date, from, to, on, repeats, week } = entry;
  const fault = (field: string, detail: string): ScheduleProblem[] => [
    problem(`${pointer}/${field}`, detail),
  ];
  for (const [field, value] of Object.entries({ date, from, to }))
    if (value !== undefined && !dateOf(value)) return [invalidDate(`${pointer}/${field}`, value)];
  if (on) {
    if (date !== undefined || to !== undefined)
      return fault('on', '`on` names the days: leave `date` and `to` out');
    if (repeats === undefined)
      return fault('repeats', '`on` repeats: send "monthly", or "yearly" with its `month`');
    if (repeats === 'yearly' && on.month === undefined)
      return fault('on/month', 'a yearly `on` needs its month, 1 to 12');
    if (repeats === 'monthly' && on.month !== undefined)
      return fault('on/month', 'a monthly `on` has no month');
    return week ? fault('week', 'a season needs `from` and `to`') : [];
  }
  if ((date === undefined) === (from === undefined))
    return fault(date === undefined ? 'date' : 'from', 'send either `date`, or `from` and `to`, or `on`');
  if (to !== undefined && from === undefined) return fault('to', '`to` needs `from`');
  if (week && to === undefined) return fault('week', 'a season needs `from` and `to`');
  if (repeats === 'monthly') return fault('repeats', 'only a ranked weekday (`on`) repeats monthly');
  return rangeProblems(from, to, pointer);
}

function rangeProblems(from: string | undefined, to: string | undefined, pointer: string): ScheduleProblem[] {
  const [first, last] = [dateOf(from), dateOf(to)];
  if (!first || !last) return [];
  const days = first.until(last, { largestUnit: 'day' }).days;
  if (days < 0) return [problem(`${pointer}/to`, `${to ?? ''} is before ${from ?? ''}`)];
  if (days < LONGEST_RANGE_DAYS) return [];
  return [problem(`${pointer}/to`, `a range has at most ${LONGEST_RANGE_DAYS} days`)];
}

function problem(pointer: string, detail: string): ScheduleProblem {
  return { pointer, code: 'invalid_days', detail };
}

function invalidDate(pointer: string, value: string): ScheduleProblem {
  return { pointer, code: 'invalid_date', detail: `${value} is not a date YYYY-MM-DD` };
}

interface Placed {
  index: number;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** Days that two entries of one level name. */
function meetings(closures: ClosureEntry[], sound: number[]): Map<number, ScheduleProblem[]> {
  const levels = Map.groupBy(sound, (index) => levelOf(closures[index] ?? NONE));
  const found = [...levels.values()].flatMap((indexes) => [...firstMeetings(closures, indexes)]);
  return new Map(found.map(([index, each]) => [index, [each]]));
}

const NONE: ClosureEntry = { reason: '', hours: [] };

function firstMeetings(closures: ClosureEntry[], indexes: number[]): Map<number, ScheduleProblem> {
  const placed = indexes
    .flatMap((index) => placesOf(closures[index] ?? NONE).map((place) => ({ ...place, index })))
    .toSorted((one, other) => Temporal.PlainDate.compare(one.from, other.from) || one.index - other.index);
  const found = new Map<number, ScheduleProblem>();
  let furthest: Placed | undefined;
  for (const each of placed) {
    if (
      furthest &&
      furthest.index !== each.index &&
      Temporal.PlainDate.compare(each.from, furthest.to) <= 0
    ) {
      const [first, second] = [furthest, each].toSorted((one, other) => one.index - other.index);
      if (first && second && !found.has(second.index))
        found.set(second.index, meeting(closures, first, second));
    }
    if (!furthest || Temporal.PlainDate.compare(each.to, furthest.to) > 0) furthest = each;
  }
  return found;
}

function placesOf(entry: ClosureEntry): { from: Temporal.PlainDate; to: Temporal.PlainDate }[] {
  if (entry.repeats === undefined) return occurrencesIn(entry, 0);
  // Two entries that begin in different years meet all the same, later.
  const always: ClosureEntry = entry.on ? { ...entry, from: '2000-01-01' } : inYear(entry, 2000);
  return COMPARED_YEARS.flatMap((year) => occurrencesIn(always, year));
}

/** The same days, from an earlier year on. */
function inYear(entry: ClosureEntry, year: number): ClosureEntry {
  const first = dateOf(entry.date ?? entry.from);
  const last = dateOf(entry.to);
  if (!first) return entry;
  const moved = first.with({ year });
  const from = moved.toString();
  const to = last && moved.add({ days: first.until(last, { largestUnit: 'day' }).days }).toString();
  const { date: _single, ...rest } = entry;
  return { ...rest, from, ...(to && { to }) };
}

function meeting(closures: ClosureEntry[], first: Placed, second: Placed): ScheduleProblem {
  const { date } = closures[second.index] ?? NONE;
  const pointer = `/closures/${second.index}/${date === undefined ? (closures[second.index]?.on ? 'on' : 'from') : 'date'}`;
  if (date !== undefined && date === closures[first.index]?.date)
    return { pointer, code: 'duplicate_date', detail: `${date} is listed twice` };
  return {
    pointer,
    code: 'overlap',
    detail: `its days meet those of /closures/${first.index}, for example on ${second.from.toString()}`,
  };
}
