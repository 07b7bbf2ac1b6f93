import { Temporal } from 'temporal-polyfill';
import type { HolidayKey } from './moment.js';
import { phrase } from './scan.js';

/** First and last day of a holiday in a year, or null where the country has none of that name. */
type HolidayRule = (
  year: number,
  country: string | null,
) => { from: Temporal.PlainDate; to: Temporal.PlainDate } | null;

interface Holiday {
  key: HolidayKey;
  names: RegExp;
  rule: HolidayRule;
}

export interface FoundHoliday {
  key: HolidayKey;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** Order matters: a longer name ("christmas eve") stands before the shorter one that it contains. */
const HOLIDAYS: readonly Holiday[] = [
  holiday(
    'between-the-years',
    fixedDays([12, 27], [12, 30]),
    "between christmas and (?:the )?new year'?s?(?: eve| day)?|zwischen (?:den (?:jahren|feiertagen)|weihnachten und (?:neujahr|silvester))|entre no[eë]l et (?:le )?(?:nouvel an|jour de l'an)|entre navidad y (?:el )?(?:a[nñ]o nuevo|nochevieja|reyes)|بين عيد الميلاد وراس السنه",
  ),
  ...[
    'first|1\\.?|erste[rn]?|premier|primer',
    'second|2\\.?|zweite[rn]?|deuxi[eè]me|segundo',
    'third|3\\.?|dritte[rn]?|troisi[eè]me|tercer',
    'fourth|4\\.?|vierte[rn]?|quatri[eè]me|cuarto',
  ].map((nth, index) =>
    holiday(
      `advent-${index + 1}`,
      advent(index),
      `(?:${nth}) (?:(?:sunday (?:of|in)|dimanche de l'|domingo de) ?)?(?:advent|adventssonntag|avent|adviento)s?`,
    ),
  ),
  holiday(
    'christmas-eve',
    fixed(12, 24),
    '(?:christmas|xmas|x-mas|chrismas) eve|heilig(?:er |en )?abend|heiligabends?|weihnachtsabend|(?:la )?veille de no[eë]l|r[eé]veillon de no[eë]l|24 d[eé]cembre au soir|nochebuena|v[ií]spera de navidad|ليله (?:عيد الميلاد|الكريسماس)',
  ),
  holiday(
    'second-christmas-day',
    fixed(12, 26),
    "(?:st\\.?|saint) ste(?:ph|v)en'?s?(?:'s)?(?: day)?|boxing day|(?:2\\.?|zweite[rn]?) weihnachts(?:feier)?tag|stephanstag|stefanstag|(?:le )?lendemain de no[eë]l|(?:la )?saint[- ]?[eé]tienne|san esteban|sant esteve|اليوم الثاني من عيد الميلاد",
  ),
  holiday(
    'christmas-day',
    fixed(12, 25),
    '(?:christmas|xmas|x-mas|chrismas) day|(?:1\\.?|erste[rn]?) weihnachts(?:feier)?tag|weihnachtstag|jour de no[eë]l|d[ií]a de navidad|يوم (?:عيد الميلاد|الكريسماس)',
  ),
  holiday(
    'christmas',
    fixedDays([12, 24], [12, 26]),
    'christmas(?:time| time| period)?|xmas|x-mas|weihnachten|weihnachts(?:feier)?tagen?|weihnachtszeit|no[eë]l|navidad(?:es)?|عيد الميلاد(?: المجيد)?|ال?كريسماس',
  ),
  holiday(
    'new-years-eve',
    fixed(12, 31),
    "new year'?s?'? eve|nye|silvester(?:tag)?|sylvester|altjahrs?abend|(?:la )?saint[- ]sylvestre|r[eé]veillon(?: du (?:jour de l'an|nouvel an))?|nochevieja|fin de a[nñ]o|ليله راس السنه|31 dezember",
  ),
  holiday(
    'new-years-day',
    fixed(1, 1),
    "new year'?s?'? day|neujahr(?:stag)?s?|(?:le )?(?:jour de l'an|premier de l'an|nouvel an)|(?:d[ií]a de )?a[nñ]o nuevo|(?:عيد )?راس السنه(?: الميلاديه)?",
  ),
  holiday('new-year', acrossNewYear, "new year'?s?'?|jahreswechsel"),
  holiday(
    'epiphany',
    fixed(1, 6),
    'epiphany|little christmas|(?:heilige |hl\\.? )?(?:drei|3) k(?:o|ö|oe)nige?(?:stag)?|dreik(?:o|ö|oe)nig(?:stag|e)?|[eé]piphanie|f[eê]te des rois|(?:d[ií]a de (?:los )?)?reyes(?: magos)?|epifan[ií]a|عيد الغطاس',
  ),
  holiday(
    'valentine',
    fixed(2, 14),
    "valentine'?s?(?: day)?|valentinstag|(?:la )?saint[- ]valentin|san valent[ií]n|عيد الحب",
  ),
  holiday(
    'patrick',
    fixed(3, 17),
    "(?:st\\.?|saint) patrick'?s?(?: day)?|st\\.? paddy'?s?(?: day)?|paddy'?s day",
  ),
  holiday('rose-monday', easter(-48), 'rosenmontag|fasching(?:smontag)?|karnevalsmontag'),
  holiday(
    'shrove-tuesday',
    easter(-47),
    'shrove tuesday|pancake (?:day|tuesday)|mardi gras|faschingsdienstag|veilchendienstag|martes de carnaval',
  ),
  holiday(
    'ash-wednesday',
    easter(-46),
    'ash wednesday|aschermittwoch|mercredi des cendres|mi[eé]rcoles de ceniza',
  ),
  holiday(
    'maundy-thursday',
    easter(-3),
    'maundy thursday|holy thursday|gr(?:u|ü|ue)ndonnerstag|jeudi saint|jueves santo',
  ),
  holiday('good-friday', easter(-2), 'good friday|karfreitags?|vendredi saint|viernes santo|الجمعه العظيمه'),
  holiday(
    'easter-saturday',
    easter(-1),
    'easter saturday|holy saturday|karsamstag|ostersamstag|samedi saint|s[aá]bado santo|سبت النور',
  ),
  holiday('easter-monday', easter(1), 'easter monday|ostermontags?|lundi de p[aâ]ques|lunes de pascua'),
  holiday(
    'easter-sunday',
    easter(0),
    'easter (?:sunday|day)|ostersonntags?|dimanche de p[aâ]ques|domingo de (?:pascua|resurrecci[oó]n)',
  ),
  holiday('holy-week', easter(-7, 0), 'semana santa|holy week|karwoche|semaine sainte'),
  holiday(
    'easter',
    easter(-2, 1),
    'easter(?: weekend)?|ostern|osterfeiertagen?|osterwochenende|p[aâ]ques|pascua|عيد الفصح|عيد القيامه',
  ),
  holiday(
    'assumption',
    fixed(8, 15),
    "assumption(?: day)?|mari(?:a|ä|ae) himmelfahrt|(?:l')?assomption|(?:la )?asunci[oó]n",
  ),
  holiday(
    'ascension',
    easter(39),
    "ascension(?: day| thursday)?|(?:christi )?himmelfahrt(?:stag)?|vatertags?|jeudi de l'ascension|(?:l')?ascension|ascensi[oó]n",
  ),
  holiday(
    'whit-monday',
    easter(50),
    'whit monday|pentecost monday|pfingstmontags?|lundi de pentec[oô]te|lunes de pentecost[eé]s',
  ),
  holiday('whit-sunday', easter(49), 'whit ?sunday|pfingstsonntags?|dimanche de pentec[oô]te'),
  holiday(
    'whitsun',
    easter(49, 50),
    'whitsun|pentecost|pfingsten|pfingstfeiertagen?|pfingstwochenende|(?:la )?pentec[oô]te|pentecost[eé]s',
  ),
  holiday('corpus-christi', easter(60), 'corpus christi|fronleichnams?|f[eê]te[- ]dieu'),
  holiday(
    'labour-day',
    labourDay,
    'labou?r day|may day|may bank holiday|tag der arbeit|maifeiertag|f[eê]te du travail|d[ií]a del? trabajo|d[ií]a del trabajador|عيد العمال|يوم العمال',
  ),
  holiday('victory-day', fixed(5, 8), '(?:f[eê]te de la )?victoire(?: 1945)?|armistice 1945'),
  holiday('german-unity', fixed(10, 3), 'tag der (?:deutschen )?einheit|german unity day'),
  holiday(
    'hispanidad',
    fixed(10, 12),
    'd[ií]a de la hispanidad|(?:la )?hispanidad|d[ií]a del pilar|el pilar|columbus day',
  ),
  holiday('reformation', fixed(10, 31), 'reformationstag|reformationsfest|reformation day'),
  holiday('halloween', fixed(10, 31), "hallowe?'?en|هالوين"),
  holiday(
    'all-saints',
    fixed(11, 1),
    "all saints'?(?: day)?|allerheiligen|(?:la )?toussaint|todos los santos",
  ),
  holiday(
    'all-souls',
    fixed(11, 2),
    "all souls'?(?: day)?|allerseelen|d[ií]a de (?:los )?(?:muertos|difuntos)",
  ),
  holiday('armistice', fixed(11, 11), "armistice(?: day)?|remembrance day|veterans'? day|martinstag"),
  holiday(
    'constitution',
    fixed(12, 6),
    'd[ií]a de la constituci[oó]n|puente de diciembre|(?:la )?constituci[oó]n',
  ),
  holiday(
    'nicholas',
    fixed(12, 6),
    "(?:st\\.? |saint )nicholas(?:'s?)?(?: day)?|nikolaus(?:tag)?|saint[- ]nicolas|san nicol[aá]s",
  ),
  holiday(
    'immaculate',
    fixed(12, 8),
    '(?:la )?inmaculada(?: concepci[oó]n)?|immaculate conception|mari(?:a|ä|ae) empf(?:a|ä|ae)ngnis|immacul[eé]e conception',
  ),
  holiday(
    'thanksgiving',
    thanksgiving(0),
    'thanksgiving(?: day)?|action de gr[aâ]ces?|d[ií]a de acci[oó]n de gracias|عيد الشكر',
  ),
  holiday('black-friday', thanksgiving(1, true), 'black friday|الجمعه (?:البيضا|السودا)'),
  holiday('bastille', fixed(7, 14), '(?:le )?(?:14|quatorze) juillet|bastille day'),
  holiday(
    'independence',
    byCountry({
      US: [7, 4],
      JO: [5, 25],
      LB: [11, 22],
      MX: [9, 16],
      IN: [8, 15],
      KW: [2, 25],
      MA: [11, 18],
      TN: [3, 20],
      DZ: [7, 5],
      CO: [7, 20],
      AR: [7, 9],
      CL: [9, 18],
      PE: [7, 28],
    }),
    "independence day|fourth of july|f[eê]te de l'ind[eé]pendance|d[ií]a de la independencia|fiestas patrias|(?:عيد|يوم) الاستقلال",
  ),
  holiday('founding-day', byCountry({ SA: [2, 22] }), 'founding day|يوم التاسيس'),
  holiday(
    'national-day',
    byCountry({
      SA: [9, 23],
      AE: [12, 2],
      QA: [12, 18],
      KW: [2, 25],
      BH: [12, 16],
      OM: [11, 20],
      CH: [8, 1],
      FR: [7, 14],
      BE: [7, 21],
      LU: [6, 23],
      AT: [10, 26],
      DE: [10, 3],
      ES: [10, 12],
      CA: [7, 1],
      AU: [1, 26],
    }),
    'national (?:day|holiday)|nationalfeiertags?|bundesfeier(?:tag)?|f[eê]te nationale|fiesta nacional|d[ií]a nacional|(?:اليوم|العيد) الوطني|عيد الاتحاد',
  ),
  holiday(
    'eid-al-fitr',
    islamic([10, 1], 3),
    'eid(?: al| ul|-al|-ul)?[- ]?fit(?:r|er)|عيد الفطر|العيد الصغير|zuckerfest|fastenbrechen(?:fest)?|a[iï]d (?:el|al)[- ]fitr|ramadanfest',
  ),
  holiday(
    'eid-al-adha',
    islamic([12, 10], 4),
    'eid(?: al| ul|-al|-ul)?[- ]?adha|عيد الاضحي|العيد الكبير|opferfest|a[iï]d (?:el|al)[- ](?:adha|kebir|k[eé]bir)|fiesta del cordero',
  ),
  holiday('arafat', islamic([12, 9], 1), '(?:day of )?arafah?t?(?: day)?|(?:يوم |وقفه )عرفه?ا?ت?'),
  holiday('islamic-new-year', islamic([1, 1], 1), '(?:islamic|hijri) new year|راس السنه الهجريه'),
  holiday('mawlid', islamic([3, 12], 1), 'mawlid|mouloud|المولد(?: النبوي)?|مولد النبي'),
  holiday('ramadan', islamicMonth(9), '(?:ب|ف)?رمضان|ramad[ah]?an|شهر رمضان'),
  holiday('eid', nextEid, '(?:ال|بال|لل)?عيد|eid|a[iï]d'),
];

/** Known public holidays named in a folded text, each at its next date from `today` on. */
export function findHolidays(
  folded: string,
  today: Temporal.PlainDate,
  country: string | null,
): (FoundHoliday & { start: number; end: number })[] {
  const taken: { start: number; end: number }[] = [];
  return HOLIDAYS.flatMap(({ key, names, rule }) =>
    [...folded.matchAll(names)].flatMap((match) => {
      const place = { start: match.index, end: match.index + match[0].length };
      if (taken.some((other) => place.start < other.end && other.start < place.end)) return [];
      const dates = coming(rule, today, country);
      if (!dates) return [];
      taken.push(place);
      return [{ key, ...dates, ...place }];
    }),
  ).toSorted((one, other) => one.start - other.start);
}

const LUNAR = new Set<HolidayKey>([
  'eid',
  'eid-al-fitr',
  'eid-al-adha',
  'arafat',
  'islamic-new-year',
  'mawlid',
  'ramadan',
]);

/** Whether the day depends on the sighting of the moon, so that its date is only reckoned. */
export function isLunar(key: HolidayKey): boolean {
  return LUNAR.has(key);
}

function holiday(key: HolidayKey, rule: HolidayRule, source: string): Holiday {
  return { key, names: phrase(source), rule };
}

function coming(
  rule: HolidayRule,
  today: Temporal.PlainDate,
  country: string | null,
): Omit<FoundHoliday, 'key'> | null {
  const years = [today.year - 1, today.year, today.year + 1, today.year + 2];
  const dates = years.map((year) => rule(year, country));
  return dates.find((each) => each !== null && Temporal.PlainDate.compare(each.to, today) >= 0) ?? null;
}

function span(from: Temporal.PlainDate, days: number): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  return { from, to: from.add({ days: days - 1 }) };
}

function date(year: number, month: number, day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day });
}

function fixed(month: number, day: number): HolidayRule {
  return (year) => span(date(year, month, day), 1);
}

function fixedDays(from: [number, number], to: [number, number]): HolidayRule {
  return (year) => ({ from: date(year, ...from), to: date(year, ...to) });
}

function acrossNewYear(year: number): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  return span(date(year, 12, 31), 2);
}

function byCountry(days: Record<string, [number, number]>): HolidayRule {
  return (year, country) => {
    const day = days[country ?? ''];
    return day ? span(date(year, ...day), 1) : null;
  };
}

function easter(first: number, last = first): HolidayRule {
  return (year) => span(easterSunday(year).add({ days: first }), last - first + 1);
}

/** Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return date(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Sundays of Advent: the fourth is the last before Christmas Day. */
function advent(index: number): HolidayRule {
  return (year) => {
    const eve = date(year, 12, 24);
    return span(eve.subtract({ days: (eve.dayOfWeek % 7) + (3 - index) * 7 }), 1);
  };
}

function labourDay(
  year: number,
  country: string | null,
): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  return span(country === 'US' || country === 'CA' ? nthWeekday(year, 9, 1, 1) : date(year, 5, 1), 1);
}

function thanksgiving(later: number, everywhere = false): HolidayRule {
  return (year, country) => {
    const day = country === 'CA' && !everywhere ? nthWeekday(year, 10, 1, 2) : nthWeekday(year, 11, 4, 4);
    return span(day.add({ days: later }), 1);
  };
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): Temporal.PlainDate {
  const first = date(year, month, 1);
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (nth - 1) * 7 });
}

const HIJRI = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});

/** Umm al-Qura; a moon sighting may move the true day by one. */
function islamic([month, day]: [number, number], days: number): HolidayRule {
  return (year) => {
    const first = hijriDay(year, month, day);
    return first && span(first, days);
  };
}

function islamicMonth(month: number): HolidayRule {
  return (year) => {
    const first = hijriDay(year, month, 1);
    if (!first) return null;
    return span(first, isHijri(first.add({ days: 29 }), month, 30) ? 30 : 29);
  };
}

const hijriDays = new Map<string, Temporal.PlainDate | null>();

/** The first day of that Gregorian year which is the given Hijri day. */
function hijriDay(year: number, month: number, day: number): Temporal.PlainDate | null {
  const key = `${year}/${month}/${day}`;
  const known = hijriDays.get(key);
  if (known !== undefined) return known;
  const days = Array.from({ length: 366 }, (_, index) => date(year, 1, 1).add({ days: index }));
  const found = days.find((each) => isHijri(each, month, day)) ?? null;
  hijriDays.set(key, found);
  return found;
}

function isHijri(day: Temporal.PlainDate, month: number, dayOfMonth: number): boolean {
  const parts = HIJRI.formatToParts(Date.UTC(day.year, day.month - 1, day.day));
  const value = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return value('month') === month && value('day') === dayOfMonth;
}

/** Without its name: whichever of the two feasts comes first in the year asked about. */
function nextEid(
  year: number,
  country: string | null,
): { from: Temporal.PlainDate; to: Temporal.PlainDate } | null {
  const feasts = [islamic([10, 1], 3)(year, country), islamic([12, 10], 4)(year, country)];
  const now = feasts.filter((each) => each !== null);
  return now.toSorted((one, other) => Temporal.PlainDate.compare(one.from, other.from))[0] ?? null;
}
