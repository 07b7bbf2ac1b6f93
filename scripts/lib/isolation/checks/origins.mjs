import { expectStatus } from '../compare.mjs';
import { NOBODY, pathWith } from '../tenants.mjs';

/** @typedef {import('../documents.mjs').Operation} Operation */
/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../wire.mjs').Credential} Credential */
/** @typedef {import('../wire.mjs').Exchange} Exchange */
/** @typedef {import('../world.mjs').World} World */

/** Unlisted origins that every operation is tried with; look-alike origins are tried on some operations only. */
const PREFLIGHTS = 3;
const BROWSER_DOORS = ['publishable', 'visitor'];

/**
 * 50: no origin may use a caller's cookies; the businesses' and the platform's operations must allow no origin; the
 * widget's must allow those that the tenant lists, and none that looks like one of them.
 * @param {World} world
 * @param {Check} check
 */
export async function origins(world, check) {
  const listed = world.a.publishable.origin;
  const strangers = ['https://evil.example', 'null', ...(listed ? lookAlikes(listed) : [])];
  if (!listed) check.notCovered('allowed origins', 'the settings take no origin');
  for (const operation of world.operations) {
    for (const origin of [...strangers.slice(0, PREFLIGHTS), ...(listed ? [listed] : [])])
      await preflight(world, check, operation, origin);
  }
  await businessDoors(world, check, [...strangers, ...(listed ? [listed] : [])]);
  if (listed) await widgetDoors(world, check, strangers, listed);
}

/** @param {string} listed */
function lookAlikes(listed) {
  const { protocol, host } = new URL(listed);
  return [
    `${protocol}//${host}.evil.example`,
    `${protocol}//evil-${host}`,
    `${protocol}//sub.${host}`,
    `http://${host}`,
    `${protocol}//${host}:8443`,
    `${protocol}//${host.replace('.', '-')}`,
    `${protocol}//${host}.`,
    `${protocol}//${host}@evil.example`,
    `${protocol}//evil.example/${host}`,
    host,
  ];
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {Operation} operation
 * @param {string} origin
 */
async function preflight(world, check, operation, origin) {
  const exchange = await world.wire.send(check, NOBODY, {
    method: 'OPTIONS',
    path: pathWith(operation, (kind) => world.a.idsOf(kind)[0] ?? world.a.id) ?? operation.path,
    headers: {
      origin,
      'access-control-request-method': operation.method,
      'access-control-request-headers': 'authorization, content-type',
    },
    operation: operation.name,
  });
  withoutCookies(check, exchange);
  if (!forBrowsers(operation)) closedToOrigins(check, exchange);
}

/** @param {Operation} operation */
function forBrowsers({ doors }) {
  return doors.some((door) => BROWSER_DOORS.includes(door));
}

/**
 * @param {Check} check
 * @param {Exchange} exchange
 */
function withoutCookies(check, exchange) {
  check.tried += 1;
  const allowed = exchange.answer.headers.get('access-control-allow-credentials');
  if (allowed !== null) check.found(exchange, 'no Access-Control-Allow-Credentials', allowed);
}

/**
 * @param {Check} check
 * @param {Exchange} exchange
 */
function closedToOrigins(check, exchange) {
  check.tried += 1;
  const allowed = exchange.answer.headers.get('access-control-allow-origin');
  if (allowed !== null) check.found(exchange, 'no Access-Control-Allow-Origin', allowed);
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {string[]} all
 */
async function businessDoors(world, check, all) {
  /** @type {[string, Credential][]} */
  const doors = [
    ['tenant', world.a.key],
    ['admin', world.admin],
  ];
  for (const [door, credential] of doors) {
    const read = world.behind(door).find(({ method, path }) => method === 'GET' && !path.includes('{'));
    for (const origin of read ? all : []) {
      const request = {
        method: 'GET',
        path: read?.path ?? '',
        headers: { origin },
        operation: read?.name ?? '',
      };
      const exchange = await world.wire.send(check, credential, request);
      withoutCookies(check, exchange);
      closedToOrigins(check, exchange);
    }
  }
}

/**
 * @param {World} world
 * @param {Check} check
 * @param {string[]} strangers
 * @param {string} listed
 */
async function widgetDoors(world, check, strangers, listed) {
  const { publishable, visitors } = world.a;
  for (const credential of [publishable, ...visitors.slice(0, 1).map((each) => each.credential)]) {
    const reads = world
      .behind(credential.kind)
      .filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    for (const { path, name } of reads) {
      for (const origin of strangers) {
        const exchange = await world.wire.send(
          check,
          { ...credential, origin },
          { method: 'GET', path, operation: name },
        );
        withoutCookies(check, exchange);
        expectStatus(check, exchange, [401, 403]);
      }
      const own = await world.wire.send(
        check,
        { ...credential, origin: listed },
        { method: 'GET', path, operation: name },
      );
      withoutCookies(check, own);
      expectStatus(check, own, [200]);
    }
  }
}
