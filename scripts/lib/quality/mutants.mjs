import { createHash } from 'node:crypto';
import { availableParallelism, tmpdir } from 'node:os';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from '../build/browser.mjs';
import { MutantTree } from './mutant-tree.mjs';
import { ROOT } from '../system/paths.mjs';
import { stopRequest } from '../system/stop-request.mjs';
import { messageOf, PlainError, say } from '../system/terminal.mjs';

/** @typedef {import('../../../test/mutants/mutant.d.ts').Mutant} Mutant */
/** @typedef {import('./mutant-tree.mjs').SpecResults} SpecResults */

const FOLDER = join(ROOT, 'test', 'mutants');
/** Each tree has its own Postgres and Redis; with more than this many they slow each other down too much. */
const MOST_TREES = 4;
const FEW = 3;
/** Number of mutants in a slice, which takes about a minute. */
const SLICE = 3;

/**
 * Mutates copies of the product, one change at a time, and runs the tests that must fail.
 * @param {string[]} names  only these mutants; all when empty
 * @returns {Promise<number>} the exit code: 0 when every one was killed
 */
export async function testMutants(names) {
  return kill(chosen(await loadMutants(), names), false);
}

/**
 * The same for a few mutants.
 * @param {string} seed  chooses them: the same seed, the same mutants
 * @param {boolean} isKnownGreen  whether all tests have just passed here, so that the unbroken copy need not be run
 * @returns {Promise<number>}
 */
export async function testSomeMutants(seed, isKnownGreen) {
  const place = (/** @type {Mutant} */ { name }) =>
    createHash('sha256').update(`${seed} ${name}`).digest('hex');
  const mutants = (await loadMutants()).sort((left, right) => (place(left) < place(right) ? -1 : 1));
  say(`A slice of ${SLICE} of ${mutants.length} mutants: --slice ${seed}`);
  return kill(mutants.slice(0, SLICE), isKnownGreen);
}

/**
 * @param {Mutant[]} mutants
 * @param {boolean} isKnownGreen
 * @returns {Promise<number>}
 */
async function kill(mutants, isKnownGreen) {
  await findBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-mutants-'));
  const count = Math.min(MOST_TREES, availableParallelism(), mutants.length);
  const trees = Array.from({ length: count }, (_, index) => new MutantTree(join(folder, String(index))));
  const interrupted = stopRequest(() => process.exit(130)).then(() => {
    throw new PlainError('The mutants were interrupted.');
  });
  try {
    return await Promise.race([attack(mutants, trees, isKnownGreen), interrupted]);
  } finally {
    await Promise.all(trees.map((tree) => tree.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Mutant[]} mutants
 * @param {MutantTree[]} trees
 * @param {boolean} isKnownGreen
 */
async function attack(mutants, trees, isKnownGreen) {
  const started = performance.now();
  if (!isKnownGreen && !(await isGreen(mutants, trees))) return 1;
  let killed = 0;
  await inEachTree(mutants, trees, async (mutant, tree) => {
    const began = performance.now();
    const { survivors, reasons } = await attempt(mutant, tree);
    if (survivors === null) killed += 1;
    const mark = survivors === null ? '✓ killed  ' : '✗ SURVIVED';
    say(`  ${mark} ${mutant.name} (${seconds(began)}): ${mutant.breaks}`);
    // With few mutants also prints the tests' messages; with all of them that would hide the survivors.
    const more = survivors === null ? (mutants.length <= FEW ? reasons.map(firstLines) : []) : [survivors];
    for (const line of more) say(`      ${line}`);
  });
  say(`killed ${killed}/${mutants.length} in ${seconds(started)}`);
  return killed === mutants.length ? 0 : 1;
}

/**
 * Runs the same tests on the unchanged copy: a test that fails already would kill every mutant.
 * @param {Mutant[]} mutants
 * @param {MutantTree[]} trees
 */
async function isGreen(mutants, trees) {
  const began = performance.now();
  const specs = [...new Set(mutants.flatMap((mutant) => mutant.specs))];
  /** @type {string[]} */
  const red = [];
  await inEachTree(specs, trees, async (spec, tree) => {
    const { failed, reasons, errors } = await tree.run([spec], patternFor(spec, mutants));
    red.push(...failed, ...reasons, ...errors);
  });
  if (red.length === 0) say(`  ✓ the unbroken copy is green: ${specs.length} files (${seconds(began)})`);
  else say(`The unbroken copy fails already:\n${red.join('\n')}`);
  return red.length === 0;
}

/**
 * The names of all tests of a file that some mutant needs.
 * @param {string} spec
 * @param {Mutant[]} mutants
 */
function patternFor(spec, mutants) {
  const patterns = mutants.filter(({ specs }) => specs.includes(spec)).map(({ tests }) => tests);
  return patterns.includes(undefined) ? undefined : [...new Set(patterns)].join('|');
}

/**
 * @param {Mutant} mutant
 * @param {MutantTree} tree
 * @returns {Promise<{survivors: string | null, reasons: string[]}>} `survivors` is null when every file failed, as it
 * must; else the reason why the mutant does not count as killed
 */
async function attempt(mutant, tree) {
  try {
    tree.apply(mutant);
    const { failed, passed, reasons, errors } = await tree.run(mutant.specs, mutant.tests);
    if (errors.length > 0) return { survivors: `it could not be run: ${errors.join('; ')}`, reasons };
    const blind = mutant.specs.filter((spec) => !failed.includes(spec));
    const survivors = `not noticed by ${blind.join(', ')} (${passed} tests passed)`;
    return { survivors: blind.length === 0 ? null : survivors, reasons };
  } catch (error) {
    return { survivors: `it could not be run: ${messageOf(error)}`, reasons: [] };
  } finally {
    tree.restore();
  }
}

/**
 * @template Item
 * @param {Item[]} items
 * @param {MutantTree[]} trees
 * @param {(item: Item, tree: MutantTree) => Promise<void>} work
 */
async function inEachTree(items, trees, work) {
  const left = [...items];
  await Promise.all(
    trees.map(async (tree) => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item, tree);
    }),
  );
}

/** @returns {Promise<Mutant[]>} */
export async function loadMutants() {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.mjs'))
    .sort();
  const lists = await Promise.all(
    files.map(async (name) => {
      /** @type {{default: Mutant[]}} */
      const { default: mutants } = await import(pathToFileURL(join(FOLDER, name)).href);
      return mutants;
    }),
  );
  return lists.flat();
}

/**
 * @param {Mutant[]} mutants
 * @param {string[]} names
 */
function chosen(mutants, names) {
  const known = mutants.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  const twice = known.filter((name, index) => known.indexOf(name) !== index);
  if (twice.length > 0) throw new PlainError(`Two mutants are named ${twice.join(', ')}.`);
  if (unknown.length > 0) {
    throw new PlainError(`No mutant is named ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  }
  return names.length === 0 ? mutants : mutants.filter(({ name }) => names.includes(name));
}

/** @param {string} reason */
function firstLines(reason) {
  return reason.split('\n').filter(Boolean).slice(0, 2).join(' ');
}

/** @param {number} began */
function seconds(began) {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
