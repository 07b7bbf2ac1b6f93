import { spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../system/paths.mjs';
import { readJson } from '../system/private-files.mjs';
import { PlainError } from '../system/terminal.mjs';

/** @typedef {import('../../../test/mutants/mutant.d.ts').Mutant} Mutant */

/**
 * @typedef {object} SpecResults
 * @property {string[]} failed  files with a failed test
 * @property {number} passed    tests
 * @property {string[]} reasons  the messages of the failed tests, shortened
 * @property {string[]} errors  files without a result: not compiled, not started, no test of that name
 */

/** @typedef {{name: string, message: string, assertionResults: {status: string, failureMessages: string[]}[]}} JestFile */

const LEFT_BEHIND = new Set(['node_modules', '.git', '.frontdesk', 'coverage']);
const BETWEEN = 'migrations/9999999999999-mutant.ts';
/** Errors of a product that does not start: then the change broke the start, and no test caught it. */
const NOT_STARTED = /did not get ready|SyntaxError|Cannot find module|is not defined/;

/** A copy of the checkout that is changed for mutants, with the packages of the real one. */
export class MutantTree {
  /**
   * The original content of each changed file; null for a file that did not exist. @type {Map<string, string | null>}
   */
  #before = new Map();
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #running;

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    cpSync(ROOT, folder, { recursive: true, filter: (from) => !LEFT_BEHIND.has(relative(ROOT, from)) });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  }

  /**
   * @param {Mutant} mutant
   * @throws PlainError when the text to change is not exactly once in its file
   */
  apply({ edits = [], sql }) {
    for (const { file, search, replace } of edits) {
      const text = readFileSync(join(this.folder, file), 'utf8');
      const parts = text.split(search);
      if (parts.length !== 2) {
        throw new PlainError(`${file} holds ${parts.length - 1} times: ${search}`);
      }
      this.#write(file, text, parts.join(replace));
    }
    if (sql !== undefined) this.#write(BETWEEN, null, migration(sql));
  }

  /**
   * @param {string} file
   * @param {string | null} before
   * @param {string} after
   */
  #write(file, before, after) {
    if (!this.#before.has(file)) this.#before.set(file, before);
    writeFileSync(join(this.folder, file), after);
  }

  restore() {
    for (const [file, text] of this.#before) {
      if (text === null) rmSync(join(this.folder, file), { force: true });
      else writeFileSync(join(this.folder, file), text);
    }
    this.#before.clear();
  }

  /**
   * Builds the copy and runs some of its tests on stores of their own.
   * @param {string[]} specs
   * @param {string} [tests]  a regular expression for their names
   * @returns {Promise<SpecResults>}
   */
  async run(specs, tests) {
    const results = join(this.folder, 'results.json');
    rmSync(results, { force: true });
    const args = [
      '--maxWorkers=1',
      '--runTestsByPath',
      ...specs,
      ...(tests === undefined ? [] : ['--testNamePattern', tests]),
    ];
    const output = await this.#node(PROGRAM, { MUTANT_ARGS: JSON.stringify(args), MUTANT_RESULTS: results });
    const report = readJson(results, /** @type {{testResults: JestFile[]} | undefined} */ (undefined));
    if (!report) throw new PlainError(output.trim().split('\n').slice(-8).join('\n'));
    return this.#judge(report.testResults);
  }

  /** @param {JestFile[]} files  @returns {SpecResults} */
  #judge(files) {
    const paths = files.map(({ name }) => relative(resolve(this.folder), name));
    const failures = files.map(({ assertionResults }) =>
      assertionResults.flatMap((one) => one.failureMessages),
    );
    const ran = files.map(({ assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'passed' || status === 'failed'),
    );
    const errors = paths.flatMap((path, at) => {
      if (ran[at]?.length === 0)
        return [`${path}: no test was run. ${files[at]?.message.slice(0, 500) ?? ''}`];
      const unstarted = failures[at]?.find((message) => NOT_STARTED.test(message));
      return unstarted === undefined ? [] : [`${path}: ${unstarted.slice(0, 500)}`];
    });
    return {
      failed: paths.filter((_, at) => ran[at]?.some(({ status }) => status === 'failed')),
      reasons: [...new Set(failures.flat().map((message) => message.slice(0, 600)))],
      passed: ran.flat().filter(({ status }) => status === 'passed').length,
      errors,
    };
  }

  async stop() {
    const child = this.#running;
    if (!child || child.exitCode !== null) return;
    const closed = new Promise((done) => child.once('close', done));
    child.kill('SIGTERM');
    await closed;
  }

  /**
   * @param {string} program  an ES module
   * @param {NodeJS.ProcessEnv} env
   * @returns {Promise<string>} its output
   */
  #node(program, env) {
    return new Promise((done, failed) => {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
        cwd: this.folder,
        env: {
          ...process.env,
          ...env,
          CI: 'true',
          MUTANT_LIB: pathToFileURL(join(this.folder, 'scripts', 'lib')).href,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      this.#running = child;
      let output = '';
      const keep = (/** @type {Buffer} */ chunk) => (output = (output + chunk.toString()).slice(-20_000));
      child.stdout.on('data', keep);
      child.stderr.on('data', keep);
      child.on('error', failed);
      child.on('close', () => done(output));
    });
  }
}

/** Does what `npm test` does, without installing packages, which are the real checkout's. */
const PROGRAM = `
  const lib = (name) => import(process.env.MUTANT_LIB + '/' + name);
  const { build } = await lib('build/build-steps.mjs');
  const { runTests } = await lib('quality/run-tests.mjs');
  await build();
  process.exitCode = await runTests(JSON.parse(process.env.MUTANT_ARGS), { keepResults: process.env.MUTANT_RESULTS });`;

/** @param {string} sql */
function migration(sql) {
  return `export class Mutant9999999999999 {
  name = 'Mutant9999999999999';
  async up(runner) { await runner.query(${JSON.stringify(sql)}); }
  async down() {}
}
`;
}
