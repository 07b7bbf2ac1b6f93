import type { QueueOptions } from 'bullmq';
import type { RedisConfig } from '../config/redis.config.js';
import { QUEUE_PREFIX } from '../platform/redis/redis-keys.js';

/** BullMQ opens its own connections, which retry without limit; `BullJobSender` has a deadline. */
export function queueOptions(config: RedisConfig): QueueOptions {
  const url = new URL(config.url);
  return {
    prefix: QUEUE_PREFIX,
    connection: {
      host: url.hostname,
      port: Number(url.port || 6379),
      ...(url.username ? { username: decodeURIComponent(url.username) } : {}),
      ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
      ...(url.pathname.length > 1 ? { db: Number(url.pathname.slice(1)) } : {}),
      ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
      maxRetriesPerRequest: null,
      retryStrategy: (attempt: number) => Math.min(attempt * 100, 1000),
    },
  };
}
