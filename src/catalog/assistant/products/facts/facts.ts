import type { FoundProduct } from '../../../search/catalog-search.port.js';
import { conceptsOf, coverage } from '../../../../language/search/search-text.js';
import { Synonyms } from '../../../../language/search/synonyms.js';
import { smallNumber } from '../../../../language/numbers/numbers.js';
import { fold, words } from '../../../../language/text/fold.js';
import { unitForms } from '../../../../language/units/units.js';
import { ageWords, evidenceWords, FROM_BIRTH, NEGATIVE, NEWBORN } from './words/patterns.js';
import { textPattern } from '../../../../language/text/text-pattern.js';

const SPELLED = [2, 3, 4, 5, 6, 8, 10].map(smallNumber).join('|');
const SERVES = `(?<!\\p{L})(?:${evidenceWords('serves')})\\s(?:\\d|${SPELLED})`;
const SIZE = `(?<!\\p{L})(?:${evidenceWords('sizes')}|x{0,3}[sml]|[×x])(?!\\p{L})`;
const LENGTHS = unitForms('millimetre', 'centimetre', 'metre', 'kilometre', 'inch');
const VOLUMES = unitForms('millilitre', 'centilitre', 'litre');
const WEIGHTS = unitForms('kilogram', 'gram', 'pound', 'ounce');

/** The parts of a description that answer a question about an attribute, folded. */
const EVIDENCE: Record<string, RegExp> = {
  servings: textPattern(`\\d\\s?(?:${evidenceWords('people')})|${SERVES}`, 'u'),
  size: textPattern(`${figureWith(`${LENGTHS}|in|${VOLUMES}`)}|${SIZE}`, 'u'),
  weight: textPattern(figureWith(`${WEIGHTS}|mg`), 'u'),
  capacity: textPattern(figureWith(`${VOLUMES}|wh|mah|gb|tb`), 'u'),
  range: textPattern(figureWith(`${unitForms('kilometre')}|${evidenceWords('distances')}`), 'u'),
  power: textPattern(figureWith(`${unitForms('watt', 'kilowatt')}|v|nm|mah|wh`), 'u'),
  ages: /\d/u,
  burn_time: textPattern(`\\d\\s?(?:${unitForms('hour')})`, 'u'),
  shelf_life: textPattern(`\\d\\s?(?:${unitForms('hour', 'day', 'week', 'month', 'year')})`, 'u'),
};

function figureWith(units: string): string {
  return `\\d\\s?(?:${units})(?![\\p{L}])`;
}

/** The texts of a product; the view has no tags, which are internal to the business. */
type Described = Pick<FoundProduct, 'name' | 'description' | 'attributes'> & { tags?: readonly string[] };

/** Enough for the longest name and description, and some thousand characters of tags and attributes. */
const LONGEST_READ = 12_000;

/** At most `LONGEST_READ` characters, because a question may need to read a hundred products. */
export function textOf(product: Described): string {
  const attributes = Object.entries(product.attributes).map(([name, value]) => `${name} ${value}`);
  const parts = [product.name, product.description, ...(product.tags ?? []), ...attributes];
  return parts.join(' . ').slice(0, LONGEST_READ);
}

/**
 * Whether a product's texts answer a question about its attributes.
 * @param asked the question's words to search for
 * @param attributes ids of the attribute concepts in it
 * @param synonyms of the business
 */
export function isAnsweredBy(
  product: FoundProduct,
  asked: string,
  attributes: readonly string[],
  synonyms = Synonyms.none,
): boolean {
  const text = fold(textOf(product));
  if (attributes.some((attribute) => EVIDENCE[attribute]?.test(text))) return true;
  const told = conceptsOf(text, synonyms);
  if (attributes.some((attribute) => !(attribute in EVIDENCE) && told.has(attribute))) return true;
  return asked === '' || coverage(asked, text, synonyms) >= 0.5;
}

const YEARS = `(?:${ageWords('years')})(?!\\p{L})`;
const AGE = '(\\d{1,2})';
/** A number before one of these is not an age. */
const NO_MEASURE = '(?!\\s?(?:cm|mm|kg|g|m|%|€|\\$|eur|\\d))';
const AGE_ASKED = textPattern(
  `${AGE}\\s?-?\\s?${YEARS}|(?:${ageWords('isOfAge')})\\s${AGE}${NO_MEASURE}`,
  'u',
);
const AGE_RANGE = textPattern(`${AGE}\\s?(?:-|${ageWords('upTo')})\\s?${AGE}\\s?${YEARS}`, 'u');
/** No end of another word: the "des" of "unidades 30"; "and" is written onto an Arabic word. */
const WORD_BEGINS = '(?<!(?!\\u0648)\\p{L})';
const FROM = `${WORD_BEGINS}(?:${ageWords('from')})\\s${AGE}`;
const AGE_FROM = textPattern(`${FROM}(?!\\s?(?:cm|mm|€|\\$|eur|ml|kg|g|%|\\d))|${AGE}\\s?\\+`, 'u');
const MONTHS_RANGE = textPattern(
  `${AGE}\\s?(?:-|${ageWords('upTo')})\\s?${AGE}\\s?(?:${unitForms('month')})(?!\\p{L})`,
  'u',
);
const AGE_MONTHS = textPattern(`${FROM}\\+?\\s?(?:${unitForms('month')})(?!\\p{L})`, 'u');

const UP_TO_TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const SMALL_NUMBERS = UP_TO_TEN.map(
  (number) =>
    [textPattern(`(?<!\\p{L})(?:${smallNumber(number)})(?=[\\s-]?${YEARS})`, 'gu'), `${number}`] as const,
);

function withFigures(folded: string): string {
  return SMALL_NUMBERS.reduce((text, [pattern, figure]) => text.replace(pattern, figure), folded);
}

/** The age in a question for a gift, in years, or null. @param folded of the question */
export function askedAge(folded: string): number | null {
  const match = AGE_ASKED.exec(withFigures(folded));
  if (match) return Number(match[1] ?? match[2]);
  return NEWBORN.test(folded) ? 0 : null;
}

/** 1 when the product's texts say that it suits that age, -1 when not, 0 when they say neither. */
export function ageFit(product: FoundProduct, age: number): -1 | 0 | 1 {
  const text = fold(textOf(product));
  if (FROM_BIRTH.test(text)) return 1;
  const range = AGE_RANGE.exec(text);
  if (range) return age >= Number(range[1]) && age <= Number(range[2]) ? 1 : -1;
  const span = MONTHS_RANGE.exec(text);
  // A guarantee has months too, so others than these say nothing.
  if (span && age * 12 >= Number(span[1]) && age * 12 <= Number(span[2])) return 1;
  const months = AGE_MONTHS.exec(text);
  if (months) return age * 12 >= Number(months[1]) ? 1 : -1;
  const from = AGE_FROM.exec(text);
  if (!from) return 0;
  return age >= Number(from[1] ?? from[2]) ? 1 : -1;
}

const SAME_WORDS = 0.9;
/** With words that mean the same for the business, of which each counts less than the word itself. */
const SAME_MEANING = 0.84;
/** Limit of words in a yes-no question about a property; longer texts are stories. */
const MOST_WANTED = 40;

/**
 * Whether a description states, in the question's words, that a property holds (true) or not (false); else null. @param
 * asked words of the question beside the product's name
 */
export function saidOf(product: FoundProduct, asked: string, synonyms = Synonyms.none): boolean | null {
  const text = fold(
    `${product.description} . ${Object.values(product.attributes).join(' . ')}`.slice(0, LONGEST_READ),
  );
  const wanted = words(asked);
  if (wanted.length === 0 || wanted.length > MOST_WANTED) return null;
  if (coverage(asked, text, synonyms) < (synonyms.isEmpty ? SAME_WORDS : SAME_MEANING)) return null;
  const parts = text.split(/[.,;:!]/).map((part) => ({ part, shared: sharedWith(part, wanted, synonyms) }));
  const best = parts.reduce((one, other) => (other.shared > one.shared ? other : one));
  if (best.shared === 0) return null;
  if (NEGATIVE.test(best.part)) return false;
  // "Outdoor use only" does not affirm "use inside": one part must contain all words.
  return best.shared === wanted.length ? true : null;
}

/** How many of the words the text contains, ignoring endings. */
function sharedWith(text: string, wanted: string[], synonyms: Synonyms): number {
  const covered = synonyms.coveredBy(text, wanted);
  const has = (word: string) => text.includes(word.slice(0, Math.max(4, word.length - 2)));
  return wanted.filter((word, at) => covered.has(at) || has(word)).length;
}
