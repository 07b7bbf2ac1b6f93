import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {import('./rig.mjs').Rig} Rig
 * @typedef {import('./rig.mjs').Wire} Wire
 * @typedef {import('./rig-process.mjs').Role} Role
 * @typedef {import('./rig-process.mjs').RigProcess} RigProcess
 * @typedef {import('../toxiproxy/toxiproxy.mjs').Proxy} Proxy
 *
 * @typedef {() => Promise<unknown>} Mend
 *
 * One thing that can fail, and come back.
 * @typedef {object} Plug
 * @property {string} target  what fails: two plugs of one target are not pulled at once
 * @property {(rig: Rig) => string | null} [missing]  why it cannot be pulled here
 * @property {(rig: Rig, pick: number) => Promise<Mend>} pull  `pick`, from 0 to 1, chooses among equal processes
 */

const SLOW_MS = 2_000;
const FILL_EVERY_MS = 100;
/** An orchestrator kills after 30 s. */
const LONGEST_STOP_MS = 25_000;
const CLOCK_JUMP_S = 600;

const postgres = wire('postgres');
const redis = wire('redis');

/** @satisfies {Record<string, Plug>} */
export const PLUGS = {
  'Postgres cut': postgres((proxy) => proxy.cut()),
  'Postgres stalled': postgres((proxy) => proxy.stall()),
  'Postgres reset': postgres((proxy) => proxy.reset()),
  'Postgres slow': postgres((proxy) => proxy.slow(SLOW_MS)),
  'Postgres restarted': { target: 'postgres', pull: restarted },
  'Postgres killed': {
    target: 'postgres',
    pull: async ({ store }) => {
      await store.kill();
      return () => store.revive();
    },
  },
  'messages locked': { target: 'postgres', pull: ({ store }) => store.lock('messages') },
  'connections taken': { target: 'postgres', pull: ({ store }) => store.takeConnections() },
  'turns locked': { target: 'postgres', pull: ({ store }) => store.lock('turns') },
  'disk full': {
    target: 'postgres',
    missing: ({ store }) => (store.volume ? null : 'this process may not mount a volume (CAP_SYS_ADMIN)'),
    pull: diskFull,
  },
  'Redis cut': redis((proxy) => proxy.cut()),
  'Redis stalled': redis((proxy) => proxy.stall()),
  'Redis reset': redis((proxy) => proxy.reset()),
  'Redis slow': redis((proxy) => proxy.slow(SLOW_MS)),
  'Redis flushed': {
    target: 'redis',
    pull: async ({ cache }) => {
      await cache.flush();
      return nothing;
    },
  },
  'Redis killed': {
    target: 'redis',
    pull: async ({ cache }) => {
      await cache.kill();
      return () => cache.revive();
    },
  },
  'Redis restarted empty': {
    target: 'redis',
    pull: async ({ cache }) => {
      await cache.kill();
      cache.forget();
      return () => cache.revive();
    },
  },
  'Redis full': {
    target: 'redis',
    pull: async ({ cache }) => {
      await cache.fill();
      return () => cache.empty();
    },
  },
  'model cut': wire('model')((proxy) => proxy.cut()),
  'model stalled': wire('model')((proxy) => proxy.stall()),
  'model reset': wire('model')((proxy) => proxy.reset()),
  'embeddings cut': wire('embeddings')((proxy) => proxy.cut()),
  'embeddings stalled': wire('embeddings')((proxy) => proxy.stall()),
  'Weaviate cut': weaviate((proxy) => proxy.cut()),
  'Weaviate slow': weaviate((proxy) => proxy.slow(SLOW_MS)),
  'API killed': one('api', killed),
  'API suspended': one('api', suspended),
  'API stopped': one('api', terminated),
  'worker killed': one('worker', killed),
  'worker suspended': one('worker', suspended),
  'worker stopped': one('worker', terminated),
  'chat killed': one('chat', killed),
  'chat suspended': one('chat', suspended),
  'chat stopped': one('chat', terminated),
  'clock 10 min ahead': clock(CLOCK_JUMP_S),
  'clock 10 min back': clock(-CLOCK_JUMP_S),
};

/** @typedef {keyof typeof PLUGS} PlugName */

/** @returns {Promise<void>} */
async function nothing() {}

/**
 * @param {Wire} name
 * @returns {(fail: (proxy: Proxy) => Promise<unknown>) => Plug}
 */
function wire(name) {
  return (fail) => ({
    target: name,
    pull: async ({ wires }) => {
      await fail(wires[name]);
      return () => wires[name].mend();
    },
  });
}

/**
 * @param {(proxy: Proxy) => Promise<unknown>} fail
 * @returns {Plug}
 */
function weaviate(fail) {
  return {
    target: 'weaviate',
    missing: ({ wires }) => ('weaviate' in wires ? null : 'there is no Weaviate in this run'),
    pull: async ({ wires }) => {
      const both = [wires.weaviate, wires['weaviate-grpc']];
      await Promise.all(both.map(fail));
      return () => Promise.all(both.map((proxy) => proxy.mend()));
    },
  };
}

/** @param {Rig} rig */
async function restarted({ store }) {
  await store.restart();
  return nothing;
}

/** The database server ends by itself when it cannot write its log of changes. @param {Rig} rig */
async function diskFull({ store }) {
  const { volume } = store;
  if (!volume) throw new Error('There is no volume to fill.');
  let isOver = false;
  const filling = (async () => {
    for (; !isOver; await sleep(FILL_EVERY_MS)) volume.fill();
  })();
  return async () => {
    isOver = true;
    await filling;
    volume.empty();
    if (!store.isAlive) await store.revive();
  };
}

/**
 * @param {Role} role
 * @param {(process: RigProcess) => Promise<Mend>} fail
 * @returns {Plug}
 */
function one(role, fail) {
  return {
    // Of all processes at most one fails at a time, so that another can take over.
    target: 'process',
    missing: (rig) => (rig.of(role).length > 1 || role === 'worker' ? null : `there is one ${role} process`),
    pull: (rig, pick) => fail(chosen(rig.of(role), pick)),
  };
}

/** @param {RigProcess} process */
async function killed(process) {
  await process.kill();
  return () => process.start();
}

/** @param {RigProcess} process */
async function suspended(process) {
  process.suspend();
  return async () => process.resume();
}

/** @param {RigProcess} process */
async function terminated(process) {
  const began = Date.now();
  const code = await process.terminate();
  const ms = Date.now() - began;
  return async () => {
    await process.start();
    if (code !== 0 || ms > LONGEST_STOP_MS)
      throw new Error(`${process.name} ended with code ${code} after ${ms} ms.`);
  };
}

/**
 * @param {number} seconds
 * @returns {Plug}
 */
function clock(seconds) {
  return {
    target: 'process',
    missing: ({ processes }) => (processes[0]?.clock ? null : 'there is no libfaketime'),
    pull: async ({ processes }, pick) => {
      const process = chosen(processes, pick);
      process.moveClock(seconds);
      return async () => process.moveClock(0);
    },
  };
}

/**
 * @template T
 * @param {T[]} all
 * @param {number} pick
 * @returns {T}
 */
function chosen(all, pick) {
  const found = all[Math.floor(pick * all.length)];
  if (found === undefined) throw new Error('There is no such process in this run.');
  return found;
}
