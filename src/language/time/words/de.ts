import type { TimeWords } from './time-words.js';

/** German words of days and dates. */
export const DE: TimeWords = {
  weekdays: ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag|sonnabend', 'sonntag'],
  shortWeekdays: ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'],
  months: [
    'januar|jan|janner|jaenner',
    'februar|feb|febr',
    'marz|maerz|mrz',
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
  dayAfterTomorrow: ['ubermorgen', 'uebermorgen'],
  tomorrow: ['(?<!(guten?|heute|jeden|gestern|am|diesen|den|schonen|·) )morgen(?! allerseits)'],
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
  besideWeekday: {
    notSlips: 'montage montagen',
    beforeShort: 'am|bis|jeden|diesen|nachsten|von|auch',
    afterShort: 'bis|und|oder|um|ab|nach|vor|auf|offen|zu',
    partsOnto: {
      morning: 'morgen|fruh|vormittag',
      midday: 'mittag',
      afternoon: 'nachmittag',
      evening: 'abend',
      night: 'nacht',
    },
    every: 'jeden|jede|alle',
    coming: 'kommenden?|kommender|diesen kommenden',
    next: 'nachsten?|nachster',
    last: 'letzten?|letzter|vergangenen',
    soon: '',
    later: 'nachste woche',
    past: '',
    to: 'bis',
  },
  moments: {
    none: `
      guten? (morgen|tag|abend|nacht|mittag)|moin|schonen (tag|abend|feierabend)|schones wochenende
      24\\s?stunden`,
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
      (?<=(am|vom) )(?<deday>\\d{1,2})\\.(?!\\d|\\s{0,3}(tage?|mal|stock|platz|teil|stelle|etage|advent)(?!\\p{L}))
      (?<=(zum|den) )(?<de>\\d{1,2})\\.(?=\\s{0,3}($|[?!,;·]|und |oder |bis |um |auf|offen|ge|zu|noch |da|vorbei))`,
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
    'erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte dreizehnte vierzehnte ' +
    'funfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste';
  const units = 'ein zwei drei vier funf sechs sieben acht neun'.split(' ');
  const stems = [
    ...small.split(' '),
    ...units.map((unit) => `${unit}undzwanzigste`),
    'dreissigste',
    'einunddreissigste',
  ];
  return stems.map((stem) => `${stem}|${stem}n|${stem}r`);
}
