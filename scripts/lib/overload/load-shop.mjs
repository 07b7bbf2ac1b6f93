import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { callFrontdesk } from '../demo/frontdesk-client.mjs';

/**
 * @typedef {object} Product  the product under load
 * @property {string[]} urls  of its processes
 * @property {string} adminKey
 * @property {number[]} [apiPids]  of its processes, where they run on this machine
 *
 * @typedef {import('./open-load.mjs').Call} Call
 */

const WIDE = { requestsPerMinute: 1e6, messagesPerMinute: 1e6, visitorMessagesPerMinute: 1e6 };
const TALKS = 20;
const QUESTIONS = ['When do you open on Monday?', 'What does a mug cost?', 'Do you deliver to Cork?'];

/** A business under load, and what is asked of it. */
export class LoadShop {
  /**
   * @param {Product} product
   * @param {{id: string, key: string, publishableKey: string}} shop
   * @param {string[]} talks  ids of conversations
   */
  constructor(product, shop, talks) {
    this.product = product;
    this.shop = shop;
    this.talks = talks;
  }

  /**
   * @param {Product} product
   * @param {object} [limits]  of its plan; without any, none of them is reached
   */
  static async create(product, limits = WIDE) {
    const [url = ''] = product.urls;
    const admin = { url, key: product.adminKey };
    const slug = `load-${randomBytes(4).toString('hex')}`;
    /** @type {{id: string, apiKey: {secret: string}, publishableKey: string}} */
    const { id, apiKey, publishableKey } = await callFrontdesk(admin, 'POST', '/admin/v1/tenants', {
      ...{ name: 'Shop under load', slug, locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' },
      ownerEmail: `${slug}@example.com`,
    });
    await callFrontdesk(admin, 'PATCH', `/admin/v1/tenants/${id}`, { limits: WIDE });
    const tenant = { url, key: apiKey.secret };
    await callFrontdesk(tenant, 'PATCH', '/v1/tenant', { assistant: { mode: 'builtin' } });
    const talks = [];
    for (let n = 0; n < TALKS; n += 1) {
      const start = { channel: 'api', visitor: {} };
      /** @type {{id: string}} */
      const talk = await callFrontdesk(tenant, 'POST', '/v1/conversations', start);
      talks.push(talk.id);
    }
    if (limits !== WIDE) await callFrontdesk(admin, 'PATCH', `/admin/v1/tenants/${id}`, { limits });
    return new LoadShop(product, { id, key: apiKey.secret, publishableKey }, talks);
  }

  /**
   * The nth request: of ten, four lists, three that read or write one thing, and three of visitors.
   * @param {number} n
   * @returns {Call}
   */
  call(n) {
    const { urls } = this.product;
    const at = { url: urls[n % urls.length] ?? '', key: this.shop.key };
    const place = n % 10;
    if (place < 4) return { ...at, url: `${at.url}/v1/products?limit=20`, kind: 'list', method: 'GET' };
    if (place < 7) return { ...at, url: `${at.url}/v1/tenant`, kind: 'other', method: 'GET' };
    if (place < 8)
      return {
        ...at,
        url: `${at.url}/v1/conversations`,
        ...{ kind: 'visitor', method: 'POST', body: { channel: 'api', visitor: {} } },
      };
    return this.message(n);
  }

  /**
   * @param {number} n
   * @returns {Call}
   */
  message(n) {
    const { urls } = this.product;
    const text = `${QUESTIONS[n % QUESTIONS.length]} (${n})`;
    return {
      url: `${urls[n % urls.length]}/v1/conversations/${this.talks[n % TALKS]}/messages`,
      ...{ key: this.shop.key, kind: 'message', method: 'POST', body: { text, clientId: randomUUID() } },
    };
  }

  /** How many messages of visitors are stored. */
  async stored() {
    let count = 0;
    for (const talk of this.talks)
      for (let after = ''; ;) {
        /** @type {{data: {from: string}[], page: {next: string | null}}} */
        const { data, page } = await this.#patiently(
          `/v1/conversations/${talk}/messages?limit=100${after === '' ? '' : `&after=${after}`}`,
        );
        count += data.filter(({ from }) => from === 'visitor').length;
        if (page.next === null) break;
        after = page.next;
      }
    return count;
  }

  /**
   * After a load it may be refused at first.
   * @template T
   * @param {string} path
   * @returns {Promise<T>}
   */
  async #patiently(path) {
    const [url = ''] = this.product.urls;
    for (let tries = 0; ; tries += 1) {
      try {
        return await callFrontdesk({ url, key: this.shop.key }, 'GET', path);
      } catch (error) {
        if (tries === 30) throw error;
        await sleep(1_000);
      }
    }
  }
}
