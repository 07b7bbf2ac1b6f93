import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { Queue } from 'bullmq';
import type { RedisConfig } from '../../src/config/redis.config.js';
import type { JobPayload } from '../../src/platform/queueing/job-kinds.js';
import type { OutboxEntry } from '../../src/platform/queueing/outbox.js';
import { BullJobSender } from '../../src/queue/bull-job-sender.js';
import { BullQueues } from '../../src/queue/bull-queues.js';
import { queueOptions } from '../../src/queue/queue-connection.js';
import { RedisServer } from '../e2e/redis-server.js';
import { eventually } from '../support/businesses.js';

function entry(): OutboxEntry {
  const payload = { tenantId: randomUUID(), outboxId: randomUUID(), reference: randomUUID() };
  return { kind: 'turn.answer', payload: { ...payload, correlationId: 'c-1' } };
}

describe('jobs that are sent', () => {
  let redis: RedisServer;
  let queue: Queue<JobPayload>;
  let bulk: Queue<JobPayload>;
  let sender: BullJobSender;
  let warned: jest.SpyInstance;

  beforeAll(async () => {
    redis = await RedisServer.start();
    const options = queueOptions({ url: redis.url } as RedisConfig);
    queue = new Queue<JobPayload>('turns', options);
    bulk = new Queue<JobPayload>('bulk', options);
    const queues = new BullQueues(queue, bulk);
    queues.onModuleInit();
    sender = new BullJobSender(queues);
    await eventually(() => Promise.resolve(sender.isAvailable));
  });
  beforeEach(() => {
    warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await Promise.all([queue.close(), bulk.close()]);
    await redis.kill();
  });

  it('while Redis is away are left to the relay at once, and none of them is kept in memory', async () => {
    await sender.send(entry());
    expect(await queue.getJobCountByTypes('prioritized', 'waiting')).toBe(1);
    await redis.kill();
    await eventually(() => Promise.resolve(!sender.isAvailable));
    const began = performance.now();
    for (let n = 0; n < 50; n += 1) await sender.send(entry());
    expect(performance.now() - began).toBeLessThan(500);
    expect(warned).toHaveBeenCalledTimes(50);
    await redis.start();
    await eventually(() => Promise.resolve(sender.isAvailable));
    await sender.send(entry());
    expect(await queue.getJobCountByTypes('prioritized', 'waiting')).toBe(1);
  });
});
