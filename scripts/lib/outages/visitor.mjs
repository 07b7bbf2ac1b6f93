import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 400;
/** Who has waited so long for an answer writes the next message all the same. */
const PATIENCE_MS = 8_000;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 3_000;
const PAGE = 100;

/** Hours, articles and products: what is looked up in different ways. */
const QUESTIONS = [
  'when do you open on Monday?',
  'how much is delivery to Ireland?',
  'what does a mug cost?',
  'when do you close on Friday?',
  'do you run classes?',
  'can I return what I bought?',
];

/**
 * One message in the ledger.
 * @typedef {{clientId: string, isAcknowledged: boolean}} Entry
 */

/**
 * A visitor of the widget who follows its rules: a message without an acknowledgement is sent again with the same
 * `clientId`, after `Retry-After` or ever longer pauses.
 */
export class Visitor {
  /** @type {Entry[]} */
  entries = [];
  visitorId = '';
  #token = '';

  /**
   * @param {string} name
   * @param {import('./balancer.mjs').Balancer} balancer
   * @param {number} at  the process that it is sent to first
   */
  constructor(name, balancer, at) {
    this.name = name;
    this.balancer = balancer;
    this.at = at;
  }

  /** @param {string} publishableKey */
  async arrive(publishableKey) {
    for (;;) {
      const { status, body } = await this.balancer.call(
        this,
        'POST',
        '/widget/v1/sessions',
        publishableKey,
        {},
      );
      if (status === 201) {
        this.#token = body.token ?? '';
        this.visitorId = body.visitorId ?? '';
        return;
      }
      if (status !== 0 && status !== 503) throw new Error(`${this.name} was not let in: ${status}`);
      await sleep(FIRST_RETRY_MS);
    }
  }

  /**
   * Talks until it is told to stop.
   * @param {AbortSignal} stop
   * @param {number} pauseMs  between an answer and the next message
   */
  async talk(stop, pauseMs) {
    const isOver = () => stop.aborted;
    while (!isOver()) {
      const entry = this.#write();
      await this.#send(entry, stop);
      const late = Date.now() + PATIENCE_MS;
      while (!isOver() && Date.now() < late && !(await this.#isAnswered(entry))) await pause(POLL_MS, stop);
      await pause(pauseMs, stop);
    }
  }

  /** Sends what was not acknowledged once more. @param {number} withinMs */
  async insist(withinMs) {
    const stop = AbortSignal.timeout(withinMs);
    for (const entry of this.entries) if (!entry.isAcknowledged) await this.#send(entry, stop);
  }

  /**
   * What the visitor sees in the end, oldest first.
   * @returns {Promise<import('./balancer.mjs').Shown[]>}
   */
  async readBack() {
    /** @type {import('./balancer.mjs').Shown[]} */
    const all = [];
    for (let query = ''; ;) {
      const { status, body } = await this.#get(`/widget/v1/messages?limit=${PAGE}${query}`);
      if (status !== 200) {
        await sleep(FIRST_RETRY_MS);
        continue;
      }
      all.push(...(body.data ?? []));
      if (body.page?.hasMore !== true) return all.reverse();
      query = `&after=${body.page.next}`;
    }
  }

  /** @returns {Entry} */
  #write() {
    const entry = { clientId: randomUUID(), isAcknowledged: false };
    this.entries.push(entry);
    return entry;
  }

  /**
   * @param {Entry} entry
   * @param {AbortSignal} stop
   */
  async #send(entry, stop) {
    const n = this.entries.indexOf(entry);
    const text = `Question ${n + 1}: ${QUESTIONS[n % QUESTIONS.length]}`;
    const message = { text, clientId: entry.clientId };
    for (let retryMs = FIRST_RETRY_MS; !stop.aborted; retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS)) {
      const { status, retryAfterMs } = await this.balancer.call(
        this,
        'POST',
        '/widget/v1/messages',
        this.#token,
        message,
      );
      if (status === 202) {
        entry.isAcknowledged = true;
        return;
      }
      await pause(Math.max(retryMs, retryAfterMs), stop);
    }
  }

  /** @param {Entry} entry */
  async #isAnswered({ clientId }) {
    const { status, body } = await this.#get('/widget/v1/messages?limit=10');
    if (status !== 200) return false;
    const newest = body.data ?? [];
    const at = newest.findIndex((message) => message.clientId === clientId);
    return at >= 0 && newest.slice(0, at).some(({ from }) => from !== 'visitor');
  }

  /** @param {string} path */
  #get(path) {
    return this.balancer.call(this, 'GET', path, this.#token);
  }
}

/**
 * @param {number} ms
 * @param {AbortSignal} stop
 */
function pause(ms, stop) {
  return sleep(ms, undefined, { signal: stop }).catch(() => {});
}
