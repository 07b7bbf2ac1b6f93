import { Temporal } from 'temporal-polyfill';
import { answerOf } from './assistant/answer.js';
import { closureProblems } from './closure.problems.js';
import { nextOpening } from './next-opening.js';
import { afterOpenMinutes } from './open-time.js';
import type { ClosureEntry, OpenInterval, Schedule, Week } from './schedule.types.js';

const NOW = Temporal.Instant.from('2026-11-30T04:00:00Z');
const FIRST = Temporal.PlainDate.from('2025-01-01');
const LONGEST_WAIT_MINUTES = 43_200;

function everyDay(...hours: string[]): Week {
  const day: OpenInterval[] = hours.map((text) => ({ open: text.slice(0, 5), close: text.slice(6) }));
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
}

const CLOSED = everyDay();
const SHOP = everyDay('09:00-13:00', '14:00-18:00');
const NEVER_SHUT = everyDay(
  '00:00-04:00',
  '04:00-08:00',
  '08:00-12:00',
  '12:00-16:00',
  '16:00-20:00',
  '20:00-24:00',
);
const SELDOM: Week = { ...CLOSED, mon: [{ open: '09:00', close: '09:15' }] };
const SIX_TIMES = everyDay(
  '08:00-08:15',
  '09:00-09:15',
  '10:00-10:15',
  '11:00-11:15',
  '12:00-12:15',
  '13:00-13:15',
);

/** Yearly closures of so many days, one after the other. */
function yearly(count: number, days = 1): ClosureEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const from = FIRST.add({ days: index * days });
    const to = from.add({ days: days - 1 });
    const range = days === 1 ? {} : { to: to.toString() };
    return { from: from.toString(), ...range, repeats: 'yearly', reason: `closure ${index}`, hours: [] };
  });
}

/** The least processor time of three runs, each of a schedule that nothing has read before. */
function cost(week: Week, closures: ClosureEntry[], work: (schedule: Schedule) => unknown): number {
  const runs = [1, 2, 3].map(() => {
    const schedule = structuredClone({ timezone: 'Europe/Dublin', week, closures });
    const before = process.cpuUsage();
    work(schedule);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

const answer = (schedule: Schedule): unknown => answerOf(schedule, { aspect: 'closures' }, NOW);
const promise = (schedule: Schedule): unknown => nextOpening(schedule, NOW);
const wait = (schedule: Schedule): unknown => afterOpenMinutes(schedule, NOW, LONGEST_WAIT_MINUTES);

/** The event loop waits for it, and with it every other business. */
const MOST_MS = 400;

test.each<[string, Week, ClosureEntry[], (schedule: Schedule) => unknown]>([
  ['the next opening of a closed week, closed yearly on every day', CLOSED, yearly(365), promise],
  ['the next opening of a week, closed yearly on every day', SHOP, yearly(365), promise],
  ['the next closing of a business that is always open', NEVER_SHUT, yearly(1), promise],
  ['the longest wait of a shop with many yearly closures', SHOP, yearly(350), wait],
  ['the longest wait of a shop that is seldom open', SELDOM, yearly(20), wait],
  ['the longest wait of a shop that opens six times a day', SIX_TIMES, yearly(100), wait],
  ['all coming closures, each of two days', CLOSED, yearly(182, 2), answer],
  ['all coming closures, each of one day', CLOSED, yearly(365), answer],
  ['the check of the closures', CLOSED, yearly(365), ({ closures }) => closureProblems(closures)],
])('%s costs little', (_, week, closures, work) => {
  expect(closureProblems(closures)).toEqual([]);
  expect(cost(week, closures, work)).toBeLessThan(MOST_MS);
});
