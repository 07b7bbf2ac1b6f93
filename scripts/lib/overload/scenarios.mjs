import { percentile } from '../evaluation/evaluation.mjs';
import { CpuMeter } from './cpu-shares.mjs';
import { LoadShop } from './load-shop.mjs';
import { sendAtRate } from './open-load.mjs';
import { isAccepted } from './samples.mjs';
import { SlowClients } from './slow-clients.mjs';
import { StreamSwarm } from './stream-swarm.mjs';

/**
 * @typedef {import('./samples.mjs').Sample} Sample
 * @typedef {import('./load-shop.mjs').Product} Product
 *
 * @typedef {object} LoadSize
 * @property {number} perSecond  normal requests
 * @property {number} calmSeconds
 * @property {number} peakSeconds
 * @property {number} streams  of the reconnect storm
 * @property {number} slowClients
 *
 * @typedef {object} Result
 * @property {string} name
 * @property {Record<string, Sample[]>} parts  in order of time
 * @property {Record<string, number>} facts  counts, and milliseconds where the name ends in Ms
 * @property {import('./cpu-shares.mjs').CpuShares | null} cpu  of the peak
 */

/** In every run of the tests. @type {LoadSize} */
export const SHORT = { perSecond: 5, calmSeconds: 2, peakSeconds: 4, streams: 60, slowClients: 20 };
/** @type {LoadSize} */
export const LONG = { perSecond: 10, calmSeconds: 20, peakSeconds: 60, streams: 1_000, slowClients: 200 };

const TIMES_NORMAL = 10;
const TIMES_TENANT = 50;
const AFTER_SECONDS = 3;
const SENTENCE = JSON.stringify({ text: 'When do you open on Monday? '.repeat(40), clientId: 'slow-1' });

/** @type {Record<string, (product: Product, size: LoadSize) => Promise<Result>>} */
export const SCENARIOS = {
  /** All that one shop's visitors and programs do, ten times as often. */
  async 'ten times normal'(product, size) {
    const shop = await LoadShop.create(product);
    const call = (/** @type {number} */ n) => shop.call(n);
    const { cpu, ...parts } = await around(product, size, call, (began) =>
      sendAtRate({ perSecond: size.perSecond * TIMES_NORMAL, seconds: size.peakSeconds, call, began }),
    );
    const acknowledged = Object.values(parts)
      .flat()
      .filter((sample) => sample.kind === 'message' && isAccepted(sample)).length;
    return {
      name: 'ten times normal',
      cpu,
      parts,
      facts: { backMs: backAfter(parts.after), acknowledged, stored: await shop.stored() },
    };
  },

  /** One business at fifty times what is normal, above what its plan allows. */
  async 'one business at fifty times'(product, size) {
    const normal = size.perSecond / 5;
    const quiet = await LoadShop.create(product);
    const planned = Math.round(normal * 60 * 2.5);
    const loud = await LoadShop.create(product, { requestsPerMinute: planned });
    const { cpu, ...parts } = await around(
      product,
      size,
      (n) => quiet.call(n),
      async (began) => {
        const rate = { perSecond: normal * TIMES_TENANT, seconds: size.peakSeconds, began };
        const [flood, beside] = await Promise.all([
          sendAtRate({ ...rate, call: (n) => loud.call(n) }),
          sendAtRate({ ...rate, perSecond: size.perSecond, call: (n) => quiet.call(n) }),
        ]);
        return [...flood.map((sample) => ({ ...sample, kind: 'flood' })), ...beside];
      },
    );
    return { name: 'one business at fifty times', cpu, parts, facts: { planned } };
  },

  /** All event streams break at once and come back. */
  async 'reconnect storm'(product, size) {
    const shop = await LoadShop.create(product);
    const swarm = await StreamSwarm.create(shop, size.streams);
    try {
      await swarm.open();
      /** @type {number[]} */
      let back = [];
      const { cpu, ...parts } = await around(
        product,
        size,
        (n) => shop.call(n),
        async (began) => {
          swarm.cut();
          const beside = sendAtRate({
            ...{ perSecond: size.perSecond, seconds: size.peakSeconds, began },
            call: (n) => shop.call(n),
          });
          back = await swarm.open();
          return beside;
        },
      );
      const facts = {
        streams: size.streams,
        back: back.length,
        refused: swarm.refused,
        unsaid: swarm.unsaid,
        halfBackMs: Math.round(percentile(back, 0.5)),
        allBackMs: Math.round(Math.max(...back)),
      };
      return { name: 'reconnect storm', cpu, parts, facts };
    } finally {
      swarm.cut();
    }
  },

  /** Clients ask for a long answer and read nothing of it. */
  async 'slow readers'(product, size) {
    return besideSlowClients('slow readers', product, size, (clients, shop, url) => {
      const head = [
        'GET /openapi.json HTTP/1.1',
        'host: localhost',
        `authorization: Bearer ${shop.shop.key}`,
      ];
      clients.readNothing(url, head);
    });
  },

  /** Clients send a message byte by byte. */
  async 'slow senders'(product, size) {
    return besideSlowClients('slow senders', product, size, (clients, shop, url, n) => {
      const head = [
        `POST /v1/conversations/${shop.talks[n % shop.talks.length]}/messages HTTP/1.1`,
        ...['host: localhost', `authorization: Bearer ${shop.shop.key}`, 'content-type: application/json'],
      ];
      void clients.sendSlowly(url, head, SENTENCE);
    });
  },
};

/**
 * @param {string} name
 * @param {Product} product
 * @param {LoadSize} size
 * @param {(clients: SlowClients, shop: LoadShop, url: string, n: number) => void} start  one slow client
 * @returns {Promise<Result>}
 */
async function besideSlowClients(name, product, size, start) {
  const shop = await LoadShop.create(product);
  const clients = new SlowClients();
  try {
    const { cpu, ...parts } = await around(
      product,
      size,
      (n) => shop.call(n),
      (began) => {
        for (let n = 0; n < size.slowClients; n += 1)
          start(clients, shop, product.urls[n % product.urls.length] ?? '', n);
        return sendAtRate({
          ...{ perSecond: size.perSecond, seconds: size.peakSeconds, began },
          call: (n) => shop.call(n),
        });
      },
    );
    return { name, cpu, parts, facts: { slowClients: size.slowClients } };
  } finally {
    clients.close();
  }
}

/**
 * Normal load before the peak, and after it.
 * @param {Product} product
 * @param {LoadSize} size
 * @param {(n: number) => import('./open-load.mjs').Call} call
 * @param {(began: number) => Promise<Sample[]>} peak
 */
async function around({ apiPids = [] }, { perSecond, calmSeconds }, call, peak) {
  const began = performance.now();
  const calm = await sendAtRate({ perSecond, seconds: calmSeconds, call, began });
  const meter = new CpuMeter(apiPids);
  const during = await peak(began);
  const cpu = meter.shares();
  const after = await sendAtRate({ perSecond, seconds: Math.max(AFTER_SECONDS, calmSeconds), call, began });
  return { calm, peak: during, after, cpu };
}

/**
 * How long requests were refused after a peak.
 * @param {Sample[]} after
 * @returns {number} milliseconds
 */
function backAfter(after) {
  const [first] = after;
  const last = after.filter((sample) => !isAccepted(sample)).at(-1);
  return first && last ? Math.round(last.at - first.at) : 0;
}
