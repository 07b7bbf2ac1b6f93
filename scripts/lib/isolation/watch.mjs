import { giveawayIn } from './giveaways.mjs';
import { uuidsIn } from './markers.mjs';

/** @typedef {import('./markers.mjs').Marker} Marker */
/** @typedef {import('./findings.mjs').Check} Check */
/** @typedef {import('./wire.mjs').Exchange} Exchange */

const BASE64_RUN = /[A-Za-z0-9+/_-]{12,}/g;

/**
 * Inspects every response. Each marker and id has an owner; one shown to another caller that did not send it is a leak.
 */
export class Watch {
  constructor() {
    /** @type {{marker: Marker, owner: string}[]} */
    this.markers = [];
    /** @type {Map<string, string>} id or key → owner */
    this.owners = new Map();
    /** @type {Map<string, Set<string>>} owner → tokens that the owner has stored itself */
    this.adopted = new Map();
    this.seen = 0;
  }

  /**
   * @param {Marker} marker
   * @param {string} owner  such as `B`, or `A/1` for what only one visitor of A may see
   */
  own(marker, owner) {
    this.markers.push({ marker, owner });
  }

  /**
   * Notes the owner of the ids in a response: the caller that is shown an id first, before the attacks.
   * @param {string} text
   * @param {string} owner
   * @param {Exchange['request']} [request]  an id that the owner chose itself is not secret
   */
  learn(text, owner, request) {
    const chosen = request ? said(request) : '';
    for (const id of uuidsIn(withoutTracing(text)))
      if (!this.owners.has(id) && !chosen.includes(id)) this.owners.set(id, owner);
  }

  /**
   * @param {string} secret  a key or token
   * @param {string} owner
   */
  guard(secret, owner) {
    this.owners.set(secret, owner);
  }

  /**
   * @param {Check} check
   * @param {Exchange} exchange
   */
  look(check, exchange) {
    this.seen += 1;
    const { request, answer, credential } = exchange;
    const giveaway = giveawayIn(exchange);
    if (giveaway !== null) {
      check.found(exchange, 'no word about the inside of the server', `the answer says “${giveaway}”`, '13');
    }
    if (credential.owner === 'admin') return;
    const sent = said(request) + (credential.origin ?? '');
    this.adopt(credential.owner, request, answer.status);
    for (const { token, owner } of this.tokensIn(answer.everything)) {
      if (mayShow(credential.owner, owner) || sent.includes(token)) continue;
      if (this.hasAdopted(credential.owner, token)) continue;
      check.found(exchange, `nothing of tenant ${owner}`, `“${token}”, which belongs to ${owner}`);
    }
  }

  /**
   * Visitors may be shown what their tenant has stored.
   * @param {string} viewer
   * @param {string} token
   */
  hasAdopted(viewer, token) {
    const [tenant = ''] = viewer.split('/');
    return [viewer, tenant].some((owner) => this.adopted.get(owner)?.has(token));
  }

  /**
   * Finds markers and ids in a text, in any encoding.
   * @param {string} text
   * @returns {{token: string, owner: string}[]}
   */
  tokensIn(text) {
    const dressed = dresses(text).toLowerCase();
    const found = new Map();
    for (const { marker, owner } of this.markers) {
      for (const token of dressed.match(marker.pattern) ?? []) found.set(token, owner);
      if (dressed.includes(String(marker.number))) found.set(String(marker.number), owner);
    }
    for (const id of uuidsIn(dressed)) {
      const owner = this.owners.get(id);
      if (owner !== undefined) found.set(id, owner);
    }
    for (const [secret, owner] of this.owners) {
      if (secret.length > 36 && text.includes(secret)) found.set(secret, owner);
    }
    return [...found].map(([token, owner]) => ({ token, owner }));
  }

  /**
   * A caller may be shown words that it has stored in its own tenant before.
   * @param {string} owner
   * @param {Exchange['request']} request
   * @param {number} status
   */
  adopt(owner, request, status) {
    if (request.method === 'GET' || status >= 400 || status === 0) return;
    const own = this.adopted.get(owner) ?? new Set();
    for (const { token } of this.tokensIn(said(request))) if (!uuidsIn(token).length) own.add(token);
    this.adopted.set(owner, own);
    const [tenant] = owner.split('/');
    if (tenant !== undefined && tenant !== owner) this.adopt(tenant, request, status);
  }
}

/**
 * A tenant may see what its visitors write, and a visitor what the tenant publishes; a visitor must not see another's.
 * @param {string} viewer
 * @param {string} owner
 */
function mayShow(viewer, owner) {
  if (viewer === owner) return true;
  const [viewerTenant, ownerTenant] = [viewer.split('/')[0], owner.split('/')[0]];
  return viewerTenant === ownerTenant && (viewer === viewerTenant || owner === ownerTenant);
}

/**
 * @param {Exchange['request']} request
 * @returns {string} all words that the caller sent, lower case
 */
function said(request) {
  const body = request.raw ?? (request.body === undefined ? '' : JSON.stringify(request.body));
  const headers = Object.values(request.headers ?? {}).join('\n');
  return dresses([request.path, headers, body].join('\n')).toLowerCase();
}

/**
 * The text itself, and decoded from JSON, URL encoding and base64, without separators in numbers, and with ids without
 * hyphens.
 * @param {string} text
 */
function dresses(text) {
  const plain = text.replace(/\\u([0-9a-f]{4})/gi, (_, hex) =>
    String.fromCharCode(parseInt(String(hex), 16)),
  );
  const decoded = (text.match(BASE64_RUN) ?? []).map((run) => Buffer.from(run, 'base64').toString('latin1'));
  const hyphened = (text.match(/\b[0-9a-f]{32}\b/gi) ?? []).map((hex) =>
    hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  );
  const numbers = text.match(/\d{1,3}(?:[,.'\u00a0\u202f ]\d{3}){2,}/g) ?? [];
  return [
    plain,
    percentDecoded(text),
    ...decoded,
    ...hyphened,
    ...numbers.map((each) => each.replace(/\D/g, '')),
  ].join('\n');
}

/** @param {string} text */
function percentDecoded(text) {
  if (!text.includes('%')) return '';
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(String(hex), 16)));
}

/** @param {string} text */
function withoutTracing(text) {
  return text.replace(/"requestId":"[^"]*"/g, '');
}
