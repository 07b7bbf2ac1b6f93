/** The statuses that every WooCommerce has; shops and plugins add others. */
export const WOO_STATUSES = [
  'pending',
  'failed',
  'processing',
  'onHold',
  'completed',
  'cancelled',
  'refunded',
  'draft',
] as const;
export type WooStatus = (typeof WOO_STATUSES)[number];

/** How WooCommerce names its statuses in one language, as written; several where releases or translations differ. */
export type WooStatuses = Readonly<Record<WooStatus, readonly string[]>>;
