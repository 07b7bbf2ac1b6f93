import { Logger } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import type { Job } from 'bullmq';
import type { JobKind } from '../../src/kernel/job-names.js';
import type { JobPayload } from '../../src/platform/queueing/job-kinds.js';
import type { JobRunner } from '../../src/queue/job-runner.js';
import { QUEUE_POLICIES } from '../../src/queue/queue-policies.js';
import { QueueWorkers } from '../../src/queue/queue-workers.js';
import type { OutboxRelay } from '../../src/queue/relay/outbox-relay.js';
import { TurnGate } from '../../src/queue/turns/turn-gate.js';
import { TurnIntake } from '../../src/queue/turns/turn-intake.js';
import { isDeep, rounds } from '../support/depth.js';
import { eventually } from '../support/eventually.js';
import { RelayRig } from './relay-rig.js';

const BULK: JobKind = 'source.read';
const PROBES = rounds(20, 200);
/** Added to twice the wait on an idle queue: what the machine itself may cost, in milliseconds. */
const SLACK_MS = 100;

/** Two processes with workers and relays, on a real PostgreSQL and Redis; a job does nothing but settle its row. */
describe('while one business floods a queue', () => {
  let rig: RelayRig;
  let flooding: string;
  let quiet: string;
  let workers: QueueWorkers[];
  let relays: OutboxRelay[];
  /** How many jobs of the flood have begun. */
  let floodBegun = 0;
  /** Called when the other business's job begins. */
  let onBegin: () => void;

  beforeAll(async () => {
    rig = await RelayRig.open();
  });
  beforeEach(async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    [flooding, quiet] = [await rig.tenant(), await rig.tenant()];
    floodBegun = 0;
    workers = [host(), host()];
    relays = [rig.newRelay(), rig.newRelay()];
    await Promise.all(workers.map((each) => each.onApplicationBootstrap()));
  });
  afterEach(async () => {
    for (const relay of relays) relay.onApplicationShutdown();
    await Promise.all(workers.map((each) => each.beforeApplicationShutdown()));
    await Promise.all(workers.map((each) => each.onApplicationShutdown()));
    await rig.clear();
    jest.restoreAllMocks();
  });
  afterAll(() => rig.close());

  function host(): QueueWorkers {
    const runner = {
      run: async ({ data: { tenantId, outboxId } }: Job<JobPayload>) => {
        if (tenantId === flooding) floodBegun += 1;
        else onBegin();
        await rig.settle(outboxId);
      },
      reportFailure: () => undefined,
      reportOutage: () => undefined,
    } as unknown as JobRunner;
    const { costs, order, config, durability } = rig.queue;
    const intake = new TurnIntake(new TurnGate(5, costs), order);
    const providers = { get: (type: unknown) => (type === TurnIntake ? intake : undefined) };
    return new QueueWorkers(runner, providers as ModuleRef, { ...config, turnConcurrency: 10 }, durability);
  }

  /** One job after the other. @returns how long each waited, and how many jobs of the flood began meanwhile. */
  async function probe(kind: JobKind): Promise<{ waits: number[]; overtaken: number[] }> {
    const waits: number[] = [];
    const overtaken: number[] = [];
    for (let n = 0; n < PROBES; n += 1) {
      const [since, before] = [performance.now(), floodBegun];
      const begins = new Promise<void>((resolve) => (onBegin = resolve));
      await rig.request(quiet, kind);
      await begins;
      waits.push(performance.now() - since);
      overtaken.push(floodBegun - before);
    }
    return { waits, overtaken };
  }

  async function flood(kind: JobKind, count: number): Promise<void> {
    await rig.owe(flooding, kind, count);
    for (const relay of relays) relay.onApplicationBootstrap();
    await eventually(() => Promise.resolve(floodBegun > 0));
  }

  function p95(values: number[]): number {
    return values.sort((x, y) => x - y)[Math.ceil(values.length * 0.95) - 1] ?? NaN;
  }

  it('turns begin at once, bulk work goes on, and Redis holds only a part of it', async () => {
    await flood(BULK, rounds(2_000, 50_000));
    const before = floodBegun;
    const { waits, overtaken } = await probe('turn.answer');
    expect(floodBegun - before).toBeGreaterThan(0);
    expect(p95(overtaken)).toBeLessThan(100);
    const held = await rig.queue.bulk.getJobCountByTypes('prioritized', 'wait', 'active');
    expect(held).toBeLessThanOrEqual(QUEUE_POLICIES.bulk.mostQueued);
    if (isDeep) expect(p95(waits)).toBeLessThan(1_000);
  });

  it('of turns, bulk work goes on, and the other business’s turns overtake them', async () => {
    await flood('turn.answer', rounds(2_000, 20_000));
    expect(Math.max(...(await probe(BULK)).overtaken)).toBeLessThan(200);
    expect(Math.max(...(await probe('turn.answer')).overtaken)).toBeLessThan(200);
  });

  it('another business’s jobs in the same queue overtake all that waits', async () => {
    const idle = await probe(BULK);
    await flood(BULK, rounds(2_000, 100_000));
    const { waits, overtaken } = await probe(BULK);
    expect(floodBegun).toBeLessThan(rounds(2_000, 100_000));
    // Once in a while the machine holds a process up; without priorities all that waits would go first.
    expect(p95(overtaken)).toBeLessThan(40);
    expect(Math.max(...overtaken)).toBeLessThan(200);
    if (isDeep) expect(p95(waits)).toBeLessThanOrEqual(2 * p95(idle.waits) + SLACK_MS);
  });
});
