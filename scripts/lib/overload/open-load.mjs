import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {import('./samples.mjs').Sample} Sample */

/**
 * @typedef {object} Call
 * @property {string} kind  of request, for the figures
 * @property {string} url
 * @property {string} key
 * @property {'GET' | 'POST'} method
 * @property {object} [body]
 */

const DEADLINE_MS = 60_000;

/**
 * Sends requests at a constant rate, whether or not earlier ones have been answered (an open model): what is slow does not
 * get less load. Each is timed from the moment at which it was due.
 * @param {object} load
 * @param {number} load.perSecond
 * @param {number} load.seconds
 * @param {(n: number) => Call} load.call  the nth request
 * @param {number} [load.began]  `performance.now()` of the load that this one is a part of
 * @returns {Promise<Sample[]>} in the order in which they were due
 */
export async function sendAtRate({ perSecond, seconds, call, began = performance.now() }) {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const count = Math.round(perSecond * seconds);
  const start = performance.now();
  /** @type {Promise<Sample>[]} */
  const sent = [];
  try {
    while (sent.length < count) {
      const due = start + (sent.length * 1_000) / perSecond;
      const early = due - performance.now();
      if (early > 0) await sleep(early);
      sent.push(send(call(sent.length), agent, due, due - began));
    }
    return await Promise.all(sent);
  } finally {
    agent.destroy();
  }
}

/**
 * @param {Call} call
 * @param {Agent} agent
 * @param {number} due  when it had to be sent
 * @param {number} at  the same since the load began
 * @returns {Promise<Sample>}
 */
function send({ kind, url, key, method, body }, agent, due, at) {
  const payload = body === undefined ? '' : JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${key}`,
    prefer: 'wait=0',
    ...(payload === ''
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
  };
  return new Promise((resolve) => {
    const done = (/** @type {number} */ status, /** @type {string | undefined} */ retryAfter) =>
      resolve({
        ...{ kind, at, ms: performance.now() - due, status },
        retryAfter: retryAfter === undefined ? null : Number(retryAfter),
      });
    const sending = request(url, { method, agent, headers, timeout: DEADLINE_MS }, (response) => {
      response.on('error', () => done(0, undefined));
      response.on('end', () => done(response.statusCode ?? 0, response.headers['retry-after']));
      response.resume();
    });
    sending.on('timeout', () => sending.destroy());
    sending.on('error', () => done(0, undefined));
    sending.end(payload);
  });
}
