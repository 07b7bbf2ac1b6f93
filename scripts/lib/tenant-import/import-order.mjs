/**
 * @typedef {import('../backup/tenants/tenant-tables.mjs').TenantKey} TenantKey
 */

/**
 * In which order tables are written: parents before children. Keys that form a cycle are set when all rows are there.
 * @param {string[]} names
 * @param {TenantKey[]} keys
 * @returns {{order: string[], later: TenantKey[]}}
 */
export function inOrder(names, keys) {
  const inside = keys.filter(
    ({ child, parent }) => child !== parent && names.includes(child) && names.includes(parent),
  );
  /** @type {string[]} */
  const order = [];
  /** @type {TenantKey[]} */
  const later = [];
  while (order.length < names.length) {
    const left = names.filter((name) => !order.includes(name));
    /** @param {string} name */
    const missing = (name) => inside.filter(({ child, parent }) => child === name && !order.includes(parent));
    const next =
      left.find((name) => missing(name).length === 0) ??
      left.find((name) => missing(name).every(({ isNullable }) => isNullable));
    if (next === undefined) throw new Error('The tables’ NOT NULL foreign keys form a cycle.');
    later.push(...missing(next));
    order.push(next);
  }
  return { order, later };
}
