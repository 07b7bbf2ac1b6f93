import { findProgram, run } from '../system/commands.mjs';

const OLDEST = [3, 8];
const NAMES = ['python3', 'python'];
/** Prints the version when it can make virtual environments with pip in them. */
const PROBE = 'import ensurepip, venv, sys; print("%d.%d" % sys.version_info[:2])';

/**
 * A Python that can hold the embedding model, or what else needs a newer one.
 * @param {number[]} [oldest]  major and minor version
 * @returns {Promise<{program: string} | {missing: string}>}  `missing`: what to install, for people
 */
export async function findPython(oldest = OLDEST) {
  let missing = `Python ${oldest.join('.')} or newer (python3) is missing`;
  for (const program of NAMES.flatMap((name) => findProgram(name) ?? [])) {
    const { code, output } = await run(program, ['-c', PROBE]).catch(() => ({ code: 1, output: '' }));
    if (code !== 0) missing = `${program} lacks venv or ensurepip (Debian: apt-get install python3-venv)`;
    else if (isNewEnough(output, oldest)) return { program };
    else missing = `${program} is older than ${oldest.join('.')}`;
  }
  return { missing };
}

/**
 * @param {string} version  such as `3.11`
 * @param {number[]} [oldest]
 */
export function isNewEnough(version, oldest = OLDEST) {
  const [major = 0, minor = 0] = version.trim().split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
