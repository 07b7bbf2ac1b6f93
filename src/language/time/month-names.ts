import { anyOf } from './scan.js';
import { valuesOf } from './numbers.js';

/** January to December in all five languages; no form means two different months. */
const MONTH_FORMS = [
  'january|jan|januar|jänner|jaenner|janvier|janv|enero|ene|يناير|كانون الثاني|كانون ثاني|جانفي',
  'february|feb|febr|februar|février|fevr|fev|febrero|فبراير|شباط|فيفري',
  'march|mar|märz|maerz|mrz|mars|marzo|مارس|اذار',
  'april|apr|avril|avr|abril|abr|ابريل|نيسان|افريل',
  'may|mai|mayo|مايو|ايار|ماي',
  'june|jun|juni|juin|junio|يونيو|يونيه|حزيران|جوان',
  'july|jul|juli|juillet|juil|julio|يوليو|يوليه|تموز|جويلية|يوليوز',
  'august|aug|août|agosto|ago|اغسطس|آب|اوت|غشت',
  'september|sept|sep|septembre|septiembre|setiembre|سبتمبر|ايلول|شتنبر',
  'october|oct|oktober|okt|octobre|octubre|اكتوبر|تشرين الاول|تشرين اول',
  'november|nov|novembre|noviembre|نوفمبر|تشرين الثاني|تشرين ثاني|نونبر',
  'december|dec|dezember|dez|décembre|diciembre|dic|ديسمبر|كانون الاول|كانون اول|دجنبر',
];

/** Month by folded name. */
export const MONTHS = valuesOf(MONTH_FORMS);

export const MONTH_SOURCE = anyOf(MONTHS.keys());

function dayWords(): Map<string, number> {
  const all = [englishOrdinals(), germanOrdinals(), FRENCH_DAYS, SPANISH_DAYS, ARABIC_ORDINALS];
  return new Map(all.flatMap((forms) => [...valuesOf(forms)]));
}

function englishOrdinals(): string[] {
  const units = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
  const teens =
    'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';
  const twenties = units.map((unit) => `twenty-${unit}|twenty ${unit}`);
  return [...units, ...teens.split(' '), 'twentieth', ...twenties, 'thirtieth', 'thirty-first|thirty first'];
}

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

const FRENCH_DAYS = [
  'premier',
  ...'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' '),
  ...['dix-sept', 'dix-huit', 'dix-neuf', 'vingt', 'vingt et un|vingt-et-un'],
  ...'deux trois quatre cinq six sept huit neuf'.split(' ').map((unit) => `vingt-${unit}|vingt ${unit}`),
  ...['trente', 'trente et un|trente-et-un'],
];

const SPANISH_DAYS = [
  'primero|uno',
  ...'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis'.split(' '),
  ...'diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro'.split(' '),
  ...'veinticinco veintiséis veintisiete veintiocho veintinueve treinta'.split(' '),
  'treinta y uno',
];

const ARABIC_ORDINALS = [
  'الاول',
  ...'الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر'.split(' '),
  'الحادي عشر',
  ...'الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع'.split(' ').map((unit) => `${unit} عشر`),
  'العشرين',
  ...'الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع'
    .split(' ')
    .map((unit) => `${unit} والعشرين`),
  'الثلاثين',
  'الحادي والثلاثين',
];

/** Ordinals and day numbers in words, folded. */
export const DAY_WORDS = dayWords();
