import { Temporal } from 'temporal-polyfill';
import { closuresBetween, entryOn } from './closure-days.js';
import { hoursOn, nextChange, weekOn } from './schedule.logic.js';
import type { ClosureEntry, Schedule, Week } from './schedule.types.js';

const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const day = [{ open: '09:00', close: '17:00' }];
const EVERY_DAY: Week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
const LONG = [{ open: '08:00', close: '24:00' }];

const CLOSURES: ClosureEntry[] = [
  {
    from: '2026-06-01',
    to: '2026-09-30',
    repeats: 'yearly',
    reason: 'season',
    hours: [],
    week: { ...EVERY_DAY, mon: LONG },
  },
  { from: '2027-08-10', to: '2027-08-24', reason: 'range', hours: [] },
  { date: '2027-08-15', reason: 'single', hours: day },
  { from: '2026-12-24', to: '2027-01-02', repeats: 'yearly', reason: 'winter', hours: [] },
  { date: '2028-02-29', repeats: 'yearly', reason: 'leap', hours: [] },
  { on: { nth: -1, weekday: 'mon', month: 5 }, repeats: 'yearly', reason: 'fair', hours: [] },
  { on: { nth: 1, weekday: 'sun' }, repeats: 'monthly', reason: 'market', hours: [] },
  { on: { nth: 5, weekday: 'sat' }, repeats: 'monthly', reason: 'fifth', hours: [] },
];
const SCHEDULE: Schedule = { timezone: 'Europe/Dublin', week: EVERY_DAY, closures: CLOSURES };

describe('entryOn', () => {
  it.each([
    ['2026-05-30', 'fifth'],
    ['2026-06-02', 'season'],
    ['2025-06-02', undefined],
    ['2027-08-10', 'range'],
    ['2027-08-15', 'single'],
    ['2027-08-24', 'range'],
    ['2027-08-25', 'season'],
    ['2026-12-23', undefined],
    ['2028-12-31', 'winter'],
    ['2029-01-02', 'winter'],
    ['2026-01-01', undefined],
    ['2028-02-29', 'leap'],
    ['2029-02-28', undefined],
    ['2027-05-31', 'fair'],
    ['2027-05-24', undefined],
    ['2027-04-04', 'market'],
    ['2027-04-11', undefined],
    ['2027-04-24', undefined],
  ])('%s: %s', (text, reason) => {
    expect(entryOn(CLOSURES, date(text))?.entry.reason).toBe(reason);
  });
});

it('takes the hours of a season by weekday', () => {
  expect(hoursOn(SCHEDULE, date('2027-07-05')).intervals).toEqual(LONG);
  expect(hoursOn(SCHEDULE, date('2027-07-06')).intervals).toEqual(day);
  expect(weekOn(SCHEDULE, date('2027-07-06')).week.mon).toEqual(LONG);
  expect(weekOn(SCHEDULE, date('2027-10-06')).week.mon).toEqual(day);
});

it('finds when a closure of several days is over', () => {
  const change = nextChange(SCHEDULE, Temporal.Instant.from('2026-12-24T10:00Z'));
  expect(change?.at.toString()).toBe('2027-01-04T09:00:00Z');
});

it('lists the days of closures within a span, without seasons', () => {
  const found = closuresBetween(CLOSURES, date('2027-08-13'), date('2027-09-06'));
  expect(found.map((each) => `${each.date} ${each.reason}`)).toEqual([
    '2027-08-13 range',
    '2027-08-14 range',
    '2027-08-15 single',
    ...[16, 17, 18, 19, 20, 21, 22, 23, 24].map((each) => `2027-08-${each} range`),
    '2027-09-05 market',
  ]);
});
