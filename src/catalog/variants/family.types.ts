import type { OptionKind } from './option-values.js';

/** One that can be bought. */
export interface Variant {
  id: string;
  sku: string;
  /** By the names of the family's dimensions; a variant may lack one. */
  values: Readonly<Record<string, string>>;
  /** What its own texts state and not those of all variants: attributes by their names; absent when there is nothing. */
  facts?: Readonly<Record<string, string>>;
  /** null: without a price. */
  priceMinor: bigint | null;
  /** null: not tracked. */
  stock: number | null;
}

/** In what the variants differ, or could: size, colour. */
export interface VariantDimension {
  name: string;
  kind: OptionKind;
  /** Without repeats; sizes in their order, others as they were uploaded. */
  values: readonly string[];
}

/** The variants of one product. */
export interface ProductFamily {
  dimensions: readonly VariantDimension[];
  /** At least one. */
  variants: readonly Variant[];
}
