import { given, listOf, type ReadAmount } from './cells.js';
import type { FileFacts } from './file-facts.js';
import type { ImportedProduct, ImportWarning, Located, Table, TableRow } from './import.types.js';
import { SkuRegister } from './sku-register.js';

/** The names of a column in exports before and after 2025. */
const COLUMNS = {
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  description: ['Body (HTML)', 'Description'],
  vendor: ['Vendor'],
  type: ['Type'],
  tags: ['Tags'],
  published: ['Published', 'Published on online store'],
  status: ['Status'],
  sku: ['Variant SKU', 'SKU'],
  price: ['Variant Price', 'Price'],
  stock: ['Variant Inventory Qty', 'Inventory quantity'],
  tracker: ['Variant Inventory Tracker', 'Inventory tracker'],
  policy: ['Variant Inventory Policy', 'Continue selling when out of stock'],
  image: ['Image Src', 'Product image URL'],
  variantImage: ['Variant Image', 'Variant image URL'],
} as const;
type Column = keyof typeof COLUMNS;

const METAFIELD = /^(.{1,90}?) \(product\.metafields\.[\w.-]{1,100}\)$/u;
const MOST_OPTIONS = 3;
/** The one variant of a product without options. */
const NO_OPTIONS = 'default title';

export function isShopifyProducts(columns: ReadonlySet<string>): boolean {
  const has = (column: Column) => COLUMNS[column].some((name) => columns.has(name.toLowerCase()));
  return has('handle') && has('title') && has('price') && has('description');
}

/** Products of a Shopify export, old or new; each with several variants becomes a parent and its variants. */
export function shopifyProducts(table: Table, file: FileFacts): ReadProducts {
  const warnings: ImportWarning[] = [];
  const reader: Reader = {
    skus: new SkuRegister(warnings, file.takenSkus),
    amount: file.amountsOf(COLUMNS.price),
    facts: table.columns.filter((column) => METAFIELD.test(column)),
  };
  return { rows: groups(table.rows).flatMap((group) => productsOf(group, reader)), warnings };
}

interface ReadProducts {
  rows: Located<ImportedProduct>[];
  warnings: ImportWarning[];
}

/** What the rows of one product have in common; '' where a row goes on with the one before. */
export function shopifyHandle(row: TableRow): string {
  return at(row, 'handle');
}

interface Reader {
  skus: SkuRegister;
  amount: ReadAmount;
  /** Columns of the shop's own fields. */
  facts: readonly string[];
}

function at(row: TableRow, column: Column): string {
  return COLUMNS[column].map((name) => row.cell(name)).find((cell) => cell !== '') ?? '';
}

/** Rows of one product: later ones repeat its handle, or leave it blank. */
function groups(rows: readonly TableRow[]): TableRow[][] {
  const found = new Map<string, TableRow[]>();
  let current = '';
  for (const row of rows) {
    current = at(row, 'handle') || current;
    const group = found.get(current);
    if (group) group.push(row);
    else found.set(current, [row]);
  }
  return [...found.values()];
}

function productsOf(group: readonly TableRow[], reader: Reader): Located<ImportedProduct>[] {
  const [first] = group;
  if (!first) return [];
  const names = optionNames(first);
  const variants = group.filter((row) => isVariant(row));
  const own = ownFields(first, reader);
  const [only] = variants;
  if (!only)
    return [{ ...own, sku: reader.skus.take('', handleOf(first), first.line), price: null, stock: null }];
  if (variants.length === 1) {
    const options = optionsOf(only, names);
    const sku = reader.skus.take(at(only, 'sku'), handleOf(first), only.line);
    return [
      given({ ...own, line: only.line, sku, ...tradeOf(only, reader), ...(options ? { options } : {}) }),
    ];
  }
  const parent = { ...own, sku: reader.skus.take(handleOf(first), '', first.line), price: null, stock: null };
  return [parent, ...variants.map((row, index) => variantOf(row, index, parent, names, reader))];
}

function handleOf(row: TableRow): string {
  return at(row, 'handle') || at(row, 'title') || `line-${row.line}`;
}

/** A row with nothing but a picture is none. */
function isVariant(row: TableRow): boolean {
  return at(row, 'price') !== '' || at(row, 'sku') !== '' || optionValue(row, 1) !== '';
}

function optionNames(row: TableRow): string[] {
  return Array.from({ length: MOST_OPTIONS }, (_, index) => row.cell(`Option${index + 1} Name`));
}

function optionValue(row: TableRow, number: number): string {
  return row.cell(`Option${number} Value`);
}

function optionsOf(row: TableRow, names: readonly string[]): Record<string, string> | null {
  const options = names.flatMap((name, index) => {
    const value = optionValue(row, index + 1);
    return value === '' || value.toLowerCase() === NO_OPTIONS ? [] : [[name || `Option ${index + 1}`, value]];
  });
  return options.length === 0 ? null : (Object.fromEntries(options) as Record<string, string>);
}

/** What the first row of a product tells of all its variants. */
function ownFields(
  row: TableRow,
  { facts }: Reader,
): Omit<Located<ImportedProduct>, 'sku' | 'price' | 'stock'> {
  const attributes = facts.flatMap((column) => {
    const value = row.cell(column);
    return value === '' ? [] : [[METAFIELD.exec(column)?.[1] ?? column, value]];
  });
  const tags = [...listOf(at(row, 'tags')), at(row, 'type')].filter((tag) => tag !== '');
  return given({
    line: row.line,
    name: at(row, 'title') || handleOf(row),
    description: at(row, 'description'),
    imageUrl: at(row, 'image'),
    tags: [...new Set(tags)],
    attributes: Object.fromEntries(attributes) as Record<string, string>,
    status: isActive(row) ? 'active' : 'archived',
  });
}

function isActive(row: TableRow): boolean {
  const status = at(row, 'status').toLowerCase();
  return (status === '' || status === 'active') && at(row, 'published').toLowerCase() !== 'false';
}

function variantOf(
  row: TableRow,
  index: number,
  parent: ImportedProduct,
  names: readonly string[],
  reader: Reader,
): Located<ImportedProduct> {
  const options = optionsOf(row, names) ?? {};
  const values = Object.values(options);
  return given({
    line: row.line,
    sku: reader.skus.take(at(row, 'sku'), `${parent.sku}-${index + 1}`, row.line),
    name: values.length === 0 ? parent.name : `${parent.name} – ${values.join(' / ')}`,
    ...tradeOf(row, reader),
    imageUrl: at(row, 'variantImage'),
    parentSku: parent.sku,
    options,
    status: parent.status,
  });
}

/** Price and stock; a variant that is sold beyond its stock is never sold out. */
function tradeOf(row: TableRow, { amount }: Reader): Pick<ImportedProduct, 'price' | 'stock'> {
  const count = Number.parseInt(at(row, 'stock'), 10);
  const isTracked = at(row, 'tracker') !== '' && !Number.isNaN(count);
  const goesOn = ['continue', 'true'].includes(at(row, 'policy').toLowerCase());
  return {
    price: amount(at(row, 'price')),
    stock: !isTracked || (goesOn && count <= 0) ? null : count,
  };
}
