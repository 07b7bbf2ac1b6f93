import type { RedisConfig } from '../config/redis.config.js';
import type { BullQueues } from './bull-queues.js';
import type { FairOrder } from './fair-order.js';
import type { JobRunner } from './job-runner.js';
import type { TurnGate } from './turn-gate.js';
import { TurnsProcessor } from './turns.processor.js';

const CHECK_MS = 50;

describe('the room that is made for those in line', () => {
  const getPrioritized = jest.fn();
  const gate = { isHolding: true, hasRoom: () => true, dismiss: jest.fn(() => true) };
  const order = { bringForward: jest.fn(() => Promise.resolve()) };
  let answer: { resolve: (line: unknown[]) => void; reject: (error: Error) => void };

  beforeEach(() => {
    jest.useFakeTimers();
    getPrioritized.mockImplementation(() => new Promise((resolve, reject) => (answer = { resolve, reject })));
    const processor = new TurnsProcessor(
      {} as JobRunner,
      gate as unknown as TurnGate,
      order as unknown as FairOrder,
      { get: () => ({ getPrioritized }) } as unknown as BullQueues,
      { turnConcurrency: 20 } as RedisConfig,
    );
    Object.defineProperty(processor, 'worker', { value: {} });
    processor.onApplicationBootstrap();
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.clearAllMocks();
  });

  it('is one turn however long Redis takes to answer, and the next one after that', async () => {
    await jest.advanceTimersByTimeAsync(20 * CHECK_MS);
    expect(getPrioritized).toHaveBeenCalledTimes(1);
    answer.resolve([{ data: { tenantId: 'b' } }]);
    await jest.advanceTimersByTimeAsync(CHECK_MS);
    expect(gate.dismiss).toHaveBeenCalledTimes(1);
    expect(getPrioritized).toHaveBeenCalledTimes(2);
  });

  it('is looked for again after Redis was away', async () => {
    await jest.advanceTimersByTimeAsync(CHECK_MS);
    answer.reject(new Error('Redis is away'));
    await jest.advanceTimersByTimeAsync(CHECK_MS);
    expect(getPrioritized).toHaveBeenCalledTimes(2);
    expect(gate.dismiss).not.toHaveBeenCalled();
  });
});
