import { StreamableFile } from '@nestjs/common';
import type { ToldProblem } from './imports.types.js';

const COLUMNS = ['severity', 'line', 'column', 'code', 'detail', 'value'] as const;
const BYTE_ORDER_MARK = '\uFEFF';

/** The place before what a spreadsheet takes for a formula. */
const FORMULA = /(^|[;\t|\n])(?=[=+\-@\t\r])/gu;

/** A file for a spreadsheet: UTF-8 with a mark, and nothing in it is taken for a formula. */
export function problemsCsv(problems: readonly ToldProblem[]): StreamableFile {
  const rows = problems.map((problem) => COLUMNS.map((column) => cellOf(problem[column])).join(','));
  const text = `${BYTE_ORDER_MARK}${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
  return new StreamableFile(Buffer.from(text), {
    type: 'text/csv; charset=utf-8',
    disposition: 'attachment; filename="import-errors.csv"',
  });
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  // A program that takes another sign for the delimiter begins a cell there.
  const safe = value.replaceAll(FORMULA, "$1'");
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
