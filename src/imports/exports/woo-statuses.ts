import { LANGUAGES } from '../../language/language.js';
import { fold } from '../../language/text/fold.js';
import { WOO_STATUSES, type WooStatus } from './words/woo-statuses.js';
import { WOO_STATUS_NAMES } from './words/words.js';

/** WooCommerce's statuses as those of the API. */
const AS_TAKEN: Readonly<Record<Exclude<WooStatus, 'draft'>, string>> = {
  pending: 'pending',
  // It has no payment yet; the customer may try again.
  failed: 'pending',
  processing: 'processing',
  onHold: 'on_hold',
  completed: 'shipped',
  cancelled: 'cancelled',
  refunded: 'refunded',
};
/** Statuses of widespread plugins, and those of the API itself. */
const MORE: Readonly<Record<string, string>> = {
  'ready for pickup': 'preparing',
  preparing: 'preparing',
  'partially shipped': 'partially_shipped',
  shipped: 'shipped',
  'out for delivery': 'out_for_delivery',
  delivered: 'delivered',
  returned: 'returned',
  'partially refunded': 'partially_refunded',
};
/** No orders of a customer. */
const LEFT_OUT = ['checkout draft', 'auto draft', 'trash'];
const UNKNOWN = 'pending';

/** Keys and names of all languages, folded. */
const KNOWN: ReadonlyMap<string, string | null> = new Map([
  ...Object.entries(MORE),
  ...LEFT_OUT.map((name) => [name, null] as const),
  ...LANGUAGES.flatMap((language) =>
    WOO_STATUSES.flatMap((status) =>
      WOO_STATUS_NAMES[language][status].map(
        (name) => [keyOf(name), status === 'draft' ? null : AS_TAKEN[status]] as const,
      ),
    ),
  ),
]);

/**
 * The API's status for a cell such as "wc-on-hold", "On hold" or "In Wartestellung".
 * @returns `status` is null for what is no order of a customer; `isKnown` is false for a status of the shop's own
 */
export function wooStatusOf(cell: string): { status: string | null; isKnown: boolean } {
  const known = KNOWN.get(keyOf(cell));
  return known === undefined ? { status: UNKNOWN, isKnown: false } : { status: known, isKnown: true };
}

function keyOf(name: string): string {
  return fold(name)
    .replace(/^wc-/u, '')
    .replace(/[\s_-]{1,20}/gu, ' ')
    .trim();
}
