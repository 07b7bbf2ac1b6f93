import { pathParameters } from '../documents.mjs';
import { neighbourOf } from '../markers.mjs';
import { median, rankDistance } from '../statistics.mjs';

/** @typedef {import('../documents.mjs').Operation} Operation */
/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../wire.mjs').Exchange} Exchange */
/** @typedef {import('../world.mjs').World} World */

const WARM_UP = 5;
/** In standard deviations, and in milliseconds; across a network only a large difference is significant. */
const LIMITS = { gross: { distance: 6, milliseconds: 5 }, strict: { distance: 5, milliseconds: 0.1 } };

/**
 * 12: B's id must be refused as fast as an unknown one.
 * @param {World} world
 * @param {Check} check
 * @param {import('../engine.mjs').Intensity} how
 */
export async function timing(world, check, how) {
  const reads = world
    .behind('tenant')
    .filter(({ method, path }) => method === 'GET' && pathParameters(path).length === 1);
  for (const operation of reads) {
    const id = world.b.idsOf(pathParameters(operation.path)[0]?.kind ?? '')[0];
    if (id === undefined) check.notCovered(operation.name, 'B has no member');
    else await measure(world, check, operation, id, how);
  }
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {string} id
 * @param {import('../engine.mjs').Intensity} how
 */
async function measure(world, check, operation, id, { samples, timing: strictness }) {
  const unknown = neighbourOf(id);
  const knock = (/** @type {string} */ each) =>
    world.wire.send(check, world.a.key, {
      method: 'GET',
      path: operation.path.replace(/\{[^}]+\}/, each),
      operation: operation.name,
    });
  /** @type {{theirs: number[], unknown: number[]}} */
  const times = { theirs: [], unknown: [] };
  let last = await knock(id);
  for (let round = -WARM_UP; round < samples; round++) {
    for (const which of Math.random() < 0.5
      ? /** @type {const} */ (['theirs', 'unknown'])
      : /** @type {const} */ (['unknown', 'theirs'])) {
      const exchange = await knock(which === 'theirs' ? id : unknown);
      if (which === 'theirs') last = exchange;
      if (round >= 0) times[which].push(exchange.answer.milliseconds);
    }
  }
  judge(check, operation, last, times, LIMITS[strictness]);
}

/**
 * @param {Check} check
 * @param {Operation} operation
 * @param {Exchange} last
 * @param {{theirs: number[], unknown: number[]}} times
 * @param {{distance: number, milliseconds: number}} limit
 */
function judge(check, operation, last, times, limit) {
  check.tried += times.theirs.length;
  const [theirs, unknown] = [median(times.theirs), median(times.unknown)];
  const distance = rankDistance(times.theirs, times.unknown);
  const figure = `${theirs.toFixed(2)} ms for B’s id, ${unknown.toFixed(2)} ms for an unknown one (z ${distance.toFixed(1)})`;
  check.note(`${operation.name}: ${figure}`);
  if (Math.abs(distance) > limit.distance && Math.abs(theirs - unknown) > limit.milliseconds)
    check.found(last, 'no difference in time', figure);
}
