import { expectStatus } from '../compare.mjs';
import { asObject } from '../documents.mjs';
import { newNames, pathWith } from '../tenants.mjs';

/** @typedef {import('../documents.mjs').Operation} Operation */
/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../wire.mjs').Credential} Credential */
/** @typedef {import('../wire.mjs').Exchange} Exchange */
/** @typedef {import('../world.mjs').World} World */

const NO_SCOPES = 'the documents declare no scopes: a secret key opens every tenant operation';

/** @param {World} world */
function mintOf(world) {
  return world.behind('tenant').find(({ method, body }) => method === 'POST' && body?.properties?.scopes);
}

/** @param {World} world */
function declaredScopes(world) {
  return [...new Set(world.operations.flatMap(({ scopes }) => scopes))].sort();
}

/**
 * 38: a key of each single scope against every operation: must be accepted where that scope is enough, else 403 with
 * the scope's name. Uses C and unknown ids, so that nothing is changed.
 * @param {World} world
 * @param {Check} check
 */
export async function scopes(world, check) {
  const mint = mintOf(world);
  const declared = declaredScopes(world);
  if (!mint || declared.length === 0) {
    check.note(NO_SCOPES);
    return;
  }
  for (const operation of world.behind('tenant').filter((each) => each.scopes.length === 0))
    check.notCovered(operation.name, 'the document names no scope for it');
  for (const scope of declared) {
    const key = await mintKey(world, check, mint, world.c.key, [scope]);
    if (!key) continue;
    await Promise.all(world.behind('tenant').map((operation) => knock(world, check, operation, scope, key)));
  }
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {string} scope
 * @param {Credential} key
 */
async function knock(world, check, operation, scope, key) {
  const path = pathWith(operation, () => '01900000-0000-7000-8000-00000000abcd');
  const body = operation.method === 'GET' || operation.method === 'DELETE' ? undefined : {};
  const exchange = await world.wire.send(check, key, {
    method: operation.method,
    path: path ?? operation.path,
    body,
    operation: operation.name,
    listenMs: 20,
  });
  check.tried += 1;
  const { status, text, json } = exchange.answer;
  const isOpen = operation.scopes.includes(scope);
  if (isOpen && (status === 401 || status === 403))
    check.found(exchange, `${scope} opens it`, `${status} ${text}`);
  const isRefused =
    status === 403 && operation.scopes.some((wanted) => String(asObject(json).detail).includes(wanted));
  if (!isOpen && !isRefused)
    check.found(exchange, `403 that names ${operation.scopes.join(', ')}`, `${status} ${text.slice(0, 300)}`);
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} mint
 * @param {Credential} caller
 * @param {string[]} wanted
 * @returns {Promise<Credential | undefined>}
 */
async function mintKey(world, check, mint, caller, wanted) {
  const exchange = await tryToMint(world, check, mint, caller, wanted);
  if (!expectStatus(check, exchange, [201])) return undefined;
  const secret = String(asObject(exchange.answer.json).secret);
  world.watch.guard(secret, 'C');
  return world.c.credential('tenant', `key with ${wanted.join(' ')}`, secret);
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} mint
 * @param {Credential} caller
 * @param {string[]} wanted
 */
function tryToMint(world, check, mint, caller, wanted) {
  const body = { ...asObject(world.bodyFor(mint, world.c, { bare: true })), scopes: wanted };
  return world.wire.send(check, caller, { method: 'POST', path: mint.path, body, operation: mint.name });
}

/**
 * 39: no key may create a stronger one, and no credential may call operations of another kind, with its own tenant's
 * ids and a valid body.
 * @param {World} world
 * @param {Check} check
 */
export async function escalation(world, check) {
  const mint = mintOf(world);
  const declared = declaredScopes(world);
  if (mint && declared.length > 0) await mintBeyond(world, check, mint, declared);
  else check.note(NO_SCOPES);
  await adminByTenant(world, check);
  await tenantByVisitor(world, check);
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} mint
 * @param {string[]} declared
 */
async function mintBeyond(world, check, mint, declared) {
  const weak = await mintKey(world, check, mint, world.c.key, mint.scopes);
  if (!weak) return;
  const areas = [...new Set(declared.map((scope) => `${scope.split(':')[0] ?? ''}:*`))];
  for (const wanted of [...declared.filter((scope) => !mint.scopes.includes(scope)), ...areas, '*'])
    expectStatus(check, await tryToMint(world, check, mint, weak, [wanted]), [403, 422]);
  expectStatus(check, await tryToMint(world, check, mint, weak, [...mint.scopes, '*']), [403, 422]);
}

/**
 * A business's key on the platform's operations: its plan, its status, another tenant's.
 * @param {World} world
 * @param {Check} check
 */
async function adminByTenant(world, check) {
  const reads = { method: 'GET', path: `/admin/v1/tenants/${world.a.id}` };
  const before = await world.wire.send(check, world.admin, reads);
  const callers = [world.a.key, world.a.publishable, ...world.a.visitors.map(({ credential }) => credential)];
  for (const operation of world.behind('admin')) {
    for (const target of [world.a, world.b]) {
      const path = pathWith(operation, () => target.id) ?? operation.path;
      const { A: names } = newNames();
      const body = operation.body
        ? { ...asObject(world.bodyFor(operation, world.a, { bare: true })), ...names }
        : undefined;
      for (const caller of callers) {
        const request = { method: operation.method, path, body, operation: operation.name };
        expectStatus(check, await world.wire.send(check, caller, request), [401, 403]);
      }
    }
  }
  const after = await world.wire.send(check, world.admin, reads);
  check.tried += 1;
  if (before.answer.text !== after.answer.text)
    check.found(after, `unchanged: ${before.answer.text}`, after.answer.text);
}

/**
 * A visitor's token and the widget's key on the business's operations.
 * @param {World} world
 * @param {Check} check
 */
async function tenantByVisitor(world, check) {
  const callers = [world.a.publishable, ...world.a.visitors.slice(0, 1).map(({ credential }) => credential)];
  for (const operation of world.behind('tenant')) {
    const path = pathWith(operation, (kind) => world.a.idsOf(kind)[0]);
    if (path === undefined) continue;
    const body = world.bodyFor(operation, world.a);
    for (const caller of callers) {
      const request = { method: operation.method, path, body, operation: operation.name };
      expectStatus(check, await world.wire.send(check, caller, request), [401, 403]);
    }
  }
}
