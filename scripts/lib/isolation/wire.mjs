import { setTimeout as delay } from 'node:timers/promises';
import { PlainError, messageOf } from '../system/terminal.mjs';
import { asObject } from './documents.mjs';

/** @typedef {import('./findings.mjs').Check} Check */
/** @typedef {import('./watch.mjs').Watch} Watch */

/**
 * @typedef {object} Credential
 * @property {string} owner  `A`, `B`, `C`, `A/1` for a visitor of A, `nobody` or `admin`
 * @property {string} kind  the operations it is for: `tenant`, `publishable`, `visitor`, `admin`, or `none`
 * @property {string} label  its name in the report
 * @property {string | null} token
 * @property {string | null} origin  of the page that a browser's credential is used on
 * @property {true} [isSession]  the token is the cookie of a member's session
 */

/**
 * @typedef {object} Request
 * @property {string} method
 * @property {string} path
 * @property {Record<string, string>} [headers]
 * @property {unknown} [body]
 * @property {string} [raw]  a body as it is
 * @property {string} [operation]  its name
 * @property {number} [listenMs]  how long a silent stream is read
 * @property {number} [abortMs]  after which the client disconnects
 */

/**
 * @typedef {object} Answer
 * @property {number} status  0 when the client disconnected
 * @property {Headers} headers
 * @property {string} type
 * @property {string} text
 * @property {unknown} json
 * @property {string} everything  status line, headers and body
 * @property {number} milliseconds
 */

/** @typedef {{url: string, credential: Credential, request: Request, answer: Answer}} Exchange */

const NEW_TENANT = '/admin/v1/tenants';
/** A call waits up to 30 s for an answer by itself, and the machine may be busy. */
const TIMEOUT_MS = 90_000;
const LISTEN_MS = 200;
const STREAM_MS = 3_000;
const MAX_TRIES = 6;
const MAX_WAIT_SECONDS = 65;

/** Sends requests, few at a time, and passes every response to the watch. */
export class Wire {
  /**
   * @param {string} url
   * @param {Watch} watch
   * @param {number} [atOnce]
   */
  constructor(url, watch, atOnce = 12) {
    this.url = url.replace(/\/$/, '');
    this.watch = watch;
    this.free = atOnce;
    /** @type {(() => void)[]} */
    this.waiting = [];
    this.requests = 0;
    /** @type {Set<string>} names of the operations that any request was made to */
    this.attacked = new Set();
    this.heldBack = 0;
    /** @type {Map<string, string>} id → slug of every tenant that was created, intentionally or not */
    this.tenants = new Map();
    /** @type {{owner: string, message: Record<string, unknown>}[]} messages whose answer may still come */
    this.unanswered = [];
  }

  /**
   * @param {Check} check
   * @param {Credential} credential
   * @param {Request} request
   * @returns {Promise<Exchange>}
   * @throws PlainError when there is no response
   */
  async send(check, credential, request) {
    for (let tries = 1; ; tries++) {
      const exchange = await this.once(check, credential, request);
      const { status, headers } = exchange.answer;
      const later = Number(headers.get('retry-after') ?? 1);
      if ((status !== 429 && status !== 503) || tries === MAX_TRIES || later > MAX_WAIT_SECONDS)
        return exchange;
      this.heldBack += 1;
      await delay(Math.max(0.2, later) * 1000);
    }
  }

  /**
   * @param {Check} check
   * @param {Credential} credential
   * @param {Request} request
   * @returns {Promise<Exchange>}
   */
  async once(check, credential, request) {
    await this.enter();
    try {
      const answer = await this.exchange(credential, request);
      this.requests += 1;
      check.requests += 1;
      if (request.operation !== undefined) {
        check.attacked.add(request.operation);
        this.attacked.add(request.operation);
      }
      if (answer.status === 201 && request.path === NEW_TENANT) this.noteTenant(answer.json);
      this.noteTurn(credential.owner, answer.json);
      const exchange = { url: this.url, credential, request, answer };
      this.watch.look(check, exchange);
      return exchange;
    } finally {
      this.leave();
    }
  }

  /**
   * @param {Credential} credential
   * @param {Request} request
   * @returns {Promise<Answer>}
   */
  async exchange(credential, request) {
    const started = performance.now();
    const limit = request.abortMs ?? TIMEOUT_MS;
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), limit);
    try {
      const response = await fetch(this.url + request.path, {
        method: request.method,
        headers: headersOf(credential, request),
        body: request.raw ?? (request.body === undefined ? null : JSON.stringify(request.body)),
        redirect: 'manual',
        signal: stop.signal,
      });
      const type = response.headers.get('content-type') ?? '';
      const text = type.includes('text/event-stream')
        ? await listen(response, request.listenMs ?? LISTEN_MS, stop)
        : await response.text();
      return answerOf(response, type, text, performance.now() - started);
    } catch (error) {
      if (stop.signal.aborted && request.abortMs !== undefined) return gone(performance.now() - started);
      throw unreachable(request, error, stop.signal.aborted);
    } finally {
      clearTimeout(timer);
      stop.abort();
    }
  }

  /** @param {unknown} json */
  noteTenant(json) {
    const { id, slug } = asObject(json);
    if (typeof id === 'string') this.tenants.set(id, String(slug));
  }

  /**
   * @param {string} owner
   * @param {unknown} json
   */
  noteTurn(owner, json) {
    const { message, turn } = asObject(json);
    if (isUnderWay(turn)) this.unanswered.push({ owner, message: asObject(message) });
  }

  async enter() {
    if (this.free > 0) this.free -= 1;
    else await new Promise((/** @type {(value: void) => void} */ resolve) => this.waiting.push(resolve));
  }

  leave() {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}

/**
 * @param {unknown} turn
 * @returns {boolean}
 */
export function isUnderWay(turn) {
  return ['queued', 'running'].includes(String(asObject(turn).status));
}

/**
 * @param {Request} request
 * @param {unknown} error
 * @param {boolean} tooLate
 */
function unreachable(request, error, tooLate) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const why = tooLate ? `no answer within ${TIMEOUT_MS / 1000} s` : messageOf(cause);
  return new PlainError(`${request.method} ${request.path.slice(0, 100)}: ${why}.`);
}

/**
 * @param {Credential} credential
 * @param {Request} request
 * @returns {Record<string, string>}
 */
export function headersOf(credential, request) {
  return {
    ...(credential.token === null ? {} : tokenHeaders(credential, credential.token)),
    ...(credential.origin === null ? {} : { origin: credential.origin }),
    ...(request.body === undefined && request.raw === undefined
      ? {}
      : { 'content-type': 'application/json' }),
    ...request.headers,
  };
}

/**
 * @param {Credential} credential
 * @param {string} token
 * @returns {Record<string, string>}
 */
function tokenHeaders({ isSession }, token) {
  return isSession
    ? { cookie: `__Host-fd_session=${token}`, 'sec-fetch-site': 'same-origin' }
    : { authorization: `Bearer ${token}` };
}

/**
 * Reads a stream until it is silent, or until the time is over.
 * @param {Response} response
 * @param {number} quietMs
 * @param {AbortController} stop
 */
async function listen(response, quietMs, stop) {
  if (!response.body) return '';
  let text = '';
  const decoder = new TextDecoder();
  let timer = setTimeout(() => stop.abort(), quietMs);
  const end = setTimeout(() => stop.abort(), STREAM_MS);
  try {
    /** @type {AsyncIterable<Uint8Array>} */
    const chunks = response.body;
    for await (const chunk of chunks) {
      text += decoder.decode(chunk, { stream: true });
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(), quietMs);
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
    clearTimeout(end);
  }
  return text;
}

/**
 * @param {Response} response
 * @param {string} type
 * @param {string} text
 * @param {number} milliseconds
 * @returns {Answer}
 */
function answerOf(response, type, text, milliseconds) {
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  return {
    status: response.status,
    headers: response.headers,
    type,
    text,
    json: type.includes('json') ? parsed(text) : undefined,
    everything: [`${response.status} ${response.statusText}`, ...lines, text].join('\n'),
    milliseconds,
  };
}

/**
 * @param {number} milliseconds
 * @returns {Answer}
 */
function gone(milliseconds) {
  return {
    status: 0,
    headers: new Headers(),
    type: '',
    text: '',
    json: undefined,
    everything: '',
    milliseconds,
  };
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
