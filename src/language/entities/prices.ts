import { LANGUAGES } from '../language.js';
import { priceNumbers } from '../numbers/numbers.js';
import { phraseAlternatives } from '../text/phrases.js';
import { ANY_UNIT } from '../units/units.js';
import type { Span } from './contacts.js';
import { ENTITY_WORDS, moneyWords } from './words/words.js';
import { minorDigits } from '../../kernel/money.js';
import { textPattern } from '../text/text-pattern.js';

/** A range a visitor gave, in minor units of the business's currency, inclusive. */
export interface PriceRange extends Span {
  minMinor: bigint | null;
  maxMinor: bigint | null;
}

/** Signs and ISO 4217 codes; visitors write "e" for the euro. */
const CODES = 'eur|usd|gbp|chf|aed|sar|cop|clp|mxn|ars|jod|kwd|egp|inr|idr|jpy|sek|nok|dkk|pln';
const UNIT = `(?:€|\\$|£|₤|e|kr|tl|zl|${CODES}|${moneyWords('units')})`;
/** "30 mil", "30k": thousands. */
const THOUSANDS = `(?:${moneyWords('thousands')})(?![\\p{L}])`;
/** Bounded (against slow patterns), but longer than the padding of the longest slang word below. */
const GAP = '\\s{0,16}';
/** "1 500": a blank between thousands, also a narrow one, which folding makes plain. */
const GROUPED = '\\d{1,3}(?:\\s\\d{3}){1,3}(?![\\d])(?:[.,]\\d{1,2})?';
const FIGURE = `(${GROUPED}|\\d[\\d.,']{0,24}(?:${GAP}${THOUSANDS})?)`;
const AMOUNT = `(${UNIT}\\s?)?${FIGURE}(?:\\s?(?:de\\s)?-?\\s?(${UNIT})(?![\\p{L}]))?`;

const L = '(?<![\\p{L}\\p{N}])';
const FROM = moneyWords('from');
const BETWEEN = `(?:${moneyWords('between')})${GAP}${AMOUNT}`;
const AND = `${GAP}(?:-|${moneyWords('and')}|${moneyWords('to')})${GAP}`;
const GIFT_FOR = `(?<=(?:${moneyWords('gifts')}) )(?:${moneyWords('for')})`;
const between = textPattern(`${L}${BETWEEN}${AND}${AMOUNT}`, 'u');
const dashed = textPattern(`${L}${AMOUNT}${GAP}(?:-|${moneyWords('to')})${GAP}${AMOUNT}`, 'u');
const under = textPattern(`${L}(?:${moneyWords('under')}|<)${GAP}(?:ca\\.?${GAP})?${AMOUNT}`, 'u');
const NOT_UNDER = moneyWords('notUnder');
const notUnder = textPattern(`${L}(?:${NOT_UNDER})${GAP}${AMOUNT}`, 'u');
const over = textPattern(`${L}(?:${moneyWords('over')}|>|${FROM})${GAP}${AMOUNT}`, 'u');
const AROUND = `${moneyWords('around')}|${moneyWords('budget')}`;
const around = textPattern(`${L}(?:${AROUND})${GAP}${AMOUNT}`, 'u');
const worth = textPattern(`${GIFT_FOR}${GAP}${AMOUNT}`, 'u');
const afterwards = textPattern(`${L}${AMOUNT}${GAP}(?:${moneyWords('orLess')})`, 'u');

/** Words after an amount that make it days, people or centimetres instead of money. */
const OTHER_UNIT = textPattern(
  `^\\s{0,16}(?:-?\\s?(?:${ANY_UNIT}|${moneyWords('counted')}))(?![\\p{L}])`,
  'u',
);

const COUNTS_AFTER = textPattern(
  `^\\s{0,3}(?:[€$£₤]|(?:${CODES}|${moneyWords('units')}|${moneyWords('counted')})(?![\\p{L}]))`,
  'u',
);

/**
 * Whether what follows a figure makes it money or a number of people, so that it is no code or phone number: "987123456
 * euro", "3000000 guests".
 * @param after the folded text behind the figure
 */
export function isCounted(after: string): boolean {
  return COUNTS_AFTER.test(after);
}

/**
 * The price range in a folded question, or null: "under 20 euro", "zwischen 20 und 50 €", "اقل من 100 ريال".
 * @param text folded
 * @param currency ISO 4217; decides whether `3.500` is three and a half or three thousand five hundred
 */
export function findPriceRange(text: string, currency: string): PriceRange | null {
  const folded = withSlang(text);
  const range =
    read(folded, between, currency, (low, high) => [low, high]) ??
    readBoth(folded, currency) ??
    read(folded, notUnder, currency, (amount) => [amount, null]) ??
    read(folded, under, currency, (amount) => [null, amount]) ??
    read(folded, afterwards, currency, (amount) => [null, amount]) ??
    readOver(folded, currency) ??
    read(folded, worth, currency, (amount, _, unit) => (unit ? [null, amount] : null)) ??
    read(folded, dashed, currency, (low, high, unit) => (unit && high ? [low, high] : null)) ??
    read(folded, around, currency, (amount) => [(amount * 7n) / 10n, (amount * 13n) / 10n]);
  return range;
}

/** "Less than 20 but more than 6": two bounds, in any order. */
function readBoth(folded: string, currency: string): PriceRange | null {
  // "Above 20 but below 40": beside an upper bound no currency is needed.
  const low = read(folded, notUnder, currency, (amount) => [amount, null]) ?? readLow(folded, currency);
  if (!low) return null;
  const rest = folded.slice(0, low.start) + ' '.repeat(low.end - low.start) + folded.slice(low.end);
  const high = read(rest, under, currency, (amount) => [null, amount]);
  if (!high) return null;
  return {
    minMinor: low.minMinor,
    maxMinor: high.maxMinor,
    start: Math.min(low.start, high.start),
    end: Math.max(low.end, high.end),
  };
}

/** "From 5" and "from age 5" need a currency to be prices; "over 200" does not. */
const AMBIGUOUS_OVER = textPattern(`^(?:${FROM})`, 'u');

function readLow(folded: string, currency: string): PriceRange | null {
  return read(folded, over, currency, (amount) => [amount, null]);
}

function readOver(folded: string, currency: string): PriceRange | null {
  return read(folded, over, currency, (amount, _, unit, written) =>
    unit || !AMBIGUOUS_OVER.test(written) ? [amount, null] : null,
  );
}

/** Replaces slang amounts by figures padded to the same length, which keeps positions. */
const SLANG: readonly (readonly [RegExp, string])[] = LANGUAGES.flatMap((language) =>
  ENTITY_WORDS[language].money.amounts.map(
    ([names, amount]) =>
      [textPattern(`(?<!\\p{L})(?:${phraseAlternatives(names)})(?!\\p{L})`, 'gu'), amount] as const,
  ),
);

/** Numbers in words count only before a word for thousand or money. */
const WORTH = `(?=\\s?(?:${THOUSANDS}|${UNIT}(?!\\p{L})))`;
const WORDED: readonly (readonly [RegExp, string])[] = [
  ...priceNumbers().map(
    ([figure, names]) => [textPattern(`(?<!\\p{L})(?:${names})${WORTH}`, 'gu'), `${figure}`] as const,
  ),
  [textPattern(`(?<!\\d\\s{0,16})(?<!\\p{L})(?:${moneyWords('oneThousand')})(?!\\p{L}|\\s\\d)`, 'gu'), '1k'],
];

function withSlang(folded: string): string {
  return [...SLANG, ...WORDED].reduce(
    (text, [pattern, amount]) => text.replace(pattern, (written) => amount.padEnd(written.length)),
    folded,
  );
}

type Bounds = readonly [bigint | null, bigint | null] | null;

function read(
  text: string,
  pattern: RegExp,
  currency: string,
  bounds: (first: bigint, second: bigint | null, unit: boolean, written: string) => Bounds,
): PriceRange | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [whole, unitBefore, amount, unitAfter, secondBefore, secondAmount, secondAfter] = match;
  // The padding after a slang word belongs to it.
  const end =
    match.index + whole.length + (/^ +/.exec(text.slice(match.index + whole.length))?.[0].length ?? 0);
  if (!amount || OTHER_UNIT.test(text.slice(end))) return null;
  const first = parseWrittenAmount(amount, currency);
  if (first === null) return null;
  const second = secondAmount ? parseWrittenAmount(secondAmount, currency) : null;
  const hasUnit = Boolean(unitBefore ?? unitAfter ?? secondBefore ?? secondAfter);
  const found = bounds(first, second, hasUnit, whole);
  return found && { minMinor: found[0], maxMinor: found[1], start: match.index, end };
}

const MANY = textPattern(`${GAP}${THOUSANDS}${GAP}$`, 'u');

/**
 * `1.299,99`, `1,299.99`, `1 299`, `20`, `30 mil`, `30k` to minor units; a single separator is decided by the
 * currency's decimals.
 */
export function parseWrittenAmount(written: string, currency: string): bigint | null {
  const [thousands] = MANY.exec(written) ?? [];
  if (thousands !== undefined) {
    const count = parseWrittenAmount(written.slice(0, -thousands.length), currency);
    return count === null ? null : count * 1_000n;
  }
  const trimmed = written.replace(/[.,']{1,20}$/, '').replace(/['\s]/g, '');
  const lastSeparator = Math.max(trimmed.lastIndexOf('.'), trimmed.lastIndexOf(','));
  const digits = minorDigits(currency);
  const decimals = lastSeparator < 0 ? 0 : trimmed.length - lastSeparator - 1;
  const kinds = new Set(trimmed.match(/[.,]/g) ?? []);
  const isGrouped = kinds.size === 1 && (trimmed.match(/[.,]/g) ?? []).length > 1;
  const isDecimal =
    lastSeparator >= 0 && !isGrouped && (kinds.size === 2 || (decimals <= digits && decimals > 0));
  const whole = (isDecimal ? trimmed.slice(0, lastSeparator) : trimmed).replace(/[.,]/g, '');
  const fraction = isDecimal ? trimmed.slice(lastSeparator + 1) : '';
  if (!/^\d{1,12}$/.test(whole)) return null;
  return BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'));
}
