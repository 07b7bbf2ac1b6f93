import { Temporal } from 'temporal-polyfill';
import { findHolidays } from '../../language/time/holidays/holidays.js';
import { fold } from '../../language/text/fold.js';
import { closuresNamed } from './closure-names.js';

const TODAY = Temporal.PlainDate.from('2026-11-23');

const CLOSURES = [
  { date: '2026-11-20', reason: 'Stocktaking', hours: [] },
  { date: '2026-12-25', reason: 'Christmas Day', hours: [] },
  { date: '2026-12-26', reason: "St Stephen's Day", hours: [] },
  { date: '2027-02-03', reason: 'Stocktaking', hours: [] },
  { date: '2026-12-28', reason: 'Staff party, closed', hours: [] },
  { date: '2027-01-04', reason: 'Betriebsferien', hours: [] },
  { date: '2027-01-05', reason: 'Betriebsferien', hours: [] },
  { date: '2027-07-05', reason: 'Betriebsferien', hours: [] },
  { date: '2027-01-10', reason: 'جرد سنوي', hours: [] },
  { date: '2027-04-02', reason: 'Good Friday (observed)', hours: [] },
];

function named(text: string): string[] {
  const folded = fold(text);
  return closuresNamed(folded, findHolidays(folded, TODAY, null), CLOSURES, TODAY, null);
}

it.each([
  ['are you open on St Stephens Day', ['2026-12-26']],
  ['habt ihr am zweiten Weihnachtstag auf', ['2026-12-26']],
  ['are you open on stocktaking day', ['2027-02-03']],
  ['open for the staff parties?', []],
  ['open during the staff party', ['2026-12-28']],
  ['wann sind eure betriebsferein', ['2027-01-04', '2027-01-05']],
  ['هل أنتم مفتوحون يوم الجرد السنوي', ['2027-01-10']],
  ['are you open on christmas eve', []],
  ['are you open on the day', []],
  ['are you open on good friday', ['2027-04-02']],
])('%s', (text, expected) => {
  expect(named(text)).toEqual(expected);
});
