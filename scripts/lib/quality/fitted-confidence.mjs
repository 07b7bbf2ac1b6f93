import { join } from 'node:path';
import { ROOT } from '../system/paths.mjs';
import { say } from '../system/terminal.mjs';
import { judge, readQuestions } from './evaluation.mjs';
import { fitWeights, probability } from './fit.mjs';
import { loadCompiled, readSamples } from './offline-evaluation.mjs';
import { printReliability } from './reliability.mjs';

/** @typedef {import('../../../test/eval/fitting.js').Example} Example */

/** The sets with businesses of their own. */
const SETS = ['more', 'strangers', 'neighbours', 'mirror'];
const HELD_OUT = 3;

/**
 * Fits the weights of confidence on the sets of test/eval and checks them on the businesses that were held out.
 * @returns {Promise<number>} the exit code
 */
export async function fitConfidence() {
  const { examplesOf } = await loadCompiled('fitting');
  /** @type {Example[]} */
  const examples = [];
  for (const set of SETS) {
    const questions = readQuestions(join(ROOT, `test/eval/${set}.jsonl`));
    const samples = readSamples(join(ROOT, `test/eval/${set}-businesses.json`));
    examples.push(...(await examplesOf(questions, samples, isDemanded)));
  }
  const businesses = [...new Set(examples.map(({ business }) => business))].sort();
  const heldOut = new Set(businesses.filter((_, at) => at % HELD_OUT === 0));
  for (const basis of ['article', 'product']) {
    const own = examples.filter(({ evidence }) => evidence.basis === basis && evidence.coverage);
    const weights = fitWeights(own.filter(({ business }) => !heldOut.has(business)).map(caseOf));
    say(`${basis}: ${JSON.stringify(weights)}`);
    for (const [name, isHeldOut] of /** @type {const} */ ([
      ['fitted on', false],
      ['held out', true],
    ])) {
      say(`\n${basis}, ${name}`);
      const checked = own.filter(({ business }) => heldOut.has(business) === isHeldOut);
      printReliability(checked.map((example) => judgedBy(weights, example)));
    }
  }
  return 0;
}

/**
 * @param {import('./evaluation.mjs').Question} question
 * @param {string} text
 */
function isDemanded(question, text) {
  const { missed, leaked } = judge(question, [text]);
  return missed.length === 0 && leaked.length === 0 && (question.must ?? []).length > 0;
}

/** @param {Example} example */
function caseOf({ evidence, isRight, weight }) {
  return { features: { ...evidence.coverage }, isRight, weight };
}

/**
 * @param {Record<string, number>} weights
 * @param {Example} example
 */
function judgedBy(weights, example) {
  const { isRight, business, note } = example;
  const confidence = probability(weights, { ...example.evidence.coverage });
  if (process.env.FIT_VERBOSE && confidence > 0.85 && !isRight)
    say(`${confidence.toFixed(2)} ${business} ${note} ${JSON.stringify(example.evidence.coverage)}`);
  return {
    id: note,
    kind: example.weight === 1 ? 'asked' : 'made up',
    language: 'all',
    right: isRight,
    confidence,
  };
}
