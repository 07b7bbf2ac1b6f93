import type { Span } from './contacts.js';
import { minorDigits } from '../../kernel/money.js';

/** A range a visitor gave, in minor units of the business's currency, inclusive. */
export interface PriceRange extends Span {
  minMinor: bigint | null;
  maxMinor: bigint | null;
}

const UNIT =
  '(?:€|\\$|£|₤|euros?|eur|e|dollars?|usd|bucks?|pounds?|quid|gbp|francs?|chf|dirhams?|aed|riyals?|sar|pesos?|cop|clp|mxn|ars|soles?|dinars?|jod|kwd|egp|rupees?|inr|rupiah|idr|yen|jpy|kr|sek|nok|dkk|kronen?|kronor|tl|lira|zl|pln|rand|' +
  'يورو|دولار|ريال(?:ا|ات)?|درهم(?:ا)?|جنيه(?:ا|ات)?|دينار(?:ا)?|ر\\.س|د\\.ا)';
/** "30 mil", "30k": thousands. */
const THOUSANDS = '(?:k|mil|mille|tausend|tsd|thousand|grand|lucas?|الفا|الف|الاف|تلاف)(?![\\p{L}])';
/** Bounded, and wider than the padding of the longest slang word below. */
const GAP = '\\s{0,16}';
const AMOUNT = `(${UNIT}\\s?)?(\\d[\\d.,']{0,24}(?:${GAP}${THOUSANDS})?)(?:\\s?(?:de\\s)?-?\\s?(${UNIT})(?![\\p{L}]))?`;

const UNDER =
  "under|below|less than|cheaper than|up to|max(?:imum)?(?: of)?|at most|no more than|not more than|within|<|bis zu|bis|unter|weniger als|hochstens|maximal|gunstiger als|billiger als|nicht mehr als|moins de|moins cher que|sous|jusqu'?a|en dessous de|inferieur a|pas plus de|au maximum|menos de|por debajo de|hasta|inferior a|no mas de|maximo(?: de)?|mas barato que|ب?اقل من|تحت|دون|لا يتجاوز|لا يزيد عن|بحدود|حتي|ارخص من|لحد|ما يتعدي";
const OVER =
  'over|above|more than|at least|from|starting at|min(?:imum)?|>|uber|mehr als|ab|mindestens|teurer als|plus de|au-dessus de|a partir de|au moins|superieur a|mas de|por encima de|desde|al menos|a partir de|superior a|اكثر من|فوق|اعلي من|ابتدا من|من';
const BETWEEN = 'between|from|zwischen|von|entre|de|desde|بين|ما بين|من';
const TO = 'and|to|-|bis|und|et|a|y|hasta|و|الي|ل';
const AROUND =
  'around|about|roughly|approx(?:imately)?|circa|ca\\.?|etwa|ungefahr|rund|environ|autour de|a peu pres|alrededor de|unos|sobre|aproximadamente|حوالي|تقريبا|بحدود';
const BUDGET = 'budget(?: of| von| de| is| ist| est)?|presupuesto(?: de)?|ميزانيتي|ميزانيه|ميزانية';
const AFTERWARDS =
  'or less|or under|max(?:imum)?|tops|oder weniger|ou moins|maxi?|o menos|como maximo|او اقل|كحد اقصي';

const L = '(?<![\\p{L}\\p{N}])';
const between = new RegExp(`${L}(?:${BETWEEN})${GAP}${AMOUNT}${GAP}(?:${TO})${GAP}${AMOUNT}`, 'u');
const dashed = new RegExp(`${L}${AMOUNT}${GAP}(?:-|to|bis|a|الي)${GAP}${AMOUNT}`, 'u');
const under = new RegExp(`${L}(?:${UNDER})${GAP}(?:ca\\.?${GAP})?${AMOUNT}`, 'u');
const over = new RegExp(`${L}(?:${OVER})${GAP}${AMOUNT}`, 'u');
const around = new RegExp(`${L}(?:${AROUND}|${BUDGET})${GAP}${AMOUNT}`, 'u');
const worth = new RegExp(
  `(?<=(?:something|anything|gift|present|etwas|was|irgendwas|geschenk|quelque chose|cadeau|algo|regalo|شي|هديه) )(?:for|fur|pour|por|de|ب)${GAP}${AMOUNT}`,
  'u',
);
const afterwards = new RegExp(`${L}${AMOUNT}${GAP}(?:${AFTERWARDS})`, 'u');

/** Words that say that an amount is a number of days, people or centimetres, not money. */
const OTHER_UNIT =
  /^\s{0,16}(?:-?\s?(?:years?|yrs?|yo|days?|weeks?|months?|hours?|h|minutes?|min|people|persons?|guests|pieces?|pages?|players?|grams?|grammes?|gramm|gramos?|kilos?|litres?|liters?|litros?|watts?|w|lumens?|teile?n?|seiten|joueurs?|piezas?|paginas?|jugadores|غرام|غراما|جرام|جراما|لتر|قطعه|قطع|dioptr\p{L}*|cm|mm|m|km|ml|l|kg|g|lbs?|oz|inch(?:es)?|"|%|jahre?n?|jahrige?n?|tage?n?|wochen?|monate?n?|stunden?|uhr|personen|leute|ans?|jours?|semaines?|mois|heures?|personnes|anos?|dias?|semanas?|mes(?:es)?|horas?|personas|سنه|سنوات|سنين|يوم|ايام|اسبوع|اسابيع|شهر|اشهر|ساعه|ساعات|دقيقه|اشخاص|شخص|سم|مل|كيلو|كجم))(?![\p{L}])/u;

/**
 * The price range in a folded question, or null: "under 20 euro", "zwischen 20 und 50 €", "اقل من 100 ريال".
 * @param text folded
 * @param currency ISO 4217; decides whether `3.500` is three and a half or three thousand five hundred
 */
export function findPriceRange(text: string, currency: string): PriceRange | null {
  const folded = withSlang(text);
  const range =
    read(folded, between, currency, (low, high) => [low, high]) ??
    read(folded, under, currency, (amount) => [null, amount]) ??
    read(folded, afterwards, currency, (amount) => [null, amount]) ??
    read(folded, over, currency, (amount, _, unit, written) =>
      unit || !AMBIGUOUS_OVER.test(written) ? [amount, null] : null,
    ) ??
    read(folded, worth, currency, (amount, _, unit) => (unit ? [null, amount] : null)) ??
    read(folded, dashed, currency, (low, high, unit) => (unit && high ? [low, high] : null)) ??
    read(folded, around, currency, (amount) => [(amount * 7n) / 10n, (amount * 13n) / 10n]);
  return range;
}

/** "From 5" and "from age 5" need a currency to be prices; "over 200" does not. */
const AMBIGUOUS_OVER =
  /^(?:from|ab|de|desde|من|starting at|min|at least|al menos|au moins|mindestens|a partir de)/u;

/** Amounts named by a word, of the same length as written, so that places in the text stay true. */
const SLANG: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(?:a )?fiver(?!\p{L})/gu, '5€'],
  [/(?<!\p{L})(?:a )?tenner(?!\p{L})/gu, '10€'],
  [/(?<!\p{L})(?:a )?twenty(?: quid| bucks| pounds| dollars| euros?)(?!\p{L})/gu, '20€'],
  [/(?<!\p{L})(?:a )?fifty(?: quid| bucks| pounds| dollars| euros?)(?!\p{L})/gu, '50€'],
  [/(?<!\p{L})(?:a |one )?hundred(?: quid| bucks| pounds| dollars| euros?)(?!\p{L})/gu, '100€'],
  [/(?<!\p{L})(?:nen |ein(?:en)? )?zehner(?!\p{L})/gu, '10€'],
  [/(?<!\p{L})(?:nen |ein(?:en)? )?(?:zwanziger|zwanni)(?!\p{L})/gu, '20€'],
  [/(?<!\p{L})(?:nen |ein(?:en)? )?(?:funfziger|fuffi)(?!\p{L})/gu, '50€'],
  [/(?<!\p{L})(?:nen |ein(?:en)? )?hunderter(?!\p{L})/gu, '100€'],
];

/** Numbers written as words, only where a word for thousand or for money follows. */
const NUMBER_WORDS: readonly (readonly [string, string])[] = [
  ['1', 'a|one|ein|eine|un'],
  ['2', 'two|zwei|deux|dos'],
  ['3', 'three|drei|trois|tres|ثلاثه|ثلاث|تلات'],
  ['4', 'four|vier|quatre|cuatro|اربعه|اربع'],
  ['5', 'five|funf|cinq|cinco|خمسه|خمس'],
  ['6', 'six|sechs|seis|سته|ست'],
  ['7', 'seven|sieben|sept|siete|سبعه|سبع'],
  ['8', 'eight|acht|huit|ocho|ثمانيه|تمن'],
  ['9', 'nine|neun|neuf|nueve|تسعه|تسع'],
  ['10', 'ten|zehn|dix|diez|عشره|عشر'],
  ['15', 'fifteen|funfzehn|quinze|quince|خمسه عشر'],
  ['20', 'twenty|zwanzig|vingt|veinte|عشرين|عشرون'],
  ['25', 'twenty-five|funfundzwanzig|vingt-cinq|veinticinco'],
  ['30', 'thirty|dreissig|trente|treinta|ثلاثين|تلاتين'],
  ['40', 'forty|vierzig|quarante|cuarenta|اربعين'],
  ['50', 'fifty|funfzig|cinquante|cincuenta|خمسين'],
  ['60', 'sixty|sechzig|soixante|sesenta|ستين'],
  ['70', 'seventy|siebzig|setenta|سبعين'],
  ['80', 'eighty|achtzig|quatre-vingts?|ochenta|ثمانين|تمانين'],
  ['90', 'ninety|neunzig|noventa|تسعين'],
  ['100', 'hundred|a hundred|one hundred|hundert|einhundert|cent|cien|ميه|مائه|مئه'],
  ['200', 'two hundred|zweihundert|deux cents?|doscientos|ميتين|مئتين|مئتي'],
  ['300', 'three hundred|dreihundert|trois cents?|trescientos'],
  ['500', 'five hundred|funfhundert|cinq cents?|quinientos|خمسميه|خمسمائه'],
];
const WORTH = `(?=\\s?(?:${THOUSANDS}|${UNIT}(?!\\p{L})))`;
const WORDED: readonly (readonly [RegExp, string])[] = [
  ...NUMBER_WORDS.map(
    ([figure, names]) => [new RegExp(`(?<!\\p{L})(?:${names})${WORTH}`, 'gu'), figure] as const,
  ),
  [/(?<!\p{L})(?:الفين|الفي)(?!\p{L})/gu, '2000'],
  [/(?<!\d\s{0,16})(?<!\p{L})(?:mil|mille|tausend|الف)(?!\p{L}|\s\d)/gu, '1k'],
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
  // A slang word is padded to its own length: its padding belongs to it.
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

const MANY = new RegExp(`${GAP}${THOUSANDS}${GAP}$`, 'u');

/** `1.299,99`, `1,299.99`, `1 299`, `20`, `30 mil`, `30k` to minor units; the currency's decimals settle a lone separator. */
export function parseWrittenAmount(written: string, currency: string): bigint | null {
  const [thousands] = MANY.exec(written) ?? [];
  if (thousands !== undefined) {
    const count = parseWrittenAmount(written.slice(0, -thousands.length), currency);
    return count === null ? null : count * 1_000n;
  }
  const trimmed = written.replace(/[.,']{1,20}$/, '').replace(/'/g, '');
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
