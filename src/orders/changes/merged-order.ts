import type { OrderStatus } from '../order-lookup.port.js';
import { THOUSAND, type OrderInput, type Shipment } from '../order.types.js';
import type { ParcelItem, ShopParcel } from './order-change.types.js';

/** What the payments of an order amount to. */
export interface PaidState {
  isPaid: boolean;
  refundedMinor: bigint;
}

/** A parcel may move the status on from these, and never out of what an order has ended with. */
const BEFORE_SHIPPING: ReadonlySet<OrderStatus> = new Set(['pending', 'processing', 'preparing', 'on_hold']);
const UNDER_WAY: ReadonlySet<OrderStatus> = new Set([
  ...BEFORE_SHIPPING,
  'partially_shipped',
  'shipped',
  'out_for_delivery',
  'partially_refunded',
]);

/** The order with one parcel more, or with what is new of one that it has. */
export function withParcel<Known extends OrderInput>(order: Known, parcel: ShopParcel): Known {
  const shipments = mergeShipments(order.shipments, namedParcels(order.shipments, parcel));
  return { ...order, shipments, status: statusWith({ ...order, shipments }, parcel) };
}

/** Where one is told of without its number, it is the only one that there is. */
function namedParcels(
  known: readonly Shipment[],
  { state, shipments, untracked }: ShopParcel,
): readonly Shipment[] {
  const [only, ...others] = known;
  if (shipments.length > 0 || untracked || !only || others.length > 0 || state === null) return shipments;
  return [{ ...only, status: state }];
}

/** A parcel is known by its tracking number. */
function mergeShipments(known: readonly Shipment[], told: readonly Shipment[]): Shipment[] {
  const numbers = new Set(told.map(({ trackingNumber }) => trackingNumber));
  const changed = told.map((parcel) => {
    const before = known.find(({ trackingNumber }) => trackingNumber === parcel.trackingNumber);
    return before
      ? {
          ...parcel,
          trackingUrl: parcel.trackingUrl ?? before.trackingUrl,
          status: parcel.status ?? before.status,
          items: parcel.items.length > 0 ? parcel.items : before.items,
        }
      : parcel;
  });
  const places = new Map(known.map(({ trackingNumber }, place) => [trackingNumber, place]));
  const rest = known.filter(({ trackingNumber }) => !numbers.has(trackingNumber));
  const placeOf = ({ trackingNumber }: Shipment) => places.get(trackingNumber) ?? known.length;
  return [...rest, ...changed].sort((one, other) => placeOf(one) - placeOf(other));
}

function statusWith(order: OrderInput, { state, untracked }: ShopParcel): OrderStatus {
  const { status } = order;
  if (state === null || !UNDER_WAY.has(status)) return status;
  if (state === 'preparing' || state === 'on_hold') return BEFORE_SHIPPING.has(status) ? state : status;
  const isPart = status === 'partially_shipped' || !isAllShipped(order, untracked);
  if (isPart && BEFORE_SHIPPING.has(status)) return 'partially_shipped';
  if (isPart) return status;
  if (state === 'shipped') return status === 'out_for_delivery' ? status : 'shipped';
  // Of several parcels the last one decides.
  const isLast = order.shipments.every((parcel) => parcel.status === state || parcel.status === 'delivered');
  return isLast ? state : BEFORE_SHIPPING.has(status) ? 'shipped' : status;
}

/**
 * True when the parcels hold everything, or it is not told what is in each of them. Without any parcel it is so when the
 * shop has said so. What was in an earlier one without a tracking number is not known any more.
 */
function isAllShipped({ items, shipments, status }: OrderInput, untracked?: readonly ParcelItem[]): boolean {
  if (shipments.length === 0 && !untracked) return !BEFORE_SHIPPING.has(status);
  if (shipments.some((parcel) => parcel.items.length === 0)) return true;
  const shipped = [...shipments.flatMap((parcel) => parcel.items), ...(untracked ?? [])];
  const isEachShipped = items.every(
    ({ sku, quantity }) =>
      sku === null ||
      covers(
        shipped.filter((item) => item.sku === sku),
        quantity,
      ),
  );
  if (!isEachShipped || !untracked) return isEachShipped;
  // Items without a SKU can only be counted.
  return covers(
    shipped,
    items.reduce((sum, { quantity }) => sum + quantity, 0),
  );
}

function covers(shipped: readonly ParcelItem[], quantity: number): boolean {
  const sum = shipped.reduce((all, item) => all + item.quantity, 0);
  return Math.round((sum - quantity) * THOUSAND) >= 0;
}

/** Until money has come back, or where nothing was sent. */
const BY_MONEY: ReadonlySet<OrderStatus> = new Set(['pending', 'processing', 'partially_refunded']);

/** The status as the payments change it: cancelled before refunded before returned before shipping before money. */
export function statusWithPayments(
  { status, totalMinor }: Pick<OrderInput, 'status' | 'totalMinor'>,
  { isPaid, refundedMinor }: PaidState,
): OrderStatus {
  if (status === 'cancelled') return status;
  if (refundedMinor > 0n && refundedMinor >= totalMinor) return 'refunded';
  if (refundedMinor > 0n && BY_MONEY.has(status)) return 'partially_refunded';
  return status === 'pending' && isPaid ? 'processing' : status;
}
