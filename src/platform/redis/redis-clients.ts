import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { RedisConfig } from '../../config/redis.config.js';
import { openRedis, reconnectAfter } from './redis-connection.js';

/** Commands fail within the command timeout when Redis is away, instead of queueing for ever (ioredis' default). */
function requestPathOptions(config: RedisConfig) {
  return {
    commandTimeout: config.commandTimeoutMs,
    connectTimeout: 2000,
    maxRetriesPerRequest: 1,
    retryStrategy: reconnectAfter,
  };
}

/** Commands fail at once without a connection. The caller sets the timeout for a connection that does not answer. */
function countingOptions() {
  return {
    connectTimeout: 2000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: reconnectAfter,
  };
}

/**
 * Two for queues and event streams, which must keep what they hold: one for requests, one for subscriptions. Two for what
 * may be lost, limits and kept answers, perhaps in another Redis: one for requests, one that never waits. Workers and
 * queues open their own through BullMQ.
 */
@Injectable()
export class RedisClients implements OnApplicationShutdown {
  readonly commands: Redis;
  readonly subscriber: Redis;
  /** The same as `commands` where there is one Redis. */
  readonly cache: Redis;
  readonly counting: Redis;

  constructor(@Inject(RedisConfig) config: RedisConfig) {
    const cacheUrl = config.cacheUrl || config.url;
    this.commands = openRedis(config.url, requestPathOptions(config));
    this.subscriber = openRedis(config.url, {
      maxRetriesPerRequest: null,
      retryStrategy: reconnectAfter,
    });
    this.cache = cacheUrl === config.url ? this.commands : openRedis(cacheUrl, requestPathOptions(config));
    this.counting = openRedis(cacheUrl, countingOptions());
    // Each failed reconnect emits `error`; without a listener that would end the process.
    for (const client of this.all()) client.on('error', () => undefined);
  }

  onApplicationShutdown(): void {
    for (const client of this.all()) client.disconnect();
  }

  private all(): Set<Redis> {
    return new Set([this.commands, this.subscriber, this.cache, this.counting]);
  }
}
