import type { Citation } from '../../assistant/chat-tool.js';
import type { OrderView } from './view.js';

/** An order that the visitor has proven as a source, with its status line. Never of an order that was only named. */
export function provenCitation(order: OrderView): Citation {
  const { id, number, status, isUnderWay, daysLate } = order;
  const shipments = order.shipments.map(({ carrier, trackingNumber, trackingUrl }) => ({
    carrier,
    trackingNumber,
    trackingUrl,
  }));
  const expectedAt = isUnderWay ? order.expectedAt : null;
  const refunded = order.refundedAmount ?? null;
  const cited = { number, status, expectedAt, isLate: daysLate !== null, refunded, shipments };
  return { kind: 'order', id, title: number, order: cited };
}
