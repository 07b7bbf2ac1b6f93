import type { FoundProduct } from '../search/catalog-search.port.js';
import type { ProductFamily, Variant, VariantDimension } from './family.types.js';
import { commonName, kindOf, nameParts } from './name-parts.js';
import { sizeOf, sizeRank, type OptionKind } from './option-values.js';

/** A product as it is stored, with what makes it a variant. */
export interface StoredProduct extends Omit<FoundProduct, 'family'> {
  parentSku?: string | null;
  options?: Readonly<Record<string, string>>;
}

/**
 * The rows of one family as one product: with the parent's texts, or what the variants have in common; the lowest price;
 * and the stock of all. One row alone stays as it is.
 * @param rows the parent first, where the family has one; at least one
 */
export function familyProduct<Row extends StoredProduct>(rows: readonly Row[]): Row & FoundProduct {
  const [first, ...others] = rows;
  if (!first) throw new Error('A family has at least one row.');
  if (others.length === 0) return first;
  const parent = others.every(({ parentSku }) => parentSku === first.sku) ? first : null;
  const variants = parent ? others : rows;
  const family = familyOf(variants);
  return {
    ...first,
    name: parent ? parent.name : commonName(rows.map(({ name }) => name)),
    description: rows.find(({ description }) => description !== '')?.description ?? '',
    priceMinor: lowest(variants),
    stock: stockOf(variants),
    url: rows.find(({ url }) => url !== null)?.url ?? null,
    attributes: parent ? parent.attributes : shared(variants),
    tags: [
      ...new Set([...rows.flatMap(({ tags }) => tags), ...family.dimensions.flatMap(({ values }) => values)]),
    ].slice(0, MOST_TAGS),
    family,
  };
}

const MOST_TAGS = 150;

function lowest(variants: readonly StoredProduct[]): bigint | null {
  const prices = variants.flatMap(({ priceMinor }) => priceMinor ?? []);
  return prices.length === 0 ? null : prices.reduce((one, other) => (other < one ? other : one));
}

/** Null when a variant's stock is not tracked: then there may be any number. */
function stockOf(variants: readonly StoredProduct[]): number | null {
  return variants.reduce<number | null>(
    (sum, { stock }) => (sum === null || stock === null ? null : sum + stock),
    0,
  );
}

function shared(variants: readonly StoredProduct[]): Record<string, string> {
  const [first, ...others] = variants.map(({ attributes }) => attributes);
  const same = Object.entries(first ?? {}).filter(([name, value]) =>
    others.every((attributes) => attributes[name] === value),
  );
  return Object.fromEntries(same);
}

function familyOf(rows: readonly StoredProduct[]): ProductFamily {
  const common = shared(rows);
  const variants = rows.map((row): Variant => {
    const { id, sku, priceMinor, stock } = row;
    const values = valuesOf(row);
    const facts = ownFacts(row, values, common);
    return { id, sku, priceMinor, stock, values, ...(Object.keys(facts).length > 0 && { facts }) };
  });
  const names = [...new Set(variants.flatMap(({ values }) => Object.keys(values)))];
  return { dimensions: names.map((name) => dimension(name, variants)), variants };
}

/** The attributes of a variant that not all have, but for its options. */
function ownFacts(
  { attributes }: StoredProduct,
  values: Readonly<Record<string, string>>,
  common: Readonly<Record<string, string>>,
): Record<string, string> {
  const options = Object.values(values);
  const own = Object.entries(attributes).filter(
    ([name, value]) => common[name] === undefined && !options.includes(value),
  );
  return Object.fromEntries(own);
}

/** The options that were sent, else what the end of the name tells. */
function valuesOf({ name, options }: StoredProduct): Record<string, string> {
  if (options && Object.keys(options).length > 0) return { ...options };
  const { values } = nameParts(name);
  return Object.fromEntries(values.map(({ kind, text }) => [kind, text]));
}

function dimension(name: string, variants: readonly Variant[]): VariantDimension {
  const values = [...new Set(variants.flatMap((variant) => variant.values[name] ?? []))];
  const kinds = new Set(values.map((value): OptionKind => kindOf(value) ?? 'other'));
  const [kind = 'other'] = kinds.size === 1 ? kinds : [];
  return { name, kind, values: kind === 'size' ? inOrder(values) : values };
}

function inOrder(sizes: string[]): string[] {
  const rank = (size: string): number => sizeRank(sizeOf(size) ?? '');
  const ranked = sizes.every((size) => !Number.isNaN(rank(size)));
  return ranked ? sizes.sort((one, other) => rank(one) - rank(other)) : sizes;
}
