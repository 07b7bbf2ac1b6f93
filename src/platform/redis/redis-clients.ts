import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis, type Command } from 'ioredis';
import { RedisConfig } from '../../config/redis.config.js';
import { assertNoOpenTransaction } from '../database/open-transaction.js';

/** Throws when it is called while a database transaction is open. */
class TransactionAwareRedis extends Redis {
  override sendCommand(command: Command, stream?: Parameters<Redis['sendCommand']>[1]): unknown {
    assertNoOpenTransaction(`Redis ${command.name}`);
    return super.sendCommand(command, stream);
  }
}

/** Commands fail within the command timeout when Redis is away, instead of queueing for ever (ioredis' default). */
function requestPathOptions(config: RedisConfig) {
  return {
    commandTimeout: config.commandTimeoutMs,
    connectTimeout: 2000,
    maxRetriesPerRequest: 1,
    retryStrategy: (attempt: number) => Math.min(attempt * 100, 1000),
  };
}

/** Commands fail at once without a connection. The caller sets the timeout for a connection that does not answer. */
function countingOptions() {
  return {
    connectTimeout: 2000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt: number) => Math.min(attempt * 100, 1000),
  };
}

/**
 * One client for requests, one for rate limits, one for subscriptions. Workers and queues open their own through
 * BullMQ.
 */
@Injectable()
export class RedisClients implements OnApplicationShutdown {
  readonly commands: Redis;
  readonly counting: Redis;
  readonly subscriber: Redis;

  constructor(@Inject(RedisConfig) config: RedisConfig) {
    this.commands = new TransactionAwareRedis(config.url, requestPathOptions(config));
    this.counting = new TransactionAwareRedis(config.url, countingOptions());
    this.subscriber = new Redis(config.url, {
      maxRetriesPerRequest: null,
      retryStrategy: (attempt: number) => Math.min(attempt * 100, 1000),
    });
    // Each failed reconnect emits `error`; without a listener that would end the process.
    for (const client of this.all()) client.on('error', () => undefined);
  }

  onApplicationShutdown(): void {
    for (const client of this.all()) client.disconnect();
  }

  private all(): Redis[] {
    return [this.commands, this.counting, this.subscriber];
  }
}
