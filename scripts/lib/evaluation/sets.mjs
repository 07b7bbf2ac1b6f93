import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../system/paths.mjs';
import { PlainError } from '../system/terminal.mjs';
import { readQuestions } from './evaluation.mjs';

/**
 * @typedef {import('../../../test/eval/offline.js').SampleBusiness} SampleBusiness
 * @typedef {{name: string, questions: import('./evaluation.mjs').Question[], businesses: SampleBusiness[]}} EvalSet
 */

/** The moment of asking of the sets whose questions have none of their own. */
const EARLIER = '2026-11-23T12:00:00Z';
/** Sets that ask businesses of other sets. */
const ON_OTHERS = ['questions', 'dialects', 'conversations'];
/** Sets with businesses of their own that the word tables were tuned to. */
export const WITH_BUSINESSES = ['more', 'strangers', 'neighbours', 'mirror'];
/** Sets that were asked once before anything was mended for them. */
export const UNSEEN = [
  'unseen-1',
  'unseen-2',
  'unseen-3',
  'unseen-4',
  'unseen-5',
  'unseen-6',
  'unseen-7',
  'unseen-8',
  'unseen-9',
  'unseen-10',
  'unseen-11',
  'unseen-12',
  'unseen-13',
  'unseen-14',
  'unseen-15',
  'unseen-16',
  'unseen-17',
  'unseen-18',
];

/** The names of all sets of test/eval. */
export const ALL_SETS = [...ON_OTHERS, ...WITH_BUSINESSES, ...UNSEEN];

/**
 * A set of test/eval with the businesses that it asks, each question with its moment.
 * @param {string} name
 * @returns {EvalSet}
 * @throws PlainError for another name
 */
export function readSet(name) {
  const questions = questionsOf(name);
  const own = ON_OTHERS.includes(name) ? ['', ...WITH_BUSINESSES] : [name];
  const businesses = own.flatMap((each) => readSamples(businessesOf(each)));
  const dated = UNSEEN.includes(name) ? questions : questions.map((one) => ({ at: EARLIER, ...one }));
  return { name, questions: dated, businesses };
}

/**
 * The questions of a set as they stand there.
 * @param {string} name
 * @throws PlainError for another name
 */
export function questionsOf(name) {
  if (!ALL_SETS.includes(name)) throw new PlainError(`There is no set ${name}: ${ALL_SETS.join(', ')}.`);
  return readQuestions(join(ROOT, 'test', 'eval', `${name}.jsonl`));
}

/** The businesses of all sets. */
export function allBusinesses() {
  return ['', ...WITH_BUSINESSES, ...UNSEEN].flatMap((each) => readSamples(businessesOf(each)));
}

/** @param {string} set  empty: the businesses of the demo */
function businessesOf(set) {
  if (set === '') return join(ROOT, 'scripts', 'demo', 'businesses.json');
  return join(ROOT, 'test', 'eval', `${set}-businesses.json`);
}

/**
 * @param {string} file
 * @returns {SampleBusiness[]}
 */
export function readSamples(file) {
  if (!existsSync(file)) throw new PlainError(`There is no file ${file}.`);
  /** @type {{businesses: SampleBusiness[]}} */
  const { businesses } = JSON.parse(readFileSync(file, 'utf8'));
  return businesses;
}
