import { amountsOf, given, instantOf, type ReadAmount } from './cells.js';
import type { ImportedOrder, ImportOptions, ImportWarning, Table, TableRow } from './import.types.js';

const NEEDED = ['name', 'financial status', 'fulfillment status', 'lineitem name', 'total'];

export function isShopifyOrders(columns: ReadonlySet<string>): boolean {
  return NEEDED.every((column) => columns.has(column));
}

const MONEY: Readonly<Record<string, string>> = {
  paid: 'processing',
  refunded: 'refunded',
  partially_refunded: 'partially_refunded',
  voided: 'cancelled',
};
const SHIPPING: Readonly<Record<string, string>> = {
  fulfilled: 'shipped',
  partial: 'partially_shipped',
  in_progress: 'preparing',
  on_hold: 'on_hold',
  restocked: 'returned',
};

/** Orders of a Shopify export: a row per item, the order's own cells on the first alone. It has no tracking numbers. */
export function shopifyOrders(
  table: Table,
  options: ImportOptions,
): { rows: ImportedOrder[]; warnings: ImportWarning[] } {
  const warnings: ImportWarning[] = [];
  const amount = amountsOf(table.rows.map((row) => row.cell('Total')));
  const orders = groups(table.rows).map((group) => orderOf(group, amount, options, warnings));
  return { rows: orders.flatMap((order) => order ?? []), warnings };
}

function groups(rows: readonly TableRow[]): TableRow[][] {
  const found = new Map<string, TableRow[]>();
  for (const row of rows) {
    const name = row.cell('Name');
    if (name !== '') found.set(name, [...(found.get(name) ?? []), row]);
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
  const total = first && amount(first.cell('Total'));
  if (!first || total == null) {
    const detail = 'The order has no total; it is left out.';
    warnings.push({ line: first?.line ?? 1, column: 'Total', code: 'no_total', detail });
    return null;
  }
  return given({
    number: first.cell('Name'),
    status: statusOf(first),
    placedAt: instantOf(first.cell('Created at'), timezone) ?? undefined,
    currency: first.cell('Currency'),
    total,
    customer: customerOf(first),
    items: group.flatMap((row) => itemOf(row, amount)),
    lines: linesOf(first, amount),
    note: first.cell('Notes'),
  });
}

/** Cancelled before refunded before shipping before money. */
function statusOf(row: TableRow): string {
  const money = row.cell('Financial Status').toLowerCase();
  if (row.cell('Cancelled at') !== '' || money === 'voided') return 'cancelled';
  if (money === 'refunded') return 'refunded';
  const shipping = SHIPPING[row.cell('Fulfillment Status').toLowerCase()];
  return shipping ?? MONEY[money] ?? 'pending';
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

function itemOf(row: TableRow, amount: ReadAmount): ImportedOrder['items'] {
  const quantity = Number(row.cell('Lineitem quantity'));
  const name = row.cell('Lineitem name');
  if (name === '' || !(quantity > 0)) return [];
  const unitPrice = amount(row.cell('Lineitem price')) ?? undefined;
  return [given({ sku: row.cell('Lineitem sku'), name, quantity, unitPrice })];
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
