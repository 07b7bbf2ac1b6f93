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

const SLOTS = 16_384;

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
    // Sentinels have TLS of their own, and so has the server that they name.
    ...(tls ? { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true } : {}),
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
    // Otherwise an address takes the place of a node's name, which its certificate has.
    ...(tls ? { dnsLookup: keepName } : {}),
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

/** One line of `CLUSTER SLOTS`: the first and last slot of a range, its master, its replicas. */
type SlotRange = [first: number, last: number, master: [host: string | null, port: number], ...unknown[]];

/**
 * The servers that hold the keys: of a cluster the masters that it names itself, because the client forgets one whose
 * connection has ended.
 * @throws Error when a slot has no master, or a master no connection
 */
export async function mastersOf(client: Redis): Promise<Redis[]> {
  if (!(client instanceof Cluster)) return [client];
  const cluster = client as Cluster;
  const ranges = (await cluster.cluster('SLOTS')) as unknown as SlotRange[];
  const covered = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  if (covered < SLOTS) throw new Error(`${SLOTS - covered} slots of the Redis cluster have no master.`);
  const names = new Set(ranges.map(([, , [host, port]]) => `${host}:${port}`));
  const masters = cluster.nodes().filter(({ options }) => names.has(`${options.host}:${options.port}`));
  if (masters.length < names.size) throw new Error('A master of the Redis cluster is not connected.');
  return masters;
}

function keepName(name: string, found: (error: null, address: string) => void): void {
  found(null, name);
}
