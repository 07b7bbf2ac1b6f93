import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { OutboxEntry } from '../../src/platform/queueing/outbox.js';
import { eventually } from '../support/eventually.js';
import { QueueRig } from './queue-rig.js';

function entry(): OutboxEntry {
  const payload = { tenantId: randomUUID(), outboxId: randomUUID(), reference: randomUUID() };
  return { kind: 'turn.answer', payload: { ...payload, correlationId: 'c-1' } };
}

describe('jobs that are sent', () => {
  let rig: QueueRig;
  let warned: jest.SpyInstance;

  beforeAll(async () => {
    rig = await QueueRig.open();
  });
  beforeEach(() => {
    warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => rig.close());

  it('while Redis is away are left to the relay at once, and none of them is kept in memory', async () => {
    const { sender, turns: queue, redis } = rig;
    await sender.send(entry());
    expect(await queue.getJobCountByTypes('prioritized', 'waiting')).toBe(1);
    await redis.kill();
    await eventually(() => Promise.resolve(!sender.isAvailable));
    const times: number[] = [];
    for (let n = 0; n < 50; n += 1) {
      const began = performance.now();
      await sender.send(entry());
      times.push(performance.now() - began);
    }
    // One that waits for a connection takes half a second; the median, because a busy machine delays one or another.
    expect(times.sort((one, other) => one - other)[25]).toBeLessThan(60);
    expect(warned).toHaveBeenCalledTimes(50);
    await redis.start();
    await eventually(() => Promise.resolve(sender.isAvailable));
    await sender.send(entry());
    expect(await queue.getJobCountByTypes('prioritized', 'waiting')).toBe(1);
  });
});
