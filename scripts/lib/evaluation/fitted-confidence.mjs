import { say } from '../system/terminal.mjs';
import { isDemanded } from './evaluation.mjs';
import { BY_MEANING, BY_WORDS, fitWeights, probability } from './fit.mjs';
import { loadCompiled } from './offline-evaluation.mjs';
import { printReliability } from './reliability.mjs';
import { withSampleVectors } from './sample-vectors.mjs';
import { readSet, UNSEEN, WITH_BUSINESSES } from './sets.mjs';

/** @typedef {import('../../../test/eval/fitting.js').Example} Example */

/**
 * The sets with businesses of their own, and the weight of their examples: the word tables were tuned to the earlier
 * ones, so those promise too much of questions to come.
 * @type {readonly (readonly [set: string, weight: number])[]}
 */
const SETS = [
  ...WITH_BUSINESSES.map((set) => /** @type {const} */ ([set, 1])),
  ...UNSEEN.map((set) => /** @type {const} */ ([set, 4])),
];

/**
 * Fits the weights of confidence on the sets of test/eval. What they promise is checked on sets that were left out: the
 * examples of each set are judged by weights fitted on the others.
 * @param {string | null} embeddings  as of `withSampleVectors`: then the weights of answers whose meaning was compared
 * @returns {Promise<number>} the exit code
 */
export async function fitConfidence(embeddings) {
  const desk = await loadCompiled('fitting');
  return withSampleVectors(desk, embeddings, async () => {
    const examples = await examplesIn(desk, SETS, embeddings !== null);
    const kind = embeddings === null ? BY_WORDS : BY_MEANING;
    const all = ['article', 'product'].flatMap((basis) => fitBasis(basis, examples, { desk, kind }));
    for (const isUnseen of [false, true])
      sayPromise(
        all.filter((each) => each.isUnseen === isUnseen),
        isUnseen,
      );
    return 0;
  });
}

/** @typedef {Example & {set: string, isUnseen: boolean}} SetExample */

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
        set,
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
 * @param {Means} means
 */
function fitBasis(basis, examples, means) {
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
    ['sets left out, earlier ones', false],
    ['sets left out, unseen ones', true],
  ])) {
    say(`\n${basis}, ${name}`);
    printReliability(judged.filter((each) => each.isUnseen === isUnseen));
  }
  const unseen = own.filter(({ isUnseen }) => isUnseen);
  const inUse = unseen.map((example) => judgedInUse(example, means));
  say(`\n${basis}, unseen sets by the weights in use, which may know them`);
  printReliability(inUse);
  const leftOut = judged.filter(({ isUnseen }) => isUnseen);
  say(`log loss, left out ${lossOf(leftOut)}, by the weights in use ${lossOf(inUse)}`);
  return judged;
}

/**
 * Mean log loss: less is better, and a wrong answer in a sure voice counts most.
 * @param {readonly {confidence: number, right: boolean}[]} judged
 */
function lossOf(judged) {
  const losses = judged.map(({ confidence, right }) => -Math.log(right ? confidence : 1 - confidence));
  return (losses.reduce((sum, loss) => sum + loss, 0) / judged.length).toFixed(3);
}

const CERTAIN = 0.9;

/**
 * What a high confidence meant on the sets that were left out, of the questions as they were asked.
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
 * Each example, judged by weights that were fitted on the other sets.
 * @template {SetExample} Kind
 * @param {readonly Kind[]} examples
 * @param {Means} means
 */
function crossValidated(examples, means) {
  const sets = [...new Set(examples.map(({ set }) => set))];
  return sets.flatMap((set) => {
    const others = examples.filter((example) => example.set !== set);
    const weights = fitWeights(
      others.map((example) => caseOf(example, means)),
      means.kind,
    );
    return examples
      .filter((example) => example.set === set)
      .map((example) => judgedBy(weights, example, means));
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
 * @param {SetExample} example
 * @param {Means} means
 */
function judgedInUse({ evidence, isMadeUp, isRight, note }, { desk, kind }) {
  const known = kind === BY_MEANING ? evidence : { ...evidence, nearness: undefined };
  const confidence = desk.confidenceOf({ ...known, isUnstated: false });
  return { id: note, kind: isMadeUp ? 'made up' : 'asked', language: 'all', right: isRight, confidence };
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
