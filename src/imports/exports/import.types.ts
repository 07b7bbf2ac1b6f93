/** A product as `PUT /v1/products` takes it. */
export interface ImportedProduct {
  sku: string;
  name: string;
  description?: string;
  /** Decimal text; null for a parent, whose variants have the prices. */
  price: string | null;
  /** null: not tracked. */
  stock: number | null;
  url?: string;
  imageUrl?: string;
  tags?: string[];
  attributes?: Record<string, string>;
  parentSku?: string;
  options?: Record<string, string>;
  status: 'active' | 'archived';
}

/** An order as `PUT /v1/orders` takes it. */
export interface ImportedOrder {
  number: string;
  status: string;
  /** RFC 3339. */
  placedAt?: string;
  currency?: string;
  total: string;
  customer: { name?: string; email?: string; phone?: string };
  items: { sku?: string; name?: string; quantity: number; unitPrice?: string }[];
  lines?: { kind: 'discount' | 'shipping' | 'tax' | 'fee'; name: string; amount: string }[];
  note?: string;
}

/** Something in the file that was read in another way than it stands there, or not at all. */
export interface ImportWarning {
  /** Line of the file, from 1. */
  line: number;
  column: string;
  /** snake_case. */
  code: string;
  detail: string;
  /** As written, where it is told apart. */
  value?: string;
}

/** What was read of a file, with the line on which it begins. */
export type Located<Row> = Row & { line: number };

/** What a file holds. */
export type ReadExport = { warnings: ImportWarning[] } & (
  | { kind: 'products'; format: string; rows: ImportedProduct[] }
  | { kind: 'orders'; format: string; rows: ImportedOrder[] }
);

/** What a file does not tell about its business. */
export interface ImportOptions {
  /** IANA zone of times without an offset. */
  timezone: string;
}

/** One row by the names of its columns. */
export interface TableRow {
  line: number;
  /** The cell as written, without the apostrophe that spreadsheets need; '' for a column that is not there. */
  cell: (column: string) => string;
}

export interface Table {
  columns: readonly string[];
  rows: readonly TableRow[];
  warnings: ImportWarning[];
}
