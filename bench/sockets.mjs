// node bench/sockets.mjs [--sockets 3000] [--clients 2] [--businesses 10] [--seconds 30] [--follow]: what idle sockets cost
// the process that holds them. Starts a product of dist/ (npm run build) on stores of its own. The sockets are of visitors,
// opened from processes of their own (`--clients`), authenticated, and with `--follow` each waits for its events. Prints
// KB of resident memory and of heap for each socket, and the computing of the idle product; ends with 1 when a socket is
// lost or one costs more than 35 KB.
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { call } from './rig/calls.mjs';
import { newBusiness, onProduct } from './rig/product.mjs';

const GOAL_KB = 35;
/** Visitors of a session each; a few share one, because sessions are limited by minute. */
const SOCKETS_OF_A_VISITOR = 10;
const SETTLE_MS = 6_000;
const CLIENT = new URL('./rig/socket-client.mjs', import.meta.url);

const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '3000' },
    clients: { type: 'string', default: '2' },
    businesses: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '30' },
    follow: { type: 'boolean', default: false },
  },
});
const [sockets, clients, seconds] = [values.sockets, values.clients, values.seconds].map(Number);

const UNLIMITED = {
  ...{
    ADDRESS_OPEN_STREAMS: '1000000',
    ADDRESS_REQUESTS_PER_MINUTE: '1000000',
    ADDRESS_SESSIONS_PER_MINUTE: '1000000',
  },
  ...{ VISITOR_REQUESTS_PER_MINUTE: '1000000', OVERLOAD_LOOP_DELAY_MS: '0', OVERLOAD_POOL_WAIT_MS: '0' },
};
process.exitCode = (await onProduct(UNLIMITED, measure)) ? 0 : 1;

/** @param {import('./rig/product.mjs').Product} product */
async function measure(product) {
  const { pid, admin } = product;
  const tokens = await visitors(product, Math.ceil((sockets ?? 0) / SOCKETS_OF_A_VISITOR));
  const swarms = Array.from({ length: clients ?? 1 }, () => fork(CLIENT));
  try {
    // The first sockets load what all of them need.
    await open(swarms.slice(0, 1), admin.url, tokens.slice(0, 1), SOCKETS_OF_A_VISITOR);
    await sleep(SETTLE_MS);
    const before = memoryKb(pid);
    const started = performance.now();
    const opened = await open(swarms, admin.url, tokens.slice(1), SOCKETS_OF_A_VISITOR);
    const tookS = (performance.now() - started) / 1000;
    await sleep(SETTLE_MS);
    const cpu = cpuMs(pid);
    await sleep((seconds ?? 0) * 1000);
    const after = memoryKb(pid);
    const each = (after - before) / opened;
    const left = await count(swarms);
    say(
      `${opened} sockets in ${tookS.toFixed(1)} s, ${left - SOCKETS_OF_A_VISITOR} of them open ${seconds} s later`,
    );
    say(
      `${(before / 1024).toFixed(0)} MB before, ${(after / 1024).toFixed(0)} MB after: ${each.toFixed(1)} KB a socket`,
    );
    say(`idle: ${((cpuMs(pid) - cpu) / (seconds ?? 1) / 10).toFixed(1)} % of a core`);
    return each <= GOAL_KB && left - SOCKETS_OF_A_VISITOR === opened;
  } finally {
    for (const swarm of swarms) swarm.kill();
  }
}

/**
 * @param {import('./rig/product.mjs').Product} product
 * @param {number} many
 * @returns {Promise<string[]>} a token each
 */
async function visitors(product, many) {
  /** @type {string[]} */
  const tokens = [];
  for (let n = 0; n < Number(values.businesses); n += 1) {
    const shop = await newBusiness(product);
    const { id } = await call(shop, 'GET', '/v1/tenant');
    await call(product.admin, 'PATCH', `/admin/v1/tenants/${id}`, {
      limits: { openSockets: 1_000_000, messagesPerMinute: 1_000_000 },
    });
    for (; tokens.length < (many * (n + 1)) / Number(values.businesses);) {
      const target = { url: shop.url, key: shop.publishableKey };
      /** @type {{token: string}} */
      const { token } = await call(target, 'POST', '/widget/v1/sessions', {});
      tokens.push(token);
    }
  }
  return tokens;
}

/** @param {import('node:child_process').ChildProcess[]} swarms @param {string} url @param {string[]} tokens @param {number} each */
async function open(swarms, url, tokens, each) {
  const opened = await Promise.all(
    swarms.map((swarm, index) =>
      ask(swarm, {
        ...{ url, each, follow: values.follow },
        tokens: tokens.filter((_, n) => n % swarms.length === index),
      }),
    ),
  );
  return opened.reduce((sum, one) => sum + one, 0);
}

/** @param {import('node:child_process').ChildProcess[]} swarms */
async function count(swarms) {
  return (await Promise.all(swarms.map((swarm) => ask(swarm, {})))).reduce((sum, one) => sum + one, 0);
}

/** @param {import('node:child_process').ChildProcess} swarm @param {object} what @returns {Promise<number>} */
function ask(swarm, what) {
  return new Promise((resolve) => {
    swarm.once('message', (answer) => resolve(Number(answer)));
    swarm.send(what);
  });
}

/** @param {number} pid */
function memoryKb(pid) {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

/** @param {number} pid */
function cpuMs(pid) {
  const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .split(' ')
    .slice(13, 15)
    .map(Number);
  return (user + system) * 10;
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}
