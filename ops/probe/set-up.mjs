import { randomBytes } from 'node:crypto';

const SLUG = 'frontdesk-probe';
export const QUESTION = 'What is the word of the probe?';

/**
 * Makes a business that the probe asks, with one article that has the marker.
 * @param {string} url
 * @param {string} adminKey
 * @returns {Promise<string>} lines for .env
 * @throws Error with what Frontdesk says; 409 when there is one already
 */
export async function setUp(url, adminKey) {
  const word = `P${randomBytes(6).toString('hex')}`;
  /** @type {{apiKey: {secret: string}, publishableKey: string}} */
  const tenant = await call(url, adminKey, 'POST', '/admin/v1/tenants', {
    slug: SLUG,
    name: 'Probe',
    locale: 'en',
    timezone: 'UTC',
    currency: 'EUR',
  });
  await call(url, tenant.apiKey.secret, 'PUT', '/v1/articles', {
    articles: [{ question: QUESTION, answer: `The word of the probe is ${word}.` }],
  });
  return `PROBE_WIDGET_KEY=${tenant.publishableKey}\nPROBE_MARKER=${word}\n`;
}

/**
 * @template T
 * @param {string} url
 * @param {string} key
 * @param {string} method
 * @param {string} path
 * @param {object} body
 * @returns {Promise<T>}
 */
async function call(url, key, method, path, body) {
  const response = await fetch(new URL(path, url), {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} is answered ${response.status}: ${text}`);
  return JSON.parse(text);
}
