import { setTimeout as sleep } from 'node:timers/promises';
import { asArray, asObject, asText } from '../isolation/documents.mjs';
import { send } from './send.mjs';

/** @typedef {import('../isolation/tenants.mjs').Tenant} Tenant */
/** @typedef {import('../isolation/wire.mjs').Credential} Credential */

/** Less than the limit for one input, so that a missing answer can be distinguished from a missing response. */
const ANSWER_SECONDS = 12;
const LOOK_EVERY_MS = 50;

/**
 * Asks over the API in a new conversation, and waits for the answer.
 * @param {string} url
 * @param {Tenant} shop
 * @param {string} text
 * @returns {Promise<string[]>} status, and `no answer` where there was none
 */
export async function askByKey(url, shop, text) {
  const opened = await send(url, shop.key, {
    method: 'POST',
    path: '/v1/conversations',
    raw: JSON.stringify({ channel: 'api', visitor: {} }),
  });
  const { id } = parsed(opened.text);
  if (typeof id !== 'string') return [opened.status];
  const sent = await send(url, shop.key, {
    method: 'POST',
    path: `/v1/conversations/${id}/messages`,
    raw: JSON.stringify({ text }),
    headers: { prefer: `wait=${ANSWER_SECONDS}` },
  });
  return outcome(sent.status, parsed(sent.text).answer != null);
}

/**
 * Asks as a new visitor of the widget, and waits for the answer.
 * @param {string} url
 * @param {Tenant} shop
 * @param {string} text
 * @returns {Promise<string[]>}
 */
export async function askByWidget(url, shop, text) {
  const visitor = await newVisitor(url, shop);
  if (!visitor) return ['no session'];
  const status = await say(url, visitor, text);
  return outcome(status, status !== '202' || (await answered(url, visitor)));
}

/**
 * @param {string} status
 * @param {boolean} isAnswered
 */
function outcome(status, isAnswered) {
  return isAnswered || status.startsWith('4') ? [status] : [status, 'no answer'];
}

/**
 * @param {string} url
 * @param {Tenant} shop
 * @returns {Promise<Credential | undefined>}
 */
export async function newVisitor(url, shop) {
  const { text } = await send(url, shop.publishable, {
    method: 'POST',
    path: '/widget/v1/sessions',
    raw: '{}',
  });
  const { token } = parsed(text);
  return typeof token === 'string'
    ? { ...shop.publishable, kind: 'visitor', label: 'visitor', token }
    : undefined;
}

/**
 * @param {string} url
 * @param {Credential} visitor
 * @param {string} text
 */
export async function say(url, visitor, text) {
  const { status } = await send(url, visitor, {
    method: 'POST',
    path: '/widget/v1/messages',
    raw: JSON.stringify({ text, clientId: crypto.randomUUID() }),
  });
  return status;
}

/**
 * @param {string} url
 * @param {Credential} visitor
 */
async function answered(url, visitor) {
  const until = performance.now() + ANSWER_SECONDS * 1000;
  while (performance.now() < until) {
    const { text } = await send(url, visitor, { method: 'GET', path: '/widget/v1/messages?limit=1' });
    const [newest] = asArray(parsed(text).data);
    if (asText(asObject(newest).from) === 'assistant') return true;
    await sleep(LOOK_EVERY_MS);
  }
  return false;
}

/** @param {string} text */
function parsed(text) {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return {};
  }
}
