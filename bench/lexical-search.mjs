// node bench/lexical-search.mjs [--items 10000] [--rounds 3]: how long a search by words takes among so many fillers, for
// the questions of all sets of test/eval, and a hash of what was found, by which two versions of the index are compared.
// To see where the time goes: node --cpu-prof bench/lexical-search.mjs
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { loadCompiled } from '../scripts/lib/evaluation/offline-evaluation.mjs';
import { ALL_SETS, allBusinesses, readSet } from '../scripts/lib/evaluation/sets.mjs';

const { values } = parseArgs({
  options: { items: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '3' } },
});
const { asked, crowdByWords } = await loadCompiled('lexical-searching');
const questions = ALL_SETS.map(readSet).flatMap(asked);
const began = performance.now();
const search = crowdByWords(allBusinesses(), Number(values.items));
const builtMs = performance.now() - began;

/** Of each question the fastest round: others slow a round down, none makes it faster. */
const times = questions.map(() => Infinity);
const found = createHash('sha256');
for (let round = 0; round < Number(values.rounds); round += 1)
  for (const [at, text] of questions.entries()) {
    const started = performance.now();
    const hits = search(text);
    times[at] = Math.min(times[at] ?? Infinity, performance.now() - started);
    if (round === 0) found.update(JSON.stringify([text, hits]));
  }
times.sort((one, other) => one - other);
const shareOf = (/** @type {number} */ share) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
process.stdout.write(
  `${questions.length} questions among ${values.items} items, built in ${builtMs.toFixed(0)} ms, ${(search.bytes / 1e6).toFixed(1)} MB\n` +
    `p50 ${shareOf(0.5)} ms, p95 ${shareOf(0.95)} ms, p99 ${shareOf(0.99)} ms\nfound ${found.digest('hex').slice(0, 16)}\n`,
);
