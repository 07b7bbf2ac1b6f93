import { given, type ReadAmount } from './cells.js';
import type { FileFacts } from './file-facts.js';
import type {
  ImportedOrder,
  ImportOptions,
  ImportWarning,
  Located,
  Table,
  TableRow,
} from './import.types.js';
import { placedAtOf, quantityOf, tell, type OrderCell } from './order-cells.js';
import { wooStatusOf } from './woo-statuses.js';

/** Columns of "Advanced Order Export"; its user may have left out or added some. */
const COLUMNS = {
  number: ['Order Number', 'Order ID'],
  status: ['Order Status'],
  date: ['Order Date'],
  note: ['Customer Note'],
  firstName: ['First Name (Billing)', 'First Name (Shipping)'],
  lastName: ['Last Name (Billing)', 'Last Name (Shipping)'],
  email: ['Email (Billing)'],
  phone: ['Phone (Billing)'],
  sku: ['SKU'],
  item: ['Item Name', 'Product Name', 'Name'],
  quantity: ['Quantity', 'Quantity (- Refund)'],
  price: ['Item Cost', 'Item Price'],
  shipping: ['Order Shipping Amount'],
  tax: ['Order Total Tax Amount', 'Order Tax Amount'],
  discount: ['Cart Discount Amount', 'Discount Amount'],
  total: ['Order Total Amount', 'Order Total'],
  currency: ['Currency', 'Order Currency'],
} as const;
type Column = keyof typeof COLUMNS;

export function isWooOrders(columns: ReadonlySet<string>): boolean {
  const has = (column: Column) => COLUMNS[column].some((name) => columns.has(name.toLowerCase()));
  return has('number') && has('status') && has('total') && has('item');
}

/** Orders of a WooCommerce export, with a row for each item. */
export function wooOrders(
  table: Table,
  file: FileFacts,
  options: ImportOptions,
): { rows: Located<ImportedOrder>[]; warnings: ImportWarning[] } {
  const warnings: ImportWarning[] = [];
  const amount = file.amountsOf([...COLUMNS.total, ...COLUMNS.price]);
  const orders = groups(table.rows, warnings).map((group) =>
    orderOf(group, { amount, warnings, ...options }),
  );
  return { rows: orders.flatMap((order) => order ?? []), warnings };
}

/** What the rows of one order have in common; '' where a row goes on with the one before. */
export function wooOrderNumber(row: TableRow): string {
  return at(row, 'number');
}

function at(row: TableRow, column: Column): string {
  return COLUMNS[column].map((name) => row.cell(name)).find((cell) => cell !== '') ?? '';
}

function cellOf(row: TableRow, column: Column, warnings: ImportWarning[]): OrderCell {
  return { row, column: COLUMNS[column][0], value: at(row, column), warnings };
}

function groups(rows: readonly TableRow[], warnings: ImportWarning[]): TableRow[][] {
  const found = new Map<string, TableRow[]>();
  let current = '';
  for (const row of rows) {
    current = at(row, 'number') || current;
    const group = found.get(current);
    if (current === '')
      tell(cellOf(row, 'number', warnings), 'left_out', 'The row has no order number; it is left out.');
    else if (group) group.push(row);
    else found.set(current, [row]);
  }
  return [...found.values()];
}

interface Reader extends ImportOptions {
  amount: ReadAmount;
  warnings: ImportWarning[];
}

function orderOf(group: readonly TableRow[], reader: Reader): Located<ImportedOrder> | null {
  const { amount, warnings, timezone } = reader;
  const [first] = group;
  if (!first) return null;
  const total = amount(at(first, 'total'));
  const status = statusOf(first, warnings);
  if (status === null) return null;
  if (total === null) {
    tell(cellOf(first, 'total', warnings), 'no_total', 'The order has no total; it is left out.');
    return null;
  }
  const name = [at(first, 'firstName'), at(first, 'lastName')].filter((part) => part !== '').join(' ');
  return given({
    line: first.line,
    number: at(first, 'number'),
    status,
    placedAt: placedAtOf(cellOf(first, 'date', warnings), timezone),
    currency: at(first, 'currency'),
    total,
    customer: given({ name, email: at(first, 'email'), phone: at(first, 'phone') }),
    items: group.flatMap((row) => itemOf(row, reader)),
    lines: linesOf(first, amount),
    note: at(first, 'note'),
  });
}

/** @returns null, with a warning, for what is no order of a customer */
function statusOf(row: TableRow, warnings: ImportWarning[]): string | null {
  const cell = cellOf(row, 'status', warnings);
  const { status, isKnown } = wooStatusOf(cell.value);
  if (status === null) tell(cell, 'left_out', 'This is no order of a customer; it is left out.');
  else if (!isKnown) tell(cell, 'unknown_status', `No status of WooCommerce. It was taken as ${status}.`);
  return status;
}

function itemOf(row: TableRow, { amount, warnings }: Reader): ImportedOrder['items'] {
  const [sku, name] = [at(row, 'sku'), at(row, 'item')];
  if (sku === '' && name === '') return [];
  const quantity = quantityOf(cellOf(row, 'quantity', warnings));
  if (quantity === null) return [];
  const unitPrice = amount(at(row, 'price')) ?? undefined;
  return [given({ sku, name, quantity, unitPrice })];
}

function linesOf(row: TableRow, amount: ReadAmount): ImportedOrder['lines'] {
  return (['shipping', 'tax', 'discount'] as const).flatMap((kind) => {
    const value = amount(at(row, kind));
    const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
    return value === null || Number(value) === 0 ? [] : [{ kind, name, amount: value }];
  });
}
