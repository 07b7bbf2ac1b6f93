import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findPython } from '../../scripts/lib/embeddings/python.mjs';
import { findProgram, mustRun } from '../../scripts/lib/system/commands.mjs';
import { withLock } from '../../scripts/lib/system/lock.mjs';
import { canEnter, postgresAccount } from '../../scripts/lib/system/os-account.mjs';
import { dataLayout, defaultDataDir } from '../../scripts/lib/system/paths.mjs';

/** Where root puts what PostgreSQL's account must run, when the checkout is closed to it. */
const SHARED = '/var/lib/frontdesk';
const QUIET = ['--quiet', '--disable-pip-version-check', '--no-input'];

/**
 * A Python environment with exactly what a file of requirements pins by version and hash, made once; PostgreSQL's account
 * can run it too.
 * @returns the folder of its programs
 */
export async function pythonEnvironment(requirements: string): Promise<string> {
  const text = readFileSync(requirements);
  const name = `python-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  const base = join(dataLayout(defaultDataDir()).dir, 'test-tools');
  mkdirSync(base, { recursive: true, mode: 0o711 });
  const dir = join(canEnter(postgresAccount(), base) ? base : SHARED, name);
  mkdirSync(dirname(dir), { recursive: true, mode: 0o755 });
  const mark = join(dir, 'installed');
  await withLock(`${dir}.lock`, async () => {
    if (existsSync(mark)) return;
    rmSync(dir, { recursive: true, force: true });
    await mustRun('The virtual environment', await openPython(), ['-m', 'venv', dir]);
    const pinned = ['--no-deps', '--require-hashes', '--only-binary', ':all:', '-r', requirements];
    await mustRun('pip', join(dir, 'bin', 'python'), ['-m', 'pip', 'install', ...QUIET, ...pinned]);
    writeFileSync(mark, '');
  });
  return join(dir, 'bin');
}

/** One that PostgreSQL's account can run: not that of root's own folder. */
async function openPython(): Promise<string> {
  const account = postgresAccount();
  const known = ['/usr/bin/python3', '/usr/local/bin/python3'].filter(existsSync);
  const found = [...known, findProgram('python3') ?? ''].find(
    (program) => program !== '' && canEnter(account, dirname(program)),
  );
  if (found) return found;
  const python = await findPython();
  if ('missing' in python) throw new Error(`For this test ${python.missing}.`);
  return python.program;
}
