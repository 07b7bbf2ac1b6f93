import { closureProblems } from './closure.problems.js';
import type { ClosureEntry } from './schedule.types.js';

const closed = (days: Omit<ClosureEntry, 'reason' | 'hours'>): ClosureEntry => ({
  ...days,
  reason: 'x',
  hours: [],
});
const faults = (...days: Omit<ClosureEntry, 'reason' | 'hours'>[]): string[] =>
  closureProblems(days.map(closed)).map(({ pointer, code }) => `${pointer} ${code}`);

it.each<[string, Omit<ClosureEntry, 'reason' | 'hours'>[]]>([
  ['a single day in a range', [{ from: '2027-08-10', to: '2027-08-24' }, { date: '2027-08-15' }]],
  ['one year in a yearly one', [{ date: '2026-12-25', repeats: 'yearly' }, { date: '2027-12-25' }]],
  [
    'two ranks',
    [
      { on: { nth: 1, weekday: 'mon' }, repeats: 'monthly' },
      { on: { nth: 2, weekday: 'mon' }, repeats: 'monthly' },
    ],
  ],
  [
    'adjoining ranges',
    [
      { from: '2027-08-10', to: '2027-08-24' },
      { from: '2027-08-25', to: '2027-08-26' },
    ],
  ],
])('%s is no overlap', (_, days) => {
  expect(faults(...days)).toEqual([]);
});

it.each<[string, Omit<ClosureEntry, 'reason' | 'hours'>[], string]>([
  [
    'ranges',
    [
      { from: '2027-08-10', to: '2027-08-24' },
      { from: '2027-08-24', to: '2027-08-26' },
    ],
    '/closures/1/from overlap',
  ],
  [
    'yearly ranges across the new year',
    [
      { from: '2026-12-24', to: '2027-01-05', repeats: 'yearly' },
      { from: '2027-01-02', to: '2027-01-08', repeats: 'yearly' },
    ],
    '/closures/1/from overlap',
  ],
  [
    'a yearly day and a monthly one',
    [
      { date: '2027-05-03', repeats: 'yearly' },
      { on: { nth: 1, weekday: 'mon' }, repeats: 'monthly' },
    ],
    '/closures/1/on overlap',
  ],
  [
    'the last and the fourth',
    [
      { on: { nth: -1, weekday: 'mon' }, repeats: 'monthly' },
      { on: { nth: 4, weekday: 'mon', month: 2 }, repeats: 'yearly' },
    ],
    '/closures/1/on overlap',
  ],
])('%s overlap', (_, days, problem) => {
  expect(faults(...days)).toEqual([problem]);
});

it('has hours or a week, not both', () => {
  const day = [{ open: '09:00', close: '24:00' }];
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  const season = { from: '2027-06-01', to: '2027-09-30', week, reason: 'x' };
  expect(closureProblems([{ ...season, hours: [] }])).toEqual([]);
  expect(closureProblems([{ ...season, hours: day }]).map(({ pointer }) => pointer)).toEqual([
    '/closures/0/hours',
  ]);
});
