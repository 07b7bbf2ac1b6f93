import { instantOf } from './cells.js';
import type { ImportWarning, TableRow } from './import.types.js';

/** A cell with its place, and where to tell how it was read. */
export interface OrderCell {
  row: TableRow;
  column: string;
  value: string;
  warnings: ImportWarning[];
}

/** Adds what became of a cell to the warnings. */
export function tell({ row, column, value, warnings }: OrderCell, code: string, what: string): void {
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  warnings.push({ line: row.line, column, code, detail: `"${shown}": ${what}` });
}

const QUANTITY = /^(\d{1,7}(?:[.,]\d{1,3})?)(?:0{0,9})(\s{0,2}\p{L}{1,12}\.?)?$/u;

/**
 * "2", "1,5" and "1 pc." as a number above 0.
 * @returns null for anything else, with a warning that the item is left out
 */
export function quantityOf(cell: OrderCell): number | null {
  const [, number = '', unit] = QUANTITY.exec(cell.value) ?? [];
  const quantity = Number(number.replace(',', '.'));
  if (!(quantity > 0)) {
    tell(cell, 'item_left_out', 'This is no quantity above 0. The item is left out.');
    return null;
  }
  if (unit) tell(cell, 'unit_left_out', `The quantity was taken as ${quantity}.`);
  return quantity;
}

/** @returns RFC 3339; undefined for an empty cell, and with a warning for what is no time */
export function placedAtOf(cell: OrderCell, timezone: string): string | undefined {
  if (cell.value === '') return undefined;
  const instant = instantOf(cell.value, timezone);
  if (instant === null)
    tell(cell, 'time_left_out', 'Dates are read as YYYY-MM-DD, with or without a time. It is left out.');
  return instant ?? undefined;
}
