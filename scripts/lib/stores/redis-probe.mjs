import { Redis } from 'ioredis';

/**
 * Asks a Redis for its version over a connection of its own.
 * @param {string} url
 * @param {number} [timeoutMs]
 * @returns {Promise<{version: string} | {error: string}>}
 */
export async function askRedis(url, timeoutMs = 3000) {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    enableOfflineQueue: false,
  });
  /** @type {Error | undefined} */
  let cause;
  client.on('error', (error) => (cause = error));
  try {
    await client.connect();
    const version = /redis_version:(\S+)/.exec(await client.info('server'))?.[1];
    return { version: version ?? 'unknown' };
  } catch (error) {
    return { error: (cause ?? /** @type {Error} */ (error)).message };
  } finally {
    client.disconnect();
  }
}
