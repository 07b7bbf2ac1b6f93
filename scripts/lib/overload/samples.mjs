import { percentile } from '../evaluation/evaluation.mjs';

/**
 * One request of a load.
 * @typedef {object} Sample
 * @property {string} kind
 * @property {number} at  milliseconds since the load began when it was due
 * @property {number} ms  from when it was due to its whole answer
 * @property {number} status  0 when the connection broke
 * @property {number | null} retryAfter  seconds
 *
 * @typedef {object} Summary
 * @property {number} sent
 * @property {number} accepted
 * @property {number} refused  429 and 503
 * @property {number} failed  everything else
 * @property {number} p50  milliseconds of those accepted, like `p95`
 * @property {number} p95
 * @property {number} refusedP95  milliseconds of those refused
 */

/** @param {Sample} sample */
export function isAccepted({ status }) {
  return status >= 200 && status < 300;
}

/** @param {Sample} sample */
export function isRefused({ status }) {
  return status === 429 || status === 503;
}

/**
 * @param {Sample[]} samples
 * @returns {Summary}
 */
export function summarize(samples) {
  const times = (/** @type {Sample[]} */ some) => some.map(({ ms }) => ms);
  const [accepted, refused] = [samples.filter(isAccepted), samples.filter(isRefused)];
  const at = (/** @type {Sample[]} */ some, /** @type {number} */ share) =>
    Math.round(percentile(times(some), share));
  return {
    sent: samples.length,
    accepted: accepted.length,
    refused: refused.length,
    failed: samples.length - accepted.length - refused.length,
    p50: at(accepted, 0.5),
    p95: at(accepted, 0.95),
    refusedP95: at(refused, 0.95),
  };
}

/**
 * Refusals that do not say when to come back.
 * @param {Sample[]} samples
 */
export function withoutRetryAfter(samples) {
  return samples.filter((sample) => isRefused(sample) && !(Number(sample.retryAfter) >= 1));
}

/**
 * What each second of a load was answered.
 * @param {Sample[]} samples
 * @returns {{second: number, accepted: number, refused: number, failed: number, p95: number}[]}
 */
export function bySecond(samples) {
  /** @type {Map<number, Sample[]>} */
  const seconds = new Map();
  for (const sample of samples) {
    const second = Math.floor(sample.at / 1_000);
    seconds.set(second, [...(seconds.get(second) ?? []), sample]);
  }
  return [...seconds]
    .sort(([a], [b]) => a - b)
    .map(([second, some]) => {
      const { accepted, refused, failed, p95 } = summarize(some);
      return { second, accepted, refused, failed, p95 };
    });
}
