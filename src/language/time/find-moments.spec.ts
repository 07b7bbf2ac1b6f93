import { Temporal } from 'temporal-polyfill';
import type { Language } from '../language.js';
import { fold } from '../text/fold.js';
import { findMoments } from './find-moments.js';
import { written } from './words/written.js';

/** A Monday. */
const NOW = Temporal.ZonedDateTime.from('2026-11-23T12:00[Europe/Dublin]');

function found(text: string, language: Language, country: string | null = 'IE', locale = 'en'): string {
  return findMoments(fold(text), { now: NOW, language, country, locale }).map(written).join(' ');
}

describe('an hour before other words', () => {
  it.each<[Language, string, string]>([
    ['de', 'komm ich am Samstag um 10 bei euch rein', '2026-11-28 at ~10:00'],
    ['de', 'kann ich um 9 vorbeikommen', 'at ~9:00'],
    ['fr', 'je peux passer à 10 chez vous', 'at ~10:00'],
  ])('%s: %s', (language, text, moments) => {
    expect(found(text, language)).toContain(moments);
  });
});

describe('days', () => {
  it.each<[Language, string, string]>([
    ['en', 'are you open today', '2026-11-23'],
    ['en', 'open tmrw?', '2026-11-24'],
    ['en', 'the day after tomorrow', '2026-11-25'],
    ['en', 'on wednesday', '2026-11-25'],
    ['en', 'this friday', '2026-11-27'],
    ['en', 'next friday', '2026-12-04'],
    ['en', 'next monday', '2026-11-30'],
    ['en', 'on Thursdays', 'every 4'],
    ['en', 'every tuesday', 'every 2'],
    ['en', 'open sat and sun?', '2026-11-28 2026-11-29'],
    ['en', 'wendsday or saterday', '2026-11-25 2026-11-28'],
    ['en', 'thrusday', '2026-11-26'],
    ['en', 'mon-fri', 'every 1,2,3,4,5'],
    ['en', 'sunday to thursday', 'every 7,1,2,3,4'],
    ['en', 'this weekend', '2026-11-28..2026-11-29'],
    ['en', 'in two weeks', '2026-12-07'],
    ['en', 'in 3 days', '2026-11-26'],
    ['en', 'next week', '2026-11-30..2026-12-06'],
    ['de', 'übermorgen', '2026-11-25'],
    ['de', 'uebermorgen', '2026-11-25'],
    ['de', 'am donerstag', '2026-11-26'],
    ['de', 'montags', 'every 1'],
    ['de', 'mo-fr', 'every 1,2,3,4,5'],
    ['de', 'Samstagnachmittag', '2026-11-28 afternoon'],
    ['de', 'morgen früh', '2026-11-24 morning'],
    ['de', 'kommenden Montag', '2026-11-30'],
    ['de', 'in zwei Wochen', '2026-12-07'],
    ['de', 'am we', '2026-11-28..2026-11-29'],
    ['fr', 'après-demain', '2026-11-25'],
    ['fr', 'le lundi', 'every 1'],
    ['fr', 'lundi prochain', '2026-11-30'],
    ['fr', 'auj', '2026-11-23'],
    ['fr', 'la semaine prochaine', '2026-11-30..2026-12-06'],
    ['es', 'pasado mañana', '2026-11-25'],
    ['es', 'mañana por la mañana', '2026-11-24 morning'],
    ['es', 'los domingos', 'every 7'],
    ['es', 'el viernes que viene', '2026-12-04'],
    ['es', 'el finde', '2026-11-28..2026-11-29'],
    ['ar', 'يوم الجمعة', '2026-11-27'],
    ['ar', 'بكرا', '2026-11-24'],
    ['ar', 'بعد بكرة', '2026-11-25'],
    ['ar', 'أيام السبت', 'every 6'],
    ['ar', 'كل يوم خميس', 'every 4'],
    ['ar', 'الجمعة الجاية', '2026-12-04'],
    ['ar', 'من الأحد إلى الخميس', 'every 7,1,2,3,4'],
    ['ar', 'بعد أسبوعين', '2026-12-07'],
    ['ar', 'النهارده', '2026-11-23'],
  ])('%s: %s', (language, text, expected) => {
    expect(found(text, language)).toBe(expected);
  });

  it('takes the weekend from the country', () => {
    expect(found('this weekend', 'en', 'SA')).toBe('2026-11-27..2026-11-28');
  });
});

describe('dates', () => {
  it.each<[Language, string, string]>([
    ['en', '3rd of December', '2026-12-03'],
    ['en', 'December 3rd', '2026-12-03'],
    ['en', 'on the third of december', '2026-12-03'],
    ['en', '24/12', '2026-12-24'],
    ['en', '12/24', '2026-12-24'],
    ['en', 'on the 26th', '2026-11-26'],
    ['en', 'Thursday 24 December', '2026-12-24'],
    ['en', '5 january', '2027-01-05'],
    ['en', 'from 24 December to 2 January', '2026-12-24..2027-01-02'],
    ['en', '2027-02-03', '2027-02-03'],
    ['de', 'am 24.12. offen', '2026-12-24'],
    ['de', 'am dritten dezember', '2026-12-03'],
    ['de', 'dritter Dezember', '2026-12-03'],
    ['de', '24.12.2026', '2026-12-24'],
    ['de', '24.-26. Dezember', '2026-12-24..2026-12-26'],
    ['fr', 'le 24 décembre', '2026-12-24'],
    ['fr', 'le 1er janvier', '2027-01-01'],
    ['fr', 'le 25 et le 26 décembre', '2026-12-25 2026-12-26'],
    ['fr', 'en août', '2027-08-01..2027-08-31'],
    ['fr', 'en août dernier', '2026-08-01..2026-08-31'],
    ['fr', "l'an dernier en mars", '2026-03-01..2026-03-31'],
    ['en', 'last august', '2026-08-01..2026-08-31'],
    ['en', 'in december last year', '2025-12-01..2025-12-31'],
    ['de', 'letzten August', '2026-08-01..2026-08-31'],
    ['de', 'letztes Jahr im Mai', '2026-05-01..2026-05-31'],
    ['es', 'en agosto pasado', '2026-08-01..2026-08-31'],
    ['es', 'en junio del año pasado', '2026-06-01..2026-06-30'],
    ['ar', 'في أغسطس الماضي', '2026-08-01..2026-08-31'],
    ['es', 'el 6 de enero', '2027-01-06'],
    ['es', 'el veinticuatro de diciembre', '2026-12-24'],
    ['ar', '٢٤ ديسمبر', '2026-12-24'],
    ['ar', '٢٤ كانون الأول', '2026-12-24'],
    ['ar', 'يوم ٨/١٢/٢٠٢٦', '2026-12-08'],
  ])('%s: %s', (language, text, expected) => {
    expect(found(text, language)).toBe(expected);
  });

  it('reads month first only for a business in the United States', () => {
    expect(found('8/12', 'en', 'IE', 'en-IE')).toBe('2026-12-08');
    expect(found('8/12', 'en', 'US', 'en-US')).toBe('2027-08-12');
  });
});

describe('times', () => {
  it.each<[Language, string, string]>([
    ['en', 'at half one', 'at ~1:30'],
    ['en', 'half past nine', 'at ~9:30'],
    ['en', 'quarter past four', 'at ~4:15'],
    ['en', 'at quarter to 5', 'at ~4:45'],
    ['en', '3pm', 'at 15:00'],
    ['en', '9.30am', 'at 9:30'],
    ['en', '12 am', 'at 0:00'],
    ['en', '5 o’clock', 'at ~5:00'],
    ['en', 'at noon', 'at 12:00'],
    ['en', 'until midnight', 'until 24:00'],
    ['en', 'after 6', 'after ~6:00'],
    ['en', 'before 10am', 'before 10:00'],
    ['en', 'at 8 in the evening', 'at 20:00'],
    ['en', 'between 1 and 2', 'at ~1:00-~2:00'],
    ['en', 'at 09:00', 'at 9:00'],
    ['de', 'um halb eins', 'at ~0:30'],
    ['de', 'um halb zehn', 'at ~9:30'],
    ['de', 'viertel nach zwei', 'at ~2:15'],
    ['de', 'viertel vor sieben', 'at ~6:45'],
    ['de', 'dreiviertel vier', 'at ~3:45'],
    ['de', 'fünf vor halb elf', 'at ~10:25'],
    ['de', '15 Uhr 30', 'at 15:30'],
    ['de', 'bis 18 uhr', 'until 18:00'],
    ['de', 'um siebzehn uhr', 'at 17:00'],
    ['de', 'um 9.30 Uhr', 'at ~9:30'],
    ['de', 'um 8 abends', 'at 20:00'],
    ['fr', '15h30', 'at 15:30'],
    ['fr', 'à 18h', 'at 18:00'],
    ['fr', 'à midi et demi', 'at 12:30'],
    ['fr', 'trois heures moins le quart', 'at ~2:45'],
    ['fr', 'à treize heures', 'at 13:00'],
    ['fr', 'à huit heures et demie du soir', 'at 20:30'],
    ['es', 'a las 3 y media de la tarde', 'at 15:30'],
    ['es', 'a las cuatro menos cuarto', 'at ~3:45'],
    ['es', 'hasta las 8', 'until ~8:00'],
    ['ar', 'الساعة ٣ ونص', 'at ~3:30'],
    ['ar', 'الساعة أربعة إلا ربع العصر', 'at 15:45'],
    ['ar', 'بعد الساعة ثمانية مساء', 'after 20:00'],
    ['ar', 'من 2 الى 4 العصر', 'at 14:00-16:00'],
    ['ar', 'ع الستة', 'at ~6:00'],
  ])('%s: %s', (language, text, expected) => {
    expect(found(text, language)).toBe(expected);
  });

  it.each<[Language, string]>([
    ['en', 'are you open right now'],
    ['de', 'habt ihr gerade offen'],
    ['fr', 'ouvert maintenant'],
    ['es', 'abierto ahora mismo'],
    ['ar', 'فاتحين الحين'],
    ['ar', 'مفتوح الآن'],
  ])('now in %s: %s', (language, text) => {
    expect(found(text, language)).toBe('now');
  });
});

describe('a day without its month, beside a full date, is the one next to it', () => {
  it.each<[Language, string, string]>([
    ['en', '31 December and the 1st', '2026-12-31 2027-01-01'],
    ['en', 'on the 31st of december or the 30th', '2026-12-31 2026-12-30'],
    ['en', 'on the 24th, 25th and 26th', '2026-11-24 2026-11-25 2026-11-26'],
    ['de', 'am 31. Dezember und am 1.', '2026-12-31 2027-01-01'],
    ['de', 'am 31. und 1. Januar', '2026-12-31 2027-01-01'],
    ['de', 'vom 30. bis zum 2. Januar', '2026-12-30..2027-01-02'],
    ['de', 'Heiligabend und am 1.', '2026-12-24 2027-01-01'],
    ['de', 'am Montag und 2 Kinder', '2026-11-23'],
    ['fr', 'le soir du 31 décembre et le 1er', 'evening 2026-12-31..2027-01-01'],
    ['fr', 'le 31 et le 1er janvier', '2026-12-31 2027-01-01'],
    ['es', 'el 31 de diciembre y el 1', '2026-12-31 2027-01-01'],
    ['ar', '31 ديسمبر ويوم 1', '2026-12-31 2027-01-01'],
  ])('%s: %s', (language, text, expected) => {
    expect(found(text, language)).toBe(expected);
  });
});

describe('a span of named days has both of them', () => {
  it.each<[Language, string, string]>([
    ['en', 'between christmas and new year', '2026-12-24..2027-01-01'],
    ['en', 'from good friday until easter monday', '2027-03-26..2027-03-29'],
    ['en', 'between Christmas and the 2nd', '2026-12-24..2027-01-02'],
    ['de', 'zwischen den Jahren', '2026-12-24..2027-01-01'],
    ['de', 'zwischen Weihnachten und Neujahr', '2026-12-24..2027-01-01'],
    ['de', 'von Heiligabend bis Dreikönig', '2026-12-24..2027-01-06'],
    ['fr', 'entre noël et le jour de l’an', '2026-12-24..2027-01-01'],
    ['fr', 'du 24 décembre au jour de l’an', '2026-12-24..2027-01-01'],
    ['es', 'entre navidad y año nuevo', '2026-12-24..2027-01-01'],
    ['es', 'de nochebuena a nochevieja', '2026-12-24..2026-12-31'],
    ['ar', 'بين عيد الميلاد وراس السنة', '2026-12-24..2027-01-01'],
  ])('%s: %s', (language, text, expected) => {
    expect(found(text, language)).toBe(expected);
  });

  it('that has begun', () => {
    const now = NOW.with({ month: 12, day: 28 });
    const moments = findMoments('from christmas to new year', {
      now,
      language: 'en',
      country: null,
      locale: 'en',
    });
    expect(moments.map(written)).toEqual(['2026-12-24..2027-01-01']);
  });
});

describe('text without a moment', () => {
  it.each<[Language, string]>([
    ['de', 'Guten Morgen'],
    ['fr', 'entre 20 et 50 euros'],
    ['en', 'march shoes'],
    ['en', 'good afternoon'],
    ['en', 'have a nice weekend'],
    ['en', 'do you have 3 mugs for 20 euro'],
    ['en', 'open after 2 weeks of waiting'],
    ['en', 'open 24/7'],
    ['de', 'das kostet 24.12 €'],
    ['de', 'wie lange dauert die montage'],
    ['es', 'buenos días'],
    ['es', 'tenéis algo salado'],
    ['ar', 'صباح الخير'],
    ['ar', 'كتب للأطفال عمر ٧ سنوات'],
    ['fr', 'bonne journée'],
    ['en', 'my order 12345 with 2 items'],
  ])('%s: %s', (language, text) => {
    expect(found(text, language)).toBe('');
  });
});

it('gives the position of each moment', () => {
  const text = 'open sunday at 3pm?';
  const [day, time] = findMoments(text, { now: NOW, language: 'en', country: null, locale: 'en' });
  expect(text.slice(day?.start, day?.end)).toBe('sunday');
  expect(text.slice(time?.start, time?.end)).toBe('3pm');
});
