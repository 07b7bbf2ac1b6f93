import { appendFileSync, writeFileSync } from 'node:fs';
import { PlainError, say } from '../system/terminal.mjs';
import { figuresOf, inTurn, rowInTable, sampleOf, TABLE_HEAD } from './model-figures.mjs';
import { tableOfSets } from './set-table.mjs';
import { readReplies, toldReply } from './model-replies.mjs';
import { judgeReply, loadCompiled } from './offline-evaluation.mjs';
import { allBusinesses, questionsOf, readSet } from './sets.mjs';

/**
 * @typedef {import('./model-replies.mjs').Mode} Mode
 * @typedef {import('./model-replies.mjs').ToldReply} ToldReply
 * @typedef {import('./evaluation.mjs').Question & {set: string}} SetQuestion
 *
 * @typedef {object} ModelEvaluation
 * @property {string[]} modes  of `MODES`
 * @property {string[]} sets  of `ALL_SETS`
 * @property {number} sample  questions of each set
 * @property {number} seed
 * @property {string} [at]  ISO 8601, of questions without a moment; that of their set when left out
 * @property {string} [out]  file for every question, a JSON object a line
 * @property {number} [seconds]  of all calls of one turn; the product's 60 when left out
 * @property {string} [replay]  file of an earlier run: what the model has said there is said again, to the same questions
 * @property {boolean} [resume]  what `out` has is not asked again
 * @property {string} [standIn]  of `STAND_INS`: a scripted server in the place of the environment's model
 */

/** @type {readonly Mode[]} */
export const MODES = ['builtin', 'auto', 'model'];

/** As shells tell a program that was interrupted. */
const INTERRUPTED = 130;

/**
 * Asks a sample of each set in each mode, the model being that of the environment (`OPENAI_BASE_URL`, `OPENAI_MODEL` and
 * so on) or a stand-in, without a server of Frontdesk. Prints one row for each mode, and of several sets one for each, at
 * the end or when it is interrupted. The sets are asked in turn and each question in all modes, so that what an
 * interrupted run has asked is comparable.
 * @param {ModelEvaluation} options
 * @returns {Promise<number>} the exit code
 */
export async function evaluateModel({ standIn, ...options }) {
  if (standIn === undefined) return askAndTell(options, process.env);
  const { STAND_INS, startStandIn } = await loadCompiled('stand-in-model');
  const kind = STAND_INS.find((each) => each === standIn);
  if (!kind) throw new PlainError(`There is no stand-in ${standIn}. They are ${STAND_INS.join(' and ')}.`);
  const server = await startStandIn(kind);
  try {
    return await askAndTell(options, { ...process.env, ...server.env });
  } finally {
    await server.close();
  }
}

/**
 * @param {Omit<ModelEvaluation, 'standIn'>} options
 * @param {NodeJS.ProcessEnv} env  of the model
 */
async function askAndTell({ modes, sets, sample, seed, at, out, seconds, replay, resume = false }, env) {
  if (resume && !out) throw new PlainError('--resume needs --out: the file that is continued.');
  const name = env.OPENAI_MODEL ?? '';
  const wanted = modes.map(modeOf);
  const samples = sets.map((set) => {
    const questions = at ? questionsOf(set) : readSet(set).questions;
    return sampleOf(questions, sample, seed).map((one) => ({ ...one, set }));
  });
  const said = replay
    ? new Map(readReplies(replay, name).map((each) => [keyOf(each.mode, each.id), each]))
    : null;
  const asked = inTurn(samples)
    .flatMap((question) => wanted.map((mode) => ({ question, mode })))
    .filter(({ question, mode }) => !said || said.has(keyOf(mode, question.id)));
  const earlier = out && resume ? readReplies(out, name) : [];
  const known = new Map(earlier.map((reply) => [keyOf(reply.mode, reply.id), reply]));
  const desks = await openDesks(wanted, at, env, {
    ...(seconds && { longestMs: seconds * 1_000 }),
    saysAgain: said !== null,
  });
  if (out) writeFileSync(out, earlier.map(lineOf).join(''));
  const interrupted = interruption();
  /** @type {ToldReply[]} */
  const replies = [];
  try {
    for (const { question, mode } of asked) {
      const reply =
        known.get(keyOf(mode, question.id)) ??
        (await Promise.race([
          interrupted,
          desks.ask(question, mode, name, said?.get(keyOf(mode, question.id))),
        ]));
      if (reply === null) break;
      replies.push(reply);
      if (out && !known.has(keyOf(mode, reply.id))) appendFileSync(out, lineOf(reply));
      say(`${replies.length}/${asked.length} ${mode} ${reply.right ? '✓' : '✗'} ${reply.id}`);
    }
  } finally {
    desks.close();
  }
  const isWhole = replies.length === asked.length;
  if (!isWhole) say(`Interrupted after ${replies.length} of ${asked.length}.`);
  say([TABLE_HEAD, ...wanted.flatMap((mode) => rowOfMode(mode, replies))].join('\n'));
  if (sets.length > 1) say(`\n${tableOfSets(sets, wanted, replies)}`);
  return isWhole ? 0 : INTERRUPTED;
}

/**
 * The desks of all businesses, in each mode with the model of the environment.
 * @param {readonly Mode[]} modes
 * @param {string | undefined} at
 * @param {NodeJS.ProcessEnv} env
 * @param {import('../../../test/eval/model-answering.js').AnsweringOptions} options
 */
async function openDesks(modes, at, env, options) {
  const businesses = allBusinesses();
  const { Desks } = await loadCompiled('asking');
  const { ModelAnswering } = await loadCompiled('model-answering');
  const model = new ModelAnswering(env, options);
  const byMode = new Map(
    modes.map((mode) => [
      mode,
      new Desks(businesses, {
        ...(at && { at }),
        answering: (business, now) => model.of(business, now, mode),
      }),
    ]),
  );
  return {
    /**
     * @param {SetQuestion} question
     * @param {Mode} mode
     * @param {string} name  of the model
     * @param {ToldReply} [said]  what it has said, to be said again
     */
    async ask({ set, ...question }, mode, name, said) {
      model.again.turns = said?.turns ?? [];
      const desks = byMode.get(mode);
      if (!desks) throw new Error(`The mode ${mode} has no desks.`);
      const reply = await desks.ask(question);
      const business = businesses.find(({ slug }) => slug === question.business);
      return toldReply({ model: name, mode, set }, reply, judgeReply(reply, business).judgement);
    },
    close: () => model.close(),
  };
}

/**
 * Resolves to null at the first Ctrl-C or SIGTERM; the second one ends the program.
 * @returns {Promise<null>}
 */
function interruption() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve(null));
  });
}

/**
 * @param {Mode} mode
 * @param {readonly ToldReply[]} replies
 * @returns {string[]} none for a mode in which nothing was asked
 */
function rowOfMode(mode, replies) {
  const own = replies.filter((reply) => reply.mode === mode);
  return own.length === 0 ? [] : [rowInTable(mode, figuresOf(own))];
}

/** @param {ToldReply} reply */
const lineOf = (reply) => `${JSON.stringify(reply)}\n`;

/**
 * @param {string} mode
 * @param {string} id  of a question
 */
const keyOf = (mode, id) => `${mode} ${id}`;

/** @param {string} name */
function modeOf(name) {
  const mode = MODES.find((each) => each === name);
  if (!mode) throw new PlainError(`There is no mode ${name}. The modes are ${MODES.join(', ')}.`);
  return mode;
}
