// node without-table.mjs [NAME]: asks all sets without one of the word tables (without a name with all of them), by words and
// by meaning too, and prints the judged answers as JSON. A process of its own, because tables are read at load.
import { registerHooks } from 'node:module';
import { ALL_SETS, readSet } from './sets.mjs';
import { BUNDLED, withSampleVectors } from './sample-vectors.mjs';
import { importCompiled, judgeReply } from './offline-evaluation.mjs';
import { emptied, WORD_TABLES } from './word-tables.mjs';

/** @typedef {import('./reliability.mjs').Judged & {set: string}} JudgedOfSet */
/** @typedef {{words: JudgedOfSet[], meaning: JudgedOfSet[]}} TableAnswers */

const [name] = process.argv.slice(2);
const table = WORD_TABLES.find((each) => each.name === name);
if (name !== undefined && !table) throw new Error(`There is no table ${name}.`);
let met = 0;
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!table?.files.test(url)) return loaded;
    met += 1;
    return {
      ...loaded,
      source: emptied(Buffer.from(/** @type {Uint8Array} */ (loaded.source)).toString('utf8')),
    };
  },
});

const desk = await importCompiled('asking');
if (table && met === 0) throw new Error(`No module has the table ${name}.`);
/** @type {TableAnswers} */
const answers = { words: await judgedAnswers(null), meaning: await judgedAnswers(BUNDLED) };
process.stdout.write(JSON.stringify(answers));

/**
 * @param {string | null} embeddings  as of `withSampleVectors`
 * @returns {Promise<JudgedOfSet[]>}
 */
function judgedAnswers(embeddings) {
  return withSampleVectors(desk, embeddings, async () => {
    const judged = [];
    for (const { name: set, questions, businesses } of ALL_SETS.map(readSet)) {
      const replies = await desk.askAll(questions, businesses);
      for (const reply of replies) {
        const business = businesses.find(({ slug }) => slug === reply.question.business);
        judged.push({ ...judgeReply(reply, business).judgement, set });
      }
    }
    return judged;
  });
}
