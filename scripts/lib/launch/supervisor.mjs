import { setTimeout as sleep } from 'node:timers/promises';
import { shortenLog } from '../stores/log-files.mjs';
import { messageOf, say } from '../system/terminal.mjs';

/**
 * A server that must run as long as this launcher.
 * @typedef {object} Supervised
 * @property {string} title  for people
 * @property {() => boolean} isAlive
 * @property {() => Promise<void>} restart  at the same address; rejects when it cannot
 * @property {string} [logFile]  is kept short
 */

/** @typedef {{lookEveryMs: number, firstWaitMs: number, longestWaitMs: number}} Pace */

/** @type {Pace} */
const PACE = { lookEveryMs: 500, firstWaitMs: 1000, longestWaitMs: 30_000 };

/**
 * Restarts a server that has ended by itself, at once and then after increasing pauses, until it runs. Prints one line
 * for each event. Keeps their logs short meanwhile.
 * @param {Supervised[]} servers
 * @param {AbortSignal} closing  when aborted, nothing more is started
 * @param {Pace} [pace]
 * @returns {{stop: () => Promise<void>}} resolves when no restart is under way any more
 */
export function supervise(servers, closing, pace = PACE) {
  const ended = Promise.all(servers.map((server) => watch(server, closing, pace)));
  return {
    stop: async () => {
      await ended;
    },
  };
}

/**
 * @param {Supervised} server
 * @param {AbortSignal} closing
 * @param {Pace} pace
 */
async function watch(server, closing, pace) {
  while (await pause(pace.lookEveryMs, closing)) {
    if (server.logFile !== undefined) shortenLog(server.logFile);
    if (!server.isAlive()) await revive(server, closing, pace);
  }
}

/**
 * @param {Supervised} server
 * @param {AbortSignal} closing
 * @param {Pace} pace
 */
async function revive({ title, restart }, closing, pace) {
  say(`  ! ${title} has ended by itself; starting it again …`);
  for (let wait = pace.firstWaitMs; !closing.aborted; wait = Math.min(2 * wait, pace.longestWaitMs)) {
    try {
      await restart();
      say(`  ✓ ${title} runs again`);
      return;
    } catch (error) {
      const [reason] = messageOf(error).split('\n');
      say(`  ! ${title} does not start; next try in ${wait / 1000} s: ${reason}`);
    }
    if (!(await pause(wait, closing))) return;
  }
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} closing
 * @returns {Promise<boolean>} false when the wait was interrupted by the stop
 */
async function pause(milliseconds, closing) {
  try {
    await sleep(milliseconds, undefined, { signal: closing });
    return true;
  } catch {
    return false;
  }
}
