import { setTimeout as sleep } from 'node:timers/promises';
import { Balancer } from './balancer.mjs';
import { Visitor } from './visitor.mjs';

const POLL_MS = 500;
/** How long what got no acknowledgement is sent again after the end. */
const INSIST_MS = 60_000;

/**
 * What the ledger adds up to. `handedOver`: acknowledged, not answered, and with a person, as the visitor was told.
 * `disordered`: answers, or messages, in another order than they were written.
 * @typedef {object} Totals
 * @property {number} sent
 * @property {number} acknowledged
 * @property {number} answered
 * @property {number} doubled
 * @property {number} lost
 * @property {number} handedOver
 * @property {number} disordered
 */

/**
 * One message as the database has it, and what answers it.
 * @typedef {object} Kept
 * @property {string} visitor_id
 * @property {string} client_id
 * @property {number} seq
 * @property {number} turns  that answer it
 * @property {number} answers  stored for these
 * @property {number | null} answer_seq
 * @property {boolean} is_over  no turn of it is still to be done
 * @property {boolean} is_with_team  its turn has failed, and a notice was stored
 */

const KEPT = `SELECT c.visitor_id, m.client_id, m.seq::int, count(DISTINCT t.id)::int AS turns, count(DISTINCT a.id)::int AS answers,
    min(a.seq)::int AS answer_seq, COALESCE(bool_and(t.status IN ('completed', 'failed')), false) AS is_over,
    COALESCE(bool_or(t.status = 'failed'), false) AND EXISTS (SELECT FROM messages s WHERE s.tenant_id = m.tenant_id
      AND s.conversation_id = m.conversation_id AND s.author = 'system' AND s.seq > m.seq) AS is_with_team
  FROM messages m JOIN conversations c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id
    LEFT JOIN turns t ON t.tenant_id = m.tenant_id AND t.conversation_id = m.conversation_id
      AND m.id = ANY (t.message_id || t.more_message_ids)
    LEFT JOIN messages a ON a.tenant_id = t.tenant_id AND a.turn_id = t.id AND a.author = 'assistant'
  WHERE m.author = 'visitor' AND c.visitor_id = ANY ($1::uuid[])
  GROUP BY c.visitor_id, m.tenant_id, m.conversation_id, m.id, m.client_id, m.seq ORDER BY c.visitor_id, m.seq`;

/**
 * A steady load of visitors who number their messages, and the account of what became of each: what was acknowledged must
 * be stored once, and answered once, in order.
 */
export class Ledger {
  /** @type {Visitor[]} */
  #visitors = [];
  #stop = new AbortController();
  /** After the end: what became of each message of the visitors for whom the account is not even. */
  story = '';
  /** @type {Promise<void[]>} */
  #talking = Promise.resolve([]);

  /**
   * @param {string[]} urls  of the API
   * @param {(text: string, values: unknown[]) => Promise<any[]>} sql  as a superuser
   */
  constructor(urls, sql) {
    this.balancer = new Balancer(urls);
    this.sql = sql;
  }

  /**
   * Visitors of each business arrive and begin to talk.
   * @param {string[]} publishableKeys  one for each business
   * @param {{visitors: number, pauseMs: number}} load  visitors of each business
   */
  async begin(publishableKeys, { visitors, pauseMs }) {
    for (let n = 0; n < visitors; n += 1) {
      for (const [business, key] of publishableKeys.entries()) {
        const visitor = new Visitor(`Visitor ${business}.${n}`, this.balancer, this.#visitors.length);
        await visitor.arrive(key);
        this.#visitors.push(visitor);
      }
    }
    this.#talking = Promise.all(this.#visitors.map((visitor) => visitor.talk(this.#stop.signal, pauseMs)));
  }

  get sent() {
    return this.#entries.length;
  }

  get acknowledged() {
    return this.#entries.filter(({ isAcknowledged }) => isAcknowledged).length;
  }

  /** Answers of a status that no outage explains: neither 2xx, nor 503, nor a connection that broke. */
  get wrongAnswers() {
    const known = (/** @type {number} */ status) =>
      status === 0 || status === 503 || (status >= 200 && status < 300);
    return [...this.balancer.statuses].filter(([status]) => !known(status));
  }

  /**
   * Ends the load, waits for what is owed, and reads everything back.
   * @param {number} withinMs  for the answers
   * @returns {Promise<Totals>}
   */
  async close(withinMs) {
    this.#stop.abort();
    await this.#talking;
    await Promise.all(this.#visitors.map((visitor) => visitor.insist(INSIST_MS)));
    const kept = await this.#untilAnswered(withinMs);
    const seen = await Promise.all(this.#visitors.map((visitor) => visitor.readBack()));
    this.story = storyOf(this.#visitors, kept, seen);
    return totalsOf(this.#visitors, kept, seen);
  }

  get #entries() {
    return this.#visitors.flatMap(({ entries }) => entries);
  }

  /**
   * @param {number} withinMs
   * @returns {Promise<Kept[]>}
   */
  async #untilAnswered(withinMs) {
    const deadline = Date.now() + withinMs;
    const ids = this.#visitors.map(({ visitorId }) => visitorId);
    for (;;) {
      const kept = /** @type {Kept[]} */ (await this.sql(KEPT, [ids]));
      if (kept.every((message) => message.is_over) || Date.now() > deadline) return kept;
      await sleep(POLL_MS);
    }
  }
}

/**
 * @param {readonly {visitorId: string, entries: import('./visitor.mjs').Entry[]}[]} visitors
 * @param {Kept[]} kept
 * @param {{from: string, clientId?: string}[][]} seen  what each of them reads, oldest first
 * @returns {Totals}
 */
export function totalsOf(visitors, kept, seen) {
  const totals = { sent: 0, acknowledged: 0, answered: 0, doubled: 0, lost: 0, handedOver: 0, disordered: 0 };
  visitors.forEach(({ visitorId, entries }, n) => {
    const own = kept.filter((message) => message.visitor_id === visitorId);
    const shown = (seen[n] ?? []).flatMap(({ clientId }) => clientId ?? []);
    const answersShown = (seen[n] ?? []).filter(({ from }) => from === 'assistant').length;
    const answerSeqs = own.flatMap(({ answer_seq }) => answer_seq ?? []);
    for (const { clientId, isAcknowledged } of entries) {
      const rows = own.filter((message) => message.client_id === clientId);
      const [row] = rows;
      const isAnswered = row !== undefined && row.answers > 0;
      totals.sent += 1;
      totals.acknowledged += Number(isAcknowledged);
      totals.answered += Number(isAnswered);
      totals.doubled += Number(rows.length > 1 || (row?.turns ?? 0) > 1 || (row?.answers ?? 0) > 1);
      totals.handedOver += Number(!isAnswered && row?.is_with_team === true);
      const isThere = row !== undefined && shown.includes(clientId);
      if (isAcknowledged && !(isThere && (isAnswered || row.is_with_team))) totals.lost += 1;
      // Stored, though nobody was told: it must be answered all the same.
      else if (row && !isAnswered && !row.is_with_team) totals.lost += 1;
    }
    totals.doubled += shown.length - new Set(shown).size;
    totals.lost += Math.max(0, new Set(answerSeqs).size - answersShown);
    totals.doubled += Math.max(0, answersShown - own.reduce((sum, { answers }) => sum + answers, 0));
    const asWritten = entries.map(({ clientId }) => clientId).filter((id) => shown.includes(id));
    totals.disordered += countWhere(asWritten, (id, at) => id !== shown[at]);
    totals.disordered += countWhere(answerSeqs, (seq, at) => seq < (answerSeqs[at - 1] ?? 0));
    totals.disordered += own.filter(({ seq, answer_seq }) => answer_seq !== null && answer_seq < seq).length;
  });
  return totals;
}

/**
 * @param {readonly {name: string, visitorId: string, entries: import('./visitor.mjs').Entry[]}[]} visitors
 * @param {Kept[]} kept
 * @param {{from: string, clientId?: string}[][]} seen
 */
function storyOf(visitors, kept, seen) {
  return visitors
    .filter((visitor, n) => !isClean(totalsOf([visitor], kept, [seen[n] ?? []])))
    .map((visitor) => {
      const lines = visitor.entries.map(({ clientId, isAcknowledged }, at) => {
        const rows = kept.filter(({ client_id }) => client_id === clientId);
        const found = rows.map(({ seq, turns, answers, answer_seq, is_over }) =>
          JSON.stringify({ seq, turns, answers, answer_seq, is_over }),
        );
        return `  ${at} ${isAcknowledged ? '' : 'not acknowledged '}${found.join(' ') || 'not stored'}`;
      });
      return [`${visitor.name} (${visitor.visitorId})`, ...lines].join('\n');
    })
    .join('\n');
}

/**
 * The line that every scenario ends with.
 * @param {string} scenario
 * @param {Totals} totals
 */
export function lineOf(scenario, { sent, acknowledged, answered, doubled, lost, handedOver, disordered }) {
  const more = [
    ...(handedOver > 0 ? [`${handedOver} handed over`] : []),
    ...(disordered > 0 ? [`${disordered} out of order`] : []),
  ];
  const figures = `${sent} sent / ${acknowledged} acknowledged / ${answered} answered / ${doubled} doubled / ${lost} lost`;
  return `${scenario}: ${figures}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
}

/** Whether nothing was lost, nothing came twice, and all in order. @param {Totals} totals */
export function isClean({ doubled, lost, disordered }) {
  return doubled === 0 && lost === 0 && disordered === 0;
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T, at: number) => boolean} holds
 */
function countWhere(items, holds) {
  return items.filter(holds).length;
}
