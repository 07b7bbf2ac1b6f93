import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { PlainError } from './terminal.mjs';

/**
 * Writes a file that only its owner may read, atomically.
 * @param {string} path
 * @param {string} text
 */
export function writePrivate(path, text) {
  const temporary = `${path}.${process.pid}.new`;
  try {
    writeFileSync(temporary, text, { mode: 0o600 });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    // Node names the file only when it cannot be opened, not when the disk is full.
    throw Object.assign(/** @type {NodeJS.ErrnoException} */ (error), { path });
  }
}

/**
 * @param {string} path
 * @param {unknown} value
 */
export function writePrivateJson(path, value) {
  writePrivate(path, `${JSON.stringify(value, null, 2)}\n`);
}

/**
 * @template T
 * @param {string} path
 * @param {T} fallback  when the file is absent or truncated
 * @returns {T}
 */
export function readJson(path, fallback) {
  try {
    return /** @type {T} */ (JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT')
      return fallback;
    throw error;
  }
}

/**
 * The content of a private file, which is made on first use.
 * @param {string} path
 * @param {() => string} make
 */
export function readOrCreate(path, make) {
  if (!existsSync(path)) writePrivate(path, `${make()}\n`);
  return readSecret(path);
}

/**
 * The content of a private file that must not be empty.
 * @param {string} path
 */
export function readSecret(path) {
  const secret = readFileSync(path, 'utf8').trim();
  if (secret !== '') return secret;
  throw new PlainError(
    `${path} is empty, so what it held is lost. Bring it back from a backup, or remove the data directory to begin anew.`,
  );
}

/**
 * The `port` stored in a JSON file.
 * @param {string} path
 * @returns {number} 0 when the file is absent, truncated, or has none
 */
export function readPort(path) {
  const { port } = readJson(path, /** @type {{port?: unknown} | null} */ ({})) ?? {};
  return Number.isInteger(port) && Number(port) > 0 && Number(port) < 65_536 ? Number(port) : 0;
}

/** 256 random bits, safe in URLs. */
export function randomSecret() {
  return randomBytes(32).toString('base64url');
}

/** A platform admin key: prefix, 43 random characters, and 6 of checksum so that a mistyped key is recognised. */
export function generateAdminKey() {
  const body = `fd_admin_${randomSecret()}`;
  return body + createHash('sha256').update(body).digest('base64url').slice(0, 6);
}
