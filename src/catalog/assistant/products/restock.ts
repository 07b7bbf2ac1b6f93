import { Temporal } from 'temporal-polyfill';
import type { ToolContext } from '../../../assistant/chat-tool.js';
import { sayDay } from '../../../language/text/phrasing.js';
import { fold } from '../../../language/text/fold.js';
import { languageOfSpeech, type Speech } from '../../../language/speech.js';
import { findMoments } from '../../../language/time/find-moments.js';
import type { ProductSearchData } from './input.js';
import type { ProductView } from './view.js';
import { PRODUCT_SENTENCES } from './words/words.js';

export interface Restock {
  text: string;
  /** No text of the product states a day. */
  isUnknown: boolean;
}

/** When the first product is back, as its texts state it; null when it, or one of its variants, is not sold out. */
export function restockOf(
  { products }: ProductSearchData,
  speech: Speech,
  context: ToolContext,
): Restock | null {
  const [product] = products;
  if (!product || !isSoldOut(product)) return null;
  const { restockOn, restockUnknown } = PRODUCT_SENTENCES[speech];
  const day = statedDay(product, speech, context);
  return day === null
    ? { text: restockUnknown, isUnknown: true }
    : { text: restockOn(sayDay(day, speech)), isUnknown: false };
}

function isSoldOut({ available, variants }: ProductView): boolean {
  return variants ? variants.each.some((each) => !each.available) : !available;
}

/** The first day to come in the product's texts, `YYYY-MM-DD`; null without one. */
function statedDay(
  { description, attributes }: ProductView,
  speech: Speech,
  { tenant, now }: ToolContext,
): string | null {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(tenant.timezone);
  const calendar = {
    now: here,
    language: languageOfSpeech(speech),
    country: tenant.country,
    locale: tenant.locale,
  };
  const text = [description, ...Object.values(attributes)].join('\n');
  const days = findMoments(fold(text), calendar).flatMap((moment) =>
    moment.kind === 'day' && moment.by === 'date' ? [moment.date] : [],
  );
  const next = days.find((day) => Temporal.PlainDate.compare(day, here.toPlainDate()) >= 0);
  return next?.toString() ?? null;
}
