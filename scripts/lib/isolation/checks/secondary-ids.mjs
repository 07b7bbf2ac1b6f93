import { expectSame } from '../compare.mjs';
import { pathParameters, queryPart } from '../documents.mjs';
import { neighbourOf } from '../markers.mjs';
import { pathWith } from '../tenants.mjs';
import { changedAt, namesId, objectsIn } from '../values.mjs';
import { foreignIdsOf } from './foreign-ids.mjs';

/** @typedef {import('../documents.mjs').Operation} Operation */
/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../tenants.mjs').Tenant} Tenant */
/** @typedef {import('../wire.mjs').Request} Request */
/** @typedef {import('../world.mjs').World} World */

/** Places from which faulty software reads the tenant. */
const TENANT_HEADERS = [
  'x-tenant-id',
  'x-tenant',
  'x-account-id',
  'x-organization-id',
  'tenant-id',
  'cookie',
];
const TENANT_QUERIES = ['tenantId', 'tenant_id', 'tenant', 'accountId', 'as'];

/**
 * 22: B's ids outside the path: in bodies, filters, cursors, headers. The response must be the same as for unknown ids.
 * @param {World} world
 * @param {Check} check
 */
export async function secondaryIds(world, check) {
  for (const operation of world.behind('tenant')) {
    const path = pathWith(operation, (kind) => world.a.spareIdsOf(kind)[0]);
    if (path === undefined) {
      check.notCovered(operation.name, 'A has no member of its collection');
      continue;
    }
    await inParameters(world, check, operation, path);
    await inBody(world, check, operation, path);
    if (operation.method === 'GET') await asTenant(world, check, operation, path);
  }
}

/** @param {Tenant} tenant */
function someIds(tenant) {
  return [...tenant.ids.keys()].flatMap((kind) => foreignIdsOf(tenant, kind).slice(0, 1));
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {string} path
 */
async function inParameters(world, check, operation, path) {
  const parameters = operation.parameters.filter(({ in: place, name, schema }) => {
    return place !== 'path' && (namesId(schema, name) || /^(after|before|cursor|last-event-id)$/i.test(name));
  });
  for (const { name, in: place } of parameters) {
    for (const id of [...someIds(world.b), world.b.id]) {
      await compare(world, check, operation, id, (each) =>
        place === 'header'
          ? { method: operation.method, path, headers: { [name]: each } }
          : { method: operation.method, path: `${path}?${name}=${each}` },
      );
    }
  }
}

/**
 * Every field of the body that names an id, at every depth.
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {string} path
 */
async function inBody(world, check, operation, path) {
  if (!operation.body) return;
  const fields = objectsIn(operation.body).flatMap((object) =>
    Object.entries(object.schema.properties ?? {})
      .filter(([name, schema]) => namesId(schema.items ?? schema, name))
      .map(([name, schema]) => ({ name, isList: schema.items !== undefined, path: object.path })),
  );
  const body = fields.length > 0 ? world.bodyFor(operation, world.a) : undefined;
  for (const field of fields) {
    for (const id of [...someIds(world.b), world.b.id]) {
      const withId = (/** @type {string} */ each) =>
        changedAt(body, field.path, (target) => (target[field.name] = field.isList ? [each] : each));
      if (withId(id) === undefined) continue;
      await compare(world, check, operation, id, (each) => ({
        method: operation.method,
        path,
        body: withId(each),
      }));
    }
  }
}

/**
 * A tenant named in a header or in the query changes nothing.
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {string} path
 */
async function asTenant(world, check, operation, path) {
  const { id } = world.b;
  const required = operation.parameters.filter((each) => each.required && each.in === 'query');
  const base = required.map(queryPart).join('&');
  const headers = Object.fromEntries(
    TENANT_HEADERS.map((name) => [name, name === 'cookie' ? `tenant=${id}` : id]),
  );
  const spoken = (/** @type {string} */ each) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace(id, each)]));
  const full = base ? `${path}?${base}` : path;
  await compare(world, check, operation, id, (each) => ({
    method: 'GET',
    path: full,
    headers: spoken(each),
  }));
  for (const name of TENANT_QUERIES.slice(0, pathParameters(path).length ? 1 : TENANT_QUERIES.length)) {
    const query = (/** @type {string} */ each) => [base, `${name}=${each}`].filter(Boolean).join('&');
    await compare(world, check, operation, id, (each) => ({ method: 'GET', path: `${path}?${query(each)}` }));
  }
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {string} id
 * @param {(id: string) => Request} requestWith
 */
async function compare(world, check, operation, id, requestWith) {
  const unknown = neighbourOf(id);
  const send = (/** @type {string} */ each) =>
    world.wire.send(check, world.a.key, { ...requestWith(each), operation: operation.name });
  const plain = await send(unknown);
  if (plain.answer.status === 401 || plain.answer.status === 403)
    check.notCovered(operation.name, `the request was not read: ${plain.answer.status}`);
  expectSame(check, await send(id), plain, [id, unknown]);
}
