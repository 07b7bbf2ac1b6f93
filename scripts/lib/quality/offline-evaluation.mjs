import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../build/build-steps.mjs';
import { withTreeLock } from '../build/node-runtime.mjs';
import { mustRun } from '../system/commands.mjs';
import { ROOT } from '../system/paths.mjs';
import { PlainError, say } from '../system/terminal.mjs';
import { isRight, judge, printFailed, readQuestions } from './evaluation.mjs';
import { printReliability, SURE } from './reliability.mjs';

/**
 * @typedef {object} Modules
 * @property {typeof import('../../../test/eval/asking.js')} asking
 * @property {typeof import('../../../test/eval/fitting.js')} fitting
 */

/** Compiled here, next to the compiled product. */
const COMPILED = join(ROOT, '.frontdesk', 'offline');

/**
 * Asks the questions without a server and prints the figures.
 * @param {{questions: string, businesses: string, at?: string}} options  `at`: ISO 8601, of questions without a moment
 * @returns {Promise<number>} the exit code
 */
export async function evaluateOffline({ questions, businesses, at }) {
  const { askAll } = await loadCompiled('asking');
  const samples = readSamples(businesses);
  const replies = await askAll(readQuestions(questions), samples, at);
  const judged = replies.map((reply) => {
    const { question, language, answers } = reply;
    const texts = answers.map(({ text }) => text);
    const verdict = { question, answers: texts, milliseconds: [], ...judge(question, texts) };
    const last = answers.at(-1);
    const confidence = last?.confidence ?? 0;
    const foundNothing = last?.tools.some(({ ok }) => !ok) ?? false;
    const right = isRight(verdict, { confidence, isHandedOff: Boolean(last?.handoff), foundNothing });
    if (!right) {
      const tone = confidence >= SURE ? ' IN A SURE VOICE' : '';
      say(`${confidence.toFixed(2)}${tone} ${last?.suggestions.map(({ text }) => `[${text}]`).join(' ')}`);
      printFailed(verdict);
    }
    const business = samples.find(({ slug }) => slug === question.business);
    const offered = business ? isOffered(question, last?.suggestions ?? [], business) : null;
    return { id: question.id, kind: question.kind, language, right, confidence, offered };
  });
  printReliability(judged);
  return 0;
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
 * Compiles the product and the offline desks.
 * @template {keyof Modules} Name
 * @param {Name} name  a file of test/eval
 * @returns {Promise<Modules[Name]>}
 */
export async function loadCompiled(name) {
  await withTreeLock(() => build());
  rmSync(COMPILED, { recursive: true, force: true });
  const swc = join(ROOT, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const args = ['test/eval', 'test/stand-ins', '-d', COMPILED, '--ignore', '**/*.spec.ts', '--quiet'];
  await mustRun('The build of test/eval/', process.execPath, [swc, ...args], { cwd: ROOT });
  symlinkSync(join(ROOT, 'dist'), join(COMPILED, 'src'));
  return import(pathToFileURL(join(COMPILED, 'test', 'eval', `${name}.js`)).href);
}

/**
 * @param {string} file
 * @returns {import('../../../test/eval/offline.js').SampleBusiness[]}
 */
export function readSamples(file) {
  if (!existsSync(file)) throw new PlainError(`There is no file ${file}.`);
  /** @type {{businesses: import('../../../test/eval/offline.js').SampleBusiness[]}} */
  const { businesses } = JSON.parse(readFileSync(file, 'utf8'));
  return businesses;
}
