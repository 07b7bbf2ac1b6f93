import { pathWith } from '../isolation/tenants.mjs';

/** @typedef {import('../isolation/documents.mjs').Operation} Operation */
/** @typedef {import('../isolation/wire.mjs').Credential} Credential */
/** @typedef {import('./stage.mjs').Stage} Stage */

const NOBODYS_ID = '00000000-0000-7000-8000-000000000000';

/**
 * A credential of the attacking business that the operation accepts.
 * @param {Stage} stage
 * @param {Operation} operation
 * @returns {Credential}
 */
export function credentialFor({ world }, { name, doors }) {
  const { key, publishable, visitors } = world.a;
  const credentials = [key, publishable, visitors[0]?.credential, world.admin].filter(
    (each) => each !== undefined,
  );
  const found = credentials.find(({ kind }) => doors.includes(kind));
  if (!found) throw new Error(`${name} wants ${doors.join(', ')}, which the rig does not have.`);
  return found;
}

/**
 * A path with ids of the attacking business; for an admin's operation, of another business.
 * @param {Stage} stage
 * @param {Operation} operation
 */
export function ownPath({ world }, operation) {
  const path = pathWith(operation, (kind) =>
    kind === '/admin/v1/tenants' ? world.c.id : (world.a.spareIdsOf(kind).at(-1) ?? NOBODYS_ID),
  );
  return path ?? operation.path;
}

/**
 * A path with unknown ids.
 * @param {string} path
 */
export function foreignPath(path) {
  return path.replace(/\{[^}]+\}/g, NOBODYS_ID);
}

/** @param {Stage} stage */
export function operationsWithBody({ world }) {
  return world.operations.filter(({ body }) => body !== null);
}
