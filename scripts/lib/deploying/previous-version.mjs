import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { lastLines, mustRun, run } from '../system/commands.mjs';
import { ROOT } from '../system/paths.mjs';
import { say } from '../system/terminal.mjs';

/** What clients rely on. Not the documents of the API: they tell of one version only. */
const TESTS = ['test/e2e/contract-', 'test/e2e/answers', 'test/e2e/durability.spec'];

/** What is compiled or installed once. */
const PROGRAMS = ['toxiproxy', 'weaviate', 'embeddings'];
const MANIFESTS = ['package.json', 'package-lock.json'];

/**
 * Runs the contract tests of the version before the newest migration, its code and its tests, on the schema of this version:
 * what serves while a release goes on, and what a roll-back leads to.
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function testPreviousVersion() {
  const newest = basename(globSync('migrations/[0-9]*.ts', { cwd: ROOT }).sort().at(-1) ?? '');
  const added = await commitThatBrought(`migrations/${newest}`);
  if (added === undefined) {
    say(
      `No commit has brought migrations/${newest}, or the history is cut off before it (git fetch --unshallow).`,
    );
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
 * The commit that brought a file into the line of releases: the merge, and not the commit on a branch, whose parent was
 * never released. Undefined when the one before it is not known here, as in a shallow clone.
 * @param {string} file
 * @returns {Promise<string | undefined>}
 */
async function commitThatBrought(file) {
  const log = ['log', '--first-parent', '-m', '--diff-filter=A', '--format=%H', '-1', '--', file];
  const added = (await mustRun('git log', 'git', log, { cwd: ROOT })).trim();
  const before = await run('git', ['rev-parse', '--quiet', '--verify', `${added}~1`], { cwd: ROOT });
  return added !== '' && before.code === 0 ? added : undefined;
}

/**
 * A version's tree with the migrations of this one. Its packages are its own: where they are not those of this version, its
 * tests install them first.
 * @param {string} revision
 * @param {string} dir
 */
async function unpack(revision, dir) {
  await mustRun('git archive', 'sh', ['-c', 'git archive "$1" | tar -x -C "$2"', 'sh', revision, dir], {
    cwd: ROOT,
  });
  if (MANIFESTS.every((name) => readFileSync(join(ROOT, name)).equals(readFileSync(join(dir, name)))))
    symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  mkdirSync(join(dir, '.frontdesk'));
  for (const name of PROGRAMS) {
    const there = join(ROOT, '.frontdesk', name);
    if (existsSync(there)) symlinkSync(there, join(dir, '.frontdesk', name));
  }
  for (const file of globSync('migrations/*.ts', { cwd: ROOT })) cpSync(join(ROOT, file), join(dir, file));
}
