export const PRODUCT_STATUSES = ['active', 'archived'] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

export interface Product {
  id: string;
  sku: string;
  name: string;
  description: string;
  priceMinor: bigint;
  currency: string;
  /** null: not tracked */
  stock: number | null;
  url: string | null;
  imageUrl: string | null;
  tags: string[];
  attributes: Record<string, string>;
  status: ProductStatus;
  createdAt: Date;
  updatedAt: Date;
}

export type ProductInput = Omit<Product, 'id' | 'createdAt' | 'updatedAt'>;
