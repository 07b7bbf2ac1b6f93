import { say } from '../system/terminal.mjs';
import { isDemanded } from './evaluation.mjs';
import { BY_MEANING, BY_WORDS, fitWeights, probability } from './fit.mjs';
import { loadCompiled } from './offline-evaluation.mjs';
import { printReliability } from './reliability.mjs';
import { withSampleVectors } from './sample-vectors.mjs';
import { readSet } from './sets.mjs';

/** @typedef {import('../../../test/eval/fitting.js').Example} Example */

/**
 * The sets with businesses of their own, and the weight of their examples: the word tables were tuned to the earlier
 * ones, so those promise too much of questions to come.
 * @type {readonly (readonly [set: string, weight: number])[]}
 */
const SETS = [
  ['more', 1],
  ['strangers', 1],
  ['neighbours', 1],
  ['mirror', 1],
  ['unseen-1', 4],
  ['unseen-2', 4],
  ['unseen-3', 4],
];
/** In these, and in those that are fitted on, weights by meaning are checked. */
const HELD_OUT = ['unseen-4', 'unseen-5'];
/** Whole businesses are held out, each once. */
const FOLDS = 8;

/**
 * Fits the weights of confidence on the sets of test/eval. What they promise is checked on businesses that were held
 * out: each is judged by weights fitted on the others.
 * @param {string | null} embeddings  as of `withSampleVectors`: then the weights of answers whose meaning was compared
 * @returns {Promise<number>} the exit code
 */
export async function fitConfidence(embeddings) {
  const desk = await loadCompiled('fitting');
  return withSampleVectors(desk, embeddings, async () => {
    const examples = await examplesIn(desk, SETS, embeddings !== null);
    const tests =
      embeddings === null
        ? []
        : await examplesIn(
            desk,
            HELD_OUT.map((set) => [set, 1]),
            true,
          );
    const kind = embeddings === null ? BY_WORDS : BY_MEANING;
    const all = ['article', 'product'].flatMap((basis) => fitBasis(basis, examples, tests, { desk, kind }));
    for (const isUnseen of [false, true])
      sayPromise(
        all.filter((each) => each.isUnseen === isUnseen),
        isUnseen,
      );
    return 0;
  });
}

/** @typedef {Example & {isUnseen: boolean}} SetExample */

/**
 * @param {typeof import('../../../test/eval/fitting.js')} desk
 * @param {readonly (readonly [set: string, weight: number])[]} sets
 * @param {boolean} hasMeaning
 * @returns {Promise<SetExample[]>}
 */
async function examplesIn(desk, sets, hasMeaning) {
  /** @type {SetExample[]} */
  const examples = [];
  for (const [set, weight] of sets) {
    const { questions, businesses } = readSet(set);
    const answers = await desk.examplesOf(questions, businesses, isDemanded);
    const sources = hasMeaning ? await desk.sourceExamplesOf(questions, businesses, isDemanded) : [];
    const isUnseen = set.startsWith('unseen');
    examples.push(
      ...[...answers, ...sources].map((example) => ({
        ...example,
        weight: example.weight * weight,
        isUnseen,
      })),
    );
  }
  return examples;
}

/**
 * Prints the weights of one basis, and how reliable they are where they were not fitted.
 * @param {string} basis
 * @param {SetExample[]} examples
 * @param {SetExample[]} tests  of sets that were held out
 * @param {Means} means
 */
function fitBasis(basis, examples, tests, means) {
  const isOwn = (/** @type {SetExample} */ { evidence }) =>
    evidence.basis === basis &&
    evidence.coverage !== undefined &&
    (means.kind === BY_WORDS || (evidence.nearness !== undefined && !evidence.isUnstated));
  const own = examples.filter(isOwn);
  const weights = fitWeights(
    own.map((example) => caseOf(example, means)),
    means.kind,
  );
  say(`\n${basis}: ${JSON.stringify(weights)}`);
  const judged = crossValidated(own, means);
  for (const [name, isUnseen] of /** @type {const} */ ([
    ['businesses held out, earlier sets', false],
    ['businesses held out, unseen sets', true],
  ])) {
    say(`\n${basis}, ${name}`);
    printReliability(judged.filter((each) => each.isUnseen === isUnseen));
  }
  const held = tests.filter(isOwn).map((example) => judgedBy(weights, example, means));
  if (held.length > 0) {
    say(`\n${basis}, sets held out: ${HELD_OUT.join(', ')}`);
    printReliability(held);
  }
  return judged;
}

const CERTAIN = 0.9;

/**
 * What a high confidence meant on the businesses held out, of the questions as they were asked.
 * @param {readonly {confidence: number, right: boolean, kind: string}[]} judged
 * @param {boolean} isUnseen
 */
function sayPromise(judged, isUnseen) {
  const certain = judged.filter(({ confidence, kind }) => confidence >= CERTAIN && kind === 'asked');
  const right = certain.filter((each) => each.right).length;
  say(
    `${isUnseen ? 'unseen' : 'earlier'} sets, asked, ${CERTAIN} or more: ${right} of ${certain.length} right`,
  );
}

/**
 * Each example, judged by weights that were fitted on other businesses.
 * @template {Example} Kind
 * @param {readonly Kind[]} examples
 * @param {Means} means
 */
function crossValidated(examples, means) {
  const businesses = [...new Set(examples.map(({ business }) => business))].sort();
  const foldOf = new Map(businesses.map((business, at) => [business, at % FOLDS]));
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    /** @param {Kind} example */
    const isHeldOut = ({ business }) => foldOf.get(business) === fold;
    const cases = examples.filter((example) => !isHeldOut(example)).map((example) => caseOf(example, means));
    const weights = fitWeights(cases, means.kind);
    return examples.filter(isHeldOut).map((example) => judgedBy(weights, example, means));
  });
}

/**
 * What is fitted, and with what.
 * @typedef {{desk: typeof import('../../../test/eval/fitting.js'), kind: import('./fit.mjs').Expectation}} Means
 */

/**
 * @param {Example} example
 * @param {Means} means
 */
function caseOf({ evidence, isRight, weight }, means) {
  return { features: featuresOf(evidence, means), isRight, weight };
}

/**
 * @param {Example['evidence']} evidence
 * @param {Means} means
 */
function featuresOf({ coverage, nearness, isForeign }, { desk, kind }) {
  const figures =
    kind === BY_MEANING && coverage && nearness ? desk.featuresOf(coverage, nearness) : coverage;
  return { ...figures, foreign: isForeign ? 1 : 0 };
}

/**
 * @template {Example} Kind
 * @param {Record<string, number>} weights
 * @param {Kind} example
 * @param {Means} means
 */
function judgedBy(weights, example, means) {
  const { isRight, isMadeUp, isSource, note } = example;
  const confidence = probability(weights, featuresOf(example.evidence, means));
  if (process.env.FIT_VERBOSE && confidence > 0.85 && !isRight)
    say(`${confidence.toFixed(2)} ${example.business} ${note} ${JSON.stringify(example.evidence)}`);
  const kind = `${isMadeUp ? 'made up' : 'asked'}${isSource ? ', source' : ''}`;
  return { ...example, id: note, kind, language: 'all', right: isRight, confidence };
}
