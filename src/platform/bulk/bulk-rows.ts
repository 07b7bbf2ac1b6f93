import type { ClassConstructor } from 'class-transformer';
import type { FieldProblem } from '../../kernel/errors.js';
import { parseDto } from '../http/validation/validation.js';
import type { WorkSlices } from '../time/work-slices.js';
import type { Mend } from './mend-row.js';

/** More errors for one row would not help its author. */
const MAX_ROW_ERRORS = 20;

export interface BulkRow<T> {
  index: number;
  value: T;
}

/** One row that was left out, and why. */
export interface BulkError {
  index: number;
  /** JSON Pointer to the field, from the body's root. */
  pointer: string;
  code: string;
  detail: string;
}

/** Rows that are checked and read, and not yet written. */
export interface PreparedRows {
  /** Nothing but statements, so that it may be in a transaction. */
  write: () => Promise<BulkSummary>;
}

/** What was changed in a row that was accepted. */
export interface BulkWarning extends Mend {
  index: number;
}

export interface BulkSummary {
  created: number;
  updated: number;
  unchanged: number;
  errors: BulkError[];
  warnings: BulkWarning[];
}

/** Counts of an upsert statement; rows it did not touch were unchanged. */
export interface UpsertCounts {
  created: number;
  updated: number;
}

/** Changes a row as it was sent, before it is validated, and tells what was changed. */
export type MendRow = (row: unknown) => { row: unknown; mends: Mend[] };

const asSent: MendRow = (row) => ({ row, mends: [] });

/**
 * Validates rows one by one against their DTO, in time slices. An invalid row is reported and left out; the others are
 * kept.
 * @param mend mends values of a row that would be refused (`mendRow`); each mended value becomes a warning
 */
export async function parseRows<T extends object>(
  slices: WorkSlices,
  type: ClassConstructor<T>,
  rows: unknown[],
  list: string,
  mend: MendRow = asSent,
): Promise<{ rows: BulkRow<T>[]; errors: BulkError[]; warnings: BulkWarning[] }> {
  const good: BulkRow<T>[] = [];
  const errors: BulkError[] = [];
  const warnings: BulkWarning[] = [];
  for (const [index, sent] of rows.entries()) {
    await slices.next();
    const { row, mends } = mend(sent);
    const parsed = parseDto(type, row, `/${list}/${index}`);
    warnings.push(...warningsOf(index, mends));
    if ('value' in parsed) good.push({ index, value: parsed.value });
    else errors.push(...parsed.problems.slice(0, MAX_ROW_ERRORS).map((problem) => rowError(index, problem)));
  }
  return { rows: good, errors, warnings };
}

export function warningsOf(index: number, mends: readonly Mend[]): BulkWarning[] {
  return mends.slice(0, MAX_ROW_ERRORS).map((mend) => ({ index, ...mend }));
}

export function rowError(index: number, problem: FieldProblem): BulkError {
  return { index, ...problem };
}

/** Shortens overlong texts in the rows, or reads them otherwise, and reports what was cut in each. */
export async function cutRows<T, Read = T>(
  slices: WorkSlices,
  rows: BulkRow<T>[],
  cutRow: (row: T) => { row: Read; cuts: Mend[] },
): Promise<{ rows: BulkRow<Read>[]; warnings: BulkWarning[] }> {
  const warnings: BulkWarning[] = [];
  const cut: BulkRow<Read>[] = [];
  for (const { index, value } of rows) {
    await slices.next();
    const { row, cuts } = cutRow(value);
    warnings.push(...warningsOf(index, cuts));
    cut.push({ index, value: row });
  }
  return { rows: cut, warnings };
}

/** Refuses a second row with the same key, because it is unknown which of the two was meant. */
export function withoutRepeats<T>(
  rows: BulkRow<T>[],
  list: string,
  keyOf: (value: T) => { field: string; key: string },
): { rows: BulkRow<T>[]; errors: BulkError[] } {
  const first = new Map<string, number>();
  const kept: BulkRow<T>[] = [];
  const errors: BulkError[] = [];
  for (const row of rows) {
    const { field, key } = keyOf(row.value);
    const earlier = first.get(`${field}:${key}`);
    if (earlier === undefined) {
      first.set(`${field}:${key}`, row.index);
      kept.push(row);
    } else {
      const detail = `Row ${earlier} has the same ${field}. Send each ${field} once.`;
      errors.push({
        index: row.index,
        pointer: `/${list}/${row.index}/${field}`,
        code: 'repeated_row',
        detail,
      });
    }
  }
  return { rows: kept, errors };
}

/**
 * @param sent how many rows were given to the statement
 * @param warnings those of rows with an error are left out, because nothing of these rows was taken
 */
export function summarise(
  sent: number,
  counts: UpsertCounts,
  errors: BulkError[],
  warnings: BulkWarning[] = [],
): BulkSummary {
  const unchanged = sent - counts.created - counts.updated;
  const refused = new Set(errors.map(({ index }) => index));
  const taken = warnings.filter(({ index }) => !refused.has(index));
  return { ...counts, unchanged, errors: inOrder(errors), warnings: inOrder(taken) };
}

/** Whether rows were sent and none of them was taken. */
export function allFailed({ created, updated, unchanged, errors }: BulkSummary): boolean {
  return errors.length > 0 && created + updated + unchanged === 0;
}

function inOrder<T extends { index: number }>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => a.index - b.index);
}
