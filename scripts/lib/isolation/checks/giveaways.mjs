import { expectStatus } from '../compare.mjs';
import { pathParameters } from '../documents.mjs';
import { pathWith } from '../tenants.mjs';
import { schemaType } from '../values.mjs';

/** @typedef {import('../documents.mjs').Operation} Operation */
/** @typedef {import('../documents.mjs').Schema} Schema */
/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../wire.mjs').Credential} Credential */
/** @typedef {import('../wire.mjs').Request} Request */
/** @typedef {import('../world.mjs').World} World */

const LONG = 'x'.repeat(20_000);
/** @type {Record<string, unknown[]>} */
const WRONG = {
  string: [7, { a: 1 }, 'a\u0000b', '\ud800', LONG, '9'.repeat(40), '1e400', '\'"; --'],
  integer: ['seven', 1e30, -1, 2 ** 63, 1.5],
  number: ['seven', 1e308, -1],
  boolean: ['perhaps', 2],
  array: ['none', { a: 1 }, Array.from({ length: 2_000 }, () => 'x')],
  object: ['none', [], { ['k'.repeat(5_000)]: 1 }],
  null: [{ a: 1 }],
};
const WRONG_PARAMETERS = [
  '%00',
  "'",
  '-1',
  '99999999999999999999',
  '%ff',
  'x'.repeat(3_000),
  '[]=1',
  '1e400',
];
const WRONG_IDS = [
  'not-an-id',
  '1',
  "'",
  '%00',
  '..%2f..%2fadmin',
  'x'.repeat(2_000),
  '00000000-0000-0000-0000-000000000000',
];
const WRONG_HEADERS = ['x'.repeat(2_000), '\u00ff', '-1', "'"];
const WRONG_BODIES = [
  '{',
  '[]',
  'null',
  '"x"',
  '{"a":1,"a":2}',
  '{"__proto__":{"a":1}}',
  '['.repeat(5_000),
  '{"\\u0000":1}',
];

/**
 * 13: whatever is wrong with a request, the response must tell nothing about the database, the runtime or the code. The
 * watch looks for it in every response of the run; this check provokes more errors. It writes into C.
 * @param {World} world
 * @param {Check} check
 */
export async function giveaways(world, check) {
  // The widget's operations first, because wrong settings could lock it out.
  for (const door of ['publishable', 'visitor', 'tenant']) await provoke(world, check, world.behind(door));
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation[]} operations
 */
async function provoke(world, check, operations) {
  const calls = operations.flatMap((operation) => {
    const credential = credentialFor(world, operation);
    return credential ? wrongRequests(world, operation).map((request) => ({ credential, request })) : [];
  });
  await Promise.all(
    calls.map(async ({ credential, request }) => {
      const exchange = await world.wire.send(check, credential, request);
      const { status } = exchange.answer;
      if (status === 401 || status === 403)
        check.notCovered(request.operation ?? '', `the request was not read: ${status}`);
      else if (status < 500) check.tried += 1;
      else expectStatus(check, exchange, [400, 404, 422]);
    }),
  );
}

/**
 * @param {World} world
 * @param {Operation} operation
 * @returns {Credential | undefined}
 */
function credentialFor({ c }, { doors }) {
  if (doors.includes('tenant')) return c.key;
  return doors.includes('publishable') ? c.publishable : c.visitors[0]?.credential;
}

/**
 * @param {World} world
 * @param {Operation} operation
 * @returns {Request[]}
 */
function wrongRequests(world, operation) {
  const own = pathWith(operation, (kind) => world.c.spareIdsOf(kind)[0]);
  if (own === undefined) return [];
  const base = { method: operation.method, operation: operation.name, listenMs: 20 };
  const body = world.bodyFor(operation, world.c);
  return [
    ...operation.parameters.flatMap((parameter) => wrongParameters({ ...base, path: own, body }, parameter)),
    ...(pathParameters(operation.path).length > 0
      ? WRONG_IDS.map((id) => ({ ...base, path: operation.path.replace(/\{[^}]+\}/g, id), body }))
      : []),
    ...(operation.body ? WRONG_BODIES.map((raw) => ({ ...base, path: own, raw })) : []),
    ...(operation.body
      ? wrongBodies(operation.body, body).map((each) => ({ ...base, path: own, body: each }))
      : []),
  ];
}

/**
 * @param {Request} base
 * @param {import('../documents.mjs').Parameter} parameter
 * @returns {Request[]}
 */
function wrongParameters(base, { name, in: place }) {
  if (place === 'query')
    return WRONG_PARAMETERS.map((value) => ({ ...base, path: `${base.path}?${name}=${value}` }));
  if (place === 'header') return WRONG_HEADERS.map((value) => ({ ...base, headers: { [name]: value } }));
  return [];
}

/**
 * Copies of the body, each with one leaf replaced by an invalid value.
 * @param {Schema} schema
 * @param {unknown} body
 * @returns {unknown[]}
 */
function wrongBodies(schema, body) {
  const wrong = WRONG[schemaType(schema)] ?? [];
  if (Array.isArray(body) && schema.items) {
    const { items } = schema;
    return [...wrong, ...wrongBodies(items, body[0]).map((first) => [first])];
  }
  if (typeof body !== 'object' || body === null || !schema.properties) return wrong;
  return Object.entries(body).flatMap(([name, value]) => {
    const child = schema.properties?.[name];
    return child ? wrongBodies(child, value).map((each) => ({ ...body, [name]: each })) : [];
  });
}
