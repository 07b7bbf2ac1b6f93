import type { OrderForVisitor, VisitorItem, VisitorParcel } from './order-lookup.port.js';
import { THOUSAND, type Order, type OrderItem, type Shipment } from './order.types.js';

/** An order as its customer may see it. */
export function forVisitor(order: Order): OrderForVisitor {
  const { id, number, status, totalMinor, refundedMinor, currency, expectedAt, lines, note } = order;
  return {
    ...{ id, number, status, totalMinor, currency, expectedAt, lines, note },
    ...(refundedMinor > 0n && { refundedMinor }),
    items: itemsOf(order),
    shipments: order.shipments.map((parcel) => parcelOf(parcel, order.items)),
  };
}

function itemsOf({ status, items, shipments }: Order): VisitorItem[] {
  const isToldPerParcel =
    status === 'partially_shipped' &&
    shipments.length > 0 &&
    shipments.every((parcel) => parcel.items.length > 0);
  const left = isToldPerParcel ? sumBySku(shipments) : null;
  return items.map((item) => ({
    name: nameOf(item),
    quantity: item.quantity,
    unitPriceMinor: item.unitPriceMinor,
    toCome: left && remaining(item, left),
  }));
}

/** Takes the item's quantity from what the parcels hold of it. @returns what no parcel holds */
function remaining({ sku, quantity }: OrderItem, left: Map<string, number>): number {
  const shipped = Math.min(quantity, left.get(sku ?? '') ?? 0);
  if (sku !== null) left.set(sku, thousandths((left.get(sku) ?? 0) - shipped));
  return thousandths(quantity - shipped);
}

function sumBySku(shipments: readonly Shipment[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of shipments.flatMap((parcel) => parcel.items))
    sums.set(sku, thousandths((sums.get(sku) ?? 0) + quantity));
  return sums;
}

/** Quantities have three decimal places; a difference of binary fractions may have more. */
function thousandths(quantity: number): number {
  return Math.round(quantity * THOUSAND) / THOUSAND;
}

function parcelOf(
  { carrier, trackingNumber, trackingUrl, items }: Shipment,
  ordered: readonly OrderItem[],
): VisitorParcel {
  return {
    ...{ carrier, trackingNumber, trackingUrl },
    items: items.map(({ sku, quantity }) => {
      const item = ordered.find((each) => each.sku === sku);
      return { name: item ? nameOf(item) : sku, quantity };
    }),
  };
}

function nameOf({ name, productName, sku }: OrderItem): string {
  return name ?? productName ?? sku ?? '';
}
