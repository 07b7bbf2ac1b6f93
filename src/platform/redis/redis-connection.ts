import { Cluster, Redis, type Command, type RedisOptions } from 'ioredis';
import { parseRedisUrl } from '../../kernel/redis-url.js';
import { assertNoOpenTransaction } from '../database/open-transaction.js';

/** Replies as ioredis has always mapped them. */
type ServerOptions = Omit<RedisOptions, 'replyMapping'>;
type Sent = Parameters<Redis['sendCommand']>[1];

/** Throws when it is called while a database transaction is open. */
class TransactionAwareRedis extends Redis {
  override sendCommand(command: Command, stream?: Sent): unknown {
    assertNoOpenTransaction(`Redis ${command.name}`);
    return super.sendCommand(command, stream);
  }
}

class TransactionAwareCluster extends Cluster {
  override sendCommand(command: Command, ...rest: unknown[]): unknown {
    assertNoOpenTransaction(`Redis ${command.name}`);
    return (super.sendCommand as (...args: unknown[]) => unknown)(command, ...rest);
  }
}

export function reconnectAfter(attempt: number): number {
  return Math.min(attempt * 100, 1000);
}

/** ioredis' options of one server, also of one that Sentinels name. @throws Error for a cluster. */
export function serverOptions(url: string): ServerOptions {
  const { kind, hosts, master, username, password, db, tls } = parseRedisUrl(url);
  const [first] = hosts;
  if (kind === 'cluster' || !first) throw new Error('A cluster is no single server.');
  return {
    ...(kind === 'sentinel' && master !== undefined ? { sentinels: hosts, name: master } : first),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(tls ? { tls: {}, enableTLSForSentinelMode: true } : {}),
    ...{ db, sentinelRetryStrategy: reconnectAfter },
    // A server that was the master is no more writable: connect again, to the new one.
    reconnectOnError: (error: Error) => (error.message.startsWith('READONLY') ? 2 : false),
  };
}

/** @param options of the connection to each node */
export function openCluster(url: string, options: ServerOptions = {}, isAware = false): Cluster {
  const { hosts, username, password, tls } = parseRedisUrl(url);
  const { enableOfflineQueue, ...ofNode } = options;
  const settings = {
    clusterRetryStrategy: reconnectAfter,
    ...(enableOfflineQueue === undefined ? {} : { enableOfflineQueue }),
    redisOptions: {
      ...ofNode,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
      ...(tls ? { tls: {} } : {}),
    },
  };
  return isAware ? new TransactionAwareCluster(hosts, settings) : new Cluster(hosts, settings);
}

export function isCluster(url: string): boolean {
  return parseRedisUrl(url).kind === 'cluster';
}

/**
 * A client that throws while a database transaction is open. That of a cluster has the same commands; all keys of one
 * command must have the same hash tag, and `scan` sees one node (`mastersOf`).
 */
export function openRedis(url: string, options: ServerOptions): Redis {
  if (isCluster(url)) return openCluster(url, options, true) as unknown as Redis;
  return new TransactionAwareRedis({ ...serverOptions(url), ...options });
}

/** The servers that hold the keys: of a cluster its masters. */
export function mastersOf(client: Redis): Redis[] {
  return client instanceof Cluster ? (client as Cluster).nodes('master') : [client];
}
