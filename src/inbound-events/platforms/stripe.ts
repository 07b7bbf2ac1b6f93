import * as v from 'valibot';
import { formatAmount } from '../../kernel/money.js';
import type { OrderReference } from '../../orders/changes/order-change.types.js';
import { stripeSignature } from '../signatures/stripe-signature.js';
import type { EventKind } from '../event.types.js';
import { envelope, glance, hashOfBody, jsonOf, read, unusedType } from './event-body.js';
import type { EventPlatform, Translation } from './platform.types.js';

const KINDS: Readonly<Record<string, EventKind>> = {
  'checkout.session.completed': 'payment',
  'checkout.session.async_payment_succeeded': 'payment',
  'payment_intent.succeeded': 'payment',
  'charge.refunded': 'refund',
};

/** Stripe counts these in hundredths all the same (docs.stripe.com/currencies, special cases). */
const IN_HUNDREDTHS = new Set(['ISK', 'UGX']);

const GLANCE = v.object({ id: v.string(), type: v.string() });

/** An id, or the object that it stands for when it was expanded. */
const ID = v.nullish(v.union([v.string(), v.object({ id: v.string() })]));

const NAMED = {
  id: v.string(),
  currency: v.pipe(v.string(), v.length(3), v.toUpperCase()),
  metadata: v.nullish(v.record(v.string(), v.string()), {}),
};

const SESSION = v.object({
  ...NAMED,
  currency: v.nullish(NAMED.currency, 'XXX'),
  payment_status: v.string(),
  client_reference_id: v.nullish(v.string()),
  payment_intent: ID,
});
const INTENT = v.object(NAMED);
const CHARGE = v.object({
  ...NAMED,
  amount_refunded: v.pipe(v.number(), v.integer(), v.minValue(0)),
  payment_intent: ID,
});

const eventOf = <Schema extends v.GenericSchema>(object: Schema) =>
  v.object({ created: v.pipe(v.number(), v.integer()), data: v.object({ object }) });

/** Where shops write the order's number or id into their payments. */
const NUMBER_KEYS = ['order_number', 'orderNumber'];
/** An id of another system, or the number. */
const ID_KEYS = ['order_id', 'orderId', 'order'];

/** Events of Stripe (docs.stripe.com/api/events/types), which says what was paid and refunded of an order. */
export const STRIPE: EventPlatform = {
  verify: stripeSignature,
  envelope: (delivery) => {
    const seen = glance(GLANCE, delivery.body);
    if (!seen)
      return envelope({
        ...{ type: 'unknown', kind: 'payment', reason: null, eventId: null },
        dedupeKey: hashOfBody(delivery),
      });
    const kind = KINDS[seen.type] ?? null;
    const reason = kind === null ? unusedType(seen.type) : null;
    return envelope({ type: seen.type, kind, reason, eventId: seen.id, dedupeKey: seen.id });
  },
  translate: (type, body) => {
    const event = jsonOf(body);
    if (type === 'charge.refunded') return refunded(event);
    return type === 'payment_intent.succeeded' ? intentPaid(event) : sessionPaid(event);
  },
};

function sessionPaid(event: unknown): Translation {
  const { created, data } = read(eventOf(SESSION), event);
  const { object: session } = data;
  if (session.payment_status === 'unpaid')
    return { ignored: 'The checkout is complete, but not paid yet. Stripe tells when it is.' };
  const payment = idOf(session.payment_intent) ?? session.id;
  return paid(
    referenceOf(session.metadata, payment, session.client_reference_id),
    payment,
    session.currency,
    created,
  );
}

function intentPaid(event: unknown): Translation {
  const { created, data } = read(eventOf(INTENT), event);
  const { id, metadata, currency } = data.object;
  return paid(referenceOf(metadata, id), id, currency, created);
}

function paid(order: OrderReference, reference: string, currency: string, created: number): Translation {
  if (order.number === null) return { ignored: NAMELESS };
  const payments = [{ reference, isPaid: true, refunded: null, currency }];
  return { order: { order, at: new Date(created * 1000), payments } };
}

const NAMELESS =
  'The payment names no order. Write the order number into its metadata as "order_number", or into client_reference_id.';

/** `amount_refunded` is all that was refunded of the charge so far; a part of it, or the whole. */
function refunded(event: unknown): Translation {
  const { created, data } = read(eventOf(CHARGE), event);
  const { id, metadata, currency, amount_refunded: amount, payment_intent: intent } = data.object;
  const reference = idOf(intent) ?? id;
  const payments = [{ reference, isPaid: true, refunded: amountOf(amount, currency), currency }];
  return { order: { order: referenceOf(metadata, reference), at: new Date(created * 1000), payments } };
}

function amountOf(amount: number, currency: string): string {
  const minor = BigInt(amount);
  return formatAmount({ minor: IN_HUNDREDTHS.has(currency) ? minor / 100n : minor, currency });
}

function referenceOf(
  metadata: Readonly<Record<string, string>> | null,
  payment: string,
  client?: string | null,
): OrderReference {
  const valueOf = (keys: readonly string[]) =>
    keys.map((name) => metadata?.[name]?.trim()).find((text) => text);
  const number = valueOf(NUMBER_KEYS);
  // A number is not looked for among the ids: another order may have it as its id.
  const id = number === undefined ? (valueOf(ID_KEYS) ?? client?.trim()) : undefined;
  const name = number ?? id;
  return { number: name?.slice(0, 100) || null, externalIds: id ? [id.slice(0, 200)] : [], payment };
}

function idOf(id: v.InferOutput<typeof ID>): string | null {
  return typeof id === 'string' ? id : (id?.id ?? null);
}
