import type { TimeWords } from './time-words.js';

/** English words of days and dates. */
export const EN: TimeWords = {
  weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  shortWeekdays: ['mon|mons', 'tue|tues', 'wed|weds', 'thu|thur|thurs', 'fri', 'sat', 'sun'],
  months: [
    'january|jan',
    'february|feb',
    'march|mar',
    'april|apr',
    'may',
    'june|jun',
    'july|jul',
    'august|aug',
    'september|sept|sep',
    'october|oct',
    'november|nov',
    'december|dec',
  ],
  daysOfMonth: englishOrdinals(),
  dayAfterTomorrow: ['day after (?:tomorrow|tmrw|tmr)', 'overmorrow'],
  tomorrow: [
    'tomorrow',
    'tmrw',
    'tmr',
    'tmw',
    'tomoz',
    '2moro',
    '2morrow',
    '2mrw',
    'tomorow',
    'tommorow',
    'tommorrow',
    'tomorrw',
    'tomorro',
  ],
  today: ['today', 'todays', '2day', 'tday'],
  yesterday: ['yesterday'],
  thisEvening: ['tonight', 'tonite', '2nite', '2night', 'this evening'],
  thisMorning: ['this morning'],
  thisMidday: [],
  thisAfternoon: ['this (?:afternoon|arvo)'],
  weekend: ['week[- ]?ends?'],
  workdays: ['weekdays?', 'work(?:ing)?days?', '(?:during|through) the week'],
  nextWeek: ['next week'],
  thisWeek: ['this week'],
  day: ['days?'],
  week: ['weeks?'],
};

function englishOrdinals(): string[] {
  const units = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
  const teens =
    'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';
  const twenties = units.map((unit) => `twenty-${unit}|twenty ${unit}`);
  return [...units, ...teens.split(' '), 'twentieth', ...twenties, 'thirtieth', 'thirty-first|thirty first'];
}
