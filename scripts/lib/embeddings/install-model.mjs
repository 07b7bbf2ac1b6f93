import { join } from 'node:path';
import { installPythonPackages } from '../build/python-packages.mjs';
import { ROOT } from '../system/paths.mjs';

/** The model and what it needs, each pinned by version and hash; also what docker/embeddings/Dockerfile installs. */
export const REQUIREMENTS = join(ROOT, 'docker', 'embeddings', 'requirements.txt');

/**
 * Installs the model into a virtual environment of its own, unless it is there.
 * @param {string} program  Python
 * @param {string} dir
 * @param {AbortSignal} [closing]  ends it
 * @returns {Promise<string>} the Python of the environment
 * @throws PlainError when pip cannot get it
 */
export function installModel(program, dir, closing) {
  const wanted = { what: 'the embedding model', program, dir, requirements: REQUIREMENTS };
  return installPythonPackages(wanted, closing);
}
