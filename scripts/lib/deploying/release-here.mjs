import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf, isAlive } from '../system/process-identity.mjs';
import { messageOf, PlainError, say } from '../system/terminal.mjs';

/** @typedef {import('./haproxy.mjs').Slot} Slot */
/** @typedef {import('./haproxy.mjs').Counts} Counts */

/**
 * @typedef {object} Patience
 * @property {number} readyMs  until a new version is ready
 * @property {number} trialMs  with a tenth of the requests
 * @property {number} watchMs  with all of them, the version before at hand
 */

/**
 * Our own questions to both versions. `wrong`: what was not answered as it should be; `ms` and `usualMs`: how long the new
 * one and the one before took for each.
 * @typedef {{requests: number, wrong: string[], ms: number[], usualMs: number[]}} Probes
 */

/** @type {Patience} */
export const PATIENCE = { readyMs: 60_000, trialMs: 30_000, watchMs: 30_000 };
const LOOK_MS = 500;
/** Below this many requests, one error says nothing. */
const FEW = 20;
const MOST_ERRORS = 0.02;
/** One alone may be of a machine that was busy for a moment. */
const LEAST_ERRORS = 2;
/** Of our own questions. */
const MOST_TOLD = 5;
/** Three times as slow as the version before, and more than a person notices. */
const SLOWER = 3;
const NOTICED_MS = 50;
/** The same of the slowest in twenty; a version that has just started takes longer for the first ones. */
const NOTICED_P95_MS = 150;
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
 * @param {{patience?: Patience, stop?: AbortSignal, by?: import('../system/process-identity.mjs').ProcessIdentity}} [options]
 * `stop`: goes back at once, with the reason of the signal; `by`: the process that releases
 * @throws PlainError with what was wrong with the new version, once everything is as it was; or when another release runs
 */
export async function releaseHere(machine, proxy, version, options = {}) {
  const { patience = PATIENCE, stop, by = identityOf(process.pid) } = options;
  if (isAlive(machine.begun?.by))
    throw new PlainError(`A release runs already (pid ${machine.begun?.by.pid}). Taking it back: rollback.`);
  await settle(machine, proxy);
  const [before, next] = [machine.serving, machine.resting];
  const rested = machine.versionIn(next);
  // Nothing may run there: starting what runs already would try the version before.
  await proxy.leave(next);
  await machine.stop(next);
  machine.noteBegun({ slot: next, rested, by });
  // A roll-back waits for no release: it takes back what this one has done, and the note away.
  const isOurs = () => machine.begun?.by.pid === by.pid;
  const check = () => {
    if (!isOurs()) throw new PlainError('it was taken back by a roll-back');
    if (stop?.aborted) throw new PlainError(String(stop.reason));
  };
  try {
    machine.place(next, version);
    await machine.start(next);
    await machine.untilReady(next, patience.readyMs, check);
    say(`${next} is ready, and gets a tenth of the requests`);
    await proxy.tryOut(next);
    /** @type {number[]} */
    const usual = [];
    await watch(machine, proxy, [before, next], { lastsMs: patience.trialMs, usual, isTrial: true, check });
    check();
    await proxy.serve(next);
    await proxy.drain(before);
    say(`${next} gets all requests; ${before} is at hand`);
    await watch(machine, proxy, [before, next], { lastsMs: patience.watchMs, usual, isTrial: false, check });
    check();
  } catch (error) {
    if (!isOurs()) throw new PlainError(`${before} serves: ${messageOf(error)}`);
    await goBack(machine, proxy, before, next);
    machine.place(next, rested);
    machine.noteEnded();
    throw new PlainError(`Rolled back to ${before}: ${messageOf(error)}`);
  }
  machine.noteServing(next);
  machine.noteEnded();
  // Its streams end, and come back to the new one with their last event.
  await machine.stop(before);
  await proxy.leave(before);
  say(`${next} serves ${machine.versionIn(next)}`);
}

/**
 * Ends a release that was cut off, or that runs and is not wanted any more: the slot that is noted serves again, or,
 * where only the new one is well, that one stays. Does nothing when there was none.
 * @param {import('./machine.mjs').Machine} machine
 * @param {import('./haproxy.mjs').HaProxy} proxy
 * @returns {Promise<boolean>} whether a new version was taken back
 */
export async function settle(machine, proxy) {
  const { begun, serving } = machine;
  if (!begun) return false;
  // From now on the release that it was does nothing more.
  machine.noteBegun({ ...begun, by: identityOf(process.pid) });
  // One that is noted as serving had stood everything; only the one before it was perhaps not stopped.
  const hasServed = begun.slot === serving;
  const isTakenBack = !hasServed && (await proxy.counts(serving)).isUp;
  if (isTakenBack) {
    await goBack(machine, proxy, serving, begun.slot);
    machine.place(begun.slot, begun.rested !== null && existsSync(begun.rested) ? begun.rested : null);
    say(`A release was cut off: ${serving} serves again`);
  } else if (!hasServed) {
    await proxy.serve(begun.slot);
    say(`A release was cut off, and ${serving} is not well: ${begun.slot} serves`);
  }
  // The two files may differ, when it was cut off between them.
  machine.noteServing(isTakenBack ? serving : begun.slot);
  machine.noteEnded();
  return isTakenBack;
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
  // Once more, for a release beside this may have taken its last step meanwhile.
  await proxy.serve(before);
}

/**
 * Compares the two versions while both are at hand.
 * @param {import('./machine.mjs').Machine} machine
 * @param {import('./haproxy.mjs').HaProxy} proxy
 * @param {[before: Slot, next: Slot]} slots
 * @param {{lastsMs: number, usual: number[], isTrial: boolean, check: () => void}} how  `usual`: what the version
 * before takes for our questions, ms; measured while it has most of the requests, which is the trial. `check` throws to stop
 * @throws PlainError as soon as the new one is worse
 */
async function watch(machine, proxy, [before, next], { lastsMs, usual, isTrial, check }) {
  const since = await proxy.counts(next);
  const usualMs = (await proxy.counts(before)).responseMs;
  /** @type {Probes} */
  const probes = { requests: 0, wrong: [], ms: [], usualMs: usual };
  for (const end = Date.now() + lastsMs; Date.now() < end; await sleep(LOOK_MS)) {
    check();
    for (const [path, status] of PROBES) {
      if (isTrial) usual.push((await timed(machine, before, path)).ms);
      const asked = await timed(machine, next, path);
      probes.ms.push(asked.ms);
      probes.requests += 1;
      if (asked.status !== status) probes.wrong.push(`${path} ${asked.status || 'no answer'}`);
    }
    const fault = faultOf(await proxy.counts(next), { since, usualMs, probes });
    if (fault) throw new PlainError(fault);
  }
}

/**
 * @param {import('./machine.mjs').Machine} machine
 * @param {Slot} slot
 * @param {string} path
 */
async function timed(machine, slot, path) {
  const began = performance.now();
  const status = await machine.ask(slot, path);
  return { status, ms: performance.now() - began };
}

/**
 * What is wrong with a new version, in words; null: nothing.
 * @param {Counts} now
 * @param {{since: Counts, usualMs: number, probes: Probes}} compared
 * @returns {string | null}
 */
export function faultOf(now, { since, usualMs, probes }) {
  if (!now.isUp) return 'its health check fails';
  const requests = now.requests - since.requests + probes.requests;
  const failed = Object.entries(now.failed).map(
    ([how, count]) =>
      /** @type {const} */ ([how, count - since.failed[/** @type {keyof Counts['failed']} */ (how)]]),
  );
  const errors = failed.reduce((sum, [, count]) => sum + count, 0) + probes.wrong.length;
  if (requests >= FEW && errors >= LEAST_ERRORS && errors / requests > MOST_ERRORS)
    return `${errors} of ${requests} requests failed: ${inWords(failed, probes.wrong)}`;
  if (now.requests - since.requests >= FEW && now.responseMs > Math.max(SLOWER * usualMs, NOTICED_MS))
    return `it answers after ${now.responseMs} ms, the version before after ${usualMs} ms`;
  // HAProxy's mean of its last 1,024 requests has those of an earlier version in this slot, and nobody asks it at night.
  const [slow, usual] = [slowest5(probes.ms), slowest5(probes.usualMs)];
  const isEnough = Math.min(probes.ms.length, probes.usualMs.length) >= FEW;
  if (isEnough && slow > Math.max(SLOWER * usual, NOTICED_P95_MS))
    return `of 100 questions of ours 5 take it longer than ${slow} ms, the version before ${usual} ms`;
  return null;
}

/**
 * @param {(readonly [how: string, count: number])[]} failed
 * @param {string[]} wrong  of our own questions
 */
function inWords(failed, wrong) {
  const ofOthers = failed.filter(([, count]) => count > 0).map(([how, count]) => `${count} ${how}`);
  return [...ofOthers, ...wrong.slice(0, MOST_TOLD).map((each) => `our own ${each}`)].join(', ');
}

/**
 * The 95th percentile, whole milliseconds.
 * @param {number[]} ms
 */
function slowest5(ms) {
  const sorted = [...ms].sort((one, other) => one - other);
  return Math.round(sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0);
}
