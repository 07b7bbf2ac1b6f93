// node bench/question-meaning.mjs [--all]: how near questions are that mean the same, and questions that do not, by the
// bundled embedding model; from what cosine on unanswered questions are grouped (LEAST_ALIKE) rests on it. The pairs are
// those of test/support/meaning-pairs.mjs, and all pairs of their questions about different matters. Builds on dist/ (npm run
// build). Prints how many of each kind may mean the same by their words, and of these how many are at least as near as each
// bound; with --all each pair. Judges nothing.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import 'reflect-metadata';
import { EmbeddingServer } from '../scripts/lib/embeddings/embedding-server.mjs';
import { installModel } from '../scripts/lib/embeddings/install-model.mjs';
import { findPython } from '../scripts/lib/embeddings/python.mjs';
import { dataLayout, defaultDataDir } from '../scripts/lib/system/paths.mjs';
import { crossed, MEANS_ANOTHER, MEANS_THE_SAME } from '../test/support/meaning-pairs.mjs';
import { dist } from './rig/model-engine.mjs';

/** @typedef {import('../src/language/language.js').Language} Language */
/** @typedef {{one: string, other: string, language: Language | null, cosine: number, mayBe: boolean}} Measured */

/** @type {Map<string, Promise<Float32Array | undefined>>} */
const known = new Map();
const BOUNDS = [0.86, 0.88, 0.9, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98];

/** @type {typeof import('../src/conversations/unanswered/question-meaning.js')} */
const { mayMeanTheSame } = await dist('conversations/unanswered/question-meaning.js');
/** @type {typeof import('../src/platform/embeddings/http-embeddings.js')} */
const { HttpEmbeddings } = await dist('platform/embeddings/http-embeddings.js');

const { values } = parseArgs({ options: { all: { type: 'boolean' } } });
const python = await findPython();
if ('missing' in python) throw new Error(python.missing);
const dir = dataLayout(defaultDataDir()).embeddings;
mkdirSync(dir, { recursive: true, mode: 0o700 });
const server = await EmbeddingServer.at(join(dir, 'bench'));
await server.start(await installModel(python.program, dir));
try {
  const embeddings = new HttpEmbeddings({
    ...{ baseUrl: server.url, model: 'multilingual-e5-small-{kind}' },
    ...{ apiKey: '', queryPrefix: '', passagePrefix: '' },
  });
  report('the same', await measured(embeddings, inAll(MEANS_THE_SAME)));
  report('one word another', await measured(embeddings, inAll(MEANS_ANOTHER)));
  report('another matter', await measured(embeddings, inAll(crossed(MEANS_THE_SAME))));
} finally {
  await server.stop();
}

/** @param {typeof MEANS_THE_SAME} pairs */
function inAll(pairs) {
  return Object.entries(pairs).flatMap(([language, own]) =>
    own.map(([one, other]) => ({ one, other, language: /** @type {Language} */ (language) })),
  );
}

/**
 * @param {InstanceType<typeof HttpEmbeddings>} embeddings
 * @param {readonly Pick<Measured, 'one' | 'other' | 'language'>[]} pairs
 * @returns {Promise<Measured[]>} the nearest first
 */
async function measured(embeddings, pairs) {
  const all = [];
  for (const pair of pairs) {
    const [a, b] = await Promise.all([pair.one, pair.other].map((text) => vectorOf(embeddings, text)));
    const cosine = a?.reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0) ?? 0;
    const [one, other] = [pair.one, pair.other].map((question) => ({ question, language: pair.language }));
    all.push({
      ...pair,
      cosine,
      mayBe: one !== undefined && other !== undefined && mayMeanTheSame(one, other),
    });
  }
  return all.sort((one, other) => other.cosine - one.cosine);
}

/**
 * @param {InstanceType<typeof HttpEmbeddings>} embeddings
 * @param {string} text
 */
function vectorOf(embeddings, text) {
  const vector =
    known.get(text) ?? embeddings.embed([text], 'query', { deadlineMs: 20_000 }).then(([first]) => first);
  known.set(text, vector);
  return vector;
}

/**
 * @param {string} what
 * @param {readonly Measured[]} pairs
 */
function report(what, pairs) {
  const possible = pairs.filter(({ mayBe }) => mayBe);
  const counts = BOUNDS.map(
    (bound) => `${bound}: ${possible.filter(({ cosine }) => cosine >= bound).length}`,
  );
  process.stdout.write(
    `${what}: ${possible.length} of ${pairs.length} pairs may be by their words; ${counts.join(', ')}\n`,
  );
  if (!values.all) return;
  for (const { one, other, cosine, mayBe } of pairs)
    process.stdout.write(`  ${cosine.toFixed(4)} ${mayBe ? '  ' : '≠ '}${one} | ${other}\n`);
}
