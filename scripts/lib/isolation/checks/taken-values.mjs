import { isDeepStrictEqual } from 'node:util';
import { expectSame } from '../compare.mjs';
import { pathParameters } from '../documents.mjs';
import { Marker } from '../markers.mjs';
import { pathWith } from '../tenants.mjs';
import { openVisitors, settle, takesKeys } from '../fill.mjs';

/** @typedef {import('../documents.mjs').Operation} Operation */
/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../tenants.mjs').Tenant} Tenant */
/** @typedef {import('../wire.mjs').Credential} Credential */
/** @typedef {import('../world.mjs').World} World */

/** Stores nothing, and tells what C's own data say to the words it is sent, which may be C's or not. */
const PREVIEW = /\/preview$/;

/**
 * 10: B's numbers, skus, external ids, client ids, idempotency keys, addresses: C must get the same response with such
 * a value as with a free one.
 * @param {World} world
 * @param {Check} check
 */
export async function takenValues(world, check) {
  const fresh = new Marker();
  await openVisitors(world, world.c);
  for (const operation of world.operations) {
    const taken = world.b.bodies.get(operation.id);
    if (taken === undefined || operation.doors.includes('admin') || PREVIEW.test(operation.path)) continue;
    for (const credential of credentialsFor(world.c, operation)) {
      await compare(world, check, operation, { taken, fresh }, credential);
      // B's origins in C's settings would lock C's widget out.
      await settle(world, world.c);
    }
  }
}

/**
 * @param {Tenant} tenant
 * @param {Operation} operation
 * @returns {Credential[][]} pairs in the same state: one for the free value, one for the taken
 */
function credentialsFor(tenant, { doors }) {
  const [first, second] = tenant.visitors.slice(-2).map(({ credential }) => credential);
  if (doors.includes('tenant')) return [[tenant.key, tenant.key]];
  if (doors.includes('publishable')) return [[tenant.publishable, tenant.publishable]];
  return first && second ? [[first, second]] : [];
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {{taken: unknown, fresh: Marker}} values  B's body, and a marker for one that nobody has
 * @param {Credential[]} pair
 */
async function compare(world, check, operation, { taken, fresh }, [plainCaller, suspectCaller]) {
  if (!plainCaller || !suspectCaller) return;
  const request = { method: operation.method, operation: operation.name };
  const [plainPath, path] = [0, 1].map((index) =>
    pathWith(
      operation,
      (kind) => world.c.spareIdsOf(kind)[pathParameters(operation.path).length ? index : 0],
    ),
  );
  if (plainPath === undefined || path === undefined) {
    check.notCovered(operation.name, 'C lacks two objects in the same state');
    return;
  }
  const free = freeLike(taken, markersOf(world.b), fresh);
  // Nothing of B is in it, so both requests would be the same one, sent twice.
  if (isDeepStrictEqual(free, taken)) return;
  const takenKey = world.b.idempotencyKeys.get(operation.id) ?? '';
  const plain = await world.wire.send(check, plainCaller, {
    ...request,
    path: plainPath,
    body: free,
    ...(takesKeys(operation) ? { headers: { 'idempotency-key': fresh.token() } } : {}),
  });
  const suspect = await world.wire.send(check, suspectCaller, {
    ...request,
    path,
    body: taken,
    ...(takesKeys(operation) && takenKey ? { headers: { 'idempotency-key': takenKey } } : {}),
  });
  if (suspect.answer.status === 401 || suspect.answer.status === 403)
    check.notCovered(operation.name, `the body was not read: ${suspect.answer.status}`);
  // C's own words are in both responses, and differ from object to object.
  const markers = [fresh, ...markersOf(world.b), ...markersOf(world.c)];
  expectSame(
    check,
    suspect,
    plain,
    markers.flatMap(({ pattern, number }) => [pattern, String(number)]),
  );
}

/**
 * The same body with its words and number replaced.
 * @param {unknown} taken
 * @param {Marker[]} markers  of the taken one
 * @param {Marker} fresh
 * @returns {unknown}
 */
function freeLike(taken, markers, fresh) {
  let text = JSON.stringify(taken);
  for (const { pattern, number } of markers)
    text = text.replace(pattern, () => fresh.token()).replaceAll(String(number), String(fresh.number));
  return JSON.parse(text);
}

/** @param {Tenant} tenant */
function markersOf({ marker, visitors }) {
  return [marker, ...visitors.map((each) => each.marker)];
}
