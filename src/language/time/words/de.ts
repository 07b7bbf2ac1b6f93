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
  moments: {
    none: `
      guten? (morgen|tag|abend|nacht|mittag)|moin|schonen (tag|abend|feierabend)|schones wochenende
      24 ?stunden`,
    parts: {
      afternoon: '(am )?nachmittags?',
      morning: '(am )?vormittags?|morgens|am morgen|fr(u|ue)h(morgens)?',
      midday: '(am )?mittags?',
      evening: '(am )?abends?',
      night: 'nachts?|in der nacht',
    },
    now: 'jetzt|gerade|grad|aktuell|momentan|im moment|derzeit',
    until: 'bis( zum| einschliesslich)?',
    dayBefore: 'tage? vor',
    dayAfter: 'tage? nach',
    articles: 'dem|der',
  },
  dates: {
    of: 'den',
    ordinals: '',
    andOr: 'und|oder',
    on: 'am|den|dem',
    inMonth: 'im',
    dayAlone: `
      (?<=(am|vom) )(?<deDay>\\d{1,2})\\.(?!\\d|\\s*(tage?|mal|stock|platz|teil|stelle|etage|advent)(?!\\p{L}))
      (?<=(zum|den) )(?<de>\\d{1,2})\\.(?=\\s*($|[?!,;·]|und |oder |bis |um |auf|offen|ge|zu|noch |da|vorbei))`,
    measured: 'zoll',
    counted: '',
    atClock: 'um|gegen',
    clock: 'uhr',
    onDate: 'am|vom|den|dem|zum|tag',
  },
  clock: {
    followers: `
      abends|morgens|nachmittags|vormittags|mittags|nachts|fruh|und|oder|bis|am|an|noch|schon|auf|offen
      geoffnet|zu|da|vorbei|kommen|geschlossen`,
    before: 'vor',
    after: 'nach|ab',
    until: 'bis|bis um',
    about: 'um|zu|ca|circa',
    from: 'zwischen|von',
    hourWord: '',
    prepositions: 'um|gegen|ab|bis|vor|nach|von|so um|bis um|ca',
    beforeDotted: 'um|ab|bis|gegen|vor|nach',
    to: 'bis|und',
  },
  relative: {
    yesterdayHere: '',
    rule: 'jedes|alle',
    next: 'nachste[ns]?|kommende[ns]?',
    this: 'dieses',
    later: '',
    shortWeekend: '(?<=(am|ubers|dieses|das|jedes|nachstes) )we',
    weekendRule: 's',
    inTime: 'in',
    duals: [],
  },
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
