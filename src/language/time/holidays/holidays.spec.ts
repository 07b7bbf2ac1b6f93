import { Temporal } from 'temporal-polyfill';
import { fold } from '../../text/fold.js';
import { findHolidays } from './holidays.js';

function dates(text: string, today = '2026-11-23', country: string | null = null): string[] {
  return findHolidays(fold(text), Temporal.PlainDate.from(today), country).map(({ from, to }) =>
    from.equals(to) ? from.toString() : `${from.toString()}..${to.toString()}`,
  );
}

it.each([
  ['St Stephen’s Day', '2026-12-26'],
  ['st stephens day', '2026-12-26'],
  ['boxing day', '2026-12-26'],
  ['zweiter Weihnachtstag', '2026-12-26'],
  ['le lendemain de Noël', '2026-12-26'],
  ['christmas eve', '2026-12-24'],
  ['Heiligabend', '2026-12-24'],
  ['Nochebuena', '2026-12-24'],
  ['Christmas Day', '2026-12-25'],
  ['Weihnachten', '2026-12-24..2026-12-26'],
  ['Silvester', '2026-12-31'],
  ['la Saint-Sylvestre', '2026-12-31'],
  ['new years day', '2027-01-01'],
  ['Neujahr', '2027-01-01'],
  ['zwischen den Jahren', '2026-12-24..2027-01-01'],
  ['reyes', '2027-01-06'],
  ['Heilige Drei Könige', '2027-01-06'],
  ['Karfreitag', '2027-03-26'],
  ['good friday', '2027-03-26'],
  ['Ostermontag', '2027-03-29'],
  ['lundi de Pâques', '2027-03-29'],
  ['Pfingstmontag', '2027-05-17'],
  ['Christi Himmelfahrt', '2027-05-06'],
  ['Mariä Himmelfahrt', '2027-08-15'],
  ['Toussaint', '2027-11-01'],
  ['le 14 juillet', '2027-07-14'],
  ['Día de la Hispanidad', '2027-10-12'],
  ['Tag der Deutschen Einheit', '2027-10-03'],
  ['2. Advent', '2026-12-06'],
  ['black friday', '2026-11-27'],
  ['عيد الفطر', '2027-03-09..2027-03-11'],
  ['عيد الأضحى', '2027-05-16..2027-05-19'],
  ['رمضان', '2027-02-08..2027-03-08'],
])('%s', (name, expected) => {
  expect(dates(name)).toEqual([expected]);
});

it('takes national days from the country, and finds none without it', () => {
  expect(dates('اليوم الوطني', '2026-11-23', 'SA')).toEqual(['2027-09-23']);
  expect(dates('national day', '2026-11-23', 'CH')).toEqual(['2027-08-01']);
  expect(dates('national day')).toEqual([]);
});

it('counts the day itself as coming and the day after as past', () => {
  expect(dates('christmas day', '2026-12-25')).toEqual(['2026-12-25']);
  expect(dates('christmas day', '2026-12-26')).toEqual(['2027-12-25']);
});

it('computes Easter of other years', () => {
  expect(dates('easter sunday', '2024-01-01')).toEqual(['2024-03-31']);
  expect(dates('easter sunday', '2025-01-01')).toEqual(['2025-04-20']);
  expect(dates('easter sunday', '2038-01-01')).toEqual(['2038-04-25']);
});
