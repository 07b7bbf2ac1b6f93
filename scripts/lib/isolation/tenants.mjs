import { PlainError } from '../system/terminal.mjs';
import { asObject, asText, pathParameters } from './documents.mjs';
import { letters } from './markers.mjs';

/** @typedef {import('./documents.mjs').Operation} Operation */
/** @typedef {import('./markers.mjs').Marker} Marker */
/** @typedef {import('./wire.mjs').Credential} Credential */

/** Public by design; anything else without a credential is a finding. */
export const PUBLIC = ['GET /health', 'GET /health/live', 'GET /health/ready', 'GET /health/startup'];

/** Open to all, and refused without the sender's signature. */
export const SIGNED = [
  'POST /v1/events/{source}',
  'POST /channels/{kind}/{address}',
  'GET /channels/{kind}/{address}',
];

/**
 * What a messaging platform must vouch for: this program has no account at one, so it makes no channel and attacks none.
 * `test/integration/auth.spec.ts` and `test/platforms/` do.
 */
export const needsPlatform = (/** @type {string} */ name) =>
  name === 'POST /v1/channels' || / \/v1\/channels\/\{id\}/.test(name);

/** One business that this program has created, and all that it knows about it. */
export class Tenant {
  /**
   * @param {string} name  `A`, `B` or `C`
   * @param {Marker} marker
   * @param {unknown} created  the answer to its creation
   */
  constructor(name, marker, created) {
    const { id, slug, apiKey, publishableKey } = asObject(created);
    this.name = name;
    this.marker = marker;
    this.id = String(id);
    this.slug = String(slug);
    this.firstKeyId = String(asObject(apiKey).id);
    /** Of the member who is the last owner, who stays. */
    this.ownerId = '';
    /** @type {Credential} */
    this.key = this.credential('tenant', 'secret key', String(asObject(apiKey).secret));
    /** @type {Credential} */
    this.publishable = this.credential('publishable', 'publishable key', String(publishableKey));
    /** @type {Visitor[]} */
    this.visitors = [];
    /** @type {{id: string, credential: Credential, scopes: string[]}[]} further keys, created with its own key */
    this.limitedKeys = [];
    /** @type {{role: string, credential: Credential}[]} of its people, who are signed in */
    this.sessions = [];
    /** @type {Map<string, Set<string>>} kind → ids, oldest first */
    this.ids = new Map();
    /** @type {Map<string, unknown>} operation's id → the body that it accepted */
    this.bodies = new Map();
    /** @type {Map<string, string>} operation's id → the Idempotency-Key used */
    this.idempotencyKeys = new Map();
  }

  /**
   * @param {string} kind
   * @param {string} label
   * @param {string} token
   * @param {string} [owner]
   * @returns {Credential}
   */
  credential(kind, label, token, owner = this.name) {
    return { owner, kind, label: `${this.name}’s ${label}`, token, origin: null };
  }

  /**
   * @param {string} kind
   * @returns {string[]}
   */
  idsOf(kind) {
    return [...(this.ids.get(kind) ?? [])];
  }

  /**
   * @param {string} kind
   * @param {string} id
   */
  addId(kind, id) {
    this.ids.set(kind, (this.ids.get(kind) ?? new Set()).add(id));
  }

  /**
   * Ids that may be changed or deleted: all except those of the keys in use.
   * @param {string} kind
   */
  spareIdsOf(kind) {
    return this.idsOf(kind).filter((id) => id !== this.firstKeyId && id !== this.ownerId);
  }

  /** @param {string} origin  of the pages with its widget */
  livesAt(origin) {
    for (const credential of [this.publishable, ...this.visitors.map((each) => each.credential)])
      credential.origin = origin;
  }
}

/**
 * @typedef {object} Visitor
 * @property {Credential} credential
 * @property {string} owner
 * @property {Marker} marker  in everything that this visitor writes
 */

/** @type {Credential} */
export const NOBODY = { owner: 'nobody', kind: 'none', label: 'no credential', token: null, origin: null };

/**
 * The body of a new tenant.
 * @param {string} slug
 * @param {string} name
 */
export function newTenant(slug, name) {
  return { slug, name, locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' };
}

/** Slugs and names of the three; C's are nearly equal to A's. */
export function newNames() {
  const [a, b] = [letters(8), letters(8)];
  return {
    A: { slug: `prove-${a}`, name: `Prove ${a}` },
    B: { slug: `prove-${b}`, name: `Prove ${b}` },
    C: { slug: `prove-${a}s`, name: `Prove ${a}s` },
  };
}

/**
 * The path with its parameters replaced by ids.
 * @param {Operation} operation
 * @param {(kind: string, index: number) => string | undefined} idOf
 * @returns {string | undefined} undefined when one is missing
 */
export function pathWith(operation, idOf) {
  let { path } = operation;
  for (const [index, { name, kind }] of pathParameters(operation.path).entries()) {
    const id = idOf(kind, index);
    if (id === undefined) return undefined;
    path = path.replace(`{${name}}`, id);
  }
  return path;
}

/**
 * @param {number} status
 * @param {unknown} body
 * @param {string} url
 */
export function refusedAdmin(status, body, url) {
  if (status === 401 || status === 403)
    return new PlainError(`The admin key is not accepted by ${url} (${status}).`);
  return new PlainError(`${url} does not create a tenant: ${status} ${asText(asObject(body).detail)}`);
}
