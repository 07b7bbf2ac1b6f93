/** The statuses that every PrestaShop has; shops translate and add others. */
export const PRESTA_STATUSES = [
  'awaiting',
  'accepted',
  'inProgress',
  'backorder',
  'error',
  'shipped',
  'delivered',
  'cancelled',
  'refunded',
] as const;
export type PrestaStatus = (typeof PRESTA_STATUSES)[number];

/** How PrestaShop's statuses begin in one language, as written; several where releases or translations differ. */
export type PrestaStatuses = Readonly<Record<PrestaStatus, readonly string[]>>;
