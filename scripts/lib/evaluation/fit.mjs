/**
 * A logistic regression with few weights, each of which may have one sign only: evidence for an answer never makes it
 * less sure.
 *
 * @typedef {object} Case
 * @property {Record<string, number>} features  each -1..1
 * @property {boolean} isRight
 * @property {number} weight
 *
 * @typedef {object} Expectation
 * @property {Record<string, 1 | -1>} signs  the features' names, and the direction in which each may count
 * @property {Record<string, number>} expected  what each weight is drawn to; zero where it has none
 * @property {number} shrinking  how much each is drawn, so that few cases change little
 */

const STEPS = 4_000;
const RATE = 0.5;

/** @type {Record<string, 1 | -1>} */
const COVERAGE_SIGNS = {
  covered: 1,
  lacking: -1,
  unfamiliar: -1,
  byMeaning: -1,
  titled: 1,
  margin: 1,
  exact: 1,
  foreign: -1,
};

/**
 * Of answers found by words. Drawn to zero, but for what the sets hardly have, since they were written to be answered:
 * questions with a word that nothing in the business covers.
 * @type {Expectation}
 */
export const BY_WORDS = {
  signs: COVERAGE_SIGNS,
  expected: { covered: 1, lacking: -6, unfamiliar: -2.5 },
  shrinking: 0.03,
};

/**
 * Of answers whose meaning was compared too.
 * @type {Expectation}
 */
export const BY_MEANING = {
  signs: { ...COVERAGE_SIGNS, cosine: 1, aboveMedian: 1, nearest: 1 },
  expected: { covered: 1, lacking: -2, unfamiliar: -1.5, cosine: 4, aboveMedian: 3, nearest: 2 },
  shrinking: 0.004,
};

/**
 * @param {readonly Case[]} cases
 * @param {Expectation} [expectation]
 * @returns {Record<string, number>} the weights by the features' names, and `base`
 */
export function fitWeights(cases, { signs, expected, shrinking } = BY_WORDS) {
  const names = Object.keys(signs);
  const rows = cases.map(({ features }) => Float64Array.from(names, (name) => features[name] ?? 0));
  const shares = Float64Array.from(cases, ({ weight }) => weight);
  const outcomes = Float64Array.from(cases, ({ isRight }) => (isRight ? 1 : 0));
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Float64Array(names.length);
  let base = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const slopes = new Float64Array(names.length);
    let slope = 0;
    // Plain loops: each of thousands of steps goes through all cases.
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] ?? slopes;
      let odds = base;
      for (let i = 0; i < row.length; i += 1) odds += (row[i] ?? 0) * (weights[i] ?? 0);
      const error = (shares[at] ?? 0) * ((outcomes[at] ?? 0) - logistic(odds));
      slope += error;
      for (let i = 0; i < row.length; i += 1) slopes[i] = (slopes[i] ?? 0) + error * (row[i] ?? 0);
    }
    base += (RATE * slope) / total;
    for (const [i, name] of names.entries()) {
      const weight = weights[i] ?? 0;
      const drawn = weight + RATE * shrinking * ((expected[name] ?? 0) - weight);
      const moved = drawn + (RATE * (slopes[i] ?? 0)) / total;
      weights[i] = moved * (signs[name] ?? 1) > 0 ? moved : 0;
    }
  }
  const fitted = [['base', base], ...names.map((name, i) => [name, weights[i] ?? 0])];
  return Object.fromEntries(fitted.map(([name, value]) => [name, Math.round(Number(value) * 10) / 10]));
}

/**
 * @param {Record<string, number>} weights
 * @param {Record<string, number>} features
 */
export function probability(weights, features) {
  const odds = Object.entries(features).reduce(
    (sum, [name, value]) => sum + (weights[name] ?? 0) * value,
    weights.base ?? 0,
  );
  return logistic(odds);
}

/** @param {number} odds  logarithm of the odds */
function logistic(odds) {
  return 1 / (1 + Math.exp(-odds));
}
