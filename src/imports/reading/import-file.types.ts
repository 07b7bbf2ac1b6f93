import type { FileFacts, SurveyedRows } from '../exports/file-facts.js';
import type { ImportOptions, ImportWarning, Located, Table } from '../exports/import.types.js';

export const IMPORT_KINDS = ['products', 'orders', 'articles'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** `csv` and `jsonl` have the names of the API's own fields. */
export const IMPORT_FORMATS = ['csv', 'jsonl', 'shopify', 'woocommerce', 'prestashop'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** Labels of the Encoding Standard. */
export const FILE_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1256'] as const;
export type FileEncoding = (typeof FILE_ENCODINGS)[number];

/** How a file is to be read, decided by its beginning. */
export interface FilePlan {
  kind: ImportKind;
  format: ImportFormat;
  encoding: FileEncoding;
  /** Null of JSON Lines. */
  delimiter: string | null;
  /** Fields by the names of columns, where the sender has said. */
  mapping: Record<string, string>;
  /** IANA zone of times without an offset. */
  timezone: string;
}

/** How rows of a table become rows of the API. */
export interface RowsReader extends SurveyedRows {
  kind: ImportKind;
  /** True when a file whose amounts have no comma before their cents need not be looked at before it is read. */
  takesAnyOrder?: boolean;
  /** The column of a field, such as `price` or `items/0/quantity`; the field itself where it is not known. */
  columnOf?: (field: string) => string;
  /** @param table some of the file's rows, with all that belong together */
  read: (
    table: Table,
    file: FileFacts,
    options: ImportOptions,
  ) => { rows: Located<object>[]; warnings: ImportWarning[] };
}

/** Something of a file that was refused (`error`), or read otherwise than it stands there (`warning`). */
export interface FileProblem {
  severity: 'error' | 'warning';
  /** From 1. */
  line: number;
  /** '' where it is about the whole row. */
  column: string;
  /** snake_case. */
  code: string;
  detail: string;
  /** As written, up to 200 characters. */
  value: string;
}

/** A row of the API, and where it stands. */
export interface FileRecord {
  line: number;
  row: object;
}

/** Some rows of a file that are written together. */
export interface FilePart {
  /** Rows of the file read so far, with these. */
  rowsRead: number;
  records: FileRecord[];
  problems: FileProblem[];
  /** The column of a field; left out where columns are fields. */
  columnOf?: (field: string) => string;
}
