import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, mustRun } from './commands.mjs';
import { withLock } from './lock.mjs';
import { PlainError, say, step } from './terminal.mjs';

/**
 * Not optimised and without debugging data, which takes a third less computing: these programs serve tests, which wait
 * for their compilation and hardly for themselves. Without git Go would look for a revision in vain.
 */
const QUICKLY = ['-buildvcs=false', '-ldflags=-s -w', '-gcflags=all=-N -l -dwarf=false'];

/**
 * Compiles a program of a public Go module.
 * @param {string} name  of the program, for people
 * @param {string} module  with its version, such as `example.com/cmd/server@v1.2.3`
 * @param {string} dir  where the program is put
 * @param {string} oldestGo  such as `1.24`
 * @throws PlainError when there is no Go, or it cannot be compiled
 */
export async function goInstall(name, module, dir, oldestGo) {
  const go = findProgram('go') ?? findProgram('../go/bin/go');
  if (!go)
    throw new PlainError(`${name} is compiled with Go, which is missing. Install Go ${oldestGo} or newer.`);
  const env = { ...process.env, GOBIN: dir };
  await step(`Compiling ${name}, once`, () =>
    mustRun('go install', go, ['install', ...QUICKLY, module], { env }),
  );
}

/**
 * @typedef {object} GoProgram
 * @property {string} name  for people
 * @property {string} path  of its package, such as `example.com/cmd/server`
 * @property {string} version  such as `v1.2.3`
 * @property {string} oldestGo  such as `1.24`
 */

/**
 * The program of the pinned version: the one in `dir/bin`, else one that is compiled now.
 * @param {string} dir
 * @param {GoProgram} wanted
 * @returns {Promise<string>} its path
 * @throws PlainError when it cannot be had
 */
export function installGoProgram(dir, wanted) {
  const bin = join(dir, 'bin');
  mkdirSync(bin, { recursive: true, mode: 0o700 });
  return withLock(
    join(bin, 'lock'),
    () => installIn(bin, wanted),
    ({ pid }) =>
      say(`  … waiting for another Frontdesk command (pid ${pid}) that is compiling ${wanted.name}`),
  );
}

/**
 * @param {string} bin
 * @param {GoProgram} wanted
 */
async function installIn(bin, { name, path, version, oldestGo }) {
  const program = join(bin, path.split('/').at(-1) ?? '');
  const mark = join(bin, 'version');
  if (existsSync(program) && existsSync(mark) && readFileSync(mark, 'utf8') === version) return program;
  await goInstall(name, `${path}@${version}`, bin, oldestGo);
  writeFileSync(mark, version);
  return program;
}
