import type { Citation } from '../../../assistant/chat-tool.js';
import { formatAmount } from '../../../kernel/money.js';
import type { FoundProduct } from '../../search/catalog-search.port.js';

/** A live row as a source, with the values of its card. */
export function citationOf({ id, name, url, currency, stock, ...row }: FoundProduct): Citation {
  const { priceMinor, family, imageUrl = null } = row;
  const price = priceMinor === null ? null : formatAmount({ minor: priceMinor, currency });
  const prices = new Set((family?.variants ?? []).map((variant) => variant.priceMinor));
  const product = { price, isFrom: prices.size > 1, currency, stock, imageUrl };
  return { kind: 'product', id, title: name, ...(url ? { url } : {}), product };
}
