import { asArray, asObject, pathParameters } from './documents.mjs';

/** @typedef {import('./findings.mjs').Check} Check */
/** @typedef {import('./tenants.mjs').Tenant} Tenant */
/** @typedef {import('./wire.mjs').Answer} Answer */
/** @typedef {import('./wire.mjs').Exchange} Exchange */
/** @typedef {import('./world.mjs').World} World */

/** Headers that differ between responses without revealing anything. */
const OF_REQUEST = 'date|x-request-id|x-correlation-id|ratelimit.*|retry-after';
const OF_TRANSPORT = 'content-length|etag|keep-alive|connection';
const UNTOLD = new RegExp(`^(?:${OF_REQUEST}|${OF_TRANSPORT})$`);
/** Fields that change over time, or when they are read. */
const RESTLESS = new Set([
  'openNow',
  'nextChange',
  'lastUsedAt',
  'failingSince',
  'lastDeliveredAt',
  'download',
]);

const UUID = /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/gi;
const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;
/** A key, and the hint by which lists show it. */
const KEY = /fd_[a-z]+_(?:…[\w-]{4}|[A-Za-z0-9_-]{20,})|whsec_[A-Za-z0-9+/=]{20,}/g;
/** The texts with which the rig fills tenants, another one for each object. */
const FILLED = /Do you rent \w+ for [\d,]+ guests\?/g;
/** The unguessable end of the URL of an event source or a channel. */
const ADDRESS = /(?<=\/v1\/events\/|\/channels\/\w{1,20}\/)[\w-]{64}/g;
/** The end of a link to an archive, another one at each reading. */
const LINK = /(?<=\/archive\?)until=[^&"]+&signature=[\w-]{43}/g;
/** Of a list; signed, so another one for each list and business. */
const CURSOR = /(?<="next":")[\w-]{35}(?=")/g;
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/**
 * A response without ids, times and the sender's own words.
 * @param {Exchange} exchange
 * @param {(string | RegExp)[]} words  the sender's own words, which the response may repeat
 */
export function wordsOf({ answer }, words = []) {
  let { text } = answer;
  for (const word of words) {
    text = text.replaceAll(word, '{word}');
    if (typeof word === 'string') text = text.replaceAll(encodeURIComponent(word), '{word}');
  }
  text = text
    .replace(TOKEN, '{token}')
    .replace(FILLED, '{question}')
    .replace(KEY, '{key}')
    .replace(ADDRESS, '{address}')
    .replace(CURSOR, '{cursor}')
    .replace(LINK, '{link}')
    .replace(UUID, '{id}')
    .replace(TIME, '{time}')
    .replace(/"durationMs":\d+/g, '"durationMs":0')
    .replace(/"apiKeyLastFour":"[^"]{4}"/g, '"apiKeyLastFour":"{end}"');
  const headers = [...answer.headers]
    .filter(([name]) => !UNTOLD.test(name))
    .map(([name, value]) => `${name}: ${value}`);
  return { status: answer.status, headers: headers.sort().join('\n'), text };
}

/**
 * Compares two responses that must not differ.
 * @param {Check} check
 * @param {Exchange} suspect  the response for another tenant's object
 * @param {Exchange} plain  the response for an object that does not exist
 * @param {(string | RegExp)[]} [words]
 * @returns {boolean}
 */
export function expectSame(check, suspect, plain, words = []) {
  check.tried += 1;
  const [got, expected] = [wordsOf(suspect, words), wordsOf(plain, words)];
  for (const part of /** @type {const} */ (['status', 'text', 'headers'])) {
    if (got[part] === expected[part]) continue;
    check.found(suspect, `the answer to an unknown one: ${shown(expected, part)}`, shown(got, part));
    return false;
  }
  return true;
}

/**
 * @param {{status: number, headers: string, text: string}} words
 * @param {'status' | 'text' | 'headers'} part
 */
function shown(words, part) {
  const text = part === 'status' ? `${words.status} ${words.text}` : words[part];
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

/**
 * @param {Check} check
 * @param {Exchange} exchange
 * @param {number[]} statuses
 */
export function expectStatus(check, exchange, statuses) {
  check.tried += 1;
  const { status, text } = exchange.answer;
  if (statuses.includes(status)) return true;
  check.found(exchange, `status ${statuses.join(' or ')}`, `${status} ${text.slice(0, 300)}`);
  return false;
}

/**
 * The paths of every reading operation for one object: itself and its children.
 * @param {World} world
 * @param {string} kind
 * @param {string} id
 */
export function readsOf(world, kind, id) {
  return world
    .behind('tenant')
    .filter(({ method, path }) => {
      const parameters = pathParameters(path);
      return (
        method === 'GET' &&
        parameters.length === 1 &&
        parameters[0]?.kind === kind &&
        !path.endsWith('/events')
      );
    })
    .map(({ path }) => path.replace(/\{[^}]+\}/, id) + (path.endsWith('}') ? '' : '?limit=100'));
}

/**
 * An object as its owner sees it, byte by byte.
 * @param {World} world
 * @param {Check} check
 * @param {Tenant} owner
 * @param {string} kind
 * @param {string} id
 */
export async function copyOf(world, check, owner, kind, id) {
  const own = await Promise.all(
    readsOf(world, kind, id).map((path) => world.wire.send(check, owner.key, { method: 'GET', path })),
  );
  if (own.length > 0) return own.map(still).join('\n');
  const list = await world.wire.send(check, owner.key, { method: 'GET', path: `${kind}?limit=100` });
  const row = asArray(asObject(list.answer.json).data).find((each) => asObject(each).id === id);
  return JSON.stringify(row ?? null, calm);
}

/**
 * The content of all lists and settings of a tenant.
 * @param {World} world
 * @param {Check} check
 * @param {Tenant} owner
 * @returns {Promise<Map<string, string>>} path → its content
 */
export async function everythingOf(world, check, owner) {
  const reads = world.behind('tenant').filter(({ method, path, parameters }) => {
    return (
      method === 'GET' && pathParameters(path).length === 0 && !parameters.some(({ required }) => required)
    );
  });
  const copies = reads.map(async ({ path, parameters }) => {
    const full = parameters.some(({ name }) => name === 'limit') ? `${path}?limit=100` : path;
    const exchange = await world.wire.send(check, owner.key, { method: 'GET', path: full });
    return /** @type {const} */ ([path, still(exchange)]);
  });
  const details = world.kinds().flatMap((kind) =>
    owner.idsOf(kind).map(async (id) => {
      const copy = await copyOf(world, check, owner, kind, id);
      return /** @type {const} */ ([`${kind}/${id}`, copy]);
    }),
  );
  return new Map(await Promise.all([...copies, ...details]));
}

/**
 * @param {Check} check
 * @param {Exchange} cause  the request that may have changed something
 * @param {string} before
 * @param {string} after
 * @param {string} whose
 */
export function expectUnchanged(check, cause, before, after, whose) {
  check.tried += 1;
  if (before === after) return;
  const at = [...before].findIndex((letter, index) => letter !== after[index]);
  check.found(
    cause,
    `${whose} unchanged: …${before.slice(Math.max(0, at - 40), at + 120)}`,
    `it changed: …${after.slice(Math.max(0, at - 40), at + 120)}`,
  );
}

/**
 * @param {Exchange} exchange
 */
function still({ answer }) {
  return answer.json === undefined || answer.status >= 400
    ? `${answer.status}`
    : `${answer.status} ${JSON.stringify(answer.json, calm)}`;
}

/**
 * What systems are told goes on by itself: it is tried again, and there is more of it with everything that happens.
 * @param {unknown} value
 * @returns {value is {id: unknown}}
 */
function isDelivery(value) {
  return typeof value === 'object' && value !== null && 'nextAttemptAt' in value && 'webhookId' in value;
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function calm(name, value) {
  if (isDelivery(value)) return { id: value.id };
  return RESTLESS.has(name) ? undefined : value;
}
