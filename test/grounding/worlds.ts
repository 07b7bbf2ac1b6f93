import { Temporal } from 'temporal-polyfill';
import type { ToolContext } from '../../src/assistant/chat-tool.js';
import { viewOf as productView } from '../../src/catalog/assistant/products/view.js';
import type { GroundingInput, GroundingSource } from '../../src/chat/grounding/grounding.port.js';
import { parseAmount } from '../../src/kernel/money.js';
import type { Language } from '../../src/language/language.js';
import { answerOf } from '../../src/opening-hours/assistant/answer.js';
import type { ClosureEntry, OpenInterval, Week } from '../../src/opening-hours/schedule.types.js';
import { viewOf as orderView } from '../../src/orders/assistant/view.js';
import type { OrderForVisitor } from '../../src/orders/order-lookup.port.js';
import { BUSINESSES, type Business, type SoldOrder, type SoldProduct } from './businesses.js';

/** A Monday; noon in UTC. */
export const NOW = new Date('2026-11-23T12:00:00Z');

/** What the check is given for a turn of a business, in the real shapes of the tools' results. */
export function inputOf(language: Language, visitorTexts: readonly string[] = []): GroundingInput {
  const business = BUSINESSES[language];
  const { timezone, currency, country } = business;
  const sources = made.get(language) ?? sourcesOf(business);
  made.set(language, sources);
  return { language, now: NOW, timezone, currency, country, sources, visitorTexts };
}

/** Made once: thousands of answers are checked against the same ones. */
const made = new Map<Language, readonly GroundingSource[]>();

function sourcesOf(business: Business): GroundingSource[] {
  const { name, assistant, website, email, phone, currency } = business;
  const context = { now: NOW, tenant: business } as unknown as ToolContext;
  const orders = business.orders.map((order) => orderView(orderOf(order, currency), context));
  const products = business.products.map((product) => productView(productOf(product, currency)));
  const articles = business.articles.map(([question, answer], id) => ({
    id: `a${id}`,
    question,
    answer,
    locale: null,
  }));
  const schedule = {
    timezone: business.timezone,
    week: weekOf(business.week),
    closures: closuresOf(business),
  };
  const hours = answerOf(
    schedule,
    { aspect: 'hours' },
    Temporal.Instant.fromEpochMilliseconds(NOW.getTime()),
  );
  return [
    { label: 'settings', data: { name, assistant, website, email, phone } },
    { label: 'order_status', data: { outcome: 'found', orders, alsoMissed: false } },
    { label: 'product_search', data: { products } },
    { label: 'article_search', data: { articles } },
    { label: 'opening_hours', data: hours },
  ];
}

function minor(amount: string, currency: string): bigint {
  return parseAmount(amount, currency) ?? 0n;
}

function orderOf(order: SoldOrder, currency: string): OrderForVisitor {
  const { number, status, total, expectedAt, items, lines = [], shipments = [] } = order;
  return {
    ...{ id: number, number, currency, expectedAt, note: null },
    status,
    totalMinor: minor(total, currency),
    items: items.map(([name, quantity, price]) => ({
      name,
      quantity,
      unitPriceMinor: minor(price, currency),
      toCome: null,
    })),
    lines: lines.map(([kind, name, amount]) => ({ kind, name, amountMinor: minor(amount, currency) })),
    shipments: shipments.map(([carrier, trackingNumber, trackingUrl]) => ({
      carrier,
      trackingNumber,
      trackingUrl,
      items: [],
    })),
  };
}

function productOf(
  [name, price, stock, attributes]: SoldProduct,
  currency: string,
): Parameters<typeof productView>[0] {
  return {
    ...{ id: name, sku: name, name, description: '', tags: [], attributes, currency, stock, url: null },
    priceMinor: minor(price, currency),
  };
}

/** `mon: "09:00-18:00 19:00-20:00"` */
function intervalsOf(text: string): OpenInterval[] {
  return text.split(' ').flatMap((each) => {
    const [open, close] = each.split('-');
    return open && close ? [{ open, close }] : [];
  });
}

function weekOf(week: Readonly<Record<string, string>>): Week {
  return Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, intervalsOf(week[day] ?? '')]),
  ) as Week;
}

function closuresOf({ closures }: Business): ClosureEntry[] {
  return closures.map(([from, to, reason, hours]) => ({
    ...(from === to ? { date: from } : { from, to }),
    reason,
    hours: intervalsOf(hours),
  }));
}
