import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { callFrontdesk } from '../demo/frontdesk-client.mjs';

const JITTER_MS = 2_000;
const LONGEST_PAUSE_MS = 10_000;

/** Visitors of the widget, each with an event stream that it opens anew when it breaks. */
export class StreamSwarm {
  /** @type {Map<string, import('node:http').ClientRequest>} */
  #streams = new Map();
  #agent = new Agent({ maxSockets: Infinity });
  /** Streams refused while they came back. */
  refused = 0;
  /** Refusals that do not say when to come back. */
  unsaid = 0;

  /**
   * @param {string[]} urls
   * @param {string[]} tokens  of visitors
   */
  constructor(urls, tokens) {
    this.urls = urls;
    this.tokens = tokens;
  }

  /**
   * @param {import('./load-shop.mjs').LoadShop} shop
   * @param {number} count
   */
  static async create({ product, shop }, count) {
    const [url = ''] = product.urls;
    const tokens = [];
    for (let n = 0; n < count; n += 1) {
      const target = { url, key: shop.publishableKey };
      /** @type {{token: string}} */
      const { token } = await callFrontdesk(target, 'POST', '/widget/v1/sessions', {});
      tokens.push(token);
    }
    return new StreamSwarm(product.urls, tokens);
  }

  /** Resolves when all streams are open. @returns {Promise<number[]>} milliseconds until each was */
  open() {
    const began = performance.now();
    return Promise.all(
      this.tokens.map(async (token, n) => {
        await sleep(((n * 7_919) % this.tokens.length) * (JITTER_MS / this.tokens.length));
        await this.#openOne(token, n);
        return performance.now() - began;
      }),
    );
  }

  /** Breaks all connections at once. */
  cut() {
    for (const stream of this.#streams.values()) stream.destroy();
    this.#streams.clear();
  }

  /**
   * @param {string} token
   * @param {number} n
   */
  async #openOne(token, n) {
    for (let tries = 1; ; tries += 1) {
      const { status, retryAfter } = await this.#ask(token, n);
      if (status === 200) return;
      if (status !== 0) {
        this.refused += 1;
        if (!(retryAfter >= 1)) this.unsaid += 1;
      }
      await sleep(Math.max(retryAfter * 1_000, Math.min(250 * 2 ** tries, LONGEST_PAUSE_MS)));
    }
  }

  /**
   * @param {string} token
   * @param {number} n
   * @returns {Promise<{status: number, retryAfter: number}>}
   */
  #ask(token, n) {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
    return new Promise((resolve) => {
      const broken = () => resolve({ status: 0, retryAfter: 0 });
      const url = `${this.urls[n % this.urls.length]}/widget/v1/events`;
      const stream = request(url, { agent: this.#agent, headers }, (response) => {
        response.on('error', () => {});
        response.resume();
        resolve({
          status: response.statusCode ?? 0,
          retryAfter: Number(response.headers['retry-after'] ?? 0),
        });
      });
      stream.on('error', broken);
      this.#streams.set(token, stream);
      stream.end();
    });
  }
}
