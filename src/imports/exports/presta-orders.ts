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
import { placedAtOf, tell } from './order-cells.js';
import { prestaStatusOf } from './presta-statuses.js';

/** Columns in their order, whose names are translated. */
const AT = { id: 0, reference: 1, customer: 4, total: 5, status: 7, date: 8 } as const;
const COLUMNS = 9;
/** PrestaShop makes it of nine letters. */
const REFERENCE = /^[A-Z]{9}$/u;
const DATE = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}(?::\d{2})?)?$/u;
const LOOKED_AT = 20;

/** By what stands in it, for all its headers but the first are translated. */
export function isPrestaOrders({ columns, rows }: Table): boolean {
  const sample = rows.slice(0, LOOKED_AT);
  const at = (row: TableRow, place: number): string => row.cell(columns[place] ?? '');
  return (
    columns.length === COLUMNS &&
    columns[AT.id]?.toLowerCase() === 'id' &&
    sample.length > 0 &&
    sample.every((row) => REFERENCE.test(at(row, AT.reference)) && DATE.test(at(row, AT.date)))
  );
}

/** Orders of PrestaShop's list. */
export function prestaOrders(
  table: Table,
  file: FileFacts,
  { timezone }: ImportOptions,
): { rows: Located<ImportedOrder>[]; warnings: ImportWarning[] } {
  const warnings: ImportWarning[] = [
    {
      ...{ line: 1, column: '', code: 'no_proof' },
      detail:
        'PrestaShop exports neither e-mail addresses nor phone numbers nor items: customers cannot prove these orders. Send them by PUT /v1/orders.',
    },
  ];
  const column = (place: number): string => table.columns[place] ?? '';
  const amount = file.amountsOf([column(AT.total)]);
  const orders = table.rows.flatMap((row) => orderOf(row, { column, amount, timezone, warnings }) ?? []);
  return { rows: orders, warnings };
}

interface Reader extends ImportOptions {
  column: (place: number) => string;
  amount: ReadAmount;
  warnings: ImportWarning[];
}

function orderOf(
  row: TableRow,
  { column, amount, timezone, warnings }: Reader,
): Located<ImportedOrder> | null {
  const cell = (place: number) => ({
    ...{ row, warnings, column: column(place) },
    value: row.cell(column(place)),
  });
  const total = amount(cell(AT.total).value);
  if (total === null) {
    tell(cell(AT.total), 'no_total', 'The order has no total; it is left out.');
    return null;
  }
  const { status, isKnown } = prestaStatusOf(cell(AT.status).value);
  if (!isKnown)
    tell(cell(AT.status), 'unknown_status', `No status of PrestaShop. It was taken as ${status}.`);
  const name = cell(AT.customer).value;
  return given({
    line: row.line,
    number: cell(AT.reference).value,
    status,
    placedAt: placedAtOf(cell(AT.date), timezone),
    total,
    customer: given({ name }),
    items: [],
  });
}
