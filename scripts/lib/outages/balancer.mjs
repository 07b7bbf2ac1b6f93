/** A visitor's browser waits this long for an answer to a request. */
const PATIENCE_MS = 15_000;

/**
 * The fields of bodies that visitors look at.
 * @typedef {object} Body
 * @property {string} [token]
 * @property {string} [visitorId]
 * @property {Shown[]} [data]  newest first
 * @property {{next: string | null, hasMore: boolean}} [page]
 *
 * @typedef {{from: string, clientId?: string}} Shown  a message as its visitor sees it
 *
 * An answer as far as a client looks at it. Status 0: no answer came.
 * @typedef {{status: number, body: Body, retryAfterMs: number}} Answer
 */

/** Sends each client's requests to one process, and to the next one when that does not answer, as a load balancer does. */
export class Balancer {
  /** @type {Map<number, number>} */
  statuses = new Map();
  slowestMs = 0;

  /** @param {string[]} urls */
  constructor(urls) {
    this.urls = urls;
  }

  /**
   * @param {{at: number}} client  keeps which process it is sent to
   * @param {string} method
   * @param {string} path
   * @param {string} token
   * @param {object} [body]
   * @returns {Promise<Answer>}
   */
  async call(client, method, path, token, body) {
    const began = performance.now();
    const answer = await this.#fetch(
      `${this.urls[client.at % this.urls.length]}${path}`,
      method,
      token,
      body,
    );
    this.slowestMs = Math.max(this.slowestMs, performance.now() - began);
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    if (answer.status === 0 || answer.status === 503) client.at += 1;
    return answer;
  }

  /**
   * @param {string} url
   * @param {string} method
   * @param {string} token
   * @param {object} [body]
   * @returns {Promise<Answer>}
   */
  async #fetch(url, method, token, body) {
    try {
      const response = await fetch(url, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await response.text();
      const retryAfterMs = Number(response.headers.get('retry-after') ?? 0) * 1000;
      const isJson = response.headers.get('content-type')?.includes('json') === true;
      const said = /** @type {Body} */ (isJson ? JSON.parse(text) : {});
      return { status: response.status, body: said, retryAfterMs };
    } catch {
      return { status: 0, body: {}, retryAfterMs: 0 };
    }
  }
}
