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
  dayAfterTomorrow: ['day after (tomorrow|tmrw|tmr)', 'overmorrow'],
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
  thisAfternoon: ['this (afternoon|arvo)'],
  weekend: ['week[-\\s]?ends?'],
  workdays: ['weekdays?', 'work(ing)?days?', '(during|through) the week'],
  nextWeek: ['next week'],
  thisWeek: ['this week'],
  day: ['days?'],
  week: ['weeks?'],
  besideWeekday: {
    notSlips: 'sundry mondale',
    beforeShort: '',
    afterShort: `
      and|or|at|to|till|til|until|from|after|before|morning|afternoon|evening|night
      open|closed|pls|please|plz|thx`,
    partsOnto: {},
    every: 'every|each|any',
    coming: '(this )?coming',
    next: 'next',
    last: 'last',
    soon: '',
    later: 'next week',
    past: '',
    to: 'to|till|til|until|through|thru',
  },
  moments: {
    none: `
      good (morning|afternoon|evening|night|day)|g'?day
      have a (nice|good|great|lovely) (day|weekend|evening|week)|24\\s?/\\s?7|24\\s?(h|hrs?|hours)
      in the near future|same day|next day|day to day|some\\s?day|one day|these days|the other day`,
    parts: {
      afternoon: '(in the |the )?afternoons?|arvo',
      morning: '(in the |the )?mornings?',
      midday: 'at midday|(at |over )?lunch\\s?time|(at|over) lunch',
      evening: '(in the |the )?evenings?|eve',
      night: 'at night|(late )?nights?',
    },
    now: 'now|right now|rn|atm|at the moment|currently|at present',
    until: 'to|till|til|until|through|thru',
    dayBefore: 'day before',
    dayAfter: 'day after',
    articles: 'the',
  },
  dates: {
    of: 'of( the)?',
    ordinals: 'st|nd|rd|th',
    andOr: 'and|or',
    on: 'on|the',
    inMonth: 'in|during|throughout',
    dayAlone: '(?<=(the|on) )(?<en>\\d{1,2})(st|nd|rd|th)',
    measured: 'euros?|inch|lbs?',
    counted: 'people|of',
    atClock: 'at|until|till|til|before|after',
    clock: 'hrs|am|pm|a\\.m|p\\.m',
    onDate: 'on|day',
  },
  clock: {
    followers: `
      and|or|on|to|till|til|until|in|the|this|that|pls|please|plz|thx|thanks|work|ok|is|if|for
      open|closed|possible`,
    before: 'before|by|earlier than',
    after: 'after|past|later than|from',
    until: 'until|till|til|to',
    about: 'a|the|about|around',
    from: 'between|from',
    hourWord: '',
    prepositions: "at|\\@|by|around|about|like|before|after|until|till|til|'til|from|past|since",
    beforeDotted: 'at|by|around|before|until|till|after|from',
    to: 'to|and|till|until',
  },
  relative: {
    yesterdayHere: '',
    rule: 'every',
    next: 'next',
    this: 'this',
    later: '',
    shortWeekend: '',
    weekendRule: 's',
    inTime: 'in',
    duals: [],
  },
};

function englishOrdinals(): string[] {
  const units = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
  const teens =
    'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';
  const twenties = units.map((unit) => `twenty-${unit}|twenty ${unit}`);
  return [...units, ...teens.split(' '), 'twentieth', ...twenties, 'thirtieth', 'thirty-first|thirty first'];
}
