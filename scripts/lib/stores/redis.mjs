import { hostOf, withoutPassword } from './database.mjs';
import { isNewEnough, startRedis } from './embedded-redis.mjs';
import { askRedis } from './redis-probe.mjs';
import { PlainError } from '../system/terminal.mjs';

/**
 * The Redis that `REDIS_URL` names, else the embedded one, started.
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @returns {Promise<{url: string} & Partial<import('./embedded-redis.mjs').RunningRedis>>}  the address alone of a server
 *   that is not ours
 */
export async function openRedis(layout) {
  const url = process.env.REDIS_URL;
  if (!url) return startRedis(layout.redis);
  // The app itself finds the servers of these, and says what is wrong with them.
  if (/^rediss?\+(sentinel|cluster):/.test(url)) return { url };
  if (!URL.canParse(url) || !/^rediss?:$/.test(new URL(url).protocol)) {
    throw new PlainError('REDIS_URL is not a URL of the form redis://user:password@host:port/0.');
  }
  const answer = await askRedis(url);
  if ('error' in answer) {
    throw new PlainError(
      `REDIS_URL: Redis at ${hostOf(url)} cannot be used: ${withoutPassword(answer.error, url)}`,
    );
  }
  if (answer.version !== 'unknown' && !isNewEnough(answer.version)) {
    throw new PlainError(
      `REDIS_URL: Redis at ${hostOf(url)} is version ${answer.version}; 6.2 or newer is needed.`,
    );
  }
  return { url };
}
