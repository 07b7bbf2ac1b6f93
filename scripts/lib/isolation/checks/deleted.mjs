import { setTimeout as delay } from 'node:timers/promises';
import { copyOf, everythingOf, expectSame, expectStatus, expectUnchanged } from '../compare.mjs';
import { asObject, pathParameters } from '../documents.mjs';
import { neighbourOf } from '../markers.mjs';

/** @typedef {import('../documents.mjs').Operation} Operation */
/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../wire.mjs').Exchange} Exchange */
/** @typedef {import('../world.mjs').World} World */

const GONE_WITHIN_MS = 5_000;
const ASK_AGAIN_MS = 100;

/** Of what the id at the end names: another path takes something off it, such as what was read. @param {World} world */
function deletions(world) {
  return world
    .behind('tenant')
    .filter(
      ({ method, path }) => method === 'DELETE' && path.endsWith('}') && pathParameters(path).length === 1,
    );
}

/**
 * 24: what was deleted is not found by any operation, and within 5 s it is in no list, search or answer. In C.
 * @param {World} world
 * @param {Check} check
 */
export async function deleted(world, check) {
  for (const operation of deletions(world)) {
    const kind = pathParameters(operation.path)[0]?.kind ?? '';
    const id = world.c.spareIdsOf(kind)[0];
    if (id === undefined) check.notCovered(operation.name, `C has no member of ${kind}`);
    else await deleteAndLook(world, check, operation, kind, id);
  }
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {string} kind
 * @param {string} id
 */
async function deleteAndLook(world, check, operation, kind, id) {
  const copy = await copyOf(world, check, world.c, kind, id);
  const path = operation.path.replace(/\{[^}]+\}/, id);
  const gone = await world.wire.send(check, world.c.key, {
    method: 'DELETE',
    path,
    operation: operation.name,
  });
  if (!expectStatus(check, gone, [200, 202, 204])) return;
  world.c.ids.get(kind)?.delete(id);
  if (await isRevocation(world, check, kind, id)) return;
  await untilGone(world, check, kind, id);
  for (const other of world.behind('tenant')) {
    if (pathParameters(other.path)[0]?.kind !== kind || pathParameters(other.path).length !== 1) continue;
    await expectGone(world, check, other, id);
  }
  const words = [...new Set(copy.match(world.c.marker.pattern) ?? [])];
  await expectUnlisted(world, check, kind, id, words);
  await expectUnspoken(world, check, id, words);
}

/**
 * The longest time that an erasure may take.
 * @param {World} world
 * @param {Check} check
 * @param {string} kind
 * @param {string} id
 * @param {import('../tenants.mjs').Tenant} [owner]
 */
export async function untilGone(world, check, kind, id, owner = world.c) {
  if (!world.operations.some(({ method, path }) => method === 'GET' && path.startsWith(`${kind}/{`))) return;
  const deadline = performance.now() + GONE_WITHIN_MS;
  for (;;) {
    const { answer } = await world.wire.send(check, owner.key, { method: 'GET', path: `${kind}/${id}` });
    if (answer.status === 404 || performance.now() > deadline) return;
    await delay(ASK_AGAIN_MS);
  }
}

/**
 * A key is revoked, not deleted: it stays in the list but is refused.
 * @param {World} world
 * @param {Check} check
 * @param {string} kind
 * @param {string} id
 */
async function isRevocation(world, check, kind, id) {
  const left = await world.wire.send(check, world.c.key, { method: 'GET', path: `${kind}/${id}` });
  if (typeof asObject(left.answer.json).revokedAt !== 'string') return false;
  const key = world.c.limitedKeys.find((each) => each.id === id);
  const read = world.behind('tenant').find(({ method, path }) => method === 'GET' && !path.includes('{'));
  if (!key || !read) return true;
  const deadline = performance.now() + GONE_WITHIN_MS;
  for (;;) {
    const exchange = await world.wire.send(check, key.credential, { method: 'GET', path: read.path });
    if (exchange.answer.status === 401) break;
    if (performance.now() > deadline) return !expectStatus(check, exchange, [401]);
    await delay(ASK_AGAIN_MS);
  }
  check.tried += 1;
  return true;
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {string} id
 */
async function expectGone(world, check, operation, id) {
  const body = world.bodyFor(operation, world.c);
  const send = (/** @type {string} */ each) =>
    world.wire.send(check, world.c.key, {
      method: operation.method,
      path: operation.path.replace(/\{[^}]+\}/, each),
      body,
      operation: operation.name,
    });
  const unknown = neighbourOf(id);
  const plain = await send(unknown);
  const suspect = await send(id);
  expectStatus(check, suspect, [404]);
  expectSame(check, suspect, plain, [id, unknown]);
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {string} kind
 * @param {string} id
 * @param {string[]} words  that were in it
 */
async function expectUnlisted(world, check, kind, id, words) {
  const searches = world
    .behind('tenant')
    .filter(({ method, path }) => method === 'GET' && (path === kind || path.startsWith(`${kind}/`)))
    .filter(({ path }) => pathParameters(path).length === 0)
    .flatMap((operation) =>
      queriesFor(operation, words).map((query) => ({ operation, path: operation.path + query })),
    );
  for (const { operation, path } of searches) {
    const deadline = performance.now() + GONE_WITHIN_MS;
    for (;;) {
      const exchange = await world.wire.send(check, world.c.key, {
        method: 'GET',
        path,
        operation: operation.name,
      });
      check.tried += 1;
      if (!exchange.answer.text.includes(id)) break;
      if (performance.now() > deadline) {
        check.found(exchange, 'a deleted object in no list or search after 5 s', `it still shows ${id}`);
        break;
      }
      await delay(ASK_AGAIN_MS);
    }
  }
}

/**
 * Asks the assistant for it by each of its words; the answer must contain none of the others.
 * @param {World} world
 * @param {Check} check
 * @param {string} id
 * @param {string[]} words
 */
async function expectUnspoken(world, check, id, words) {
  const operation = world
    .behind('tenant')
    .find(
      ({ method, path, body }) =>
        method === 'POST' && body?.properties?.text && pathParameters(path).length === 1,
    );
  const [conversation] = world.c.idsOf(pathParameters(operation?.path ?? '')[0]?.kind ?? '');
  if (!operation || conversation === undefined) return;
  const path = operation.path.replace(/\{[^}]+\}/, conversation);
  for (const word of words.slice(0, 3)) {
    const body = { text: `Tell me about ${word}` };
    const exchange = await world.wire.send(check, world.c.key, {
      method: 'POST',
      path,
      body,
      operation: operation.name,
    });
    const told = [id, ...words].filter((each) => each !== word && exchange.answer.text.includes(each));
    check.tried += 1;
    if (told.length > 0) check.found(exchange, 'no word of a deleted object', told.join(', '));
  }
}

/**
 * @param {Operation} operation
 * @param {string[]} words
 */
function queriesFor({ parameters }, words) {
  const searched = parameters.find(({ name }) => name === 'q');
  const searches = searched ? words.slice(0, 3).map((word) => `?q=${word}`) : [];
  return searched?.required ? searches : ['?limit=100', ...searches];
}

/**
 * 9: C deletes everything it has; A's and B's lists and objects must be unchanged.
 * @param {World} world
 * @param {Check} check
 */
export async function deleteAll(world, check) {
  const others = [world.a, world.b];
  const before = await Promise.all(others.map((tenant) => everythingOf(world, check, tenant)));
  /** @type {Exchange | undefined} */
  let last;
  for (const operation of deletions(world)) {
    const kind = pathParameters(operation.path)[0]?.kind ?? '';
    for (const id of world.c.spareIdsOf(kind)) {
      const path = operation.path.replace(/\{[^}]+\}/, id);
      last = await world.wire.send(check, world.c.key, { method: 'DELETE', path, operation: operation.name });
      expectStatus(check, last, [200, 202, 204, 404]);
      if (last.answer.status === 202) await untilGone(world, check, kind, id);
    }
  }
  if (!last) {
    check.notCovered('deletion', 'C had nothing to delete');
    return;
  }
  const after = await Promise.all(others.map((tenant) => everythingOf(world, check, tenant)));
  for (const [index, tenant] of others.entries())
    for (const [path, copy] of before[index] ?? [])
      expectUnchanged(check, last, copy, after[index]?.get(path) ?? '', `${tenant.name}’s ${path}`);
}
