import type { QueueOptions } from 'bullmq';
import { Cluster } from 'ioredis';
import type { RedisConfig } from '../config/redis.config.js';
import { withDeadline } from '../kernel/deadline.js';
import { isCluster, openCluster, reconnectAfter, serverOptions } from '../platform/redis/redis-connection.js';
import { TRACING } from '../platform/tracing/tracing.js';
import { CLUSTER_QUEUE_PREFIX, QUEUE_PREFIX } from '../platform/redis/redis-keys.js';

/**
 * BullMQ opens its own connections, which retry without limit; `QueueWriter` has a deadline. Those to a cluster are
 * opened here, because BullMQ takes no options for them: see `disconnectCluster`.
 */
export function queueOptions({ url }: RedisConfig): QueueOptions {
  const endless = { maxRetriesPerRequest: null, retryStrategy: reconnectAfter };
  if (isCluster(url))
    return {
      prefix: CLUSTER_QUEUE_PREFIX,
      connection: listened(openCluster(url, endless)),
      ...TRACING.ofJobs,
    };
  return { prefix: QUEUE_PREFIX, connection: { ...serverOptions(url), ...endless }, ...TRACING.ofJobs };
}

/** How long BullMQ may take to say goodbye to Redis. */
const GOODBYE_MS = 2_000;

/**
 * Closes a queue or worker of BullMQ, for the end of the process. BullMQ's goodbye to a Redis that is away waits without
 * end, and would hold up everything that is to stop after it: then it is cut.
 */
export async function closeSoon(
  bull: { close: () => Promise<void>; disconnect: () => Promise<void> },
  mostMs = GOODBYE_MS,
): Promise<void> {
  await withDeadline(bull.close(), mostMs, 'Redis').catch(() => {
    // Not awaited: a connection that is away may never say that it has ended.
    bull.disconnect().catch(() => undefined);
  });
}

/** For when BullMQ has closed what used these options: it leaves a connection open that it has not opened. */
export function disconnectCluster({ connection }: Pick<QueueOptions, 'connection'>): void {
  if (connection instanceof Cluster) connection.disconnect();
}

function listened(cluster: Cluster): Cluster {
  cluster.on('error', () => undefined);
  return cluster;
}
