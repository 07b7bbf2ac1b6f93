import { createHmac } from 'node:crypto';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { expectStatus } from '../compare.mjs';
import { asObject } from '../documents.mjs';

/** @typedef {import('../findings.mjs').Check} Check */
/** @typedef {import('../tenants.mjs').Tenant} Tenant */
/** @typedef {import('../wire.mjs').Credential} Credential */
/** @typedef {import('../world.mjs').World} World */

/** Keys that a faulty verifier might accept. */
const GUESSED_KEYS = ['', 'secret', 'changeme', 'frontdesk'];

/**
 * 47: tokens that differ from a genuine one in details that faulty verifiers overlook, for every kind of operation:
 * must give 401, and never a 500. Nobody outside can sign a token, so these are forged around a genuine one.
 * @param {World} world
 * @param {Check} check
 * @param {import('../engine.mjs').Intensity} how
 */
export async function tokens(world, check, { strangers }) {
  const doors = ['visitor', 'publishable', 'tenant', 'admin'].flatMap((door) => {
    const operation = world
      .behind(door)
      .find(({ method, path }) => method === 'GET' && !path.includes('{') && !path.endsWith('/events'));
    return operation ? [operation] : [];
  });
  const forged = { ...forgedVisitors(world), ...brokenKeys(world.a) };
  for (const { path, name, doors: kinds } of doors) {
    // All of them on visitors' operations; elsewhere as many as the install's limits allow.
    const tricks = Object.entries(forged).slice(0, kinds.includes('visitor') ? undefined : strangers / 2);
    await Promise.all(
      tricks.map(async ([trick, token]) => {
        const exchange = await world.wire.send(check, stranger(trick, token), {
          method: 'GET',
          path,
          operation: name,
        });
        expectStatus(check, exchange, [401, 431]);
      }),
    );
  }
  await genuineElsewhere(world, check);
  await twoHeaders(world, check);
}

/**
 * @param {string} trick
 * @param {string} token
 * @returns {Credential}
 */
function stranger(trick, token) {
  return { owner: 'nobody', kind: 'none', label: `a forged token (${trick})`, token, origin: null };
}

/**
 * @param {World} world
 * @returns {Record<string, string>}
 */
function forgedVisitors(world) {
  const genuine = String(world.a.visitors[0]?.credential.token);
  const [header = '', payload = '', signature = ''] = genuine.split('.');
  const claims = asObject(JSON.parse(Buffer.from(payload, 'base64url').toString() || 'null'));
  const now = Math.floor(Date.now() / 1000);
  const tenantClaim = Object.keys(claims).find((name) => claims[name] === world.a.id) ?? 'tid';
  const others = { ...claims, [tenantClaim]: world.b.id };
  const signers = [
    ...GUESSED_KEYS,
    world.a.publishable.token,
    world.b.publishable.token,
    world.a.key.token,
    world.a.id,
  ];
  const signed = signers.map((key, index) => [
    `signed with a guessed key ${index}`,
    signedToken(claims, String(key)),
  ]);
  return {
    ...Object.fromEntries(signed),
    'another tenant, old signature': [header, segment(others), signature].join('.'),
    'another visitor, old signature': [header, segment({ ...claims, sub: world.b.id }), signature].join('.'),
    'later expiry, old signature': [header, segment({ ...claims, exp: now + 1e9 }), signature].join('.'),
    'expired, old signature': [header, segment({ ...claims, exp: now - 60 }), signature].join('.'),
    'alg none': [segment({ alg: 'none' }), payload, ''].join('.'),
    'alg None, old signature': [segment({ alg: 'None' }), payload, signature].join('.'),
    'alg none for another tenant': [segment({ alg: 'none' }), segment(others), ''].join('.'),
    HS512: [segment({ alg: 'HS512', typ: 'JWT' }), payload, signature].join('.'),
    RS256: [segment({ alg: 'RS256', typ: 'JWT' }), payload, signature].join('.'),
    'key by address': [
      segment({ alg: 'HS256', jku: 'http://127.0.0.1:9/keys', kid: '../../etc/passwd' }),
      payload,
      signature,
    ].join('.'),
    'no signature': `${header}.${payload}`,
    'empty signature': `${header}.${payload}.`,
    truncated: genuine.slice(0, -3),
    'one segment more': `${genuine}.x`,
    'signature of zeros': `${header}.${payload}.${Buffer.alloc(32).toString('base64url')}`,
    'payload null': `${header}.${segment(null)}.${signature}`,
    'only dots': '..',
    'twelve kilobytes': `${header}.${'x'.repeat(12_000)}.${signature}`,
    'the word undefined': 'undefined',
  };
}

/** @param {unknown} value */
function segment(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/**
 * @param {unknown} claims
 * @param {string} key
 */
function signedToken(claims, key) {
  const body = `${segment({ alg: 'HS256', typ: 'JWT' })}.${segment(claims)}`;
  return `${body}.${createHmac('sha256', key).update(body).digest('base64url')}`;
}

/**
 * @param {Tenant} tenant
 * @returns {Record<string, string>}
 */
function brokenKeys({ key, publishable }) {
  const live = String(key.token);
  const place = Math.floor(live.length / 2);
  return {
    'key cut': live.slice(0, -1),
    'key with one letter changed':
      live.slice(0, place) + (live[place] === 'A' ? 'B' : 'A') + live.slice(place + 1),
    'key in capitals': live.toUpperCase(),
    'key twice': live + live,
    'key as an admin’s': live.replace(/^fd_[a-z]+_/, 'fd_admin_'),
    'publishable key as a secret one': String(publishable.token).replace(/^fd_[a-z]+_/, 'fd_live_'),
    'secret key as a publishable one': live.replace(/^fd_[a-z]+_/, 'fd_pub_'),
    'prefix alone': 'fd_live_',
  };
}

/**
 * A valid visitor token must be accepted only for visitors' operations.
 * @param {World} world
 * @param {Check} check
 */
async function genuineElsewhere(world, check) {
  const visitor = world.a.visitors[0]?.credential;
  if (!visitor) {
    check.notCovered('visitor tokens', 'A has no visitor');
    return;
  }
  for (const door of ['tenant', 'publishable', 'admin']) {
    const operations = world
      .behind(door)
      .filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    for (const { path, name } of operations) {
      const exchange = await world.wire.send(check, visitor, { method: 'GET', path, operation: name });
      expectStatus(check, exchange, [401, 403]);
    }
  }
}

/**
 * Two credentials in one request must be refused: a proxy and the app might each use another one.
 * @param {World} world
 * @param {Check} check
 */
async function twoHeaders(world, check) {
  const { a, b } = world;
  const read = world.behind('tenant').find(({ method, path }) => method === 'GET' && !path.includes('{'));
  for (const pair of [
    [a.key, b.key],
    [b.key, a.key],
    [a.key, a.key],
  ]) {
    const values = pair.map(({ token }) => `Bearer ${String(token)}`);
    const { status, text } = await patientGet(world, new URL(read?.path ?? '/', world.wire.url), values);
    const both = pair.map(({ label }) => label).join(' and ');
    world.wire.requests += 1;
    check.requests += 1;
    check.tried += 1;
    if (status === 400 || status === 401) continue;
    check.report({
      check: check.number,
      title: `${read?.name ?? ''} with two Authorization headers, ${both}`,
      request: `curl -i -H "Authorization: Bearer $KEY_1" -H "Authorization: Bearer $KEY_2" '${world.wire.url}${read?.path ?? ''}'`,
      expected: 'status 400 or 401',
      got: `${status} ${text.slice(0, 200)}`,
    });
  }
}

/**
 * Retries when a rate limit says so, because a rate-limited request does not show how its credential is judged.
 * @param {World} world
 * @param {URL} url
 * @param {string[]} authorization
 */
async function patientGet(world, url, authorization) {
  const answer = await rawGet(url, authorization);
  if (answer.status !== 429) return answer;
  world.wire.heldBack += 1;
  await delay(answer.retryAfterSeconds * 1000);
  return rawGet(url, authorization);
}

/**
 * One request with a header several times, which `fetch` would join.
 * @param {URL} url
 * @param {string[]} authorization
 * @returns {Promise<{status: number, text: string, retryAfterSeconds: number}>}
 */
function rawGet(url, authorization) {
  const send = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const headers = authorization.flatMap((value) => ['Authorization', value]);
    const call = send(url, { headers: ['Host', url.host, ...headers] }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (/** @type {string} */ chunk) => (text += chunk));
      const retryAfterSeconds = Number(response.headers['retry-after'] ?? 1);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, retryAfterSeconds }));
    });
    call.on('error', reject);
    call.end();
  });
}
