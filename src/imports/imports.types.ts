import type {
  FileEncoding,
  FilePlan,
  FileProblem,
  ImportFormat,
  ImportKind,
} from './reading/import-file.types.js';

export const IMPORT_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** What is left out does not count. */
export interface ImportFilter {
  kind?: ImportKind;
  status?: ImportStatus;
  name?: string;
}

/** What was read of a file, and what became of it. */
export interface ImportCounts {
  /** Rows of the file, of which an order may have several. */
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Products, orders or articles that were refused. */
  failed: number;
  warningCount: number;
}

export interface Import extends ImportCounts {
  id: string;
  status: ImportStatus;
  kind: ImportKind;
  format: ImportFormat;
  name: string;
  bytes: number;
  dryRun: boolean;
  encoding: FileEncoding;
  delimiter: string | null;
  timezone: string;
  /** Why it failed, in snake_case, and in words. */
  problem: string | null;
  detail: string | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

/** A problem of a file, as it is told. */
export type ToldProblem = FileProblem;

/** An import that is to be made. */
export interface NewImport extends FilePlan {
  fileId: string;
  name: string;
  bytes: number;
  dryRun: boolean;
}
