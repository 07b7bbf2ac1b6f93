import type { ClassConstructor } from 'class-transformer';
import type { FieldProblem } from '../../kernel/errors.js';
import { parseDto } from '../http/validation/validation.js';
import type { WorkSlices } from '../time/work-slices.js';
import type { FieldCut } from '../../kernel/bounded-text.js';

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

/** What was changed in a row that was accepted. */
export interface BulkWarning {
  index: number;
  /** For example `description`, `tags/2`, `attributes/volume`. */
  field: string;
  code: string;
  detail: string;
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

/**
 * Validates rows one by one against their DTO, in time slices. An invalid row is reported and left out; the others are
 * kept.
 */
export async function parseRows<T extends object>(
  slices: WorkSlices,
  type: ClassConstructor<T>,
  rows: unknown[],
  list: string,
): Promise<{ rows: BulkRow<T>[]; errors: BulkError[] }> {
  const good: BulkRow<T>[] = [];
  const errors: BulkError[] = [];
  for (const [index, row] of rows.entries()) {
    await slices.next();
    const parsed = parseDto(type, row, `/${list}/${index}`);
    if ('value' in parsed) good.push({ index, value: parsed.value });
    else errors.push(...parsed.problems.slice(0, MAX_ROW_ERRORS).map((problem) => rowError(index, problem)));
  }
  return { rows: good, errors };
}

export function rowError(index: number, problem: FieldProblem): BulkError {
  return { index, ...problem };
}

/** Shortens overlong texts in the rows, and reports what was cut in each. */
export async function cutRows<T>(
  slices: WorkSlices,
  rows: BulkRow<T>[],
  cutRow: (row: T) => { row: T; cuts: FieldCut[] },
): Promise<{ rows: BulkRow<T>[]; warnings: BulkWarning[] }> {
  const warnings: BulkWarning[] = [];
  const cut: BulkRow<T>[] = [];
  for (const { index, value } of rows) {
    await slices.next();
    const { row, cuts } = cutRow(value);
    warnings.push(...cuts.slice(0, MAX_ROW_ERRORS).map((each) => ({ index, ...each })));
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

export function summarise(
  sent: number,
  counts: UpsertCounts,
  errors: BulkError[],
  warnings: BulkWarning[] = [],
): BulkSummary {
  const unchanged = sent - counts.created - counts.updated;
  const ordered = [...errors].sort((a, b) => a.index - b.index);
  return { ...counts, unchanged, errors: ordered, warnings };
}
