import { invalid, type DomainError } from '../../kernel/errors.js';
import { delimiterOf, UnreadableFile } from '../exports/csv-table.js';
import type { TableRow } from '../exports/import.types.js';
import { readerOf } from '../exports/table-reader.js';
import { kindByHeaders, matchHeaders } from '../plain/match-headers.js';
import { isField, NEEDED } from '../plain/plain-fields.js';
import { csvRows } from './csv-rows.js';
import { textOf } from './file-text.js';
import type { FileEncoding, FilePlan, ImportKind } from './import-file.types.js';

/** Rows by which a file is recognised. */
const LOOKED_AT = 20;
const TOLD_COLUMNS = 8;

/** What the sender says of a file. */
export interface PlanRequest {
  kind: ImportKind | null;
  mapping: Record<string, string>;
  timezone: string;
}

/** What is known of the bytes of a file. */
export interface FileBytes {
  /** Its beginning. */
  head: Uint8Array;
  /** Of the whole file. */
  isUtf8: boolean;
}

/**
 * How to read a file, by its beginning.
 * @param locale of the business: files of Arabic shops that are not UTF-8 are Windows-1256
 * @throws DomainError `invalid`, which names the columns that are there
 */
export async function planOf(file: FileBytes, request: PlanRequest, locale: string): Promise<FilePlan> {
  const encoding = encodingOf(file, locale);
  const base = { encoding, mapping: request.mapping, timezone: request.timezone };
  const text = await headText(file, encoding);
  const first = text.trimStart().charAt(0);
  if (first === '') throw refuse('empty_file', 'The file is empty.');
  if (first === '[')
    throw refuse(
      'no_json_lines',
      'The file is a JSON list. Send JSON Lines: each object on a line of its own.',
    );
  if (first === '{')
    return { ...base, format: 'jsonl', delimiter: null, kind: request.kind ?? kindOfJson(text) };
  return { ...base, ...(await tablePlan(text, request)) };
}

/** A mark at its beginning, or what all of its bytes are; no guess by its letters, which fails for short texts. */
export function encodingOf({ head, isUtf8 }: FileBytes, locale: string): FileEncoding {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (isUtf8) return 'utf-8';
  return /^ar\b/iu.test(locale) ? 'windows-1256' : 'windows-1252';
}

async function headText({ head }: FileBytes, encoding: FileEncoding): Promise<string> {
  let text = '';
  for await (const piece of textOf(only(head), encoding)) text += piece;
  return text;
}

async function* only<Piece>(piece: Piece): AsyncGenerator<Piece> {
  yield piece;
}

function kindOfJson(text: string): ImportKind {
  const line = text.trimStart().split('\n', 1)[0] ?? '';
  const kind = kindByHeaders(Object.keys(fieldsOf(line)), {});
  if (kind) return kind;
  throw refuse('unknown_kind', 'The first object tells no kind. Send "kind": products, orders or articles.');
}

function fieldsOf(line: string): object {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

async function tablePlan(
  text: string,
  { kind, mapping }: PlanRequest,
): Promise<Pick<FilePlan, 'kind' | 'format' | 'delimiter'>> {
  const delimiter = delimiterOf(text.replace(/^sep=.\r?\n/u, ''));
  const { columns, rows } = await firstRows(text, delimiter);
  const isMapped = Object.keys(mapping).length > 0;
  const reader = isMapped ? null : readerOf({ columns, rows, warnings: [] });
  if (reader && (kind === null || kind === reader.kind))
    return { kind: reader.kind, format: reader.shop, delimiter };
  const own = kind ?? kindByHeaders(columns, mapping);
  if (!own) throw unknownColumns(columns);
  requireFields(own, mapping);
  requireColumns(columns, own, mapping);
  return { kind: own, format: 'csv', delimiter };
}

async function firstRows(
  text: string,
  delimiter: string,
): Promise<{ columns: readonly string[]; rows: TableRow[] }> {
  const rows: TableRow[] = [];
  let columns: readonly string[] = [];
  try {
    for await (const each of csvRows(only(text), delimiter)) {
      columns = each.columns;
      if (rows.push(each.row) === LOOKED_AT) break;
    }
  } catch (error) {
    // The beginning may end within a cell.
    if (rows.length === 0)
      throw error instanceof UnreadableFile ? refuse('unreadable', error.message) : error;
  }
  if (rows.length === 0) throw refuse('no_rows', 'The file has no rows under its header.');
  return { columns, rows };
}

function requireFields(kind: ImportKind, mapping: Readonly<Record<string, string>>): void {
  const unknown = Object.values(mapping).find((field) => field !== '' && !isField(kind, field));
  if (unknown === undefined) return;
  const detail = `${kind} have no field "${unknown.slice(0, 40).toWellFormed()}". Those of the bulk calls may be named.`;
  throw invalid([{ pointer: '/mapping', code: 'unknown_field', detail }]);
}

function requireColumns(
  columns: readonly string[],
  kind: ImportKind,
  mapping: Readonly<Record<string, string>>,
): void {
  const fields = matchHeaders(columns, kind, mapping);
  const missing = NEEDED[kind].filter((field) => !fields.includes(field));
  if (missing.length === 0) return;
  const detail = `No column is "${missing.join('" or "')}", which ${kind} need. The columns begin with: ${told(columns)}.`;
  throw refuse('missing_column', `${detail} Rename one, or name its field in "mapping".`);
}

function unknownColumns(columns: readonly string[]): DomainError {
  const detail = `These are neither the columns of products, orders or articles nor of a known export: ${told(columns)}.`;
  return refuse('unknown_columns', `${detail} Send "kind", and name the fields of columns in "mapping".`);
}

function told(columns: readonly string[]): string {
  return columns
    .slice(0, TOLD_COLUMNS)
    .map((column) => column.slice(0, 40).toWellFormed())
    .join(', ');
}

function refuse(code: string, detail: string): DomainError {
  return invalid([{ pointer: '/file', code, detail }]);
}
