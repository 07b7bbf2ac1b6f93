import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, PlainError, say } from '../system/terminal.mjs';

/** @typedef {import('./haproxy.mjs').Slot} Slot */
/** @typedef {import('./haproxy.mjs').Counts} Counts */

/**
 * @typedef {object} Patience
 * @property {number} readyMs  until a new version is ready
 * @property {number} trialMs  with a tenth of the requests
 * @property {number} watchMs  with all of them, the version before at hand
 */

/** @type {Patience} */
export const PATIENCE = { readyMs: 60_000, trialMs: 30_000, watchMs: 30_000 };
const LOOK_MS = 500;
/** Below this many requests, one error says nothing. */
const FEW = 20;
const MOST_ERRORS = 0.02;
/** Three times as slow as the version before, and more than a person notices. */
const SLOWER = 3;
const NOTICED_MS = 50;
/** Paths that ask nothing of the database, asked of the new version while it is tried: there may be no visitors at night. */
const PROBES = /** @type {const} */ ([
  ['/health/ready', 200],
  ['/widget.js', 200],
  ['/v1/tenant', 401],
]);

/**
 * Releases a version on one machine, beside the one that serves: it gets no request before it is ready, then a tenth of
 * them, then all, and the one before is stopped last. Whatever goes wrong on the way, the one before goes on.
 * @param {import('./machine.mjs').Machine} machine
 * @param {import('./haproxy.mjs').HaProxy} proxy
 * @param {string} version  its folder
 * @param {Patience} [patience]
 * @throws PlainError with what was wrong with the new version, once everything is as it was
 */
export async function releaseHere(machine, proxy, version, patience = PATIENCE) {
  const [before, next] = [machine.serving, machine.resting];
  const rested = machine.versionIn(next);
  machine.place(next, version);
  try {
    await machine.start(next);
    await machine.untilReady(next, patience.readyMs);
    say(`${next} is ready, and gets a tenth of the requests`);
    await proxy.tryOut(next);
    await watch(machine, proxy, [before, next], patience.trialMs);
    await proxy.serve(next);
    await proxy.drain(before);
    say(`${next} gets all requests; ${before} is at hand`);
    await watch(machine, proxy, [before, next], patience.watchMs);
  } catch (error) {
    await goBack(machine, proxy, before, next);
    machine.place(next, rested);
    throw new PlainError(`Rolled back to ${before}: ${messageOf(error)}`);
  }
  machine.noteServing(next);
  // Its streams end, and come back to the new one with their last event.
  await machine.stop(before);
  await proxy.leave(before);
  say(`${next} serves ${machine.versionIn(next)}`);
}

/**
 * @param {import('./machine.mjs').Machine} machine
 * @param {import('./haproxy.mjs').HaProxy} proxy
 * @param {Slot} before
 * @param {Slot} next
 */
async function goBack(machine, proxy, before, next) {
  await proxy.serve(before);
  await proxy.drain(next);
  // What it has begun it may end; a version that hangs is ended by the command.
  await machine.stop(next);
  await proxy.leave(next);
}

/**
 * Compares the two versions while both are at hand.
 * @param {import('./machine.mjs').Machine} machine
 * @param {import('./haproxy.mjs').HaProxy} proxy
 * @param {[before: Slot, next: Slot]} slots
 * @param {number} lastsMs
 * @throws PlainError as soon as the new one is worse
 */
async function watch(machine, proxy, [before, next], lastsMs) {
  const since = await proxy.counts(next);
  const usualMs = (await proxy.counts(before)).responseMs;
  const probes = { requests: 0, errors: 0 };
  for (const end = Date.now() + lastsMs; Date.now() < end; await sleep(LOOK_MS)) {
    for (const [path, status] of PROBES) {
      probes.requests += 1;
      if ((await machine.ask(next, path)) !== status) probes.errors += 1;
    }
    const fault = faultOf(await proxy.counts(next), { since, usualMs, probes });
    if (fault) throw new PlainError(fault);
  }
}

/**
 * What is wrong with a new version, in words; null: nothing.
 * @param {Counts} now
 * @param {{since: Counts, usualMs: number, probes: {requests: number, errors: number}}} compared
 * @returns {string | null}
 */
export function faultOf(now, { since, usualMs, probes }) {
  if (!now.isUp) return 'its health check fails';
  const requests = now.requests - since.requests + probes.requests;
  const errors = now.errors - since.errors + probes.errors;
  if (requests >= FEW && errors / requests > MOST_ERRORS) return `${errors} of ${requests} requests failed`;
  if (now.requests - since.requests >= FEW && now.responseMs > Math.max(SLOWER * usualMs, NOTICED_MS))
    return `it answers after ${now.responseMs} ms, the version before after ${usualMs} ms`;
  return null;
}
