import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, NODE_24 } from './install.mjs';
import { withLock } from '../system/lock.mjs';
import { actForParent } from '../system/parents.mjs';
import { ROOT } from '../system/paths.mjs';
import { PlainError, say } from '../system/terminal.mjs';

const OLDEST_NODE = 20;

/**
 * Makes sure that the packages are installed and that this program runs on the project's own Node 24.
 * @returns {Promise<number | undefined>} the exit code when another process has run the program instead
 */
export async function enterNode24() {
  requireOldestNode();
  await withTreeLock(installPackages);
  const again = isDelegated();
  delete process.env.FRONTDESK_ON_NODE_24;
  if (again) actForParent();
  return again || process.execPath === NODE_24 ? undefined : runAgain();
}

/** Whether an older Node has started this one; marked, so that it cannot repeat for ever. */
export function isDelegated() {
  return process.env.FRONTDESK_ON_NODE_24 !== undefined;
}

/**
 * Runs work that changes the checkout itself (node_modules, dist), one program at a time.
 * @template T
 * @param {() => Promise<T>} work
 */
export function withTreeLock(work) {
  const dir = join(ROOT, '.frontdesk');
  mkdirSync(dir, { recursive: true, mode: 0o711 });
  return withLock(join(dir, 'tree.lock'), work, ({ pid }) =>
    say(`  … waiting for another Frontdesk command (pid ${pid}) that is installing or building`),
  );
}

function requireOldestNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return;
  throw new PlainError(`Frontdesk needs Node.js ${OLDEST_NODE} or newer; this is ${process.version}.`);
}

/** @returns {Promise<number>} the exit code */
function runAgain() {
  return new Promise((resolve, reject) => {
    const child = spawn(NODE_24, process.argv.slice(1), {
      stdio: 'inherit',
      env: { ...process.env, FRONTDESK_ON_NODE_24: '1' },
    });
    // The child handles signals; a signal sent only to this process is passed on.
    for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(name, () => child.kill(name));
    }
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
