import { readFileSync } from 'node:fs';
import { watchedParents } from './parents.mjs';
import { isAlive } from './process-identity.mjs';

/** Ctrl-C arrives twice at the same time, from the terminal and from npm. That counts as one request. */
const SAME_REQUEST_MS = 1000;
const WATCH_PARENTS_EVERY_MS = 300;

/**
 * Turns signals, and the end of a parent process, into one stop request.
 * @param {() => void} force  called for a second request, when the first takes too long
 * @returns {Promise<string>} resolves once, to the reason
 */
export function stopRequest(force) {
  return new Promise((resolve) => {
    let first = 0;
    const request = (/** @type {string} */ why) => {
      if (first === 0) {
        first = Date.now();
        resolve(why);
      } else if (Date.now() - first > SAME_REQUEST_MS) force();
    };
    process.on('SIGINT', () => request('Ctrl-C'));
    process.on('SIGTERM', () => request('SIGTERM'));
    if (!hangupIsIgnored()) process.on('SIGHUP', () => request('the terminal was closed'));
    watchParents(() => request('what started it was killed'));
  });
}

/** @param {() => void} onDeath */
function watchParents(onDeath) {
  const parents = watchedParents();
  const timer = setInterval(() => {
    if (parents.every(isAlive)) return;
    clearInterval(timer);
    onDeath();
  }, WATCH_PARENTS_EVERY_MS);
  timer.unref();
}

/** Whether this process runs under nohup, which must keep working. */
function hangupIsIgnored() {
  try {
    const mask = /^SigIgn:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
    return (BigInt(`0x${mask}`) & 1n) === 1n; // SIGHUP is signal 1
  } catch {
    return false;
  }
}
