import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError, say } from '../system/terminal.mjs';

/** An app that ends this often within ten minutes is not started again; a person must look. */
const MOST_RESTARTS = 5;
const WITHIN_MS = 10 * 60_000;
const FIRST_PAUSE_MS = 500;

/**
 * Starts the app again whenever it ends by itself, each time after a longer pause, as a container's restart policy
 * would. Its watchdog ends it when its event loop is blocked.
 * @param {import('../system/app-process.mjs').AppProcess} app  the running app
 * @param {() => Promise<import('../system/app-process.mjs').AppProcess>} startAgain  resolves when it has started,
 * ready or not
 * @param {AbortSignal} closing  aborted when the app is being stopped
 * @param {{now?: () => number, firstPauseMs?: number}} [clock]  for tests
 * @returns {Promise<void>} when it is closing
 * @throws PlainError when the app keeps ending
 */
export async function keepServing(
  app,
  startAgain,
  closing,
  { now = Date.now, firstPauseMs = FIRST_PAUSE_MS } = {},
) {
  /** @type {number[]} */
  let ends = [];
  for (let current = app; ; current = await startAgain()) {
    const sentence = await current.exited;
    if (closing.aborted) return;
    ends = [...ends.filter((at) => now() - at < WITHIN_MS), now()];
    if (ends.length > MOST_RESTARTS) {
      throw new PlainError(
        `${sentence} It was started again ${MOST_RESTARTS} times within ten minutes. The reason is in its lines above.`,
      );
    }
    const pauseMs = firstPauseMs * 2 ** (ends.length - 1);
    say(`  ${sentence} Starting it again in ${pauseMs / 1000} s …`);
    if (await isClosingWithin(pauseMs, closing)) return;
  }
}

/**
 * @param {number} ms
 * @param {AbortSignal} closing
 * @returns {Promise<boolean>}
 */
function isClosingWithin(ms, closing) {
  return sleep(ms, false, { signal: closing }).catch(() => true);
}
