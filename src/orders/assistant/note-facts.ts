import { Temporal } from 'temporal-polyfill';
import type { ToolContext } from '../../assistant/chat-tool.js';
import { parseAmount } from '../../kernel/money.js';
import { detectLanguage } from '../../language/detection/detect-language.js';
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
  { tenant, now }: ToolContext,
): string | null {
  if (!note) return null;
  const fallbacks = { conversation: null, visitorLocale: null, tenantLocale: tenant.locale };
  const language = detectLanguage(note, fallbacks);
  if (language === languageOfSpeech(speech)) return null;
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(tenant.timezone);
  const calendar = { now: here, language, country: tenant.country, locale: tenant.locale };
  const days = findMoments(fold(note), calendar).flatMap((moment) =>
    moment.kind === 'day' && moment.by === 'date' ? [sayDay(moment.date.toString(), speech)] : [],
  );
  const told = [...new Set([...days, ...amountsIn(note, currency, speech)])].slice(0, MOST_FACTS);
  return told.length > 0 ? sayList(told, speech) : null;
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
