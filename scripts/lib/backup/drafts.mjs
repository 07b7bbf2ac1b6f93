import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { identityOf, isAlive } from '../system/process-identity.mjs';

// Several machines and containers may share a folder, and a number of a process means something on its own one only.
/** Longer than a running backup or drill changes nothing in its folder. */
const LEFT_MS = 6 * 3_600_000;
const PARTS = /^([^~]*)~(\d+)~(.*)$/;

/** Names this process, on its machine or in its container, in the name of what it is writing. */
export const MARK = markOf(hostname(), identityOf(process.pid));

/**
 * @param {string} host
 * @param {import('../system/process-identity.mjs').ProcessIdentity} identity
 */
export function markOf(host, { pid, startedAt }) {
  return [host, pid, startedAt].map((part) => String(part).replaceAll(/[^A-Za-z0-9-]/g, '_')).join('~');
}

/**
 * Whether nobody writes there any more: the process that did has ended; or it was on another host, and nothing has changed for
 * six hours.
 * @param {string} mark
 * @param {string} folder
 * @returns {boolean}
 */
export function isLeft(mark, folder) {
  const [, host, pid] = PARTS.exec(mark) ?? [];
  // Of an earlier Frontdesk, whose marks named no host.
  if (host === undefined || host !== MARK.split('~')[0]) return Date.now() - changedAt(folder) > LEFT_MS;
  const now = identityOf(Number(pid));
  return !isAlive(now) || markOf(hostname(), now) !== mark;
}

/** @param {string} folder */
function changedAt(folder) {
  try {
    const inside = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return Math.max(...['.', ...inside].map((name) => statSync(join(folder, name)).mtimeMs));
  } catch {
    // It changes at this moment, or is gone.
    return Date.now();
  }
}

/**
 * @param {string} dir
 * @param {string} purpose
 * @returns {string} a new folder for this process alone
 */
export function makeWorkFolder(dir, purpose) {
  return mkdtempSync(join(dir, `${purpose}-${MARK}~`));
}

/**
 * The folders of processes that were killed.
 * @param {string} dir
 * @param {string} purpose
 * @returns {string[]} their paths
 */
export function leftFolders(dir, purpose) {
  const all = readdirSync(dir).filter((name) => name.startsWith(`${purpose}-`));
  return all
    .filter((name) => isLeft(name.slice(purpose.length + 1).replace(/~[^~]*$/, ''), join(dir, name)))
    .map((name) => join(dir, name));
}

/**
 * What they hold may be plain, when a backup is sealed.
 * @param {string} dir
 * @param {string} purpose
 */
export function removeLeftFolders(dir, purpose) {
  for (const folder of leftFolders(dir, purpose)) rmSync(folder, { recursive: true, force: true });
}
