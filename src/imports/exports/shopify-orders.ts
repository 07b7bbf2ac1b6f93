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

const NEEDED = ['name', 'financial status', 'fulfillment status', 'lineitem name', 'total'];

export function isShopifyOrders(columns: ReadonlySet<string>): boolean {
  return NEEDED.every((column) => columns.has(column));
}

const MONEY: ReadonlyMap<string, string> = new Map([
  ['pending', 'pending'],
  ['authorized', 'pending'],
  ['partially_paid', 'pending'],
  ['expired', 'pending'],
  ['paid', 'processing'],
  ['refunded', 'refunded'],
  ['partially_refunded', 'partially_refunded'],
  ['voided', 'cancelled'],
]);
const SHIPPING: ReadonlyMap<string, string> = new Map([
  ['fulfilled', 'shipped'],
  ['partial', 'partially_shipped'],
  ['in_progress', 'preparing'],
  ['on_hold', 'on_hold'],
  ['restocked', 'returned'],
]);

/** Then the money tells the status. */
const NOT_SENT = new Set(['', 'unfulfilled', 'pending', 'open', 'scheduled', 'request_declined']);

/** Orders of a Shopify export: a row per item, the order's own cells on the first alone. It has no tracking numbers. */
export function shopifyOrders(
  table: Table,
  file: FileFacts,
  options: ImportOptions,
): { rows: Located<ImportedOrder>[]; warnings: ImportWarning[] } {
  const warnings: ImportWarning[] = [];
  const amount = file.amountsOf(['Total']);
  const orders = groups(table.rows, warnings).map((group) => orderOf(group, amount, options, warnings));
  return { rows: orders.flatMap((order) => order ?? []), warnings };
}

function groups(rows: readonly TableRow[], warnings: ImportWarning[]): TableRow[][] {
  const found = new Map<string, TableRow[]>();
  for (const row of rows) {
    const name = row.cell('Name');
    const group = found.get(name);
    if (name === '')
      tell(cellOf(row, 'Name', warnings), 'left_out', 'The row has no order number; it is left out.');
    else if (group) group.push(row);
    else found.set(name, [row]);
  }
  return [...found.values()];
}

function cellOf(row: TableRow, column: string, warnings: ImportWarning[]): OrderCell {
  return { row, column, value: row.cell(column), warnings };
}

function orderOf(
  group: readonly TableRow[],
  amount: ReadAmount,
  { timezone }: ImportOptions,
  warnings: ImportWarning[],
): Located<ImportedOrder> | null {
  const [first] = group;
  const total = first && amount(first.cell('Total'));
  if (!first || total == null) {
    const detail = 'The order has no total; it is left out.';
    warnings.push({ line: first?.line ?? 1, column: 'Total', code: 'no_total', detail });
    return null;
  }
  return given({
    line: first.line,
    number: first.cell('Name'),
    status: statusOf(first, warnings),
    placedAt: placedAtOf(cellOf(first, 'Created at', warnings), timezone),
    currency: first.cell('Currency'),
    total,
    customer: customerOf(first),
    items: group.flatMap((row) => itemOf(row, amount, warnings)),
    lines: linesOf(first, amount),
    note: first.cell('Notes'),
  });
}

/** Cancelled before refunded before shipping before money. */
function statusOf(row: TableRow, warnings: ImportWarning[]): string {
  const money = row.cell('Financial Status').toLowerCase();
  if (row.cell('Cancelled at') !== '' || money === 'voided') return 'cancelled';
  if (money === 'refunded') return 'refunded';
  const sent = row.cell('Fulfillment Status').toLowerCase();
  const status = SHIPPING.get(sent) ?? MONEY.get(money) ?? 'pending';
  const taken = `No status of Shopify. The order was taken as ${status}.`;
  if (!SHIPPING.has(sent) && !NOT_SENT.has(sent))
    tell(cellOf(row, 'Fulfillment Status', warnings), 'unknown_status', taken);
  if (money !== '' && !MONEY.has(money))
    tell(cellOf(row, 'Financial Status', warnings), 'unknown_status', taken);
  return status;
}

function customerOf(row: TableRow): ImportedOrder['customer'] {
  const first = (...columns: string[]) =>
    columns.map((column) => row.cell(column)).find((cell) => cell !== '');
  return given({
    name: first('Shipping Name', 'Billing Name'),
    email: first('Email'),
    phone: first('Phone', 'Shipping Phone', 'Billing Phone'),
  });
}

function itemOf(row: TableRow, amount: ReadAmount, warnings: ImportWarning[]): ImportedOrder['items'] {
  const [sku, name] = [row.cell('Lineitem sku'), row.cell('Lineitem name')];
  if (sku === '' && name === '') return [];
  const quantity = quantityOf(cellOf(row, 'Lineitem quantity', warnings));
  if (quantity === null) return [];
  const unitPrice = amount(row.cell('Lineitem price')) ?? undefined;
  return [given({ sku, name, quantity, unitPrice })];
}

function linesOf(row: TableRow, amount: ReadAmount): ImportedOrder['lines'] {
  const line = (kind: 'shipping' | 'tax' | 'discount', name: string, column: string) => {
    const value = amount(row.cell(column));
    return value === null || Number(value) === 0 ? [] : [{ kind, name, amount: value }];
  };
  return [
    ...line('shipping', row.cell('Shipping Method') || 'Shipping', 'Shipping'),
    ...line('tax', 'Taxes', 'Taxes'),
    ...line('discount', row.cell('Discount Code') || 'Discount', 'Discount Amount'),
  ];
}
