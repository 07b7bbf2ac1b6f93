import { readTable, UnreadableFile } from './csv-table.js';
import type { ImportOptions, ReadExport, Table } from './import.types.js';
import { isPrestaOrders, prestaOrders } from './presta-orders.js';
import { isPrestaProducts, prestaProducts } from './presta-products.js';
import { isShopifyOrders, shopifyOrders } from './shopify-orders.js';
import { isShopifyProducts, shopifyProducts } from './shopify-products.js';
import { isWooOrders, wooOrders } from './woo-orders.js';
import { wooHeaders, wooProducts } from './woo-products.js';

export { UnreadableFile };

/** Letters of other scripts that old releases have in a header by mistake. */
const LOOK_ALIKES: readonly (readonly [RegExp, string])[] = [[/\u0421/gu, 'C']];

/**
 * Reads a shop's export file, recognised by its headers: products of Shopify (old and new) and WooCommerce (in English,
 * German, French, Spanish or Arabic), orders of Shopify and of WooCommerce's "Advanced Order Export", and the lists of
 * PrestaShop, whose headers are translated and are told by their order.
 * @throws UnreadableFile when it is none of these
 */
export function readExport(bytes: Uint8Array, options: ImportOptions): ReadExport {
  const table = readTable(bytes);
  const columns = new Set(table.columns.map((column) => column.toLowerCase()));
  const { warnings } = table;
  if (isShopifyOrders(columns)) {
    const read = shopifyOrders(table, options);
    return { kind: 'orders', format: 'Shopify orders', ...joined(read, warnings) };
  }
  if (isShopifyProducts(columns)) {
    const read = shopifyProducts(table);
    return { kind: 'products', format: 'Shopify products', ...joined(read, warnings) };
  }
  const headers = wooHeaders(columns);
  if (headers) {
    const read = wooProducts(table, headers);
    return { kind: 'products', format: 'WooCommerce products', ...joined(read, warnings) };
  }
  if (isWooOrders(columns)) {
    const read = wooOrders(withoutLookAlikes(table), options);
    return { kind: 'orders', format: 'WooCommerce orders', ...joined(read, warnings) };
  }
  if (isPrestaProducts(table)) {
    return { kind: 'products', format: 'PrestaShop products', ...joined(prestaProducts(table), warnings) };
  }
  if (isPrestaOrders(table)) {
    return { kind: 'orders', format: 'PrestaShop orders', ...joined(prestaOrders(table, options), warnings) };
  }
  const seen = table.columns.slice(0, 8).join(', ');
  throw new UnreadableFile(
    `This is no known export of Shopify, WooCommerce or PrestaShop. Its columns begin with: ${seen}.`,
  );
}

function joined<Read extends { warnings: ReadExport['warnings'] }>(
  read: Read,
  before: ReadExport['warnings'],
): Read {
  return { ...read, warnings: [...before, ...read.warnings] };
}

/** Its columns can be asked for by the names that they seem to have. */
function withoutLookAlikes({ columns, rows, warnings }: Table): Table {
  const plain = (name: string): string =>
    LOOK_ALIKES.reduce((text, [sign, letter]) => text.replace(sign, letter), name);
  const written = new Map(columns.map((column) => [plain(column).toLowerCase(), column]));
  return {
    columns: columns.map(plain),
    rows: rows.map(({ line, cell }) => ({
      line,
      cell: (name) => cell(written.get(name.toLowerCase()) ?? name),
    })),
    warnings,
  };
}
