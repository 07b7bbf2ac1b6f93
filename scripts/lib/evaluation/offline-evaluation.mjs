import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../build/build-steps.mjs';
import { withTreeLock } from '../build/node-runtime.mjs';
import { mustRun } from '../system/commands.mjs';
import { ROOT } from '../system/paths.mjs';
import { say } from '../system/terminal.mjs';
import { isRight, judge, printFailed } from './evaluation.mjs';
import { printReliability, SURE } from './reliability.mjs';
import { withSampleVectors } from './sample-vectors.mjs';

/**
 * @typedef {object} Modules
 * @property {typeof import('../../../test/eval/asking.js')} asking
 * @property {typeof import('../../../test/eval/dates.js')} dates
 * @property {typeof import('../../../test/eval/fitting.js')} fitting
 * @property {typeof import('../../../test/eval/lexical-searching.js')} lexical-searching
 * @property {typeof import('../../../test/eval/model-answering.js')} model-answering
 * @property {typeof import('../../../test/eval/searching.js')} searching
 * @property {typeof import('../../../test/eval/stand-in-model.js')} stand-in-model
 */

/** Compiled here, next to the compiled product. */
const COMPILED = join(ROOT, '.frontdesk', 'offline');
/**
 * Asks the questions of sets without a server and prints the figures.
 * @param {{sets: import('./sets.mjs').EvalSet[], at?: string, embeddings: string | null}} options  `at`: ISO 8601, of
 *   questions without a moment; `embeddings`: as of `withSampleVectors`, null searches by words alone
 * @returns {Promise<number>} the exit code
 */
export async function evaluateOffline({ sets, at, embeddings }) {
  const desk = await loadCompiled('asking');
  return withSampleVectors(desk, embeddings, async (vectors) => {
    const all = [];
    /** @type {number[]} */
    const embedded = [];
    const onReply = () => void embedded.push(vectors.takeAsked());
    for (const { name, questions, businesses } of sets) {
      const replies = await desk.askAll(questions, businesses, { ...(at && { at }), onReply });
      const judged = replies.map((reply) => {
        const business = businesses.find(({ slug }) => slug === reply.question.business);
        const { judgement, verdict } = judgeReply(reply, business);
        if (!judgement.right) printWrong(reply, judgement, verdict);
        return judgement;
      });
      say(`\n${name}`);
      printReliability(judged);
      all.push(...judged);
    }
    if (sets.length > 1) {
      say('\nall sets');
      printReliability(all);
    }
    if (embeddings !== null) printEmbedded(embedded);
    return 0;
  });
}

/** @param {number[]} counts  of texts that were embedded for each question, with all of its turns */
function printEmbedded(counts) {
  const sum = counts.reduce((total, count) => total + count, 0);
  const without = counts.filter((count) => count === 0).length;
  const several = counts.filter((count) => count > 1).length;
  say(
    `\n${sum} texts embedded for ${counts.length} questions: none for ${without}, more than one for ${several}`,
  );
}

/**
 * @param {import('../../../test/eval/asking.js').Reply} reply
 * @param {import('../../../test/eval/offline.js').SampleBusiness | undefined} business
 * @returns {{judgement: import('./reliability.mjs').Judged, verdict: import('./evaluation.mjs').Verdict}}
 */
export function judgeReply({ question, language, answers }, business) {
  const texts = answers.map(({ text }) => text);
  const verdict = { question, answers: texts, milliseconds: [], ...judge(question, texts) };
  const last = answers.at(-1);
  const confidence = last?.confidence ?? 0;
  const foundNothing = last?.tools.some(({ ok }) => !ok) ?? false;
  const right = isRight(verdict, { confidence, isHandedOff: Boolean(last?.handoff), foundNothing });
  const offered = business ? isOffered(question, last?.suggestions ?? [], business) : null;
  const { id, kind } = question;
  return { judgement: { id, kind, language, right, confidence, offered }, verdict };
}

/**
 * @param {import('../../../test/eval/asking.js').Reply} reply
 * @param {import('./reliability.mjs').Judged} judgement
 * @param {import('./evaluation.mjs').Verdict} verdict
 */
function printWrong({ answers }, { confidence }, verdict) {
  const tone = confidence >= SURE ? ' IN A SURE VOICE' : '';
  const suggestions = answers.at(-1)?.suggestions ?? [];
  say(`${confidence.toFixed(2)}${tone} ${suggestions.map(({ text }) => `[${text}]`).join(' ')}`);
  printFailed(verdict);
}

/**
 * Whether a source that answers the question is among the suggestions: its own text has what the answer must have.
 * @param {import('./evaluation.mjs').Question} question
 * @param {readonly {text: string}[]} suggestions
 * @param {import('../../../test/eval/offline.js').SampleBusiness} business
 * @returns {boolean | null} null when no source's text has it, so that it cannot be told
 */
export function isOffered({ must = [] }, suggestions, { articles, products }) {
  if (must.length === 0) return null;
  const sources = [
    ...articles.map(({ question, answer }) => ({ title: question, text: `${question} ${answer}` })),
    ...products.map((product) => ({
      title: product.name,
      text: Object.values(product).flatMap(textsIn).join(' '),
    })),
  ];
  const answering = sources.filter(({ text }) =>
    must.every((pattern) => new RegExp(pattern, 'iu').test(text)),
  );
  if (answering.length === 0) return null;
  return answering.some(({ title }) => suggestions.some(({ text }) => text === title));
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function textsIn(value) {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/**
 * Compiles, and imports.
 * @template {keyof Modules} Name
 * @param {Name} name  a file of test/eval
 * @returns {Promise<Modules[Name]>}
 */
export async function loadCompiled(name) {
  await compileDesks();
  return importCompiled(name);
}

/**
 * What `compileDesks` has compiled.
 * @template {keyof Modules} Name
 * @param {Name} name  a file of test/eval
 * @returns {Promise<Modules[Name]>}
 */
export function importCompiled(name) {
  return import(pathToFileURL(join(COMPILED, 'test', 'eval', `${name}.js`)).href);
}

let isCompiled = false;

/** Compiles the product and the offline desks, once. */
export async function compileDesks() {
  if (isCompiled) return;
  isCompiled = true;
  await withTreeLock(() => build());
  rmSync(COMPILED, { recursive: true, force: true });
  const swc = join(ROOT, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const sources = ['test/eval', 'test/stand-ins', 'test/puppet-model'];
  const args = [...sources, '-d', COMPILED, '--ignore', '**/*.spec.ts', '--quiet'];
  await mustRun('The build of test/eval/', process.execPath, [swc, ...args], { cwd: ROOT });
  symlinkSync(join(ROOT, 'dist'), join(COMPILED, 'src'));
}
