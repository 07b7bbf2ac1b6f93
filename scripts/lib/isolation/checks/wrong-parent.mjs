import { expectSame, expectStatus } from '../compare.mjs';
import { asArray, asObject, pathParameters } from '../documents.mjs';
import { isUuid, neighbourOf } from '../markers.mjs';
import { pathWith } from '../tenants.mjs';

/** @typedef {import('../documents.mjs').Operation} Operation */
/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../world.mjs').World} World */

/**
 * 23: a child must not be found under another parent of the same tenant, nor be accepted as a cursor in the other
 * parent's list.
 * @param {World} world
 * @param {Check} check
 */
export async function wrongParent(world, check) {
  const operations = world.behind('tenant');
  const nested = operations.filter(({ path }) => pathParameters(path).length > 1);
  for (const operation of nested) await childElsewhere(world, check, operation);
  if (nested.length === 0)
    check.note('no path names a child under its parent; cursors of children are tried');
  const lists = operations.filter(({ method, path, parameters }) => {
    return (
      method === 'GET' && pathParameters(path).length === 1 && parameters.some(({ name }) => name === 'after')
    );
  });
  for (const operation of lists) await cursorElsewhere(world, check, operation);
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 */
async function childElsewhere(world, check, operation) {
  const kinds = pathParameters(operation.path).map(({ kind }) => kind);
  const [parent = '', child = ''] = kinds;
  const [, otherParent] = world.a.spareIdsOf(parent);
  const [childId] = world.a.spareIdsOf(child);
  if (otherParent === undefined || childId === undefined) {
    check.notCovered(operation.name, 'A lacks a second parent or a child');
    return;
  }
  const body = world.bodyFor(operation, world.a);
  const send = (/** @type {string} */ id) => {
    const path = pathWith(operation, (kind) => (kind === parent ? otherParent : id)) ?? '';
    return world.wire.send(check, world.a.key, {
      method: operation.method,
      path,
      body,
      operation: operation.name,
    });
  };
  const unknown = neighbourOf(childId);
  const plain = await send(unknown);
  const suspect = await send(childId);
  expectStatus(check, suspect, [404]);
  expectSame(check, suspect, plain, [childId, unknown]);
}

/**
 * The cursor of one parent's list, and the id of its newest child, as the cursor in another's list.
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 */
async function cursorElsewhere(world, check, operation) {
  const [first, second] = world.a.idsOf(pathParameters(operation.path)[0]?.kind ?? '');
  if (first === undefined || second === undefined) {
    check.notCovered(operation.name, 'A lacks a second parent');
    return;
  }
  const at = (/** @type {string} */ parent, query = '') =>
    world.wire.send(check, world.a.key, {
      method: 'GET',
      path: operation.path.replace(/\{[^}]+\}/, parent) + query,
      operation: operation.name,
    });
  const cursor = asObject(asObject((await at(first, '?limit=1')).answer.json).page).next;
  if (typeof cursor === 'string') {
    const forged = (cursor.startsWith('A') ? 'B' : 'A') + cursor.slice(1);
    expectSame(check, await at(second, `?after=${cursor}`), await at(second, `?after=${forged}`), [
      cursor,
      forged,
    ]);
  }
  const own = await at(first);
  const ids = asArray(asObject(own.answer.json).data).map((row) => asObject(row).id);
  for (const id of ids.filter(isUuid).slice(0, 2).map(String)) {
    const unknown = neighbourOf(id);
    const plain = await at(second, `?after=${unknown}`);
    expectSame(check, await at(second, `?after=${id}`), plain, [id, unknown]);
  }
}
