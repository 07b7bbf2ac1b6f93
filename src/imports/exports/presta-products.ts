import { given } from './cells.js';
import type { FileFacts } from './file-facts.js';
import type { ImportedProduct, ImportWarning, Located, Table, TableRow } from './import.types.js';
import { SkuRegister } from './sku-register.js';

/** The only header that is never translated. */
const FIRST = 'product id';
/** The columns in their order (ProductCsvExporter.php); a shop without stock has no quantity. */
const COLUMNS = [
  'id',
  'image',
  'name',
  'reference',
  'category',
  'net',
  'gross',
  'quantity',
  'status',
  'position',
];
type Cells = Readonly<Record<string, string>>;

export function isPrestaProducts({ columns }: Table): boolean {
  return columns[0]?.toLowerCase() === FIRST && [COLUMNS.length, COLUMNS.length - 1].includes(columns.length);
}

/** Products of PrestaShop's list. It has neither descriptions nor combinations. */
export function prestaProducts(
  table: Table,
  file: FileFacts,
): { rows: Located<ImportedProduct>[]; warnings: ImportWarning[] } {
  const warnings: ImportWarning[] = [
    {
      ...{ line: 1, column: '', code: 'no_descriptions' },
      detail: 'PrestaShop exports neither descriptions nor combinations; send them by PUT /v1/products.',
    },
  ];
  const names =
    table.columns.length === COLUMNS.length ? COLUMNS : COLUMNS.filter((name) => name !== 'quantity');
  const rows = table.rows.map((row) => ({ row, cells: cellsOf(row, table, names) }));
  // With the tax, as customers pay.
  const amount = file.amountsOf([table.columns[names.indexOf('gross')] ?? '']);
  const skus = new SkuRegister(warnings, file.takenSkus);
  const products = rows.map(({ row, cells }) => {
    const count = Number.parseInt(cells['quantity'] ?? '', 10);
    return given<Located<ImportedProduct>>({
      line: row.line,
      sku: skus.take(cells['reference'] ?? '', `prestashop-${cells['id']}`, row.line),
      name: cells['name'] ?? '',
      price: amount(cells['gross'] ?? ''),
      stock: Number.isNaN(count) ? null : count,
      imageUrl: cells['image'] ?? '',
      tags: [cells['category'] ?? ''].filter((tag) => tag !== ''),
      status: cells['status'] === '0' ? 'archived' : 'active',
    });
  });
  return { rows: products, warnings };
}

function cellsOf(row: TableRow, { columns }: Table, names: readonly string[]): Cells {
  return Object.fromEntries(columns.map((column, at) => [names[at] ?? column, row.cell(column)]));
}
