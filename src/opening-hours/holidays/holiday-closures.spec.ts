import type { ClosureEntry } from '../schedule.types.js';
import { closuresOf } from './holiday-closures.js';
import type { PublicHoliday } from './public-holidays.js';

const holiday = (name: string, date: string, to?: string): PublicHoliday => ({
  ...{ date, name, confirm: false },
  ...(to !== undefined && { to }),
});
const closed = (days: Omit<ClosureEntry, 'reason' | 'hours'>): ClosureEntry => ({
  ...days,
  reason: 'own',
  hours: [],
});

function taken(holidays: PublicHoliday[], existing: ClosureEntry[] = []): string[] {
  const { fresh, kept } = closuresOf(holidays, existing);
  const told = fresh.map(({ date, from, to, reason }) => `${date ?? `${from ?? ''}..${to ?? ''}`} ${reason}`);
  return [...told, `kept ${kept}`];
}

const TET = holiday('Tet', '2027-02-05', '2027-02-09');

it.each<[string, PublicHoliday[], ClosureEntry[], string[]]>([
  [
    'two on one date',
    [holiday('A', '2027-12-24'), holiday('B', '2027-12-24')],
    [],
    ['2027-12-24 A / B', 'kept 0'],
  ],
  [
    'a single day within several',
    [TET, holiday('A', '2027-02-06')],
    [],
    ['2027-02-06 A', '2027-02-05..2027-02-09 Tet', 'kept 0'],
  ],
  [
    'two of several days that meet',
    [TET, holiday('A', '2027-02-08', '2027-02-11')],
    [],
    ['2027-02-05..2027-02-09 Tet', '2027-02-10..2027-02-11 A', 'kept 0'],
  ],
  [
    'days that the business has closed already',
    [TET],
    [closed({ from: '2027-02-07', to: '2027-02-20' })],
    ['2027-02-05..2027-02-06 Tet', 'kept 0'],
  ],
  [
    'one day that is left of several',
    [TET],
    [closed({ from: '2027-02-06', to: '2027-02-20' })],
    ['2027-02-05 Tet', 'kept 0'],
  ],
  [
    'one day that is left, where another holiday is',
    [TET, holiday('A', '2027-02-05')],
    [closed({ from: '2027-02-06', to: '2027-02-20' })],
    ['2027-02-05 A', 'kept 1'],
  ],
  [
    'a day of a yearly closure',
    [holiday('A', '2027-12-24')],
    [closed({ date: '2020-12-24', repeats: 'yearly' })],
    ['kept 1'],
  ],
])('%s', (_, holidays, existing, expected) => {
  expect(taken(holidays, existing)).toEqual(expected);
});

it('a season is no closure of the day', () => {
  const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const season = { ...closed({ from: '2027-01-01', to: '2027-03-01' }), week };
  expect(taken([TET], [season])).toEqual(['2027-02-05..2027-02-09 Tet', 'kept 0']);
});
