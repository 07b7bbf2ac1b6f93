import { Logger } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import type { TenantPeople } from './tenant-people.js';
import type { TenantRows } from './tenant-rows.js';
import type { TenantRedisKeys } from '../platform/redis/tenant-redis-keys.js';
import { TenantMemories } from '../platform/tenancy/tenant-memories.js';
import type { TenantVectors } from '../platform/weaviate/tenant-vectors.js';
import type { TenantJobs } from '../queue/tenant-jobs.service.js';
import { TenantErasureRunner } from './tenant-erasure.runner.js';
import type { ErasureTask, RecentErasure, TenantErasuresRepository } from './tenant-erasures.repository.js';

const TICK_MS = 1_000;
type Batch = (gone: number) => Promise<void>;

describe('a process that erases tenants', () => {
  const task: ErasureTask = { id: newId(), tenantId: newId(), correlationId: newId(), settled: true };
  const recent = jest.fn<Promise<RecentErasure[]>, []>();
  const rows = jest.fn((_: Batch) => Promise.resolve(0));
  const renew = jest.fn((_: string) => Promise.resolve());
  const yieldWith = jest.fn((..._: Parameters<TenantErasuresRepository['yieldWith']>) => Promise.resolve());
  const finish = jest.fn((_: ErasureTask) => Promise.resolve());
  const forget = jest.fn();
  const drop = jest.fn(() => Promise.resolve(0));
  let runner: TenantErasureRunner;

  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    jest.spyOn(Logger.prototype, 'log').mockImplementation();
    for (const fake of [rows, renew, yieldWith, finish, forget]) fake.mockClear();
    rows.mockResolvedValue(0);
    recent.mockResolvedValue([{ tenantId: task.tenantId, finished: false }]);
    const memories = new TenantMemories();
    memories.register(forget);
    const nothing = () => Promise.resolve(0);
    runner = new TenantErasureRunner(
      {
        recent,
        lease: () => Promise.resolve(task),
        renew,
        yieldWith,
        finish,
      } as unknown as TenantErasuresRepository,
      { erase: rows } as unknown as TenantRows,
      { erase: nothing } as unknown as TenantPeople,
      { erase: nothing } as unknown as TenantRedisKeys,
      { erase: nothing } as unknown as TenantJobs,
      memories,
      { drop } as unknown as TenantVectors,
    );
    runner.onApplicationBootstrap();
  });
  afterEach(() => {
    runner.onApplicationShutdown();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const ticks = (count: number) => jest.advanceTimersByTimeAsync(count * TICK_MS);

  it('clears another tenant’s caches during a long pass, and starts no second pass', async () => {
    let end: (gone: number) => void = () => undefined;
    rows.mockImplementationOnce(() => new Promise((resolve) => (end = resolve)));
    await ticks(2);
    const other = newId();
    recent.mockResolvedValue([
      { tenantId: task.tenantId, finished: false },
      { tenantId: other, finished: true },
    ]);
    await ticks(2);
    expect(forget.mock.calls).toEqual([[task.tenantId], [other]]);
    expect(rows).toHaveBeenCalledTimes(1);
    end(0);
    await ticks(1);
    expect(rows).toHaveBeenCalledTimes(2);
  });

  it('waits longer after each failed pass, a minute at most, and the shortest time again after a pass that succeeded', async () => {
    rows.mockRejectedValue(new Error('The disk is full.'));
    await ticks(7);
    const pauses = () => yieldWith.mock.calls.map(([, , seconds]) => seconds);
    expect(pauses()).toEqual([3, 6, 12, 24, 48, 60, 60]);
    rows.mockResolvedValueOnce(0);
    await ticks(2);
    expect(finish).toHaveBeenCalledTimes(1);
    expect(pauses().at(-1)).toBe(3);
  });

  it('is not done before the vectors are gone, and waits while their store is away', async () => {
    drop.mockRejectedValueOnce(new Error('Weaviate does not answer.')).mockResolvedValueOnce(2);
    await ticks(2);
    expect(yieldWith.mock.calls.map(([, { vectors }, , error]) => [vectors, error])).toEqual([
      [0, 'Weaviate does not answer.'],
      [2, null],
    ]);
    expect(finish).not.toHaveBeenCalled();
    await ticks(1);
    expect(finish).toHaveBeenCalledTimes(1);
  });

  it('counts what was erased before the pass failed, and renews its lease with each batch', async () => {
    rows.mockImplementationOnce(async (onBatch) => {
      await onBatch(2000);
      await onBatch(7);
      throw new Error('The database is away.');
    });
    await ticks(1);
    const erased = { rows: 2007, jobs: 0, redisKeys: 0, vectors: 0 };
    expect(yieldWith.mock.calls).toEqual([[task.id, erased, 3, 'The database is away.']]);
    expect(renew.mock.calls).toEqual([[task.id], [task.id]]);
  });
});
