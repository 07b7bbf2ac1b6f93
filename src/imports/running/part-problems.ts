import type { BulkSummary } from '../../platform/bulk/bulk-rows.js';
import type { FilePart, FileProblem, FileRecord } from '../reading/import-file.types.js';
import { shown } from '../reading/shown.js';

/** What is told of a part's rows, by their lines and columns. */
export function problemsOf(part: FilePart, { errors, warnings }: BulkSummary): FileProblem[] {
  const columnOf = part.columnOf ?? ((field: string) => field);
  const told = (
    severity: FileProblem['severity'],
    at: { index: number; field: string; code: string; detail: string },
  ): FileProblem[] => {
    const record = part.records[at.index];
    if (!record) return [];
    const { code, detail } = at;
    return [
      {
        ...{ severity, code, detail, line: record.line },
        column: at.field === '' ? '' : columnOf(at.field),
        value: valueAt(record, at.field),
      },
    ];
  };
  return [
    ...part.problems,
    ...errors.flatMap(({ pointer, ...error }) => told('error', { ...error, field: fieldOf(pointer) })),
    ...warnings.flatMap((warning) => told('warning', warning)),
  ];
}

/** `price` of `/products/3/price`. */
function fieldOf(pointer: string): string {
  return pointer.split('/').slice(3).join('/');
}

function valueAt({ row }: FileRecord, field: string): string {
  if (field === '') return '';
  let value: unknown = row;
  for (const key of field.split('/').map((each) => each.replaceAll('~1', '/').replaceAll('~0', '~'))) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return '';
    value = (value as Record<string, unknown>)[key];
  }
  if (value === undefined) return '';
  return shown(typeof value === 'string' ? value : JSON.stringify(value));
}
