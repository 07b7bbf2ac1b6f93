import * as v from 'valibot';
import type { OrderReference, ParcelState, ShopParcel } from '../../orders/changes/order-change.types.js';
import { instant, read } from './event-body.js';
import type { Translation } from './platform.types.js';

/** Of a parcel whose carrier Shopify does not name. */
const NO_CARRIER = 'Other';
const LONGEST = 100;
const MOST_ITEMS = 200;

const STATES: Readonly<Record<string, ParcelState>> = {
  label_printed: 'preparing',
  label_purchased: 'preparing',
  confirmed: 'preparing',
  ready_for_pickup: 'preparing',
  in_transit: 'shipped',
  delayed: 'shipped',
  carrier_picked_up: 'shipped',
  out_for_delivery: 'out_for_delivery',
  attempted_delivery: 'out_for_delivery',
  delivered: 'delivered',
  picked_up: 'delivered',
  failure: 'on_hold',
};

const TEXTS = v.nullish(v.array(v.nullable(v.string())), []);

export const FULFILLMENT = v.object({
  id: v.number(),
  status: v.nullish(v.string()),
  shipment_status: v.nullish(v.string()),
  tracking_company: v.nullish(v.string()),
  tracking_number: v.nullish(v.string()),
  tracking_numbers: TEXTS,
  tracking_url: v.nullish(v.string()),
  tracking_urls: TEXTS,
  updated_at: v.string(),
  line_items: v.nullish(v.array(v.object({ sku: v.nullish(v.string()), quantity: v.number() })), []),
});
export type Fulfillment = v.InferOutput<typeof FULFILLMENT>;

const EVENT = v.object({
  ...FULFILLMENT.entries,
  order_id: v.number(),
  name: v.nullish(v.string()),
});

const PROGRESS = v.object({
  order_id: v.number(),
  status: v.string(),
  estimated_delivery_at: v.nullish(v.string()),
  happened_at: v.nullish(v.string()),
  updated_at: v.nullish(v.string()),
  created_at: v.string(),
});

/** `fulfillments/create` and `fulfillments/update`. */
export function fulfillment(body: unknown): Translation {
  const told = read(EVENT, body);
  if (!isReal(told))
    return { ignored: `The fulfillment is ${told.status ?? 'unknown'}: nothing is sent by it.` };
  const order = referenceOf(told.order_id, told.name?.replace(/\.\d{1,4}$/, '') ?? null);
  const parcel = parcelOf(told);
  return { order: { order, at: instant(told.updated_at, 'updated_at'), parcel } };
}

/** `fulfillment_events/create`: what the carrier says of a parcel, without its number. */
export function fulfillmentEvent(body: unknown): Translation {
  const told = read(PROGRESS, body);
  const state = STATES[told.status] ?? null;
  const day = told.estimated_delivery_at?.slice(0, 10);
  if (state === null && !day)
    return { ignored: `Shopify's "${told.status.slice(0, 40)}" tells nothing new.` };
  return {
    order: {
      order: referenceOf(told.order_id, null),
      at: instant(told.updated_at ?? told.created_at, 'updated_at'),
      ...(day && { fields: { expectedAt: day } }),
      parcel: { state, shipments: [] },
    },
  };
}

export function isReal({ status }: Fulfillment): boolean {
  return !['cancelled', 'error', 'failure'].includes(status ?? '');
}

export function referenceOf(id: number, name: string | null): OrderReference {
  return { externalIds: [String(id), `gid://shopify/Order/${id}`], number: name, payment: null };
}

/** One fulfillment; each of its tracking numbers is a parcel, and only of a single one it is known what is in it. */
export function parcelOf(told: Fulfillment): ShopParcel {
  const state = stateOf(told);
  const numbers = textsOf(told.tracking_numbers, told.tracking_number);
  const urls = textsOf(told.tracking_urls, told.tracking_url);
  const items = told.line_items.flatMap(({ sku, quantity }) =>
    sku && quantity > 0 ? [{ sku: sku.slice(0, LONGEST), quantity }] : [],
  );
  const isWhole = items.length === told.line_items.length && items.length <= MOST_ITEMS;
  return {
    state,
    shipments: numbers.map((trackingNumber, place) => ({
      carrier: told.tracking_company?.slice(0, LONGEST) || NO_CARRIER,
      trackingNumber: trackingNumber.slice(0, LONGEST),
      trackingUrl: webUrl(urls[place]),
      status: state,
      items: numbers.length === 1 && isWhole ? items : [],
    })),
    ...(numbers.length === 0 && {
      untracked: told.line_items.map(({ sku, quantity }) => ({ sku: sku || null, quantity })),
    }),
  };
}

/** What is fulfilled has been sent, unless the carrier says otherwise. */
function stateOf({ shipment_status: told, status }: Fulfillment): ParcelState {
  if (told) return STATES[told] ?? 'shipped';
  return status === 'success' ? 'shipped' : null;
}

function textsOf(list: readonly (string | null)[] | null, single: string | null | undefined): string[] {
  const texts = (list ?? []).filter((text): text is string => Boolean(text));
  return texts.length > 0 ? texts : single ? [single] : [];
}

function webUrl(text: string | undefined): string | null {
  return text !== undefined && /^https?:\/\//.test(text) && URL.canParse(text) ? text : null;
}
