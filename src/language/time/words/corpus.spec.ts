import { Temporal } from 'temporal-polyfill';
import { describeCorpus, type Corpus } from '../../../../test/support/corpus.js';
import { fold } from '../../text/fold.js';
import { findMoments } from '../find-moments.js';
import { written } from './written.js';

/** A Monday. */
const NOW = Temporal.ZonedDateTime.from('2026-11-23T12:00[Europe/Dublin]');

/** Days as ISO dates, weekdays from Monday = 1, hours with `~` when am or pm is unknown; '' for no moment. */
const CORPUS: Corpus<string> = {
  en: [
    ['today', '2026-11-23'],
    ['see you tomorrow', '2026-11-24'],
    ['the day after tomorrow', '2026-11-25'],
    ['yesterday', '2026-11-22'],
    ['tonight', '2026-11-23 evening'],
    ['on thursday', '2026-11-26'],
    ['every saturday', 'every 6'],
    ['tue to fri', 'every 2,3,4,5'],
    ['this weekend', '2026-11-28..2026-11-29'],
    ['next week', '2026-11-30..2026-12-06'],
    ['in ten days', '2026-12-03'],
    ['on 5 December', '2026-12-05'],
    ['at half past nine', 'at ~9:30'],
    ['until 6 pm', 'until 18:00'],
    ['may I bring my dog', ''],
  ],
  de: [
    ['heute', '2026-11-23'],
    ['morgen', '2026-11-24'],
    ['übermorgen', '2026-11-25'],
    ['gestern', '2026-11-22'],
    ['am Donnerstag', '2026-11-26'],
    ['Samstagvormittag', '2026-11-28 morning'],
    ['dienstags', 'every 2'],
    ['von Montag bis Mittwoch', 'every 1,2,3'],
    ['am Wochenende', '2026-11-28..2026-11-29'],
    ['nächste Woche', '2026-11-30..2026-12-06'],
    ['in zwei Wochen', '2026-12-07'],
    ['am 5. Dezember', '2026-12-05'],
    ['um halb zehn', 'at ~9:30'],
    ['bis 18 Uhr', 'until 18:00'],
    ['die Montage des Schranks', ''],
  ],
  fr: [
    ["aujourd'hui", '2026-11-23'],
    ['demain', '2026-11-24'],
    ['après-demain', '2026-11-25'],
    ['hier', '2026-11-22'],
    ['ce soir', '2026-11-23 evening'],
    ['jeudi', '2026-11-26'],
    ['tous les samedis', 'every 6'],
    ['de mardi à jeudi', 'every 2,3,4'],
    ['ce week-end', '2026-11-28..2026-11-29'],
    ['la semaine prochaine', '2026-11-30..2026-12-06'],
    ['dans trois jours', '2026-11-26'],
    ['le 5 décembre', '2026-12-05'],
    ['à 18h30', 'at 18:30'],
    ['quel est le prix', ''],
  ],
  es: [
    ['hoy', '2026-11-23'],
    ['mañana', '2026-11-24'],
    ['pasado mañana', '2026-11-25'],
    ['ayer', '2026-11-22'],
    ['esta noche', '2026-11-23 evening'],
    ['el jueves', '2026-11-26'],
    ['todos los sábados', 'every 6'],
    ['de martes a jueves', 'every 2,3,4'],
    ['este fin de semana', '2026-11-28..2026-11-29'],
    ['la semana que viene', '2026-11-30..2026-12-06'],
    ['dentro de tres días', '2026-11-26'],
    ['el 5 de diciembre', '2026-12-05'],
    ['a las 9 y media', 'at ~9:30'],
    ['cuánto cuesta', ''],
  ],
  ar: [
    ['اليوم', '2026-11-23'],
    ['بكرة', '2026-11-24'],
    ['بعد بكرة', '2026-11-25'],
    ['امبارح', '2026-11-22'],
    ['الليلة', '2026-11-23 evening'],
    ['يوم الخميس', '2026-11-26'],
    ['كل يوم جمعة', 'every 5'],
    ['من الاحد الى الثلاثاء', 'every 7,1,2'],
    ['الاسبوع القادم', '2026-11-30..2026-12-06'],
    ['بعد اسبوعين', '2026-12-07'],
    ['بعد ثلاثة ايام', '2026-11-26'],
    ['5 ديسمبر', '2026-12-05'],
    ['كم السعر', ''],
  ],
};

describeCorpus(CORPUS, (said, language) => {
  const moments = findMoments(fold(said), { now: NOW, language, country: 'IE', locale: language });
  return moments.map(written).join(' ');
});
