import type { TimeWords } from './time-words.js';

/** German words of days and dates. */
export const DE: TimeWords = {
  weekdays: ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag|sonnabend', 'sonntag'],
  shortWeekdays: ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'],
  months: [
    'januar|jan|jänner|jaenner',
    'februar|feb|febr',
    'märz|maerz|mrz',
    'april|apr',
    'mai',
    'juni|jun',
    'juli|jul',
    'august|aug',
    'september|sept|sep',
    'oktober|okt',
    'november|nov',
    'dezember|dez',
  ],
  daysOfMonth: germanOrdinals(),
  dayAfterTomorrow: ['übermorgen', 'uebermorgen'],
  tomorrow: ['(?<!(?:guten?|heute|jeden|gestern|am|diesen|den|schonen|·) )morgen(?! allerseits)'],
  today: ['heute', 'heut', 'hte'],
  yesterday: ['gestern'],
  thisEvening: [],
  thisMorning: [],
  thisMidday: [],
  thisAfternoon: [],
  weekend: ['wochenende?', 'wochenend'],
  workdays: ['unter der woche', 'werktags?', 'wochentags?'],
  nextWeek: ['nachste[rn]? woche', 'kommende[rn]? woche'],
  thisWeek: ['diese[rn]? woche'],
  day: ['tagen?'],
  week: ['wochen?'],
};

function germanOrdinals(): string[] {
  const small =
    'erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte dreizehnte vierzehnte ' +
    'fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste';
  const units = 'ein zwei drei vier fünf sechs sieben acht neun'.split(' ');
  const stems = [
    ...small.split(' '),
    ...units.map((unit) => `${unit}undzwanzigste`),
    'dreissigste',
    'einunddreissigste',
  ];
  return stems.map((stem) => `${stem}|${stem}n|${stem}r`);
}
