import type { StockChange } from '../../catalog/products/stock-changes.service.js';
import type { OrderChange } from '../../orders/changes/order-change.types.js';
import type { Envelope } from '../event.types.js';
import type { RawDelivery } from '../../platform/crypto/raw-delivery.js';
import type { VerifySignature } from '../signatures/signature.types.js';

/** What an event tells, in our words, or why it tells nothing. */
export type Translation = { order: OrderChange } | { stocks: StockChange[] } | { ignored: string };

/** How one kind of event source sends. Pure: nothing here reads a store. */
export interface EventPlatform {
  verify: VerifySignature;
  /** True for what the platform sends unsigned to see whether anybody is there. */
  isPing?: (delivery: RawDelivery) => boolean;
  /** @param delivery that is genuine; it may be no JSON all the same */
  envelope: (delivery: RawDelivery) => Envelope;
  /** @throws UnreadableEvent */
  translate: (type: string, body: Buffer) => Translation;
}
