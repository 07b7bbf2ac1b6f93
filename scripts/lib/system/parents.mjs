import { readFileSync } from 'node:fs';
import { identityOf, startTimeOf } from './process-identity.mjs';

/** @typedef {import('./process-identity.mjs').ProcessIdentity} ProcessIdentity */

let delegated = false;

/** Call it when this process replaces its parent, which only waits for it. */
export function actForParent() {
  delegated = true;
}

/**
 * The parents that normally outlive this process: npm with its shell, and the older Node that started this one. When
 * one of them is killed, this launcher must stop, because nobody could see it any more.
 * @returns {ProcessIdentity[]}
 */
export function watchedParents() {
  if (!process.env.npm_lifecycle_event) return delegated ? [identityOf(process.ppid)] : [];
  const chain = [process.ppid];
  while (process.platform === 'linux' && chain.length < 5 && !isNpm(chain.at(-1) ?? 0)) {
    const parent = parentOf(chain.at(-1) ?? 0);
    if (parent <= 1) break;
    chain.push(parent);
  }
  const last = isNpm(chain.at(-1) ?? 0) ? chain.length : 1;
  return chain
    .slice(0, last)
    .filter((pid) => startTimeOf(pid) !== undefined)
    .map(identityOf);
}

/** @param {number} pid */
function isNpm(pid) {
  return proc(pid, 'comm').startsWith('npm');
}

/** @param {number} pid */
function parentOf(pid) {
  const stat = proc(pid, 'stat');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}

/**
 * @param {number} pid
 * @param {string} file
 */
function proc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
