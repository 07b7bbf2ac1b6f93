import { FileSurvey, type FileFacts, type SurveyedRows } from './file-facts.js';
import type {
  ImportedOrder,
  ImportedProduct,
  ImportOptions,
  ImportWarning,
  Located,
  Table,
  TableRow,
} from './import.types.js';
import { isPrestaOrders, prestaOrders } from './presta-orders.js';
import { isPrestaProducts, prestaProducts } from './presta-products.js';
import { isShopifyOrders, shopifyOrders } from './shopify-orders.js';
import { isShopifyProducts, shopifyHandle, shopifyProducts } from './shopify-products.js';
import { isWooOrders, wooOrderNumber, wooOrders } from './woo-orders.js';
import { noteWooParents, wooHeaders, wooProducts } from './woo-products.js';

interface ReadRows<Row> {
  rows: Located<Row>[];
  warnings: ImportWarning[];
}

/** How the rows of one kind of export become rows of the API. */
export type TableReader = SurveyedRows & {
  /** For people: "Shopify products". */
  format: string;
  shop: 'shopify' | 'woocommerce' | 'prestashop';
} & (
    | { kind: 'products'; read: ReadWith<ImportedProduct> }
    | { kind: 'orders'; read: ReadWith<ImportedOrder> }
  );

/** @param table some of the file's rows, with all that belong together */
type ReadWith<Row> = (table: Table, file: FileFacts, options: ImportOptions) => ReadRows<Row>;

/** Letters of other scripts that old releases have in a header by mistake. */
const LOOK_ALIKES: readonly (readonly [RegExp, string])[] = [[/\u0421/gu, 'C']];

/** @param table its columns and first rows are enough @returns null for what is no known export */
export function readerOf(table: Table): TableReader | null {
  const columns = new Set(table.columns.map((column) => column.toLowerCase()));
  if (isShopifyOrders(columns))
    return {
      ...{ kind: 'orders', shop: 'shopify', format: 'Shopify orders', read: shopifyOrders },
      groupOf: (row) => row.cell('Name'),
    };
  if (isShopifyProducts(columns))
    return {
      ...{ kind: 'products', shop: 'shopify', format: 'Shopify products', read: shopifyProducts },
      groupOf: shopifyHandle,
    };
  const headers = wooHeaders(columns);
  if (headers)
    return {
      ...{ kind: 'products', shop: 'woocommerce', format: 'WooCommerce products' },
      noteParent: noteWooParents(headers),
      read: (rows, file) => wooProducts(rows, headers, file),
    };
  if (isWooOrders(columns))
    return {
      ...{ kind: 'orders', shop: 'woocommerce', format: 'WooCommerce orders', groupOf: wooOrderNumber },
      read: (rows, file, options) => wooOrders(withoutLookAlikes(rows), file, options),
    };
  return prestaReader(table);
}

function prestaReader(table: Table): TableReader | null {
  if (isPrestaProducts(table))
    return { kind: 'products', shop: 'prestashop', format: 'PrestaShop products', read: prestaProducts };
  if (isPrestaOrders(table))
    return { kind: 'orders', shop: 'prestashop', format: 'PrestaShop orders', read: prestaOrders };
  return null;
}

/** What is known of a file that is in memory. */
export function factsOf({ columns, rows }: Table, reader: SurveyedRows): FileFacts {
  const survey = new FileSurvey(columns, reader);
  for (const row of rows) survey.see(row);
  return survey.facts();
}

/** Its columns can be asked for by the names that they seem to have. */
function withoutLookAlikes({ columns, rows, warnings }: Table): Table {
  const plain = (name: string): string =>
    LOOK_ALIKES.reduce((text, [sign, letter]) => text.replace(sign, letter), name);
  const written = new Map(columns.map((column) => [plain(column).toLowerCase(), column]));
  const asSeen = ({ line, cell }: TableRow): TableRow => ({
    line,
    cell: (name) => cell(written.get(name.toLowerCase()) ?? name),
  });
  return { columns: columns.map(plain), rows: rows.map(asSeen), warnings };
}
