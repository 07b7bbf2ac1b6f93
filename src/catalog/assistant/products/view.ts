import { formatAmount } from '../../../kernel/money.js';
import type { Citation } from '../../../assistant/chat-tool.js';
import type { FoundProduct } from '../../search/catalog-search.port.js';

/** A product as a tool result: JSON, money as decimal text. */
export interface ProductView {
  id: string;
  sku: string;
  name: string;
  description: string;
  /** Decimal text in `currency`. */
  price: string;
  currency: string;
  /** null: not tracked. */
  stock: number | null;
  available: boolean;
  url: string | null;
  attributes: Record<string, string>;
}

export function viewOf(product: FoundProduct): ProductView {
  const { id, sku, name, description, currency, stock, url, attributes } = product;
  const price = formatAmount({ minor: product.priceMinor, currency });
  return {
    id,
    sku,
    name,
    description,
    price,
    currency,
    stock,
    available: isAvailable(product),
    url,
    attributes,
  };
}

export function isAvailable({ stock }: Pick<FoundProduct, 'stock'>): boolean {
  return stock === null || stock > 0;
}

export function citationOf({ id, name, url }: ProductView): Citation {
  return url ? { kind: 'product', id, title: name, url } : { kind: 'product', id, title: name };
}
