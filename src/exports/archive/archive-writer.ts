import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ZipWriter } from '@zip.js/zip.js';
import { TenantDb, type TenantTransaction } from '../../platform/database/tenant-db.js';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  exportedLayout,
  FEW_AT_ONCE,
  LAYOUT,
  LEFT_OUT_COLUMNS,
  LEFT_OUT_TABLES,
  linesOf,
  MANIFEST_FILE,
  ROWS_AT_ONCE,
  SAME_TEXTS,
  VISITOR_ROWS,
  type ArchivedTable,
  type ArchiveManifest,
  type TableLayout,
} from './exported-tables.js';

/** No archive takes longer. */
export const LONGEST_ARCHIVE_MS = 15 * 60_000;
/** A large row goes in slices, so that a slow reader is seen to take something. */
const SLICE_BYTES = 256 * 1024;

type Zip = ZipWriter<unknown>;

/**
 * Writes the archive of the tenant in context while it reads it, so that none is stored and its size does not matter: a
 * cursor for each table in one read-only snapshot, a file of JSON Lines for each, and the manifest at the end.
 */
@Injectable()
export class ArchiveWriter {
  constructor(private readonly db: TenantDb) {}

  /**
   * @param target gets nothing before the snapshot is open
   * @param visitorId null: everything of the tenant
   * @throws what the target throws, and as `TenantDb.query`
   */
  async write(target: WritableStream<Uint8Array>, visitorId: string | null): Promise<ArchiveManifest> {
    // Only who exports needs it, so no process starts with it.
    const { ZipWriter } = await import('@zip.js/zip.js');
    return this.db.snapshot(LONGEST_ARCHIVE_MS, async (sql) => {
      await sql.query(SAME_TEXTS);
      const manifest = await describe(sql, visitorId);
      const tables = exportedLayout(await sql.query<TableLayout>(LAYOUT));
      const lastModDate = new Date(manifest.takenAt);
      const zip: Zip = new ZipWriter(target, { zip64: true, useWebWorkers: false, lastModDate });
      for (const table of visitorId === null ? tables : tables.filter(isOfVisitors))
        manifest.tables.push(await addTable(zip, sql, table, visitorId));
      await add(zip, MANIFEST_FILE, pieceOf(`${JSON.stringify(manifest, null, 2)}\n`));
      await zip.close();
      return manifest;
    });
  }
}

function isOfVisitors({ table }: TableLayout): boolean {
  return table in VISITOR_ROWS;
}

async function describe(sql: TenantTransaction, visitorId: string | null): Promise<ArchiveManifest> {
  const [row] = await sql.query<{
    id: string;
    slug: string;
    name: string;
    knowledge_version: bigint;
    schema: string;
    at: Date;
  }>(
    `SELECT id, slug, name, knowledge_version, now() AS at,
       (SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1) AS schema FROM tenants`,
  );
  if (!row) throw new Error('The tenant has no row.');
  const { id, slug, name } = row;
  return {
    ...{
      format: ARCHIVE_FORMAT,
      version: ARCHIVE_VERSION,
      takenAt: row.at.toISOString(),
      schema: row.schema,
    },
    ...{ tenant: { id, slug, name }, visitorId, knowledgeVersion: String(row.knowledge_version) },
    tables: [],
    leftOut: { tables: LEFT_OUT_TABLES, columns: LEFT_OUT_COLUMNS },
  };
}

async function addTable(
  zip: Zip,
  sql: TenantTransaction,
  layout: TableLayout,
  visitorId: string | null,
): Promise<ArchivedTable> {
  const { table, columns } = layout;
  const hash = createHash('sha256');
  const told = { table, file: `${table}.jsonl`, columns, rows: 0, bytes: 0 };
  await add(
    zip,
    told.file,
    rowsOf(sql, layout, visitorId, (piece, rows) => {
      hash.update(piece);
      told.rows += rows;
      told.bytes += piece.length;
    }),
  );
  return { ...told, sha256: hash.digest('hex') };
}

async function* rowsOf(
  sql: TenantTransaction,
  layout: TableLayout,
  visitorId: string | null,
  note: (piece: Buffer, rows: number) => void,
): AsyncGenerator<Buffer> {
  const atOnce = FEW_AT_ONCE[layout.table] ?? ROWS_AT_ONCE;
  const [where, values] = visitorId === null ? [undefined, []] : [VISITOR_ROWS[layout.table], [visitorId]];
  await sql.query(`DECLARE archived NO SCROLL CURSOR FOR ${linesOf(layout, where)}`, values);
  for (;;) {
    const rows = await sql.query<{ line: string }>(`FETCH ${atOnce} FROM archived`);
    if (rows.length === 0) break;
    const piece = Buffer.from(rows.map(({ line }) => `${line}\n`).join(''));
    note(piece, rows.length);
    for (let at = 0; at < piece.length; at += SLICE_BYTES) yield piece.subarray(at, at + SLICE_BYTES);
  }
  await sql.query('CLOSE archived');
}

async function* pieceOf(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text));
}

async function add(zip: Zip, name: string, pieces: AsyncGenerator<Buffer>): Promise<void> {
  await zip.add(name, ReadableStream.from(pieces));
}
