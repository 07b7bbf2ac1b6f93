import { formatAmount } from '../../../kernel/money.js';
import type { FoundProduct } from '../../search/catalog-search.port.js';
import type { ProductFamily, VariantDimension } from '../../variants/family.types.js';

/** A product as a tool result: JSON, money as decimal text. */
export interface ProductView {
  id: string;
  sku: string;
  name: string;
  description: string;
  /** Decimal text in `currency`, of variants the lowest; null without a price. */
  price: string | null;
  currency: string;
  /** null: not tracked. */
  stock: number | null;
  available: boolean;
  url: string | null;
  attributes: Record<string, string>;
  /** When it has several. */
  variants?: VariantsView;
}

/** The variants of one product. */
export interface VariantsView {
  dimensions: readonly VariantDimension[];
  each: readonly VariantView[];
}

export interface VariantView {
  id: string;
  sku: string;
  /** By the names of the dimensions: `{"Size": "M"}`. */
  values: Readonly<Record<string, string>>;
  /** As of `Variant`. */
  facts?: Readonly<Record<string, string>>;
  price: string | null;
  stock: number | null;
  available: boolean;
}

export function viewOf(product: FoundProduct): ProductView {
  const { id, sku, name, description, currency, stock, url, attributes, family } = product;
  const price = priceOf(product.priceMinor, currency);
  const variants = family && variantsOf(family, currency);
  return {
    ...(variants ? { variants } : {}),
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

function variantsOf({ dimensions, variants }: ProductFamily, currency: string): VariantsView {
  const each = variants.map(({ id, sku, values, facts, priceMinor, stock }) => ({
    id,
    sku,
    values,
    ...(facts && { facts }),
    price: priceOf(priceMinor, currency),
    stock,
    available: isAvailable({ stock }),
  }));
  return { dimensions, each };
}

function priceOf(minor: bigint | null, currency: string): string | null {
  return minor === null ? null : formatAmount({ minor, currency });
}

export function isAvailable({ stock }: Pick<FoundProduct, 'stock'>): boolean {
  return stock === null || stock > 0;
}
