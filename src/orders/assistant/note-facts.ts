import { Temporal } from 'temporal-polyfill';
import type { ToolContext } from '../../assistant/chat-tool.js';
import { parseAmount } from '../../kernel/money.js';
import { detectLanguage } from '../../language/detection/detect-language.js';
import type { Language } from '../../language/language.js';
import { conceptsOf } from '../../language/search/search-text.js';
import { languageOfSpeech, type Speech } from '../../language/speech.js';
import { fold } from '../../language/text/fold.js';
import { matchesOf } from '../../language/text/matches.js';
import { sayDay, sayList, sayMoney } from '../../language/text/phrasing.js';
import { findMoments } from '../../language/time/find-moments.js';
import type { OrderView } from './view.js';

/** Of one note. */
const MOST_FACTS = 4;
/** In any locale's writing, without thousands. */
const FIGURE = '(\\d{1,9})(?:[.,](\\d{2}))?(?![\\d.,]\\d)';

/**
 * The days and the amounts in the order's currency that a note in another language names, as the visitor's language
 * writes them: "Friday, 4 December and €42.00"; null when it names none, or is in the visitor's language.
 */
export function factsOfNote(
  { note, currency }: OrderView,
  speech: Speech,
  context: ToolContext,
): string | null {
  if (!note) return null;
  if (languageIn(note, context) === languageOfSpeech(speech)) return null;
  const days = daysIn(note, context).map((day) => sayDay(day, speech));
  const told = [...new Set([...days, ...amountsIn(note, currency, speech)])].slice(0, MOST_FACTS);
  return told.length > 0 ? sayList(told, speech) : null;
}

/**
 * Days, from today on, on which the customer is to fetch the order, as `YYYY-MM-DD`: those that a note on fetching it
 * names, else the expected one. Empty when nothing says that it is fetched.
 */
export function fetchDaysOf(
  { note, expectedAt, isUnderWay, shipments }: OrderView,
  context: ToolContext,
): string[] {
  const concepts = note && isUnderWay && shipments.length === 0 ? conceptsOf(note) : null;
  if (!note || !concepts?.has('pickup') || concepts.has('delivery')) return [];
  const named = daysIn(note, context);
  const today = hereIn(context).toPlainDate().toString();
  return (named.length > 0 ? named : expectedAt ? [expectedAt] : []).filter((day) => day >= today);
}

function hereIn({ now, tenant }: ToolContext): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(tenant.timezone);
}

function languageIn(note: string, { tenant }: ToolContext): Language {
  return detectLanguage(note, { conversation: null, visitorLocale: null, tenantLocale: tenant.locale });
}

/** The dates that a note names, as `YYYY-MM-DD`. */
function daysIn(note: string, context: ToolContext): string[] {
  const { country, locale } = context.tenant;
  const calendar = { now: hereIn(context), language: languageIn(note, context), country, locale };
  return findMoments(fold(note), calendar).flatMap((moment) =>
    moment.kind === 'day' && moment.by === 'date' ? [moment.date.toString()] : [],
  );
}

function amountsIn(note: string, currency: string, speech: Speech): string[] {
  const unit = `(?:${currency}|${signOf(currency).replace(/[$.]/gu, '\\$&')})`;
  const amount = new RegExp(`${unit}\\s?${FIGURE}|(?<![\\d.,])${FIGURE}\\s?${unit}`, 'gu');
  return matchesOf(note, amount).flatMap(([, first, firstCents, second, secondCents]) => {
    const text = `${first ?? second ?? ''}.${firstCents ?? secondCents ?? '00'}`;
    const minor = parseAmount(text.replace(/\.00$/u, ''), currency);
    return minor === null ? [] : [sayMoney(minor, currency, speech)];
  });
}

/** "€"; the code where a currency has no sign. */
function signOf(currency: string): string {
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}
