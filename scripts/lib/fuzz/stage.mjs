import { Product } from '../stall/product.mjs';
import { TestStores } from '../stores/test-stores.mjs';
import { PlainError } from '../system/terminal.mjs';

/** @typedef {import('../stores/service-stack.mjs').ServiceStack} ServiceStack */

/**
 * A running product and who calls it.
 * @typedef {object} Stage
 * @property {string} url
 * @property {Record<'tenant' | 'publishable' | 'visitor' | 'admin', string>} credentials  by the document's schemes
 * @property {string} ownKey  the id of the tenant's key
 * @property {Product} product
 */

const NO_NETWORK = new URL('./no-network.mjs', import.meta.url).href;
const LIMITS = { requestsPerMinute: 1e6, messagesPerMinute: 1e6, visitorMessagesPerMinute: 1e6 };

/**
 * @param {string} dir
 * @param {ServiceStack} stack
 * @returns {Promise<Stage>}
 */
export async function openStage(dir, stack) {
  const stores = await new TestStores(dir, stack).of('fuzz');
  const { product } = await stack.open('product', async () => {
    const product = await Product.open(stores, dir, { NODE_OPTIONS: `--import ${NO_NETWORK}` });
    return { product, stop: product.close };
  });
  const { url, adminKey } = product;
  const api = await makeBusiness(product, 'fuzz-api');
  const shop = await makeBusiness(product, 'fuzz-widget');
  const session = await send(url, shop.publishableKey, 'POST', '/widget/v1/sessions', {});
  const credentials = {
    tenant: api.apiKey.secret,
    publishable: shop.publishableKey,
    visitor: String(session.token),
    admin: adminKey,
  };
  return { url, credentials, ownKey: api.apiKey.id, product };
}

/**
 * @param {Product} product
 * @param {string} slug
 */
async function makeBusiness({ url, adminKey }, slug) {
  const fields = { slug, name: slug, locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' };
  const made = await send(url, adminKey, 'POST', '/admin/v1/tenants', fields);
  await send(url, adminKey, 'PATCH', `/admin/v1/tenants/${String(made.id)}`, { limits: LIMITS });
  return /** @type {{id: string, apiKey: {id: string, secret: string}, publishableKey: string}} */ (made);
}

/**
 * @param {string} url
 * @param {string} key
 * @param {string} method
 * @param {string} path
 * @param {object} body
 * @returns {Promise<Record<string, unknown>>}
 */
async function send(url, key, method, path, body) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new PlainError(`${method} ${path}: ${response.status} ${await response.text()}`);
  return /** @type {Record<string, unknown>} */ (await response.json());
}
