import { Temporal } from 'temporal-polyfill';
import { entryOn } from '../closure-days.js';
import type { ClosureEntry } from '../schedule.types.js';
import { joinNames, type PublicHoliday } from './public-holidays.js';

/** Days that follow each other. */
interface Run {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/**
 * The closures of public holidays. A day that has a closure keeps it, of holidays that meet the earlier has the day,
 * and a season is no closure of a day; so they never meet what is there already, nor each other.
 * @returns `kept`: the holidays of which no day was left
 */
export function closuresOf(
  holidays: PublicHoliday[],
  existing: ClosureEntry[],
): { fresh: ClosureEntry[]; kept: number } {
  const own = existing.filter(({ week }) => week === undefined);
  const isFree = (day: Temporal.PlainDate): boolean => entryOn(own, day) === null;
  const taken = { single: new Set<string>(), range: new Set<string>() };
  // A single day may stand in a range.
  const bySpan = Map.groupBy(holidays, ({ date, to }) => `${date} ${to ?? date}`);
  const asked = [...bySpan.values()]
    .flatMap((same) => joinNames(same) ?? [])
    .toSorted((one, other) => Number(one.to !== undefined) - Number(other.to !== undefined));
  const found = asked.map((holiday) => {
    const left = daysOf(holiday).filter(
      (day) => isFree(day) && (holiday.to === undefined || !taken.range.has(day.toString())),
    );
    return runsOf(left).flatMap((run) => {
      const isSingle = run.from.equals(run.to);
      if (isSingle && taken.single.has(run.from.toString())) return [];
      for (const day of daysIn(run)) taken[isSingle ? 'single' : 'range'].add(day.toString());
      return [closureOf(run, holiday.name)];
    });
  });
  return { fresh: found.flat(), kept: found.filter((closures) => closures.length === 0).length };
}

function daysOf({ date, to }: PublicHoliday): Temporal.PlainDate[] {
  return daysIn({ from: Temporal.PlainDate.from(date), to: Temporal.PlainDate.from(to ?? date) });
}

function daysIn({ from, to }: Run): Temporal.PlainDate[] {
  const length = from.until(to, { largestUnit: 'day' }).days + 1;
  return Array.from({ length }, (_, days) => from.add({ days }));
}

/** Days in order as runs without a gap. */
function runsOf(days: Temporal.PlainDate[]): Run[] {
  const runs: Run[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last?.to.add({ days: 1 }).equals(day)) last.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs;
}

function closureOf({ from, to }: Run, name: string): ClosureEntry {
  const days = from.equals(to) ? { date: from.toString() } : { from: from.toString(), to: to.toString() };
  return { ...days, reason: name.slice(0, 120), hours: [] };
}
