import { copyOf, expectUnchanged } from '../compare.mjs';
import { asArray, asObject } from '../documents.mjs';
import { pathWith } from '../tenants.mjs';
import { changedAt, objectsIn } from '../values.mjs';

/** @typedef {import('../documents.mjs').Operation} Operation */
/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../tenants.mjs').Tenant} Tenant */
/** @typedef {import('../wire.mjs').Credential} Credential */
/** @typedef {import('../wire.mjs').Exchange} Exchange */
/** @typedef {import('../world.mjs').World} World */

const SENTINEL = 'zzsetbyclientzz';
/** A refusal names at most this many fields; the others are sent again. */
const AT_ONCE = 50;
/** A request with one of these is refused as a whole. */
const ALONE = ['constructor'];

/**
 * Fields that a client must never set, with values that would do harm.
 * @param {World} world
 * @returns {Record<string, unknown>}
 */
function forbidden(world) {
  const { id } = world.b;
  return {
    tenantId: id,
    tenant_id: id,
    tenant: { id },
    accountId: id,
    organizationId: id,
    ownerId: id,
    owner_id: id,
    createdBy: id,
    role: SENTINEL,
    isAdmin: true,
    plan: SENTINEL,
    createdAt: '2001-01-01T00:00:00.000Z',
    created_at: '2001-01-01T00:00:00.000Z',
    updatedAt: '2001-01-01T00:00:00.000Z',
    emailVerified: true,
    verified: true,
    isVerified: true,
    deletedAt: '2001-01-01T00:00:00.000Z',
    constructor: { prototype: { verified: true } },
  };
}

/**
 * 40: fields that a client must not set must be refused or have no effect: those common in any product, and every name
 * in the install's API documents, at every depth of every body. In C.
 * @param {World} world
 * @param {Check} check
 */
export async function massAssignment(world, check) {
  const dangers = forbidden(world);
  for (const operation of bodiesOf(world)) {
    if (!operation.body) continue;
    for (const { schema, path } of objectsIn(operation.body)) {
      const known = new Set(Object.keys(schema.properties ?? {}));
      /** @type {[string, unknown][]} */
      const others = [...world.names].filter((name) => !(name in dangers)).map((name) => [name, SENTINEL]);
      const extras = [...Object.entries(dangers), ...others].filter(([name]) => !known.has(name));
      const together = extras.filter(([name]) => !ALONE.includes(name));
      for (let start = 0; start < together.length; start += AT_ONCE)
        await offer(
          world,
          check,
          operation,
          path,
          Object.fromEntries(together.slice(start, start + AT_ONCE)),
        );
      for (const name of ALONE) await offer(world, check, operation, path, { [name]: dangers[name] });
    }
  }
}

/**
 * 41: creating an object with the id of one of B's: the id must be refused or replaced by a new one, and B's object
 * must be unchanged.
 * @param {World} world
 * @param {Check} check
 */
export async function chosenIds(world, check) {
  for (const operation of bodiesOf(world).filter(({ method }) => method !== 'PATCH')) {
    const kind =
      world.kinds().find((each) => operation.path === each) ?? world.b.ids.keys().next().value ?? '';
    const id = world.b.idsOf(kind)[0];
    if (!operation.body || id === undefined) {
      if (operation.body) check.notCovered(operation.name, `B has no member of ${kind}`);
      continue;
    }
    const before = await copyOf(world, check, world.b, kind, id);
    for (const { schema, path } of objectsIn(operation.body)) {
      if (schema.properties?.id) continue;
      const exchange = await offer(world, check, operation, path, { id });
      if (exchange)
        expectUnchanged(check, exchange, before, await copyOf(world, check, world.b, kind, id), 'B’s object');
    }
  }
}

/** @param {World} world */
function bodiesOf(world) {
  return world.operations.filter(({ body, doors }) => body && !doors.includes('admin') && doors.length > 0);
}

/**
 * Sends fields that are not allowed; several at once when each is refused by name, else one by one.
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {(string | number)[]} at
 * @param {Record<string, unknown>} extras
 * @returns {Promise<Exchange | undefined>}
 */
async function offer(world, check, operation, at, extras) {
  const credential = credentialFor(world.c, operation);
  const path = pathWith(operation, (kind) => world.c.spareIdsOf(kind)[0]);
  const body = changedAt(world.bodyFor(operation, world.c), at, (target) => Object.assign(target, extras));
  if (!credential || path === undefined) {
    check.notCovered(operation.name, 'C lacks an object for it');
    return undefined;
  }
  if (body === undefined) return undefined;
  const request = { method: operation.method, path, body, operation: operation.name };
  const exchange = await world.wire.send(check, credential, request);
  const names = Object.keys(extras);
  const refused = refusedIn(exchange);
  const left = names.filter((name) => !refused.has(name));
  check.tried += names.length - left.length;
  const batches = left.length < names.length ? [left] : left.map((name) => [name]);
  if (names.length === 1 && left.length === 1) await expectNoEffect(world, check, exchange, extras);
  else
    for (const batch of batches.filter(({ length }) => length > 0))
      await offer(world, check, operation, at, Object.fromEntries(batch.map((name) => [name, extras[name]])));
  return exchange;
}

/**
 * @param {Tenant} tenant
 * @param {Operation} operation
 * @returns {Credential | undefined}
 */
function credentialFor(tenant, { doors }) {
  if (doors.includes('tenant')) return tenant.key;
  return doors.includes('publishable') ? tenant.publishable : tenant.visitors[0]?.credential;
}

/**
 * The fields that a response refuses by name.
 * @param {Exchange} exchange
 */
function refusedIn({ answer }) {
  const pointers = asArray(asObject(answer.json).errors).map((error) => String(asObject(error).pointer));
  return new Set(
    pointers.map((pointer) => pointer.split('/').at(-1)?.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
}

/**
 * A field that was accepted must have no effect, neither in the response nor in the object.
 * @param {World} world
 * @param {Check} check
 * @param {Exchange} exchange
 * @param {Record<string, unknown>} extras
 */
async function expectNoEffect(world, check, exchange, extras) {
  check.tried += 1;
  const { status, text } = exchange.answer;
  const [name = ''] = Object.keys(extras);
  if (status === 401 || status === 403)
    check.notCovered(exchange.request.operation ?? '', `the body was not read: ${status}`);
  if (status >= 400) return;
  const own = exchange.request.path;
  const reads = world.operation('GET', own.replace(/[0-9a-f-]{36}/g, '{id}'));
  const read = reads ? await world.wire.send(check, world.c.key, { method: 'GET', path: own }) : exchange;
  const values = Object.values(extras).map((value) => JSON.stringify(value));
  const taken = values.some((value) => value.length > 6 && `${text}\n${read.answer.text}`.includes(value));
  if (taken) check.found(exchange, `${name} refused or without effect`, text.slice(0, 300));
}
