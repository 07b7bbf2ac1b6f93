import { randomBytes } from 'node:crypto';
import { everythingOf, expectStatus, expectUnchanged } from '../compare.mjs';
import { pathParameters } from '../documents.mjs';
import { NOBODY, PUBLIC, SIGNED, pathWith } from '../tenants.mjs';

/** @typedef {import('../documents.mjs').Operation} Operation */
/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../wire.mjs').Credential} Credential */
/** @typedef {import('../wire.mjs').Exchange} Exchange */
/** @typedef {import('../world.mjs').World} World */

/**
 * 37: every operation must refuse requests without a credential, with an invented one, and with a valid one of each
 * wrong kind.
 * @param {World} world
 * @param {Check} check
 * @param {import('../engine.mjs').Intensity} how
 */
export async function doors(world, check, { strangers }) {
  const before = await everythingOf(world, check, world.a);
  const guarded = world.operations.filter((operation) => operation.doors.length > 0);
  const open = world.operations.filter((operation) => operation.doors.length === 0);
  check.note(`open to all: ${open.map(({ name }) => name).join(', ')}`);
  for (const operation of open) await openDoor(world, check, operation);
  /** @type {Exchange | undefined} */
  let last;
  for (const [index, operation] of guarded.entries()) {
    const isTriedByStrangers = index % Math.ceil(guarded.length / strangers) === 0;
    last = (await closedDoor(world, check, operation, isTriedByStrangers)) ?? last;
  }
  if (last) await expectAllUnchanged(world, check, last, before);
  await credentialElsewhere(world, check);
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Exchange} cause
 * @param {Map<string, string>} before
 */
async function expectAllUnchanged(world, check, cause, before) {
  const after = await everythingOf(world, check, world.a);
  for (const [path, copy] of before)
    expectUnchanged(check, cause, copy, after.get(path) ?? '', `A’s ${path}`);
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 */
async function openDoor(world, check, operation) {
  const exchange = await world.wire.send(check, NOBODY, { method: operation.method, path: operation.path });
  check.tried += 1;
  if (SIGNED.includes(operation.name)) expectStatus(check, exchange, [401]);
  else if (!PUBLIC.includes(operation.name))
    check.found(
      exchange,
      'a credential for every operation but the health checks and what is signed',
      'the document asks for none',
    );
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {boolean} isTriedByStrangers
 * @returns {Promise<Exchange | undefined>}
 */
async function closedDoor(world, check, operation, isTriedByStrangers) {
  const path = pathWith(operation, (kind) =>
    kind.startsWith('/admin') ? world.a.id : world.a.idsOf(kind)[0],
  );
  if (path === undefined) {
    check.notCovered(operation.name, 'A has no member of its collection');
    return undefined;
  }
  const owner = world.a;
  const request = {
    method: operation.method,
    path,
    operation: operation.name,
    body: pathParameters(path).length > 0 ? {} : world.bodyFor(operation, owner),
  };
  /** @type {Exchange | undefined} */
  let last;
  for (const { credential, statuses } of wrongFor(world, operation, isTriedByStrangers)) {
    last = await world.wire.send(check, credential, request);
    expectStatus(check, last, statuses);
  }
  return last;
}

/**
 * @param {World} world
 * @param {Operation} operation
 * @param {boolean} isTriedByStrangers
 * @returns {{credential: Credential, statuses: number[]}[]}
 */
function wrongFor(world, operation, isTriedByStrangers) {
  const { a } = world;
  const own = [a.key, a.publishable, ...a.visitors.slice(0, 1).map(({ credential }) => credential)];
  const wrongKind = own.filter(({ kind }) => !operation.doors.includes(kind));
  return [
    { credential: NOBODY, statuses: [401] },
    ...(isTriedByStrangers ? [{ credential: madeUp(), statuses: [401] }] : []),
    ...wrongKind.map((credential) => ({ credential, statuses: [401, 403] })),
    // The admin's key must not work for a business's operations either.
    ...(operation.doors.includes('admin') ? [] : [{ credential: strict(world.admin), statuses: [401, 403] }]),
  ];
}

/** @returns {Credential} */
function madeUp() {
  const token = `fd_live_${randomBytes(36).toString('base64url')}`;
  return { owner: 'nobody', kind: 'none', label: 'a made-up key', token, origin: null };
}

/**
 * The admin's key, with the expectations of an unknown caller.
 * @param {Credential} admin
 * @returns {Credential}
 */
function strict(admin) {
  return { ...admin, owner: 'nobody' };
}

/**
 * A credential must be accepted only in its header.
 * @param {World} world
 * @param {Check} check
 */
async function credentialElsewhere(world, check) {
  const key = String(world.a.key.token);
  const reads = world.behind('tenant').filter(({ method, path }) => method === 'GET' && !path.includes('{'));
  for (const { path, name } of reads.slice(0, 1)) {
    /** @type {{path: string, headers?: Record<string, string>}[]} */
    const requests = [
      { path, headers: { cookie: `authorization=Bearer ${key}` } },
      { path, headers: { 'x-api-key': key } },
      { path, headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` } },
      { path: `${path}?access_token=${key}` },
      { path: `${path}?authorization=Bearer%20${key}` },
    ];
    for (const request of requests)
      expectStatus(
        check,
        await world.wire.send(check, NOBODY, { method: 'GET', operation: name, ...request }),
        [401],
      );
  }
}
