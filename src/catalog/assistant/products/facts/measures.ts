import { fold } from '../../../../language/text/fold.js';
import { phrasePattern } from '../../../../language/text/phrases.js';
import { mapInSlices } from '../../../../platform/time/give-way.js';
import type { FoundProduct } from '../../../search/catalog-search.port.js';
import { textOf } from './facts.js';

export type Dimension =
  'weight' | 'volume' | 'length' | 'duration' | 'count' | 'share' | 'light' | 'power' | 'sound';

/** A figure with its unit, converted: grams, millilitres, millimetres, minutes, pieces, percent, lumens, watts, decibels. */
export interface Measure {
  dimension: Dimension;
  value: number;
  written: string;
}

/** "The lightest": the end of a scale. Several dimensions when a word ("biggest") leaves it open, likeliest first. */
export interface Extreme {
  dimensions: readonly Dimension[];
  wants: 'least' | 'most';
}

/** "Lighter than 20 g", "at least 1 litre". */
export interface MeasureBound {
  dimension: Dimension;
  least: number | null;
  most: number | null;
}

const MINUTES = { hour: 60, day: 1_440, week: 10_080, month: 43_200, year: 525_600 };

/** Folded spellings of a unit, its dimension, and what one of it is in the dimension's own unit. */
const UNITS: readonly (readonly [string, Dimension, number])[] = [
  ['kg|kilos?|kilograms?|kilogramm|kilogrammes?|kilogramos?|كيلو|كجم|كغ|كيلوغرام|كيلوجرام', 'weight', 1_000],
  ['g|gr|grams?|gramm|grammes?|gramos?|غراما?|جراما?|غ|جم', 'weight', 1],
  ['lbs?|pounds weight', 'weight', 453.6],
  ['oz|ounces?', 'weight', 28.35],
  ['ml|millilit\\p{L}*|مل|مليلتر', 'volume', 1],
  ['cl|centilit\\p{L}*', 'volume', 10],
  ['l|lit(?:er|re|ro)s?|لترات|لتر', 'volume', 1_000],
  ['mm|millimet\\p{L}*|ملم|مم', 'length', 1],
  ['cm|centimet\\p{L}*|zentimeter|سم|سنتيمتر', 'length', 10],
  ['m|met(?:er|re|ro)s?|متر|امتار', 'length', 1_000],
  ['km|kilomet\\p{L}*|كم|كيلومتر', 'length', 1_000_000],
  ['inch(?:es)?|zoll|"', 'length', 25.4],
  ['min|mins|minutes?|minuten?|minutos?|دقيقه|دقائق', 'duration', 1],
  ['h|hrs?|hours?|stunden?|std|heures?|horas?|ساعه|ساعات', 'duration', MINUTES.hour],
  ['days?|tagen?|tag|jours?|dias?|يوما?|ايام', 'duration', MINUTES.day],
  ['weeks?|wochen?|semaines?|semanas?|اسبوع|اسابيع', 'duration', MINUTES.week],
  ['months?|monaten?|monate?|mois|mes|meses|شهرا?|اشهر|شهور', 'duration', MINUTES.month],
  ['years?|jahren?|jahre?|ans?|annees?|anos?|سنه|سنوات|سنين', 'duration', MINUTES.year],
  [
    'pieces?|pcs|pack|teilig\\p{L}*|teile?n?|stuck|er-pack|pages?|seiten?|pieces|paginas?|piezas?|servings?|portionen|personen|personnes|personas|raciones|parts|colou?rs|farben|couleurs|colores|experiments?|experiences|experimente|قطعه|قطع|صفحه|صفحات|لون|الوان',
    'count',
    1,
  ],
  ['%|percent|prozent|pour cent|por ciento|بالمئه', 'share', 1],
  ['lumens?|lm|لومن', 'light', 1],
  ['w|watts?|vatios?|واط', 'power', 1],
  ['kw|kilowatts?|كيلوواط', 'power', 1_000],
  ['db|decibels?|dezibel|decibelios?|ديسيبل', 'sound', 1],
];

const MEASURED = UNITS.map(
  ([unit, dimension, factor]) =>
    [
      new RegExp(`(?<!\\d)(\\d{1,12}(?:[.,]\\d{1,12})?)\\s?-?(?:${unit})(?![\\p{L}])`, 'gu'),
      dimension,
      factor,
    ] as const,
);

/** Figures with units in a folded text, of one dimension or of all. */
export function measuresIn(folded: string, asked?: Dimension): Measure[] {
  const patterns = asked ? MEASURED.filter(([, dimension]) => dimension === asked) : MEASURED;
  return patterns.flatMap(([pattern, dimension, factor]) =>
    [...folded.matchAll(pattern)].map((match) => ({
      dimension,
      value: Number((match[1] ?? '').replace(',', '.')) * factor,
      written: match[0].trim(),
    })),
  );
}

const SIZES: readonly Dimension[] = ['volume', 'length', 'count', 'weight'];

const EXTREMES: readonly (readonly [RegExp, Extreme])[] = [
  [
    phrasePattern(`
      (lightest|lighter|weighs? (the )?(least|less))
      (leichteste|leichtester|leichtestes|leichtesten|leichter|leichtere|am leichtesten)
      (plus (leger|legere|legers|legeres))
      (mas (ligero|ligera|ligeros|ligeras|liviano|liviana)|pesa menos)
      (اخف|الاخف)`),
    { dimensions: ['weight'], wants: 'least' },
  ],
  [
    phrasePattern(`
      (heaviest|heavier|weighs? (the )?most)
      (schwerste|schwerster|schwerstes|schwersten|schwerer|am schwersten)
      (plus (lourd|lourde|lourds))
      (mas pesad(o|a|os|as)|pesa mas)
      (اثقل|الاثقل)`),
    { dimensions: ['weight'], wants: 'most' },
  ],
  [
    phrasePattern(`
      (lasts? (the )?longest|longest lasting|longest (battery|burn|burning|run|shelf)~|burns? (the )?longest|runs? (the )?longest)
      (am langsten halt|halt am langsten|langste (brenndauer|laufzeit|haltbarkeit)|brennt am langsten|lauft am langsten)
      (dure le plus longtemps|tient le plus longtemps|plus longue (duree|autonomie))
      (dura mas|mas duradero|mas duradera|mayor duracion)
      (يدوم اطول|تدوم اطول|اطول مده|الاكثر ثباتا|اكثر ثباتا)`),
    { dimensions: ['duration'], wants: 'most' },
  ],
  [
    phrasePattern(`
      (most (pieces|pages|parts|servings|people|colou?rs)|biggest pack)
      (meisten (personen|leute|teile~|seiten|farben|portionen|stuck))
      (plus de (personnes|pieces|pages|couleurs|parts))
      (mas (personas|gente|piezas|paginas|colores|raciones))
      (اكثر (قطع|صفحات|الوان)|اكبر عدد)`),
    { dimensions: ['count'], wants: 'most' },
  ],
  [
    phrasePattern(`
      (strongest|highest (abv|alcohol|percentage))
      (starkste~|am starksten|hochste~ alkohol~)
      (plus (fort|forte|corse))
      (mas (fuerte|fuertes)|mayor graduacion)
      (اقوي|الاقوي)`),
    { dimensions: ['share', 'power'], wants: 'most' },
  ],
  [
    phrasePattern(`
      (brightest|most lumens)
      (hellste~|am hellsten)
      (plus (lumineux|lumineuse|puissante))
      (mas (brillante|luminosa|luminoso|potente))
      (اسطع|الاقوي اضاءه)`),
    { dimensions: ['light', 'power'], wants: 'most' },
  ],
  [
    phrasePattern(`
      (tallest|longest|widest|longer|taller)
      (langste~|hochste~|breiteste~|langer|hoher|am langsten|am hochsten)
      (plus (long|longue|haut|haute|large))
      (mas (largo|larga|alto|alta|ancho|ancha))
      (اطول|الاطول|اعرض)`),
    { dimensions: ['length', 'duration'], wants: 'most' },
  ],
  [
    phrasePattern(`
      (shortest|shorter)
      (kurzeste~|kurzer|am kurzesten)
      (plus (court|courte))
      (mas (corto|corta))
      (اقصر|الاقصر)`),
    { dimensions: ['length', 'duration'], wants: 'least' },
  ],
  [
    phrasePattern(`
      (biggest|largest|bigger|larger|holds? (the )?most)
      (grosste~|grosser|am grossten)
      (plus (grand|grande|grands|grandes|gros|grosse))
      (mas (grande|grandes)|mayor (tamano|capacidad))
      (اكبر|الاكبر)`),
    { dimensions: SIZES, wants: 'most' },
  ],
  [
    phrasePattern(`
      (smallest|tiniest|smaller)
      (kleinste~|kleiner|am kleinsten)
      (plus (petit|petite|petits|petites))
      (mas (pequen(o|a|os|as)|chic(o|a)))
      (اصغر|الاصغر)`),
    { dimensions: SIZES, wants: 'least' },
  ],
];

/** @param folded of the question */
export function askedExtreme(folded: string): Extreme | null {
  return EXTREMES.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

/** The question without the words of its superlative. */
export function withoutExtreme(folded: string): string {
  return EXTREMES.reduce((text, [pattern]) => text.replace(pattern, ' '), folded);
}

const LESS =
  /(?:under|below|less than|lighter than|smaller than|shorter than|up to|at most|no more than|max(?:imum)?|unter|weniger als|leichter als|kleiner als|kurzer als|bis zu|bis|hochstens|maximal|moins de|plus leger\p{L}* que|plus petit\p{L}* que|jusqu'?a|menos de|mas ligero\p{L}* que|mas pequen\p{L}* que|hasta|اقل من|اخف من|اصغر من|تحت)\s*$/u;
const MORE =
  /(?:over|above|more than|heavier than|bigger than|larger than|longer than|at least|uber|mehr als|schwerer als|grosser als|langer als|mindestens|plus de|plus lourd\p{L}* que|plus grand\p{L}* que|au moins|mas de|mas grande\p{L}* que|al menos|اكثر من|اكبر من|اطول من|علي الاقل|فوق)\s*$/u;

/** "Mas pequenos que" and the like, with blanks. */
const LONGEST_COMPARISON = 60;

/** A bound on a measure in a folded question: "under 300 g", "mindestens 500 Teile". */
export function askedBound(folded: string): MeasureBound | null {
  for (const { dimension, value, written } of measuresIn(folded)) {
    if (dimension === 'duration') continue;
    const at = folded.indexOf(written);
    const before = folded.slice(Math.max(0, at - LONGEST_COMPARISON), at);
    if (LESS.test(before)) return { dimension, least: null, most: value };
    if (MORE.test(before)) return { dimension, least: value, most: null };
  }
  return null;
}

type Described = Parameters<typeof textOf>[0];

/** The question without the figures of its bound. */
export function withoutMeasures(folded: string): string {
  return MEASURED.reduce((text, [pattern]) => text.replace(pattern, ' '), folded);
}

/** The measure that stands for a product on a dimension; the largest figure when several are written. */
export function measureOf(product: Described, dimension: Dimension): Measure | null {
  const own = measuresIn(fold(textOf(product)), dimension);
  return own.reduce<Measure | null>((most, each) => (most && most.value >= each.value ? most : each), null);
}

/** Products with a figure on the first dimension that any of them has, the wanted end first. */
export async function byExtreme(
  products: readonly FoundProduct[],
  { dimensions, wants }: Extreme,
): Promise<FoundProduct[]> {
  for (const dimension of dimensions) {
    const measures = await mapInSlices(products, (product) => ({
      product,
      value: measureOf(product, dimension)?.value,
    }));
    const measured = measures.flatMap(({ product, value }) =>
      value === undefined ? [] : [{ product, value }],
    );
    if (measured.length < 2 && products.length > 1 && dimensions.length > 1) continue;
    const direction = wants === 'least' ? 1 : -1;
    if (measured.length > 0)
      return measured.sort((a, b) => direction * (a.value - b.value)).map(({ product }) => product);
  }
  return [];
}

export function isWithin(product: FoundProduct, { dimension, least, most }: MeasureBound): boolean {
  const measure = measureOf(product, dimension);
  if (!measure) return false;
  return (least === null || measure.value >= least) && (most === null || measure.value <= most);
}
