/**
 * Who calls, over which document. Each has a business of its own, so that none ends what another one uses.
 * @typedef {object} Role
 * @property {'tenant' | 'widget' | 'admin'} name
 * @property {string} document
 * @property {(operation: {path: string, schemes: string[]}) => boolean} calls
 */

/** @type {Role[]} */
export const ROLES = [
  { name: 'tenant', document: '/openapi.json', calls: ({ schemes }) => schemes.includes('tenant') },
  {
    name: 'widget',
    document: '/openapi.json',
    calls: ({ schemes }) => !schemes.includes('tenant'),
  },
  { name: 'admin', document: '/admin/openapi.json', calls: () => true },
];

/** Operations that are left out. */
export const LEFT_OUT = new Map([
  ['GET /v1/conversations/{id}/events', 'a stream that does not end'],
  ['GET /widget/v1/events', 'a stream that does not end'],
  ['POST /v1/imports', 'its body is a file, of which no schema states the form'],
  ['DELETE /widget/v1/visitor', 'erases the visitor that the run calls as'],
]);

/**
 * @typedef {object} Document
 * @property {Record<string, Record<string, {operationId: string, security?: object[]}>>} paths
 *
 * @typedef {object} Operation
 * @property {string} id  `operationId`
 * @property {string} name  method and path
 * @property {string} path
 * @property {string[]} schemes  kinds of credential
 */

/**
 * @param {Document} document
 * @param {Role} role
 * @returns {Operation[]}
 */
export function operationsFor({ paths }, role) {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, security = [] }]) => ({
      id: operationId,
      name: `${method.toUpperCase()} ${path}`,
      path,
      schemes: security.flatMap((each) => Object.keys(each)),
    })),
  );
  return all.filter((operation) => role.calls(operation) && !LEFT_OUT.has(operation.name));
}

/**
 * A share of them, another one for each seed; of `shares` seeds in a row each operation is in one.
 * @template T
 * @param {T[]} operations
 * @param {number} shares
 * @param {number} seed
 */
export function shareOf(operations, shares, seed) {
  return operations.filter((_, index) => index % shares === seed % shares);
}
