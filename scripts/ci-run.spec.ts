import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const CHECKS = [
  'fuzz-api',
  'lint',
  'build',
  'openapi',
  'api-changes',
  'readme',
  'check-compose',
  'stall',
  'mutants',
  'infra',
  'cost',
];
const PASSED = `process.stdout.write('5 passed, 0 failed\\n');`;

describe('.ci/run', () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'frontdesk-ci-'));
    cpSync(join(import.meta.dirname, '..', '.ci'), join(dir, '.ci'), { recursive: true });
    for (const folder of ['scripts', 'bin']) mkdirSync(join(dir, folder));
    for (const file of ['package.json', 'package-lock.json']) writeFileSync(join(dir, file), '{}');
    for (const check of CHECKS) writeFileSync(join(dir, 'scripts', `${check}.mjs`), '');
    writeFileSync(join(dir, 'bin', 'npm'), '#!/bin/sh\n');
    chmodSync(join(dir, 'bin', 'npm'), 0o755);
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  /** Runs it with fakes for all checks, and this fake for the tests. */
  function run(tests: string): { status: number | null; summary: string | undefined } {
    const { status, output } = outcome(tests);
    return { status, summary: output.trim().split('\n').at(-1) };
  }

  function outcome(tests: string): { status: number | null; output: string } {
    writeFileSync(join(dir, 'scripts', 'test.mjs'), tests);
    const env = { ...process.env, PATH: `${join(dir, 'bin')}${delimiter}${process.env['PATH']}` };
    const { status, stdout } = spawnSync('bash', ['.ci/run'], { cwd: dir, env, encoding: 'utf8' });
    return { status, output: stdout };
  }

  it('counts the tests and every other check', () => {
    expect(run(PASSED)).toEqual({ status: 0, summary: '17 passed, 0 failed' });
  });

  it('fails when a test has failed', () => {
    const tests = `process.stdout.write('4 passed, 1 failed\\n'); process.exitCode = 1;`;
    expect(run(tests)).toEqual({ status: 1, summary: '16 passed, 1 failed' });
  });

  it.each([
    ['says nothing', ''],
    ['ends without its summary', `process.stdout.write('Migrating\\n');`],
    ['ends badly after a good summary', `${PASSED} process.exitCode = 1;`],
  ])('fails when the test run %s', (_, tests) => {
    expect(run(tests)).toMatchObject({ status: 1, summary: expect.stringMatching(/, 1 failed$/) });
  });

  it('lets mutants rely on the tests only where these have passed', () => {
    const told = `process.stdout.write('mutants ' + process.argv.slice(2).join(' ') + '\\n');`;
    writeFileSync(join(dir, 'scripts', 'mutants.mjs'), told);
    expect(outcome(PASSED).output).toMatch(/^mutants --slice \w+ --tests-passed$/m);
    const failing = outcome(`${PASSED} process.exitCode = 1;`);
    expect(failing).toMatchObject({ status: 1, output: expect.stringMatching(/^mutants --slice \w+$/m) });
  });

  it.each(['lint', 'infra'])('fails when another check fails: %s', (check) => {
    writeFileSync(join(dir, 'scripts', `${check}.mjs`), 'process.exitCode = 1;');
    expect(run(PASSED)).toEqual({ status: 1, summary: '16 passed, 1 failed' });
  });
});
