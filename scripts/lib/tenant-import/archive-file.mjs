import { createHash } from 'node:crypto';
import { openAsBlob, statSync } from 'node:fs';
import { BlobReader, ZipReader } from '@zip.js/zip.js';
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  EXPORTED_TABLES,
  LEFT_OUT_COLUMNS,
  MANIFEST_FILE,
} from '../../../src/exports/archive/exported-tables.ts';
import { messageOf, PlainError } from '../system/terminal.mjs';

/**
 * @typedef {import('../../../src/exports/archive/exported-tables.js').ArchiveManifest} ArchiveManifest
 * @typedef {import('@zip.js/zip.js').FileEntry} FileEntry
 *
 * @typedef {object} Archive
 * @property {ArchiveManifest} manifest
 * @property {(table: string) => AsyncGenerator<string>} lines  of one table, from the file
 */

/** Longer than any manifest. */
const LONGEST_MANIFEST = 1_000_000;

/**
 * Opens an archive of a whole tenant and reads it once, to compare it with its manifest.
 * @param {string} path
 * @returns {Promise<Archive>}
 * @throws PlainError when it is none, or not what was written
 */
export async function openArchive(path) {
  const entries = await entriesOf(path);
  const manifest = await readManifest(path, entries);
  for (const told of manifest.tables) {
    const entry = entries.get(told.file);
    if (!entry) throw new PlainError(`${path} lacks ${told.file}: download it again.`);
    await requireSame(path, entry, told);
  }
  return { manifest, lines: (table) => linesIn(entries.get(`${table}.jsonl`)) };
}

/**
 * @param {string} path
 * @returns {Promise<Map<string, FileEntry>>}
 */
async function entriesOf(path) {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new PlainError(`There is no file ${path}.`);
  try {
    const found = await new ZipReader(new BlobReader(await openAsBlob(path)), {
      useWebWorkers: false,
    }).getEntries();
    return new Map(found.flatMap((entry) => (entry.directory ? [] : [[entry.filename, entry]])));
  } catch (error) {
    throw new PlainError(`${path} is no whole archive (${messageOf(error)}): download it again.`);
  }
}

/**
 * @param {string} path
 * @param {Map<string, FileEntry>} entries
 * @returns {Promise<ArchiveManifest>}
 */
async function readManifest(path, entries) {
  const entry = entries.get(MANIFEST_FILE);
  if (!entry || entry.uncompressedSize > LONGEST_MANIFEST)
    throw new PlainError(`${path} has no ${MANIFEST_FILE}: it is no export of Frontdesk.`);
  let text = '';
  for await (const line of linesIn(entry)) text += `${line}\n`;
  /** @type {{format?: unknown, version?: unknown}} */
  const { format, version } = JSON.parse(text);
  if (format !== ARCHIVE_FORMAT) throw new PlainError(`${path} is no export of Frontdesk.`);
  if (version !== ARCHIVE_VERSION)
    throw new PlainError(
      `${path} has format ${String(version)}, and this Frontdesk reads ${String(ARCHIVE_VERSION)}: update it.`,
    );
  /** @type {ArchiveManifest} */
  const manifest = JSON.parse(text);
  if (manifest.visitorId !== null)
    throw new PlainError(`${path} is of one visitor: only an export of everything can be imported.`);
  requireKnown(path, manifest);
  return manifest;
}

/**
 * An archive may come from anybody: nothing but what an export writes is taken, so that it brings no key.
 * @param {string} path
 * @param {ArchiveManifest} manifest
 */
function requireKnown(path, { tables }) {
  for (const { table, file, columns } of tables) {
    const out = LEFT_OUT_COLUMNS[table] ?? {};
    if (!EXPORTED_TABLES.includes(table) || file !== `${table}.jsonl`)
      throw new PlainError(`${path} holds ${table}, which no export of this version has: update Frontdesk.`);
    const wrong = columns.find((name) => name === 'tenant_id' || name in out);
    if (wrong) throw new PlainError(`${path} holds ${wrong} of ${table}, which no export has.`);
  }
  const names = tables.map(({ table }) => table);
  if (new Set(names).size !== names.length || names[0] !== 'tenants')
    throw new PlainError(`${path} names a table twice, or no business.`);
}

/**
 * @param {string} path
 * @param {FileEntry} entry
 * @param {ArchiveManifest['tables'][number]} told
 */
async function requireSame(path, entry, { file, rows, bytes, sha256 }) {
  const hash = createHash('sha256');
  let [foundBytes, foundRows] = [0, 0];
  for await (const piece of piecesOf(entry)) {
    hash.update(piece);
    foundBytes += piece.length;
    for (const byte of piece) if (byte === 10) foundRows += 1;
  }
  if (foundBytes === bytes && foundRows === rows && hash.digest('hex') === sha256) return;
  throw new PlainError(`${file} in ${path} is not what its manifest says: download it again.`);
}

/**
 * @param {FileEntry} entry
 * @returns {AsyncGenerator<Uint8Array>}
 */
async function* piecesOf(entry) {
  const { readable, writable } = new TransformStream();
  const done = entry.getData(writable, { checkCrc32: true });
  // A fault ends the readable side too, which is where it is told.
  done.catch(() => undefined);
  for await (const piece of readable) yield piece;
  await done;
}

/**
 * @param {FileEntry | undefined} entry
 * @returns {AsyncGenerator<string>}
 */
async function* linesIn(entry) {
  if (!entry) return;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const piece of piecesOf(entry)) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest + decoder.decode() !== '') yield rest;
}
