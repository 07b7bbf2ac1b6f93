/** @typedef {import('./wire.mjs').Exchange} Exchange */

/**
 * @typedef {object} Finding
 * @property {string} check  number in the list of checks
 * @property {string} title  operation and credential
 * @property {string} request  a curl line without secrets; empty when there was none
 * @property {string} expected
 * @property {string} got
 * @property {number} times  number of occurrences; the request is the first of them
 */

/** The attacks and findings of one numbered check. */
export class Check {
  /**
   * @param {string} number
   * @param {string} title
   */
  constructor(number, title) {
    this.number = number;
    this.title = title;
    this.requests = 0;
    /** Attacks made: comparisons and expectations, not requests. */
    this.tried = 0;
    /** @type {Set<string>} names of the operations attacked */
    this.attacked = new Set();
    /** @type {Finding[]} */
    this.findings = [];
    /** @type {string[]} further notes for the reader */
    this.notes = [];
    /** @type {Map<string, Finding>} merged, because the same finding often occurs for many ids */
    this.kinds = new Map();
    this.milliseconds = 0;
  }

  /**
   * @param {Exchange} exchange
   * @param {string} expected
   * @param {string} got
   * @param {string} [number]  when it belongs to another check than the one that runs
   */
  found(exchange, expected, got, number = this.number) {
    const { request, credential } = exchange;
    const place = (request.path.split('?')[0] ?? '').replace(/[0-9a-f-]{36}/gi, '{id}');
    const title = `${request.operation ?? `${request.method} ${place}`} with ${credential.label}`;
    this.report({ check: number, title, request: curl(exchange), expected, got });
  }

  /** @param {Omit<Finding, 'times'>} finding */
  report(finding) {
    const kind = `${finding.check} ${finding.title} ${finding.expected.slice(0, 60)}`;
    const known = this.kinds.get(kind);
    if (known) {
      known.times += 1;
      return;
    }
    const { expected, got } = finding;
    const kept = { ...finding, expected: withoutSecrets(expected), got: withoutSecrets(got), times: 1 };
    this.kinds.set(kind, kept);
    this.findings.push(kept);
  }

  /**
   * Notes what could not be attacked, because it is not known to be safe.
   * @param {string} name
   * @param {string} why
   */
  notCovered(name, why) {
    this.report({
      check: this.number,
      title: `not attacked: ${name}`,
      request: '',
      expected: 'every documented operation and object can be attacked',
      got: why,
    });
  }

  /** @param {string} text */
  note(text) {
    if (!this.notes.includes(text)) this.notes.push(text);
  }
}

const SECRETS = /\bfd_[a-z]+_[A-Za-z0-9_-]{8,}|\beyJ[\w-]+\.[\w-]*\.[\w-]*/g;

/** @param {string} text */
export function withoutSecrets(text) {
  return text.replace(SECRETS, '$$KEY');
}

/**
 * The request as a shell command, with the credential's name instead of the credential.
 * @param {Exchange} exchange
 */
export function curl({ request, credential, url }) {
  const parts = ['curl -i'];
  if (request.method !== 'GET') parts.push(`-X ${request.method}`);
  if (credential.token !== null) parts.push(`-H "Authorization: Bearer $${nameOf(credential.label)}"`);
  const origin = credential.origin === null ? {} : { origin: credential.origin };
  for (const [name, value] of Object.entries({ ...origin, ...request.headers })) {
    if (name.toLowerCase() !== 'authorization') parts.push(`-H ${quoted(`${name}: ${value}`)}`);
  }
  const body = request.raw ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  if (body !== undefined) {
    parts.push(
      `-H 'content-type: application/json' -d ${quoted(body.length > 600 ? `${body.slice(0, 600)}…` : body)}`,
    );
  }
  return withoutSecrets([...parts, quoted(url + request.path)].join(' '));
}

/** @param {string} label */
function nameOf(label) {
  return label
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

/** @param {string} text */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''").replace(/\p{Cc}/gu, (sign) => `\\x${sign.charCodeAt(0).toString(16)}`)}'`;
}
