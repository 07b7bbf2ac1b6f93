import { asArray, asObject, pathParameters } from './documents.mjs';
import { Marker } from './markers.mjs';
import { pathWith } from './tenants.mjs';
import { learnFrom } from './values.mjs';

/** @typedef {import('./documents.mjs').Operation} Operation */
/** @typedef {import('./tenants.mjs').Tenant} Tenant */
/** @typedef {import('./wire.mjs').Credential} Credential */
/** @typedef {import('./wire.mjs').Exchange} Exchange */
/** @typedef {import('./world.mjs').World} World */

const MAX_TRIES = 16;
const VISITORS = 2;
/** Number of objects in each collection whose members can be created one by one. */
const OBJECTS = 3;
const WRITES = ['PUT', 'POST', 'PATCH'];
const RENTED = ['hovercrafts', 'submarines', 'airships', 'locomotives'];
/** A turn can be cancelled only while it runs. */
const CANCELS = /\/turns\/\{turnId\}\/cancel$/;
const UNCERTAIN = ['/widget/v1/sessions'];

/**
 * Creates objects of every kind in a tenant with every writing operation of the documents. Reports by name what it
 * cannot create.
 * @param {World} world
 * @param {Tenant} tenant
 */
export async function fill(world, tenant) {
  const writes = world.behind('tenant').filter(({ method }) => WRITES.includes(method));
  const onTop = writes.filter(({ path }) => pathParameters(path).length === 0);
  const creates = onTop.filter(({ method }) => method === 'POST');
  for (const operation of onTop) await write(world, tenant, tenant.key, operation);
  for (const operation of creates)
    for (let made = 1; made < OBJECTS; made++) await write(world, tenant, tenant.key, operation);
  await settle(world, tenant);
  // Before any visitor is shown them, so that the watch notes the tenant, not a visitor, as the owner of what it
  // publishes.
  await readLists(world, tenant);
  await openVisitors(world, tenant);
  await readLists(world, tenant);
  const nested = writes.filter(({ path }) => pathParameters(path).length > 0);
  for (const operation of nested.filter((each) => makesChildren(world, each)))
    await writeToAll(world, tenant, operation);
  await readLists(world, tenant);
  for (const operation of nested.filter((each) => !makesChildren(world, each)))
    await writeToLast(world, tenant, operation);
  await readLists(world, tenant);
  reportMissing(world, tenant);
}

/**
 * A path that has a list is a child, such as a message; other paths are actions.
 * @param {World} world
 * @param {Operation} operation
 */
function makesChildren(world, { method, path }) {
  return method === 'POST' && world.operation('GET', path) !== undefined;
}

/**
 * @param {World} world
 * @param {Tenant} tenant
 * @param {Operation} operation
 */
async function writeToAll(world, tenant, operation) {
  const kind = pathParameters(operation.path)[0]?.kind ?? '';
  const ids = tenant.spareIdsOf(kind);
  for (const [at, id] of ids.entries()) {
    await write(world, tenant, tenant.key, operation, id);
    await write(world, tenant, tenant.key, operation, id, questionFor(operation, tenant, at));
  }
  if (ids.length === 0)
    world.setUp.notCovered(operation.name, `tenant ${tenant.name} has no member of ${kind}`);
}

/**
 * A text that the assistant cannot answer, so that there are unanswered questions, and a number with it, grouped so that
 * it is not read as a phone number.
 * @param {Operation} operation
 * @param {Tenant} tenant
 * @param {number} at
 * @returns {Record<string, unknown> | undefined}
 */
function questionFor({ body }, { marker }, at) {
  if (!body?.properties?.text) return undefined;
  const thing = RENTED[at % RENTED.length];
  return { text: `Do you rent ${thing} for ${marker.number.toLocaleString('en')} guests?` };
}

/**
 * @param {World} world
 * @param {Tenant} tenant
 * @param {Operation} operation
 */
async function writeToLast(world, tenant, operation) {
  const kind = pathParameters(operation.path)[0]?.kind ?? '';
  const id = tenant.spareIdsOf(kind).at(-1);
  if (id === undefined)
    world.setUp.notCovered(operation.name, `tenant ${tenant.name} has no member of ${kind}`);
  else await write(world, tenant, tenant.key, operation, id);
}

/**
 * Sends a body with markers. When a field is refused, tries again with a more ordinary value for it.
 * @param {World} world
 * @param {Tenant} tenant
 * @param {Credential} credential
 * @param {Operation} operation
 * @param {string} [id]
 * @param {Record<string, unknown>} [changes]
 * @returns {Promise<Exchange | undefined>}
 */
export async function write(world, tenant, credential, operation, id, changes = {}) {
  const marker = tenant.visitors.find((each) => each.credential === credential)?.marker ?? tenant.marker;
  const path = pathWith(operation, (kind, index) =>
    index === 0 && id !== undefined ? id : tenant.spareIdsOf(kind)[0],
  );
  if (path === undefined) return undefined;
  /** @type {Exchange | undefined} */
  let last;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const made = world.bodyFor(operation, tenant, { marker, bare: tries === MAX_TRIES - 1 });
    const body = made === undefined ? undefined : { ...asObject(made), ...changes };
    const key = marker.token();
    /** @type {Record<string, string>} */
    const headers = takesKeys(operation) ? { 'idempotency-key': key } : {};
    last = await world.wire.send(world.setUp, credential, {
      method: operation.method,
      path,
      body,
      headers,
      operation: operation.name,
      ...fileOf(operation, path, marker, headers),
    });
    const { status, json, text } = last.answer;
    if (status < 300 && asArray(asObject(json).errors).length === 0) {
      world.watch.learn(text, credential.owner, last.request);
      tenant.bodies.set(operation.id, body);
      if (takesKeys(operation)) tenant.idempotencyKeys.set(operation.id, key);
      keep(world, tenant, operation, json);
      return last;
    }
    // What runs once at a time is there already.
    if (status === 409 && !operation.body && tenant.bodies.has(operation.id)) return last;
    if (!learnFrom(world.tamenessOf(operation), json)) tries = Math.max(tries, MAX_TRIES - 2);
  }
  if (!UNCERTAIN.includes(operation.path) && !CANCELS.test(operation.path))
    reportUnfilled(world, operation, last);
  return last;
}

/**
 * Of an operation whose body is a file: it is read and not written, so that nothing appears later by itself.
 * @param {Operation} operation
 * @param {string} path
 * @param {Marker} marker
 * @param {Record<string, string>} headers
 */
function fileOf({ file, parameters }, path, marker, headers) {
  if (!file) return {};
  const named = parameters.some(({ name }) => name === 'name') ? `&name=${marker.token()}` : '';
  return {
    path: `${path}?dryRun=true${named}`,
    body: undefined,
    raw: file.text,
    headers: { ...headers, 'content-type': file.type },
  };
}

/** @param {Operation} operation */
export function takesKeys({ parameters }) {
  return parameters.some(({ name }) => name.toLowerCase() === 'idempotency-key');
}

/**
 * @param {World} world
 * @param {Operation} operation
 * @param {Exchange | undefined} last
 */
function reportUnfilled(world, operation, last) {
  const { detail, errors } = asObject(last?.answer.json);
  const why = asArray(errors).map(
    (error) => `${String(asObject(error).pointer)} ${String(asObject(error).detail)}`,
  );
  world.setUp.notCovered(
    operation.name,
    `its body could not be filled: ${last?.answer.status ?? ''} ${String(detail)} ${why.join('; ')}`.trim(),
  );
}

/**
 * @param {World} world
 * @param {Tenant} tenant
 * @param {Operation} operation
 * @param {unknown} json
 */
function keep(world, tenant, operation, json) {
  world.harvest(tenant, operation.path, json);
  const { id, secret, scopes } = asObject(json);
  if (typeof secret !== 'string') return;
  world.watch.guard(secret, tenant.name);
  if (asArray(scopes).length === 0) return;
  const credential = tenant.credential('tenant', `key with ${asArray(scopes).join(' ')}`, secret);
  tenant.limitedKeys.push({ id: String(id), credential, scopes: asArray(scopes).map(String) });
}

/**
 * The widget is used on the origin that the settings allow.
 * @param {World} world
 * @param {Tenant} tenant
 */
export async function settle(world, tenant) {
  const { answer } = await world.wire.send(world.setUp, tenant.key, { method: 'GET', path: '/v1/tenant' });
  const [origin] = asArray(asObject(asObject(answer.json).widget).allowedOrigins);
  if (typeof origin === 'string') tenant.livesAt(origin);
}

/**
 * Two more visitors, who have both written the same.
 * @param {World} world
 * @param {Tenant} tenant
 */
export async function openVisitors(world, tenant) {
  const before = tenant.visitors.length;
  for (let number = before + 1; number <= before + VISITORS; number++) {
    for (const operation of world.behind('publishable').filter(({ method }) => method === 'POST')) {
      const opened = await write(world, tenant, tenant.publishable, operation);
      const { token } = asObject(opened?.answer.json);
      if (typeof token === 'string') addVisitor(world, tenant, number, token, opened?.answer.text ?? '');
    }
    const visitor = tenant.visitors.at(-1);
    if (!visitor) {
      world.setUp.notCovered('visitors', 'no operation with the publishable key answers a token');
      return;
    }
    for (const operation of inOrder(world.behind('visitor')).filter(({ method }) => WRITES.includes(method)))
      await write(world, tenant, visitor.credential, operation);
  }
}

/**
 * The operation that starts a new conversation last: others need one in which something was said.
 * @param {Operation[]} operations
 */
export function inOrder(operations) {
  const restarts = (/** @type {Operation} */ { path }) => path.endsWith('/conversations');
  return [...operations.filter((each) => !restarts(each)), ...operations.filter(restarts)];
}

/**
 * @param {World} world
 * @param {Tenant} tenant
 * @param {number} number
 * @param {string} token
 * @param {string} text
 */
function addVisitor(world, tenant, number, token, text) {
  const owner = `${tenant.name}/${number}`;
  const marker = new Marker();
  const credential = tenant.credential('visitor', `visitor ${number}`, token, owner);
  credential.origin = tenant.publishable.origin;
  tenant.visitors.push({ credential, owner, marker });
  world.watch.own(marker, owner);
  world.watch.guard(token, owner);
  for (const id of text.match(/[0-9a-f-]{36}/g) ?? []) world.watch.owners.set(id, owner);
}

/**
 * @param {World} world
 * @param {Tenant} tenant
 */
export async function readLists(world, tenant) {
  for (const visitor of tenant.visitors) {
    for (const operation of world.behind('visitor').filter(({ method }) => method === 'GET')) {
      const path = `${operation.path}${operation.parameters.some(({ name }) => name === 'limit') ? '?limit=100' : ''}`;
      const { answer } = await world.wire.send(world.setUp, visitor.credential, { method: 'GET', path });
      if (answer.status === 200) world.watch.learn(answer.text, visitor.owner);
    }
  }
  for (const kind of world.kinds()) {
    if (!world.operation('GET', kind) || kind.includes('{')) continue;
    const { answer } = await world.wire.send(world.setUp, tenant.key, {
      method: 'GET',
      path: `${kind}?limit=100`,
    });
    if (answer.status !== 200) continue;
    world.watch.learn(answer.text, tenant.name);
    world.harvest(tenant, kind, answer.json);
  }
}

/**
 * @param {World} world
 * @param {Tenant} tenant
 */
function reportMissing(world, tenant) {
  for (const kind of world.kinds()) {
    if (tenant.idsOf(kind).length === 0)
      world.setUp.notCovered(kind, `tenant ${tenant.name} has no member of it, and none could be made`);
  }
}
