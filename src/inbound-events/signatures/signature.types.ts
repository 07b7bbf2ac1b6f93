import type { RefusalReason } from '../event.types.js';
import type { RawDelivery } from '../../platform/crypto/raw-delivery.js';

/**
 * @param secrets that are valid now, at least one
 * @returns why the delivery is not genuine; null when it is
 */
export type VerifySignature = (
  delivery: RawDelivery,
  secrets: readonly string[],
  now: Date,
) => RefusalReason | null;
