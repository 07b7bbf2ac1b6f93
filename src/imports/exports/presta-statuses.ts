import { LANGUAGES } from '../../language/language.js';
import { fold } from '../../language/text/fold.js';
import { PRESTA_STATUSES, type PrestaStatus } from './words/presta-statuses.js';
import { PRESTA_STATUS_NAMES } from './words/words.js';

/** PrestaShop's statuses as those of the API (install-dev/langs/en/data/order_state.xml). */
const AS_TAKEN: Readonly<Record<PrestaStatus, string>> = {
  awaiting: 'pending',
  accepted: 'processing',
  inProgress: 'preparing',
  backorder: 'on_hold',
  error: 'on_hold',
  shipped: 'shipped',
  delivered: 'delivered',
  cancelled: 'cancelled',
  refunded: 'refunded',
};
const UNKNOWN = 'pending';

/** The longest first: "on backorder (not paid)" is no other status than "on backorder". */
const BEGINNINGS = LANGUAGES.flatMap((language) =>
  PRESTA_STATUSES.flatMap((status) =>
    PRESTA_STATUS_NAMES[language][status].map((name) => [fold(name), AS_TAKEN[status]] as const),
  ),
).sort(([one], [other]) => other.length - one.length);

/** The API's status for a cell such as "Awaiting bank wire payment"; `isKnown` is false for one of the shop's own. */
export function prestaStatusOf(cell: string): { status: string; isKnown: boolean } {
  const name = fold(cell).trim();
  const [, status] = BEGINNINGS.find(([beginning]) => name.startsWith(beginning)) ?? [];
  return { status: status ?? UNKNOWN, isKnown: status !== undefined };
}
