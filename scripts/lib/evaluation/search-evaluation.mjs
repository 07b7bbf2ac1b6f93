import { say } from '../system/terminal.mjs';
import { printAnswering } from './answering-curve.mjs';
import { isDemanded, percentile } from './evaluation.mjs';
import { BY_MEANING, fitWeights, probability } from './fit.mjs';
import { loadCompiled } from './offline-evaluation.mjs';
import { withSampleVectors } from './sample-vectors.mjs';

/**
 * @typedef {import('../../../test/eval/searching.js').Searched} Searched
 * @typedef {import('../../../test/eval/searching.js').Proposed} Proposed
 * @typedef {import('../../../test/eval/searching.js').Unanswerable} Unanswerable
 * @typedef {typeof import('../../../test/eval/searching.js')} Desk
 * @typedef {import('../../../test/eval/searching.js').Searching} Searching
 * @typedef {import('../../../test/eval/fillers/crowd.js').WeighedCrowd} WeighedCrowd
 */

const ENGINES = /** @type {const} */ (['words', 'meaning', 'fused']);
const LEFT_OUT = 'left out';
const DEPTHS = [1, 3, 5];
/** Questions that are embedded anew, to take the time. */
const TIMED = 100;
/** Items of each of many tenants. */
const ITEMS_OF_TENANT = 50;

/**
 * @typedef {object} SearchOptions
 * @property {string} embeddings  as of `withSampleVectors`
 * @property {readonly number[]} items  sizes: so many fillers are put beside each business's own rows
 * @property {number} tenants  as many indexes in one process; 0 for none
 * @property {number} seed  of the fillers and of the made questions
 * @property {number} embedded  fillers that are embedded; the others have vectors between those
 */

/**
 * Prints, of the questions that some source answers, the share for which one is among the first of each engine. `fused`
 * has the product's weights; `left out` those that are fitted on all sets but the one that is asked. Then the same among
 * many fillers, with times and memory.
 * @param {import('./sets.mjs').EvalSet[]} sets
 * @param {SearchOptions} options
 * @returns {Promise<number>} the exit code
 */
export async function evaluateSearch(sets, { embeddings, items, tenants, seed, embedded }) {
  const desk = await loadCompiled('searching');
  return withSampleVectors(desk, embeddings, async (vectors) => {
    const alone = await searchAll(desk, sets, { madeBy: seed });
    printRecall(withLeftOut(alone.questions), [...ENGINES, LEFT_OUT]);
    printUnanswerable(alone.unanswerable);
    printAnswering(
      alone.questions.filter((one) => !isMade(one)),
      alone.unanswerable,
    );
    const texts = sets.flatMap(({ questions }) => questions.map(({ ask }) => ask[0] ?? '')).slice(-TIMED);
    printTimesOf(alone.questions, await vectors.timesOf(texts, 'query'));
    say(`\nindexes ${toKb(alone.bytes.indexes)} kB, of these vectors ${toKb(alone.bytes.vectors)} kB`);
    const crowding = { seed, embedded, vectors };
    for (const count of items) {
      const crowd = await desk.crowdOf(count, crowding);
      const found = await searchAll(desk, sets, { madeBy: seed, crowdOf: () => crowd });
      printSize(`${count} items`, found, [crowd]);
    }
    if (tenants > 0) {
      const crowds = await desk.crowdsOf(tenants, ITEMS_OF_TENANT, crowding);
      let next = 0;
      // One business after the other has another crowd.
      const crowdOf = () => /** @type {WeighedCrowd} */ (crowds[next++ % crowds.length]);
      printSize(
        `${tenants} tenants of ${ITEMS_OF_TENANT} items`,
        await searchAll(desk, sets, { madeBy: seed, crowdOf }),
        crowds,
      );
    }
    return 0;
  });
}

/**
 * @param {Desk} desk
 * @param {import('./sets.mjs').EvalSet[]} sets
 * @param {Searching} searching
 */
async function searchAll(desk, sets, searching) {
  /** @type {import('../../../test/eval/searching.js').SearchedSet} */
  const all = { questions: [], unanswerable: [], bytes: { indexes: 0, vectors: 0 } };
  for (const { name, questions, businesses } of sets) {
    const { bytes, ...found } = await desk.searchSet(name, questions, businesses, isDemanded, searching);
    all.questions.push(...found.questions);
    all.unanswerable.push(...found.unanswerable);
    all.bytes.indexes += bytes.indexes;
    all.bytes.vectors += bytes.vectors;
  }
  return all;
}

/**
 * @param {string} title
 * @param {Awaited<ReturnType<typeof searchAll>>} found
 * @param {readonly WeighedCrowd[]} crowds
 */
function printSize(title, { questions, unanswerable }, crowds) {
  say(`\n${title}`);
  printRecall(
    questions.map((one) => ({ ...one, leftOut: [] })),
    ENGINES,
  );
  printUnanswerable(unanswerable);
  printTimesOf(questions);
  const sum = (/** @type {(crowd: WeighedCrowd) => number} */ of) =>
    crowds.reduce((total, crowd) => total + of(crowd), 0);
  const bytes = [sum((crowd) => crowd.bytes.words), sum((crowd) => crowd.bytes.vectors)].map(toKb);
  say(
    `\nwords ${bytes[0]} kB, vectors ${bytes[1]} kB; built in ${(sum(({ buildMs }) => buildMs) / 1000).toFixed(1)} s`,
  );
}

/** @param {Unanswerable[]} asked */
function printUnanswerable(asked) {
  const share = (/** @type {'words' | 'fused'} */ engine) =>
    `${engine} ${asked.filter(({ answered }) => answered[engine]).length}`;
  say(`\nof ${asked.length} unanswerable questions answered: ${share('words')}, ${share('fused')}`);
}

/**
 * Ranks the sources of each question by weights that have not seen its set; needs two sets.
 * @param {Searched[]} found
 * @returns {(Searched & {leftOut: Proposed[]})[]}
 */
function withLeftOut(found) {
  const names = [...new Set(found.map(({ set }) => set))];
  const asked = found.filter((one) => !isMade(one));
  const weights = new Map(names.map((name) => [name, fitWithout(asked.filter(({ set }) => set !== name))]));
  return found.map((one) => {
    const own = weights.get(one.set);
    const odds = (/** @type {Searched['engines']['fused'][number]} */ { basis, features }) =>
      probability((basis === 'article' ? own?.article : own?.product) ?? {}, features);
    return { ...one, leftOut: one.engines.fused.toSorted((a, b) => odds(b) - odds(a)) };
  });
}

/** @param {Searched[]} others */
function fitWithout(others) {
  const fitOf = (/** @type {string} */ wanted) => {
    const cases = others.flatMap(({ engines }) =>
      engines.fused
        .filter(({ basis }) => basis === wanted)
        .map(({ features, answers }) => ({ features, isRight: answers, weight: 1 })),
    );
    return cases.length === 0 ? {} : fitWeights(cases, BY_MEANING);
  };
  return { article: fitOf('article'), product: fitOf('product') };
}

/**
 * A question that was made from the data, which is easier than those of people.
 * @param {Searched} one
 */
function isMade({ kind }) {
  return kind.endsWith(', made');
}

/**
 * @param {ReturnType<typeof withLeftOut>} found
 * @param {readonly string[]} engines
 */
function printRecall(found, engines) {
  const titles = engines.map((engine) => engine.padStart(16)).join('');
  say(`\n${'@1 @3 @5, %'.padEnd(20)}${'n'.padStart(5)}${titles}`);
  const asked = found.filter((one) => !isMade(one));
  printRow('all', asked, engines);
  for (const key of /** @type {const} */ (['set', 'kind', 'language']))
    for (const [group, rows] of Map.groupBy(asked, (one) => one[key])) printRow(group, rows, engines);
  for (const [kind, rows] of Map.groupBy(found.filter(isMade), (one) => one.kind))
    printRow(kind, rows, engines);
}

/**
 * @param {string} name
 * @param {ReturnType<typeof withLeftOut>} rows
 * @param {readonly string[]} titles
 */
function printRow(name, rows, titles) {
  const cells = titles.map((engine) =>
    DEPTHS.map((depth) => {
      const hits = rows.filter(({ engines, leftOut }) => {
        const proposed = engine === LEFT_OUT ? leftOut : engines[/** @type {'words'} */ (engine)];
        return proposed.slice(0, depth).some(({ answers }) => answers);
      });
      return `${Math.round((100 * hits.length) / rows.length)}`.padStart(4);
    })
      .join('')
      .padStart(16),
  );
  say(`${name.padEnd(20)}${String(rows.length).padStart(5)}${cells.join('')}`);
}

/**
 * @param {Searched[]} found
 * @param {number[]} [embedding]  milliseconds
 */
function printTimesOf(found, embedding) {
  say(`\n${'milliseconds'.padEnd(20)}${'p50'.padStart(8)}${'p95'.padStart(8)}`);
  for (const engine of ENGINES)
    printTimes(
      engine,
      found.map(({ ms }) => ms[engine]),
    );
  if (embedding) printTimes('embedding, once', embedding);
}

/**
 * @param {string} name
 * @param {number[]} times
 */
function printTimes(name, times) {
  const cells = [0.5, 0.95].map((share) => percentile(times, share).toFixed(1).padStart(8));
  say(`${name.padEnd(20)}${cells.join('')}`);
}

/** @param {number} bytes */
function toKb(bytes) {
  return (bytes / 1000).toFixed(0);
}
