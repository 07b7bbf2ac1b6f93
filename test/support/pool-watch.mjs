// Loaded into a process of the product by `--import`: watches its connections to PostgreSQL from inside, where also those
// are seen that wait for one. Appends a line of JSON to POOL_WATCH_FILE every quarter of a second: a `Look` at the pool
// of the app role.
import { appendFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import pg from 'pg';

const SAMPLE_MS = 10;
const WRITE_MS = 250;
const WATCHED = 'frontdesk-app';
const AHEAD_OF_OTHERS = -10;

/**
 * What happened since the line before.
 * @typedef {object} Look
 * @property {number} at  when it ends, milliseconds since 1970
 * @property {number} samples
 * @property {number} held  connections in use, added up over the samples
 * @property {number} full  samples in which all were in use
 * @property {number} mostWaiting  callers that waited for a connection in one sample
 * @property {number} acquired  connections taken, which is about one for each statement
 * @property {number} longestHeldMs  of one connection, also one that is still held
 * @property {number} longestWaitMs  of one caller for a connection
 */

/** @typedef {(...args: unknown[]) => void} Callback */
/**
 * The part of pg-pool that is watched; the published types leave out its prototype.
 * @typedef {object} Pool
 * @property {number} totalCount
 * @property {number} idleCount
 * @property {number} waitingCount
 * @property {{max: number, application_name?: string}} options
 * @property {(callback?: Callback) => Promise<unknown>} connect
 * @property {(event: string, listener: (one: object, other: object) => void) => void} on
 */

/** @type {Map<object, number>} */
const taken = new Map();
/** @type {Pool | undefined} */
let pool;
let look = nothing();

const file = process.env.POOL_WATCH_FILE;
if (isMainThread && file) {
  // Programs that the product starts inherit `--import` and would write into the same file.
  delete process.env.POOL_WATCH_FILE;
  goAhead();
  watchConnects();
  setInterval(sample, SAMPLE_MS).unref();
  setInterval(() => write(file), WRITE_MS).unref();
}

/** High priority, so that other load on the machine does not look like a slow product. */
function goAhead() {
  try {
    setPriority(AHEAD_OF_OTHERS);
  } catch {
    // Needs root; without it a busy machine shows in the figures.
  }
}

function watchConnects() {
  const prototype = /** @type {Pool} */ (Object.getPrototypeOf(pg.Pool.prototype));
  const { connect } = prototype;
  /** @this {Pool} @param {Callback} [callback] */
  prototype.connect = function connectWatched(callback) {
    if (this.options.application_name !== WATCHED) return connect.call(this, callback);
    if (pool !== this) follow(this);
    const began = performance.now();
    if (!callback) return connect.call(this).finally(() => waited(began));
    return connect.call(this, (...args) => {
      waited(began);
      callback(...args);
    });
  };
}

/** @param {Pool} next */
function follow(next) {
  pool = next;
  next.on('acquire', (client) => {
    look.acquired += 1;
    taken.set(client, performance.now());
  });
  next.on('release', (_error, client) => {
    held(taken.get(client));
    taken.delete(client);
  });
  next.on('remove', (client) => taken.delete(client));
}

/** @param {number} began */
function waited(began) {
  look.longestWaitMs = Math.max(look.longestWaitMs, performance.now() - began);
}

/** @param {number | undefined} since */
function held(since) {
  if (since !== undefined) look.longestHeldMs = Math.max(look.longestHeldMs, performance.now() - since);
}

function sample() {
  if (!pool) return;
  const inUse = pool.totalCount - pool.idleCount;
  look.samples += 1;
  look.held += inUse;
  if (inUse >= pool.options.max) look.full += 1;
  look.mostWaiting = Math.max(look.mostWaiting, pool.waitingCount);
}

/** @param {string} path */
function write(path) {
  for (const since of taken.values()) held(since);
  appendFileSync(path, `${JSON.stringify({ ...look, at: Date.now() })}\n`);
  look = nothing();
}

/** @returns {Look} */
function nothing() {
  const none = { samples: 0, held: 0, full: 0, mostWaiting: 0, acquired: 0 };
  return { at: 0, ...none, longestHeldMs: 0, longestWaitMs: 0 };
}
