/**
 * A logistic regression with few weights, each of which may have one sign only: evidence for an answer never makes it
 * less sure.
 *
 * @typedef {object} Case
 * @property {Record<string, number>} features  each 0..1
 * @property {boolean} isRight
 * @property {number} weight
 */

/** The direction in which each part of the evidence may count. @type {Record<string, 1 | -1>} */
const SIGNS = { covered: 1, lacking: -1, unfamiliar: -1, byMeaning: -1, titled: 1, margin: 1, exact: 1 };
const STEPS = 4_000;
const RATE = 0.5;
/** Draws each weight to what is expected of it, so that few cases change little. */
const SHRINKING = 0.03;
/**
 * Zero, but for what the sets hardly have, since they were written to be answered: questions with a word that nothing
 * in the business covers.
 */
const EXPECTED = { covered: 1, lacking: -6, unfamiliar: -2.5 };

/**
 * @param {readonly Case[]} cases
 * @returns {Record<string, number>} the weights by the features' names, and `base`
 */
export function fitWeights(cases) {
  const names = Object.keys(SIGNS);
  /** @type {Record<string, number>} */
  const weights = { base: 0, ...Object.fromEntries(names.map((name) => [name, 0])) };
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 0; step < STEPS; step += 1) {
    const errors = cases.map(
      (one) => one.weight * ((one.isRight ? 1 : 0) - probability(weights, one.features)),
    );
    weights.base = (weights.base ?? 0) + (RATE * errors.reduce((sum, error) => sum + error, 0)) / total;
    for (const name of names) {
      const slope = cases.reduce(
        (sum, { features }, at) => sum + (errors[at] ?? 0) * (features[name] ?? 0),
        0,
      );
      const expected = /** @type {Record<string, number>} */ (EXPECTED)[name] ?? 0;
      const drawn = (weights[name] ?? 0) + RATE * SHRINKING * (expected - (weights[name] ?? 0));
      const moved = drawn + (RATE * slope) / total;
      weights[name] = moved * (SIGNS[name] ?? 1) > 0 ? moved : 0;
    }
  }
  return Object.fromEntries(
    Object.entries(weights).map(([name, value]) => [name, Math.round(value * 10) / 10]),
  );
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
  return 1 / (1 + Math.exp(-odds));
}
