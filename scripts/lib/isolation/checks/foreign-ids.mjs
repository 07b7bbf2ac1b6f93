import { copyOf, expectSame, expectStatus, expectUnchanged } from '../compare.mjs';
import { pathParameters } from '../documents.mjs';
import { neighbourOf } from '../markers.mjs';
import { pathWith } from '../tenants.mjs';

/** @typedef {import('../documents.mjs').Operation} Operation */
/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../tenants.mjs').Tenant} Tenant */
/** @typedef {import('../wire.mjs').Credential} Credential */
/** @typedef {import('../world.mjs').World} World */

/** Number of ids of each kind that every operation is tried with. */
const IDS = 2;

/**
 * 21: every operation × every id in its path × every method, with B's id and A's credentials: must give exactly the 404
 * of an unknown id, and must not change B's object.
 * @param {World} world
 * @param {Check} check
 * @param {import('../engine.mjs').Intensity} how
 */
export async function foreignIds(world, check, { ids: which }) {
  let turn = 0;
  const operations = world.behind('tenant').filter(({ path }) => pathParameters(path).length > 0);
  for (const operation of operations) {
    for (const [index, { kind }] of pathParameters(operation.path).entries()) {
      const ids = foreignIdsOf(world.b, kind);
      if (ids.length === 0) check.notCovered(operation.name, `B has no member of ${kind}`);
      for (const id of ids) {
        const share = which === 'all' ? undefined : turn++;
        await attack(world, check, { operation, index, kind, id, share });
      }
    }
  }
}

/**
 * The oldest and the newest; of keys also the one that is used.
 * @param {Tenant} tenant
 * @param {string} kind
 */
export function foreignIdsOf(tenant, kind) {
  const ids = tenant.idsOf(kind);
  return [...new Set([...ids.slice(0, 1), ...ids.slice(1 - IDS)])].slice(0, IDS);
}

/**
 * @typedef {object} Target
 * @property {Operation} operation
 * @property {number} index  of the id in the path
 * @property {string} kind
 * @property {string} id  B's
 * @property {number | undefined} share  a number that goes up with each attack, which has its share of spellings and
 * credentials; undefined for all
 */

/**
 * @param {World} world
 * @param {Check} check
 * @param {Target} target
 */
async function attack(world, check, { operation, index, kind, id, share }) {
  const before = await copyOf(world, check, world.b, kind, id);
  const body = world.bodyFor(operation, world.a);
  const at = (/** @type {string} */ theirs) =>
    pathWith(operation, (each, place) => (place === index ? theirs : world.a.idsOf(each)[0]));
  for (const [theirs, unknown] of spellings(id, share)) {
    const [path, control] = [at(theirs), at(unknown)];
    if (path === undefined || control === undefined) {
      check.notCovered(operation.name, 'A lacks a parent for it');
      return;
    }
    const request = { method: operation.method, body, operation: operation.name };
    const plain = await world.wire.send(check, world.a.key, { ...request, path: control });
    const suspect = await world.wire.send(check, world.a.key, { ...request, path });
    if (theirs === id) expectStatus(check, suspect, [404]);
    if (theirs === id) await withLesserKeys(world, check, { ...request, path }, share);
    expectSame(check, suspect, plain, [theirs, unknown]);
    const after = await copyOf(world, check, world.b, kind, id);
    expectUnchanged(check, suspect, before, after, `B’s ${kind.split('/').at(-1) ?? kind}`);
  }
}

/**
 * A key of A with fewer scopes, and a member of A of any role, must not get more of B's.
 * @param {World} world
 * @param {Check} check
 * @param {import('../wire.mjs').Request} request
 * @param {number | undefined} share
 */
async function withLesserKeys(world, check, request, share) {
  const callers = [...world.a.limitedKeys.slice(0, 1), ...world.a.sessions.slice(0, 3)];
  const turn = share === undefined ? undefined : share % callers.length;
  for (const { credential } of callers.filter((_, place) => turn === undefined || place === turn))
    expectStatus(check, await world.wire.send(check, credential, request), [403, 404]);
}

/**
 * The id as it is, and in spellings that a lenient parser might accept.
 * @param {string} id
 * @param {number | undefined} share  of the other spellings; undefined for all
 * @returns {[string, string][]} B's id, and an unknown one in the same spelling
 */
function spellings(id, share) {
  const unknown = neighbourOf(id);
  /** @type {[string, string][]} */
  const lenient = [
    [id.toUpperCase(), unknown.toUpperCase()],
    [id.replaceAll('-', ''), unknown.replaceAll('-', '')],
    [`%20${id}`, `%20${unknown}`],
  ];
  const tried =
    share === undefined ? lenient : lenient.filter((_, place) => place === share % lenient.length);
  return [[id, unknown], ...tried];
}
