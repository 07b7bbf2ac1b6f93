import { UnreadableFile } from '../exports/csv-table.js';
import type { Table } from '../exports/import.types.js';
import { readerOf } from '../exports/table-reader.js';
import { plainReader } from '../plain/plain-reader.js';
import type { FilePlan, RowsReader } from './import-file.types.js';

/** The reader that the plan names, for the columns of the file. @throws UnreadableFile when they are not the format's */
export function rowsReader(table: Table, plan: FilePlan): RowsReader {
  const reader = plan.format === 'csv' ? plainReader(table.columns, plan) : readerOf(table);
  if (!reader) throw new UnreadableFile(`The file does not have the columns of ${plan.format}.`);
  return reader;
}
