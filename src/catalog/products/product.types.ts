import type { KnowledgeSource } from '../../kernel/knowledge-source.js';

export const PRODUCT_STATUSES = ['active', 'archived'] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

/** Texts as they were sent, where they had markup or were longer than what is read. */
export interface SentProductTexts {
  name?: string;
  description?: string;
}

/** What is left out does not count. */
export interface ProductFilter {
  sku?: string;
  /** Variants of this product. */
  parentSku?: string;
  status?: ProductStatus;
}

export interface Product {
  id: string;
  sku: string;
  /** Plain text, one line. */
  name: string;
  /** Plain text with line breaks, of at most `LONGEST_PLAIN` characters. */
  description: string;
  /** null: every text is as it was sent. */
  original: SentProductTexts | null;
  /** The product of which this is a variant; null for all others. */
  parentSku: string | null;
  /** What tells a variant from the others: `{"Size": "M"}`. */
  options: Record<string, string>;
  /** null: a product whose variants have the prices. */
  priceMinor: bigint | null;
  currency: string;
  /** null: not tracked */
  stock: number | null;
  url: string | null;
  imageUrl: string | null;
  tags: string[];
  attributes: Record<string, string>;
  status: ProductStatus;
  /** null: sent by the business. */
  source: KnowledgeSource | null;
  createdAt: Date;
  updatedAt: Date;
}

export type ProductInput = Omit<Product, 'id' | 'createdAt' | 'updatedAt'>;
