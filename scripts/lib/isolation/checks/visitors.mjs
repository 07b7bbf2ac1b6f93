import { copyOf, expectSame, expectStatus, expectUnchanged } from '../compare.mjs';
import { asObject, pathParameters } from '../documents.mjs';
import { untilGone } from './deleted.mjs';
import { inOrder, openVisitors } from '../fill.mjs';
import { neighbourOf } from '../markers.mjs';
import { pathWith } from '../tenants.mjs';

/** @typedef {import('../documents.mjs').Operation} Operation */
/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../tenants.mjs').Visitor} Visitor */
/** @typedef {import('../wire.mjs').Request} Request */
/** @typedef {import('../world.mjs').World} World */

const IDS = 3;
const LISTEN_MS = 700;

/**
 * 33: two visitors of one tenant must not see or change each other's data: not by reading, by cursors, by the other's
 * client ids, or over a stream that is open while the other writes.
 * @param {World} world
 * @param {Check} check
 */
export async function visitors(world, check) {
  const [first, second] = world.a.visitors;
  if (!first || !second) {
    check.notCovered('visitors', 'A has no two visitors');
    return;
  }
  const operations = world.behind('visitor');
  const theirs = conversationsOf(world, second);
  const copy = () => Promise.all(theirs.map(({ kind, id }) => copyOf(world, check, world.a, kind, id)));
  for (const operation of operations.filter(({ path }) => pathParameters(path).length === 0))
    await read(world, check, operation, first, second);
  const named = operations.filter(({ path }) => pathParameters(path).length > 0);
  for (const operation of named) await otherIds(world, check, operation, first, second);
  const writing = inOrder(operations).filter(
    ({ method, path }) => method !== 'GET' && pathParameters(path).length === 0,
  );
  for (const operation of writing) {
    const before = await copy();
    // Who has deleted what there is of them can do nothing more in later checks.
    const writer = operation.method === 'DELETE' ? await newVisitor(world) : first;
    const exchange = await send(world, check, operation, writer, { body: bodyOf(world, operation, writer) });
    expectStatus(check, exchange, [200, 201, 202]);
    if (operation.method === 'DELETE') await untilErased(world, check, writer);
    expectUnchanged(
      check,
      exchange,
      before.join('\n'),
      (await copy()).join('\n'),
      'visitor 2’s conversation',
    );
  }
  await sameClientId(world, check, operations, first, second);
  await whileSpeaking(world, check, operations, first, second);
}

/**
 * The other visitor's ids in a path are answered as unknown ones are.
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {Visitor} first
 * @param {Visitor} second
 */
async function otherIds(world, check, operation, first, second) {
  for (const id of idsOf(world, second).slice(-IDS)) {
    const unknown = neighbourOf(id);
    const ask = (/** @type {string} */ each) =>
      send(world, check, operation, first, { path: pathWith(operation, () => each) ?? '' });
    const plain = await ask(unknown);
    expectSame(check, await ask(id), plain, [id, unknown]);
  }
}

/** @param {World} world */
async function newVisitor(world) {
  await openVisitors(world, world.a);
  const visitor = world.a.visitors.pop();
  if (!visitor) throw new Error('A has no visitor.');
  return visitor;
}

/**
 * Later checks compare what there is of A, and an erasure goes on behind its answer.
 * @param {World} world
 * @param {Check} check
 * @param {Visitor} visitor
 */
async function untilErased(world, check, visitor) {
  for (const kind of world.kinds())
    for (const id of idsOf(world, visitor)) await untilGone(world, check, kind, id, world.a);
}

/**
 * @param {World} world
 * @param {Operation} operation
 * @param {Visitor} visitor
 */
function bodyOf(world, operation, visitor) {
  return world.bodyFor(operation, world.a, { marker: visitor.marker });
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {Visitor} visitor
 * @param {Partial<Request>} [how]
 */
function send(world, check, operation, visitor, how = {}) {
  return world.wire.send(check, visitor.credential, {
    method: operation.method,
    path: operation.path,
    operation: operation.name,
    ...how,
  });
}

/**
 * Ids that the visitor was shown before the attacks.
 * @param {World} world
 * @param {Visitor} visitor
 */
function idsOf(world, { owner }) {
  return [...world.watch.owners]
    .filter(([id, whose]) => whose === owner && id.length === 36)
    .map(([id]) => id);
}

/**
 * @param {World} world
 * @param {Visitor} visitor
 */
function conversationsOf(world, visitor) {
  const own = new Set(idsOf(world, visitor));
  return world.kinds().flatMap((kind) =>
    world.a
      .idsOf(kind)
      .filter((id) => own.has(id))
      .map((id) => ({ kind, id })),
  );
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {Visitor} first
 * @param {Visitor} second
 */
async function read(world, check, operation, first, second) {
  if (operation.method !== 'GET') return;
  expectStatus(check, await send(world, check, operation, first), [200]);
  const cursors = operation.parameters.filter(({ name }) => /^(after|before|last-event-id)$/i.test(name));
  for (const { name, in: place } of cursors) {
    for (const id of idsOf(world, second).slice(-IDS)) {
      const ask = (/** @type {string} */ each) =>
        send(world, check, operation, first, {
          ...(place === 'header'
            ? { headers: { [name]: each } }
            : { path: `${operation.path}?${name}=${each}` }),
        });
      const unknown = neighbourOf(id);
      const plain = await ask(unknown);
      expectSame(check, await ask(id), plain, [id, unknown]);
    }
  }
}

/**
 * A client id that the other visitor has used must create a new message of the caller's own.
 * @param {World} world
 * @param {Check} check
 * @param {Operation[]} operations
 * @param {Visitor} first
 * @param {Visitor} second
 */
async function sameClientId(world, check, operations, first, second) {
  for (const operation of operations.filter(({ body }) => body?.properties?.clientId)) {
    const theirs = asObject(bodyOf(world, operation, second));
    await send(world, check, operation, second, { body: theirs });
    const own = asObject(bodyOf(world, operation, first));
    const exchange = await send(world, check, operation, first, {
      body: { ...own, clientId: theirs.clientId },
    });
    const { message } = asObject(exchange.answer.json);
    check.tried += 1;
    if (asObject(message).text !== own.text)
      check.found(exchange, 'a message of one’s own', exchange.answer.text.slice(0, 300));
  }
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation[]} operations
 * @param {Visitor} first
 * @param {Visitor} second
 */
async function whileSpeaking(world, check, operations, first, second) {
  const streams = operations.filter(({ method, path }) => method === 'GET' && path.endsWith('/events'));
  const speaks = operations.filter(({ body }) => body?.properties?.text);
  const listening = streams.map((operation) => send(world, check, operation, first, { listenMs: LISTEN_MS }));
  for (const operation of speaks)
    for (let times = 0; times < 3; times++)
      await send(world, check, operation, second, { body: bodyOf(world, operation, second) });
  await Promise.all(listening);
  check.tried += listening.length;
}
