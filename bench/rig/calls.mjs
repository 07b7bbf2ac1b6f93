import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {{url: string, key: string}} Target */

/**
 * @param {() => boolean | Promise<boolean>} holds
 * @param {number} withinMs
 */
export async function until(holds, withinMs) {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(50)) if (await holds()) return true;
  return false;
}

/**
 * @template T
 * @param {Target} target
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<T>}
 */
export async function call(target, method, path, body) {
  const response = await send(target, method, path, body);
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return /** @type {T} */ (await response.json());
}

/**
 * @param {Target} target
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 */
export function send({ url, key }, method, path, body) {
  return fetch(new URL(path, url), {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** @param {number[]} sorted @param {number} share */
export function at(sorted, share) {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}
