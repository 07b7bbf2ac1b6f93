import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findPython } from '../embeddings/python.mjs';
import { installPythonPackages } from '../build/python-packages.mjs';
import { findProgram, mustRun } from '../system/commands.mjs';
import { withLock } from '../system/lock.mjs';
import { dataLayout, defaultDataDir, ROOT } from '../system/paths.mjs';
import { PlainError, say, step } from '../system/terminal.mjs';

/** Compiled once, which takes a minute each: the version stands in the name of the module. */
const GO_PROGRAMS = {
  act: 'github.com/nektos/act@v0.2.89',
  actionlint: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12',
};
const REQUIREMENTS = join(ROOT, 'ops', 'deploy', 'test', 'requirements.txt');

/**
 * The program of the pinned version in the data directory; compiled now when it is not there.
 * @param {keyof typeof GO_PROGRAMS} name
 * @returns {Promise<string>} its path
 * @throws PlainError when it cannot be had
 */
export function installGoProgram(name) {
  return withFolder(async (dir) => {
    const program = join(dir, name);
    const mark = join(dir, `${name}.version`);
    const module = GO_PROGRAMS[name];
    if (existsSync(program) && existsSync(mark) && readFileSync(mark, 'utf8') === module) return program;
    const go = findProgram('go') ?? findProgram('../go/bin/go');
    if (!go) throw new PlainError(`${name} is compiled with Go, which is missing. Install Go 1.23 or newer.`);
    // It needs no revision of ours, and without git Go would look for one in vain.
    const env = { ...process.env, GOBIN: dir, GOFLAGS: '-buildvcs=false' };
    await step(`Compiling ${name}, once`, () => mustRun('go install', go, ['install', module], { env }));
    writeFileSync(mark, module);
    return program;
  });
}

/**
 * An AWS on loopback, its command line, and checks of workflows and scripts, all from PyPI and pinned by hash.
 * @returns {Promise<string>} the folder of their programs
 * @throws PlainError when they cannot be had
 */
export function installPythonTools() {
  return withFolder(async (dir) => {
    const python = await findPython();
    if ('missing' in python) throw new PlainError(`The tests of releases need Python: ${python.missing}.`);
    const installed = await installPythonPackages({
      what: 'the tools for releases',
      program: python.program,
      dir,
      requirements: REQUIREMENTS,
    });
    return dirname(installed);
  });
}

/**
 * @template T
 * @param {(dir: string) => Promise<T>} work
 */
function withFolder(work) {
  const dir = dataLayout(defaultDataDir()).deploying;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return withLock(
    join(dir, 'lock'),
    () => work(dir),
    ({ pid }) => say(`  … waiting for another Frontdesk command (pid ${pid}) that installs the same`),
  );
}
