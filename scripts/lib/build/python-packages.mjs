import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from '../system/commands.mjs';

/**
 * Installs packages, each pinned by version and hash, into a virtual environment of their own, unless they are there.
 * Nothing is installed elsewhere.
 * @param {object} wanted
 * @param {string} wanted.what  names the environment in a failure
 * @param {string} wanted.program  Python
 * @param {string} wanted.dir  that the environment is made in
 * @param {string} wanted.requirements  file
 * @param {AbortSignal} [closing]  ends it
 * @returns {Promise<string>} the Python of the environment
 * @throws PlainError when pip cannot get them
 */
export async function installPythonPackages({ what, program, dir, requirements }, closing) {
  const venv = join(dir, 'venv');
  const python = join(venv, 'bin', 'python');
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const mark = join(venv, 'installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash && existsSync(python)) return python;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  rmSync(venv, { recursive: true, force: true });
  const options = closing ? { signal: closing } : {};
  await mustRun(`The virtual environment of ${what}`, program, ['-m', 'venv', venv], options);
  const pinned = ['--require-hashes', '--only-binary', ':all:', '-r', requirements];
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input'];
  await mustRun('pip', python, ['-m', 'pip', 'install', ...quiet, ...pinned], options);
  writeFileSync(mark, hash);
  return python;
}
