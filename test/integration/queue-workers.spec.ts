import type { ModuleRef } from '@nestjs/core';
import type { Job } from 'bullmq';
import { newId } from '../../src/kernel/ids.js';
import { JOB_KINDS, QUEUES, type JobKind } from '../../src/kernel/job-names.js';
import { JOB_POLICIES } from '../../src/platform/queueing/job-kinds.js';
import type { JobRunner } from '../../src/queue/job-runner.js';
import { QueueWorkers } from '../../src/queue/queue-workers.js';
import { TurnGate } from '../../src/queue/turns/turn-gate.js';
import { TurnIntake } from '../../src/queue/turns/turn-intake.js';
import { eventually } from '../support/eventually.js';
import { QueueRig } from './queue-rig.js';

/** Turns of one tenant at once; the others that this process takes are held. */
const SHARE = 2;

describe('the host of the workers', () => {
  let rig: QueueRig;
  let workers: QueueWorkers;
  /** Ends the running jobs, by the kind of each. */
  const running: { kind: string; end: () => void; fail: () => void }[] = [];
  const failures: string[] = [];

  beforeEach(async () => {
    rig = await QueueRig.open();
    const runner = {
      run: ({ name }: Job) =>
        new Promise<void>((end, reject) =>
          running.push({ kind: name, end, fail: () => reject(new Error('broken')) }),
        ),
      reportFailure: (job: Job | undefined, error: Error) => failures.push(`${job?.name}: ${error.message}`),
      reportOutage: (error: Error) => failures.push(error.message),
    } as unknown as JobRunner;
    const intake = new TurnIntake(new TurnGate(SHARE, rig.costs), rig.order);
    const providers = { get: (type: unknown) => (type === TurnIntake ? intake : undefined) };
    const config = { ...rig.config, turnConcurrency: 5 };
    workers = new QueueWorkers(runner, providers as ModuleRef, config, rig.durability);
    await workers.onApplicationBootstrap();
  });
  afterEach(async () => {
    for (const { end } of running.splice(0)) end();
    failures.length = 0;
    await workers.beforeApplicationShutdown();
    await workers.onApplicationShutdown();
    await rig.close();
  });

  function send(kind: JobKind, tenantId: string = newId()): Promise<void> {
    const payload = { tenantId, outboxId: newId(), reference: newId(), correlationId: 'c-1' };
    return rig.sender.send({ kind, payload });
  }

  function kindsRunning(): string[] {
    return running.map(({ kind }) => kind).sort();
  }

  async function untilRunning(count: number): Promise<void> {
    await eventually(() => Promise.resolve(running.length === count));
  }

  it('end when their running job has ended, also while Redis is away', async () => {
    await send('visitor.erase');
    await send('turn.answer');
    await untilRunning(2);
    await rig.redis.kill();
    await workers.beforeApplicationShutdown();
    let isOver = false;
    const closing = workers.onApplicationShutdown().then(() => (isOver = true));
    for (const { end } of running.splice(1)) end();
    // The last one's end is awaited.
    await new Promise(setImmediate);
    expect(isOver).toBe(false);
    running.splice(0).forEach(({ end }) => end());
    await closing;
    // So that nothing goes on trying to connect.
    await rig.redis.start();
  });

  it('takes jobs of every kind from every queue', async () => {
    for (const kind of JOB_KINDS) await send(kind);
    // A queue runs fewer at once than it has kinds.
    const seen: string[] = [];
    await eventually(() => {
      for (const { kind, end } of running.splice(0)) {
        seen.push(kind);
        end();
      }
      return Promise.resolve(seen.length === JOB_KINDS.length);
    });
    expect(seen.sort()).toEqual([...JOB_KINDS].sort());
    expect(new Set(JOB_KINDS.map((kind) => JOB_POLICIES[kind].queue))).toEqual(new Set(QUEUES));
  });

  it('runs as many of a queue at once as its policy says', async () => {
    for (let n = 0; n < 3; n += 1) await send('visitor.erase');
    for (let n = 0; n < 5; n += 1) await send('turn.answer');
    await untilRunning(7);
    expect(kindsRunning().filter((kind) => kind === 'visitor.erase')).toHaveLength(2);
    expect(await rig.bulk.getJobCountByTypes('prioritized', 'waiting')).toBe(1);
  });

  it('reports a job that failed', async () => {
    await send('visitor.erase');
    await untilRunning(1);
    running[0]?.fail();
    await eventually(() => Promise.resolve(failures.length > 0));
    expect(failures).toEqual(['visitor.erase: broken']);
  });

  it('reports that Redis is away, and takes jobs again when it is back', async () => {
    await rig.redis.kill();
    await eventually(() => Promise.resolve(failures.length > 0));
    await rig.redis.start();
    await eventually(() => Promise.resolve(rig.sender.isAvailable));
    await send('visitor.erase');
    await untilRunning(1);
  });

  it('drains: what has not begun goes back, what runs goes on to its end', async () => {
    const tenantId = newId();
    for (let n = 0; n < 5; n += 1) await send('turn.answer', tenantId);
    await untilRunning(SHARE);
    await eventually(async () => (await rig.turns.getActiveCount()) === 5);
    await workers.beforeApplicationShutdown();
    await eventually(async () => (await rig.turns.getActiveCount()) === SHARE);
    await send('turn.answer');
    let isClosed = false;
    const closing = workers.onApplicationShutdown().then(() => (isClosed = true));
    running[0]?.end();
    await eventually(async () => (await rig.turns.getActiveCount()) === SHARE - 1);
    expect(isClosed).toBe(false);
    running[1]?.end();
    await closing;
    expect(running).toHaveLength(SHARE);
    expect(await rig.turns.getJobCountByTypes('prioritized', 'waiting')).toBe(4);
  });
});
