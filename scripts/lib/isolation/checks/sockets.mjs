import { expectSame, expectStatus } from '../compare.mjs';
import { neighbourOf } from '../markers.mjs';
import { callOverSocket, SOCKET_TRANSPORTS } from '../socket-wire.mjs';

/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../socket-wire.mjs').SocketTransport} SocketTransport */
/** @typedef {import('../world.mjs').World} World */

const UNKNOWN = '019aa7d2-aaaa-7000-8000-123456789abc';
const LISTEN_MS = 1_500;
/** Names that a lenient server might take for several conversations, or for all. */
const WILD = ['*', '**', '%', '', '/', 'all', 'undefined', '__proto__'];

/**
 * 28: over a socket A must not follow a conversation of B nor speak in it, by no spelling of its id, and is told the same
 * as of an unknown one. What sockets of A follow while B speaks shows nothing of B.
 * @param {World} world
 * @param {Check} check
 */
export async function sockets(world, check) {
  if (!world.hasSockets) return check.note('not attacked: the command was told that there are no sockets');
  const theirs = world.b.idsOf('/v1/conversations').slice(0, 3);
  for (const transport of SOCKET_TRANSPORTS) await attack(world, check, transport, theirs);
  if (theirs.length === 0) return check.notCovered('sockets', 'B has no conversation');
  await listening(world, check, theirs[0] ?? '');
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {SocketTransport} transport
 * @param {string[]} theirs
 */
async function attack(world, check, transport, theirs) {
  const probe = { conversationId: UNKNOWN };
  if (!(await callOverSocket(world.wire, check, world.a.key, 'events', probe, { transport }))) return;
  const callers = [world.a.key, ...world.a.visitors.slice(0, 2).map(({ credential }) => credential)];
  for (const id of theirs) for (const caller of callers) await foreign(world, check, transport, caller, id);
  for (const conversationId of WILD) await refused(world, check, transport, { conversationId });
  await refused(world, check, transport, { conversationId: theirs });
  await refused(world, check, transport, { conversationId: { $ne: null } });
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {SocketTransport} transport
 * @param {import('../wire.mjs').Credential} caller
 * @param {string} id
 */
async function foreign(world, check, transport, caller, id) {
  for (const [name, rest] of /** @type {[string, object][]} */ ([
    ['events', {}],
    ['message', { text: 'hello', clientId: 'isolation-1' }],
  ])) {
    const unknown = neighbourOf(id);
    /** @param {string} conversationId */
    const call = (conversationId) =>
      callOverSocket(world.wire, check, caller, name, { conversationId, ...rest }, { transport });
    const [suspect, plain] = [await call(id), await call(unknown)];
    if (!suspect || !plain) continue;
    // A visitor names no conversation at all.
    expectStatus(check, suspect, caller.kind === 'visitor' ? [422] : [404]);
    expectSame(check, suspect, plain, [id, unknown]);
  }
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {SocketTransport} transport
 * @param {unknown} data
 */
async function refused(world, check, transport, data) {
  const exchange = await callOverSocket(world.wire, check, world.a.key, 'events', data, {
    ...{ transport, listenMs: 50 },
  });
  if (exchange) expectStatus(check, exchange, [404, 422]);
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {string} theirs  a conversation of B
 */
async function listening(world, check, theirs) {
  const own = world.a.idsOf('/v1/conversations')[0];
  const ears = [
    ...(own === undefined ? [] : [{ credential: world.a.key, data: { conversationId: own } }]),
    ...world.a.visitors.slice(0, 2).map(({ credential }) => ({ credential, data: {} })),
  ];
  const heard = ears.map(({ credential, data }) =>
    callOverSocket(world.wire, check, credential, 'events', data, { listenMs: LISTEN_MS }),
  );
  const path = `/v1/conversations/${theirs}/messages`;
  for (let times = 0; times < 3; times += 1)
    await world.wire.send(check, world.b.key, {
      ...{ method: 'POST', path, headers: { prefer: 'wait=0' } },
      body: { text: `hello ${world.b.marker.token()}`, clientId: `isolation-${times}` },
    });
  for (const exchange of await Promise.all(heard)) if (exchange) expectStatus(check, exchange, [200]);
}
