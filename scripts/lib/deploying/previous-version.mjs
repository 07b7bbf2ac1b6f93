import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { lastLines, mustRun, run } from '../system/commands.mjs';
import { ROOT } from '../system/paths.mjs';
import { say } from '../system/terminal.mjs';

/** What clients rely on. Not the documents of the API: they tell of one version only. */
const TESTS = ['test/e2e/contract-', 'test/e2e/answers', 'test/e2e/durability.spec'];

/** What is compiled or installed once. */
const PROGRAMS = ['toxiproxy', 'weaviate', 'embeddings'];

/**
 * Runs the contract tests of the version before the newest migration, its code and its tests, on the schema of this version:
 * what serves while a release goes on, and what a roll-back leads to.
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function testPreviousVersion() {
  const newest = basename(globSync('migrations/[0-9]*.ts', { cwd: ROOT }).sort().at(-1) ?? '');
  const log = ['log', '--diff-filter=A', '--format=%H', '-1', '--', `migrations/${newest}`];
  const added = (await mustRun('git log', 'git', log, { cwd: ROOT })).trim();
  if (added === '') {
    say(`No commit has added migrations/${newest}: the version before it is not known.`);
    return { passed: 0, failed: 1 };
  }
  const dir = mkdtempSync(join(tmpdir(), 'frontdesk-previous-'));
  try {
    await unpack(`${added}~1`, dir);
    say(`\nThe version before ${newest}, on the schema with it`);
    const { output } = await run(process.execPath, ['scripts/test.mjs', '--once', ...TESTS], { cwd: dir });
    const [, passed = '0', failed = '1'] = /^(\d+) passed, (\d+) failed$/m.exec(lastLines(output, 3)) ?? [];
    if (failed !== '0') say(lastLines(output, 80));
    say(`${passed} of its tests pass, ${failed} fail`);
    return { passed: Number(passed), failed: Number(failed) + (passed === '0' && failed === '0' ? 1 : 0) };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * A version's tree with the packages and the migrations of this one.
 * @param {string} revision
 * @param {string} dir
 */
async function unpack(revision, dir) {
  await mustRun('git archive', 'sh', ['-c', 'git archive "$1" | tar -x -C "$2"', 'sh', revision, dir], {
    cwd: ROOT,
  });
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  mkdirSync(join(dir, '.frontdesk'));
  for (const name of PROGRAMS) {
    const there = join(ROOT, '.frontdesk', name);
    if (existsSync(there)) symlinkSync(there, join(dir, '.frontdesk', name));
  }
  for (const file of globSync('migrations/*.ts', { cwd: ROOT })) cpSync(join(ROOT, file), join(dir, file));
}
