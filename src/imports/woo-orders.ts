import { amountsOf, given, instantOf, type ReadAmount } from './cells.js';
import type { ImportedOrder, ImportOptions, ImportWarning, Table, TableRow } from './import.types.js';

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

const STATUSES: Readonly<Record<string, string>> = {
  processing: 'processing',
  completed: 'shipped',
  cancelled: 'cancelled',
  refunded: 'refunded',
  'ready-for-pickup': 'preparing',
};
/** No orders of a customer. */
const LEFT_OUT = new Set(['checkout-draft', 'auto-draft', 'draft', 'trash']);

export function isWooOrders(columns: ReadonlySet<string>): boolean {
  const has = (column: Column) => COLUMNS[column].some((name) => columns.has(name.toLowerCase()));
  return has('number') && has('status') && has('total') && has('item');
}

/** Orders of a WooCommerce export, with a row for each item. */
export function wooOrders(
  table: Table,
  options: ImportOptions,
): { rows: ImportedOrder[]; warnings: ImportWarning[] } {
  const warnings: ImportWarning[] = [];
  const amount = amountsOf(table.rows.flatMap((row) => [at(row, 'total'), at(row, 'price')]));
  const orders = groups(table.rows).map((group) => orderOf(group, amount, options, warnings));
  return { rows: orders.flatMap((order) => order ?? []), warnings };
}

function at(row: TableRow, column: Column): string {
  return COLUMNS[column].map((name) => row.cell(name)).find((cell) => cell !== '') ?? '';
}

function groups(rows: readonly TableRow[]): TableRow[][] {
  const found = new Map<string, TableRow[]>();
  let current = '';
  for (const row of rows) {
    current = at(row, 'number') || current;
    if (current !== '') found.set(current, [...(found.get(current) ?? []), row]);
  }
  return [...found.values()];
}

function orderOf(
  group: readonly TableRow[],
  amount: ReadAmount,
  { timezone }: ImportOptions,
  warnings: ImportWarning[],
): ImportedOrder | null {
  const [first] = group;
  const total = first && amount(at(first, 'total'));
  if (!first) return null;
  const state = at(first, 'status').toLowerCase().replace(/^wc-/u, '').replaceAll(' ', '-');
  if (LEFT_OUT.has(state) || total == null) {
    const detail = total == null ? 'The order has no total; it is left out.' : `A ${state} is no order.`;
    warnings.push({ line: first.line, column: 'Order Status', code: 'left_out', detail });
    return null;
  }
  const name = [at(first, 'firstName'), at(first, 'lastName')].filter((part) => part !== '').join(' ');
  return given({
    number: at(first, 'number'),
    status: STATUSES[state] ?? 'pending',
    placedAt: instantOf(at(first, 'date'), timezone) ?? undefined,
    currency: at(first, 'currency'),
    total,
    customer: given({ name, email: at(first, 'email'), phone: at(first, 'phone') }),
    items: group.flatMap((row) => itemOf(row, amount)),
    lines: linesOf(first, amount),
    note: at(first, 'note'),
  });
}

function itemOf(row: TableRow, amount: ReadAmount): ImportedOrder['items'] {
  const quantity = Number(at(row, 'quantity').replace(',', '.'));
  const name = at(row, 'item');
  if (name === '' || !(quantity > 0)) return [];
  const unitPrice = amount(at(row, 'price')) ?? undefined;
  return [given({ sku: at(row, 'sku'), name, quantity, unitPrice })];
}

function linesOf(row: TableRow, amount: ReadAmount): ImportedOrder['lines'] {
  return (['shipping', 'tax', 'discount'] as const).flatMap((kind) => {
    const value = amount(at(row, kind));
    const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
    return value === null || Number(value) === 0 ? [] : [{ kind, name, amount: value }];
  });
}
