/** @typedef {{id: number, ask: string, body?: unknown}} Question */
/** @typedef {{id: number, value: unknown}} Reply */

let last = 0;

/**
 * Asks another process over its IPC channel.
 * @template T
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} ask
 * @param {unknown} body
 * @param {number} timeoutMs
 * @returns {Promise<T | undefined>} undefined when no reply came in time
 */
export function askProcess(child, ask, body, timeoutMs) {
  const id = ++last;
  return new Promise((resolve) => {
    const finish = (/** @type {unknown} */ value) => {
      clearTimeout(timer);
      child.off('message', hear);
      resolve(/** @type {T | undefined} */ (value));
    };
    const hear = (/** @type {unknown} */ message) => {
      const reply = /** @type {Reply} */ (message);
      if (reply.id === id) finish(reply.value);
    };
    const timer = setTimeout(() => finish(undefined), timeoutMs);
    child.on('message', hear);
    if (!child.connected) finish(undefined);
    else
      child.send({ id, ask, body }, (error) => {
        if (error) finish(undefined);
      });
  });
}
