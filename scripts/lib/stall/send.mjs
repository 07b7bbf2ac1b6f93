import { request as open } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { headersOf } from '../isolation/wire.mjs';

/** @typedef {import('../isolation/wire.mjs').Credential} Credential */
/** @typedef {{method: string, path: string, raw?: string, headers?: Record<string, string>}} Request */
/** @typedef {{status: string, text: string}} Reply  status code, or `closed` when the connection ended before one */

const LONGEST_MS = 30_000;
const LISTEN_MS = 50;
const DRIP_EVERY_MS = 50;
const DRIPS = 20;

/**
 * Sends one request unchanged, without retries.
 * @param {string} url
 * @param {Credential} credential
 * @param {Request} request
 * @returns {Promise<Reply>}
 */
export function send(url, credential, request) {
  return new Promise((resolve) => {
    const closed = () => resolve({ status: 'closed', text: '' });
    const sent = open(new URL(url), optionsOf(credential, request), (response) => {
      const status = String(response.statusCode);
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (/** @type {string} */ chunk) => (text += chunk));
      response.on('close', () => resolve({ status, text }));
      response.on('error', () => resolve({ status, text }));
      // A stream does not end by itself.
      if (response.headers['content-type']?.includes('event-stream'))
        setTimeout(() => response.destroy(), LISTEN_MS);
    });
    sent.setTimeout(LONGEST_MS, () => sent.destroy());
    sent.on('error', closed);
    sent.end(request.raw);
  });
}

/**
 * Sends the same request several times at once.
 * @param {string} url
 * @param {Credential} credential
 * @param {Request} request
 * @param {number} times
 */
export async function sendMany(url, credential, request, times) {
  const replies = await Promise.all(Array.from({ length: times }, () => send(url, credential, request)));
  return replies.map(({ status }) => status);
}

/**
 * Announces a body, sends it byte by byte for a second, then disconnects.
 * @param {string} url
 * @param {Credential} credential
 * @param {Request} request  its `raw` is the body
 * @returns {Promise<string>}
 */
export async function drip(url, credential, request) {
  const raw = request.raw ?? '';
  let status = 'closed';
  const options = optionsOf(credential, request);
  const headers = { ...options.headers, 'content-length': String(raw.length) };
  const sent = open(new URL(url), { ...options, headers }, (response) => {
    status = String(response.statusCode);
    response.resume();
  });
  sent.on('error', () => {});
  for (let at = 0; at < DRIPS && !sent.destroyed; at++) {
    sent.write(raw[at] ?? ' ');
    await sleep(DRIP_EVERY_MS);
  }
  sent.destroy();
  return status;
}

/**
 * @param {Credential} credential
 * @param {Request} request
 */
function optionsOf(credential, request) {
  const { method, path } = request;
  return { agent: false, method, path, headers: headersOf(credential, request) };
}
