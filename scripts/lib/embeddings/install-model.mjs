import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from '../system/commands.mjs';
import { ROOT } from '../system/paths.mjs';

/** The model and what it needs, each pinned by version and hash; also what docker/embeddings/Dockerfile installs. */
export const REQUIREMENTS = join(ROOT, 'docker', 'embeddings', 'requirements.txt');

/**
 * Installs the model into a virtual environment of its own, unless it is there. Nothing is installed elsewhere.
 * @param {string} program  Python
 * @param {string} dir
 * @param {AbortSignal} [closing]  ends it
 * @returns {Promise<string>} the Python of the environment
 * @throws PlainError when pip cannot get it
 */
export async function installModel(program, dir, closing) {
  const venv = join(dir, 'venv');
  const python = join(venv, 'bin', 'python');
  const wanted = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex');
  const mark = join(venv, 'installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted && existsSync(python)) return python;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  rmSync(venv, { recursive: true, force: true });
  const options = closing ? { signal: closing } : {};
  await mustRun('The virtual environment of the embedding model', program, ['-m', 'venv', venv], options);
  const pinned = ['--require-hashes', '--only-binary', ':all:', '-r', REQUIREMENTS];
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input'];
  await mustRun('pip', python, ['-m', 'pip', 'install', ...quiet, ...pinned], options);
  writeFileSync(mark, wanted);
  return python;
}
