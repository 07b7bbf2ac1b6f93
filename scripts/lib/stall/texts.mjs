/** @typedef {{name: string, text: string}} HostileText */

/**
 * A text of exactly this many characters that repeats a part.
 * @param {string} part
 * @param {number} length
 */
export function filled(part, length) {
  return part.repeat(Math.ceil(length / part.length)).slice(0, length);
}

/**
 * A text of about this many characters of different parts.
 * @param {(index: number) => string} part
 * @param {number} length
 */
export function counted(part, length) {
  /** @type {string[]} */
  const parts = [];
  for (let size = 0; size < length; size += parts.at(-1)?.length ?? 1) parts.push(part(parts.length));
  return parts.join('').slice(0, length);
}

/**
 * Four letters that count up: aaaa, aaab, …
 * @param {number} index
 */
export function lettersOf(index) {
  const letter = (/** @type {number} */ place) => 97 + (Math.floor(index / 26 ** place) % 26);
  return String.fromCharCode(letter(3), letter(2), letter(1), letter(0));
}

/**
 * Very long texts in a format, each with the names and formats of the fields that it fits.
 * @type {{name: string, fits: RegExp, make: (length: number) => string}[]}
 */
export const PATTERNS = [
  {
    name: 'language tag',
    fits: /locale|lang/i,
    // Made of valid and different parts, because an invalid tag is refused before anything is compared.
    make: (length) =>
      `en${Array.from({ length: length / 6 }, (_, index) => `-x${lettersOf(index)}`).join('')}`,
  },
  { name: 'time zone', fits: /zone/i, make: (length) => `Europe/${filled('Aa_Bb-/', length - 7)}` },
  {
    name: 'web address',
    fits: /url|uri|page|origin|https?:/i,
    make: (length) => `https://${filled('a-.b%61@', length - 9)}!`,
  },
  {
    name: 'e-mail address',
    fits: /e-?mail|@/i,
    make: (length) => `${filled('a.', length / 2)}@${filled('b.', length / 2 - 2)}!`,
  },
  {
    name: 'date',
    fits: /date|time|At$|^from$|^to$/i,
    make: (length) => `2026-01-01T00:00:00.${filled('1', length - 22)}!`,
  },
  { name: 'clock', fits: /open|close|hour/i, make: (length) => filled('10:', length) },
  { name: 'phone number', fits: /phone|tel/i, make: (length) => `+${filled('1 (2)-', length - 2)}x` },
  {
    name: 'amount',
    fits: /price|total|amount|cost/i,
    make: (length) => `${filled('1', length / 2)}.${filled('0', length / 2 - 2)}x`,
  },
  { name: 'token', fits: /identity|token|cursor|after/i, make: (length) => filled('eyJ0.eyJ-_.', length) },
  { name: 'blanks', fits: /name|text|question|answer/i, make: (length) => `a${filled(' \t', length - 2)}b` },
];

/** @type {[name: string, part: string][]} */
const REPEATED = [
  ['digits', '7'],
  ['one letter', 'a'],
  ['capitals', 'A'],
  ['at signs', '@'],
  ['half addresses', 'a@'],
  ['addresses', 'a.b@c.d '],
  ['dotted addresses', 'a.'],
  ['dots of digits', '1.'],
  ['dashes of digits', '1-'],
  ['slashes of digits', '1/'],
  ['spaced digits', '1 '],
  ['hyphens', 'a-'],
  ['commas', ','],
  ['open brackets', '('],
  ['nested brackets', '([{'],
  ['quotes', '"\''],
  ['blanks', ' '],
  ['underscores', 'a_'],
  ['number words', 'number '],
  ['order words', 'order order 12 '],
  ['dates', '1.1.2027 - 2.2.2027 '],
  ['clocks', 'from 10:30 to 11 '],
  ['prices', 'under 20 € over 10 '],
  ['sizes', 'size 45 red cm '],
  ['product words', 'do you have red shoes '],
  ['negations', 'not without no '],
  ['question marks', '? '],
  ['web addresses', 'https://a.b/'],
  ['tags', '<p><b '],
  ['entities', '&amp;&#'],
  ['emoji', '👩‍👩‍👧‍👦'],
  ['combining marks', 'e\u0301\u0323'],
  ['marks without end', '\u0301'],
  ['Arabic letters', 'ا'],
  ['Arabic words', 'الطلب رقم ٧ '],
  ['Arabic digits', '٧'],
  ['wide letters', 'ｗ'],
  ['wide digits', '７'],
  ['right-to-left marks', '\u200f\u200e1'],
  ['Han letters', '订单'],
  ['German words', 'Bestellung Nummer '],
];

/**
 * Texts that are slow to process, of this many characters.
 * @param {number} length
 * @returns {HostileText[]}
 */
export function hostileTexts(length) {
  const repeated = REPEATED.map(([name, part]) => ({ name, text: cleanEnd(filled(part, length)) }));
  return [
    ...repeated,
    { name: 'line separators', text: `a${'\u2028'.repeat(length - 2)}b` },
    { name: 'words that count up', text: counted((index) => `${lettersOf(index)} `, length) },
    { name: 'numbers that count up', text: counted((index) => `${index} `, length) },
    { name: 'addresses that count up', text: counted((index) => `${lettersOf(index)}@b.example `, length) },
    { name: 'order numbers that count up', text: counted((index) => `AB-${index} `, length) },
    { name: 'long words', text: counted((index) => `${filled(lettersOf(index), 99)} `, length) },
    { name: 'a sentence after digits', text: `${'1'.repeat(length - 30)} when do you open tomorrow?` },
  ];
}

/**
 * Half of a surrogate pair would be refused before it is processed.
 * @param {string} text
 */
function cleanEnd(text) {
  return text.isWellFormed() ? text : `${text.slice(0, -1)}a`;
}

/** Questions about a hostile catalogue, one for each of its readers and languages. */
export const QUESTIONS = [
  'what is your heaviest product?',
  'which one is the widest?',
  'anything without nuts?',
  'do you have red shoes in size 45 under 20 euros?',
  'how long is delivery?',
  'which days are you closed in May?',
  'was ist euer schwerstes Produkt?',
  'habt ihr etwas ohne Nüsse?',
  'habt ihr rote Schuhe in Größe 45 unter 20 Euro?',
  'quel est votre produit le plus lourd ?',
  'quelque chose sans noix ?',
  'avez-vous des chaussures rouges en taille 45 à moins de 20 euros ?',
  '¿cuál es su producto más pesado?',
  '¿algo sin nueces?',
  '¿tienen zapatos rojos de la talla 45 por menos de 20 euros?',
  'ما هو أثقل منتج لديكم؟',
  'هل لديكم شيء بدون مكسرات؟',
  'هل لديكم أحذية حمراء مقاس 45 بأقل من 20 يورو؟',
];
