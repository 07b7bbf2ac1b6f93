import { NOBODY } from '../../isolation/tenants.mjs';
import { foreignPath, operationsWithBody } from '../access.mjs';
import { drip, sendMany } from '../send.mjs';

/** @typedef {import('../engine.mjs').Door} Door */
/** @typedef {import('../stage.mjs').Stage} Stage */

export const MEGABYTE = 1_000_000;
const AT_ONCE = 10;

/** Bodies that are expensive to parse, for any operation. @type {[name: string, make: () => string][]} */
export const BODIES = [
  ['1 MB of numbers', () => `[${'1,'.repeat(MEGABYTE / 2 - 2)}1]`],
  ['1 MB deep', () => `${'{"a":'.repeat(MEGABYTE / 6)}1${'}'.repeat(MEGABYTE / 6)}`],
  ['1 MB of brackets', () => '['.repeat(MEGABYTE)],
  ['1 MB string', () => `{"a":"${'a'.repeat(MEGABYTE - 10)}"}`],
  ['1 MB of escapes', () => `{"a":"${'\\u0061'.repeat(MEGABYTE / 6 - 4)}"}`],
  ['100,000 keys', () => wideObject()],
];

export function wideObject() {
  return `{${Array.from({ length: MEGABYTE / 10 }, (_, index) => `"${index}":1`).join(',')}}`;
}

/**
 * Every operation with a body, and an unknown path, called by ten clients at once without a credential.
 * @param {Stage} stage
 * @returns {Door[]}
 */
export function strangers(stage) {
  const operations = operationsWithBody(stage);
  const targets = [
    ...operations,
    { method: 'POST', path: '/nowhere' },
    { method: 'GET', path: '/health/live' },
  ];
  return [...targets.map((target) => bodiesTo(stage, target)), slowBodies(stage)];
}

/**
 * @param {Stage} stage
 * @param {{method: string, path: string}} target
 * @returns {Door}
 */
function bodiesTo({ url }, { method, path }) {
  return {
    name: `${method} ${path}, nobody`,
    inputs: BODIES.map(([name, make]) => ({
      name: `${AT_ONCE} × ${name}`,
      send: () => sendMany(url, NOBODY, { method, path: foreignPath(path), raw: make() }, AT_ONCE),
    })),
  };
}

/**
 * @param {Stage} stage
 * @returns {Door}
 */
function slowBodies({ url, world }) {
  const credentials = [NOBODY, world.a.key, world.a.publishable, world.admin];
  const paths = ['/v1/orders', '/v1/orders', '/widget/v1/sessions', '/admin/v1/tenants'];
  return {
    name: 'bodies that come byte by byte',
    inputs: credentials.map((credential, index) => ({
      name: `${AT_ONCE} × with ${credential.label}`,
      send: () => {
        const request = { method: 'POST', path: paths[index] ?? '/', raw: `[${'1,'.repeat(1000)}1]` };
        return Promise.all(Array.from({ length: AT_ONCE }, () => drip(url, credential, request)));
      },
    })),
  };
}
