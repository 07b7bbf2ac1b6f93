import type { RawDelivery, RefusalReason } from '../event.types.js';

/**
 * @param secrets that are valid now, at least one
 * @returns why the delivery is not genuine; null when it is
 */
export type VerifySignature = (
  delivery: RawDelivery,
  secrets: readonly string[],
  now: Date,
) => RefusalReason | null;
