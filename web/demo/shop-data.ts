export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof DAYS)[number];

export interface Product {
  name: string;
  /** Decimal string in the currency's major unit. */
  price: string | null;
  currency?: string;
  /** Null when not counted. */
  stock: number | null;
  description?: string | null;
}

/** What the server writes into the page. */
export interface ShopData {
  slug: string;
  name: string;
  locale: string;
  currency: string;
  products: Product[];
  hours: { week: Record<Day, { open: string; close: string }[]> };
  demo: { questions: string[] };
  shops: { slug: string; name: string }[];
}

export function readShopData(): ShopData {
  return JSON.parse(document.getElementById('shop-data')?.textContent ?? '') as ShopData;
}
