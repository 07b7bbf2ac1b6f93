import { Worker } from 'bullmq';
import { newId } from '../../src/kernel/ids.js';
import type { JobPayload } from '../../src/platform/queueing/job-kinds.js';
import type { JobRunner } from '../../src/queue/job-runner.js';
import { queueOptions } from '../../src/queue/queue-connection.js';
import { QueueWorker } from '../../src/queue/queue-worker.js';
import { TurnGate } from '../../src/queue/turns/turn-gate.js';
import { TurnIntake } from '../../src/queue/turns/turn-intake.js';
import { eventually } from '../support/eventually.js';
import { QueueRig } from './queue-rig.js';

type Turn = Pick<JobPayload, 'tenantId' | 'outboxId'>;

describe('waiting turns', () => {
  let rig: QueueRig;

  beforeAll(async () => {
    rig = await QueueRig.open();
  });
  beforeEach(() => rig.redis.flush());
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => rig.close());

  async function send(tenantId: string, count = 1): Promise<string[]> {
    const ids = Array.from({ length: count }, () => newId());
    for (const outboxId of ids) await sendAgain({ tenantId, outboxId });
    return ids;
  }

  function sendAgain({ tenantId, outboxId }: Turn): Promise<void> {
    const payload = { tenantId, outboxId, reference: outboxId, correlationId: 'c-1' };
    return rig.sender.send({ kind: 'turn.answer', payload });
  }

  /** The turns in the order in which a worker would take them. */
  async function inLine(): Promise<Turn[]> {
    return (await rig.turns.getPrioritized(0, -1)).map(({ data }) => data);
  }

  async function tenantsInLine(): Promise<string[]> {
    return (await inLine()).map(({ tenantId }) => tenantId);
  }

  it('of one tenant keep their order', async () => {
    const ids = await send('a', 20);
    expect((await inLine()).map(({ outboxId }) => outboxId)).toEqual(ids);
  });

  it('of a tenant with 500 of them let another tenant’s go first', async () => {
    await send('a', 500);
    await send('b');
    expect((await tenantsInLine()).indexOf('b')).toBeLessThanOrEqual(1);
  });

  it('of tenants with equal costs alternate, in whatever order and number they arrived', async () => {
    await send('a', 60);
    await send('b', 20);
    await send('c', 20);
    const line = await tenantsInLine();
    for (const tenant of ['a', 'b', 'c']) {
      const among = line.slice(0, 30).filter((name) => name === tenant).length;
      expect(among).toBeGreaterThanOrEqual(9);
      expect(among).toBeLessThanOrEqual(11);
    }
    expect(line.slice(62)).toEqual(Array.from({ length: 38 }, () => 'a'));
  });

  it('count by their cost: turns ten times as expensive run a tenth as often', async () => {
    jest.spyOn(rig.costs, 'of').mockImplementation((tenantId) => (tenantId === 'dear' ? 200 : 20));
    await send('dear', 50);
    await send('cheap', 50);
    const first = (await tenantsInLine()).slice(0, 44);
    expect(first.filter((name) => name === 'dear').length).toBeLessThanOrEqual(5);
    expect(first.filter((name) => name === 'dear').length).toBeGreaterThanOrEqual(3);
  });

  it('keep their place when the relay sends them again, and count once', async () => {
    const ids = await send('a', 30);
    for (let round = 0; round < 5; round += 1) {
      for (const outboxId of ids.slice(0, 10)) await sendAgain({ tenantId: 'a', outboxId });
    }
    expect((await inLine()).map(({ outboxId }) => outboxId)).toEqual(ids);
    await send('b', 40);
    await send('a');
    // Beside b's 31st; it would be behind all of b's if the repeats had counted.
    expect((await tenantsInLine()).lastIndexOf('a')).toBeLessThan(65);
  });

  it('do not count against their tenant once none are waiting', async () => {
    await send('a', 200);
    await rig.turns.drain();
    await send('a', 10);
    await send('b', 10);
    expect((await tenantsInLine()).slice(0, 10).filter((name) => name === 'a').length).toBeGreaterThanOrEqual(
      4,
    );
  });

  it('whose placing failed are placed when the relay sends them again', async () => {
    await send('a', 50);
    const place = jest.spyOn(rig.order, 'place').mockRejectedValueOnce(new Error('Redis is away'));
    const [outboxId = ''] = await send('b');
    expect((await tenantsInLine()).indexOf('b')).toBe(50);
    place.mockRestore();
    await sendAgain({ tenantId: 'b', outboxId });
    expect((await tenantsInLine()).indexOf('b')).toBeLessThanOrEqual(1);
  });

  it('that were released come before their tenant’s others and after other tenants’ new ones', async () => {
    const [first = ''] = await send('a', 20);
    const worker = new Worker<JobPayload>('turns', null, {
      ...queueOptions(rig.config),
      // The job is held for as long as the test takes.
      ...{ autorun: false, lockDuration: 600_000 },
    });
    try {
      const job = await worker.getNextJob('token');
      expect(job.id).toBe(first);
      await send('b');
      await job.moveToWait('token');
      await rig.order.placeBack({ tenantId: 'a', outboxId: first });
      const [one, two] = await inLine();
      expect([one?.tenantId, two?.outboxId]).toEqual(['b', first]);
    } finally {
      await worker.close();
    }
  });

  it('are looked at from the front, each with the newest that came', async () => {
    const [first = '', second = ''] = await send('a', 3);
    const ids = async () => (await rig.order.firstTurns(2)).map(({ outboxId }) => outboxId);
    expect(await ids()).toEqual([first, second]);
    await rig.turns.remove(first);
    await send('b');
    const [one, two] = await rig.order.firstTurns(2);
    expect([one?.tenantId, two?.tenantId].sort()).toEqual(['a', 'b']);
    await rig.turns.drain();
    expect(await ids()).toEqual([]);
  });

  it('leave no counter of an erased tenant', async () => {
    await send('a', 3);
    await rig.order.forget('a');
    expect(JSON.stringify(await rig.redis.dump('bull:turns:fair'))).not.toContain('"a"');
  });

  describe('with workers that limit one tenant to its share', () => {
    const workers: QueueWorker[] = [];
    const running = new Map<string, () => void>();
    const begun: string[] = [];

    /** The product's queue process with fake turns: each runs until the test ends it. */
    function startWorker(concurrency: number): void {
      const runner = {
        run: ({ data }: { data: JobPayload }) => {
          begun.push(data.tenantId);
          return new Promise<void>((end) => running.set(data.outboxId, end));
        },
      };
      const gate = new TurnGate(Math.floor(concurrency / 2), rig.costs);
      const intake = new TurnIntake(gate, rig.order);
      const options = { ...queueOptions(rig.config), concurrency };
      workers.push(new QueueWorker('turns', runner as unknown as JobRunner, intake, options));
    }

    function countOf(tenantId: string): number {
      return begun.filter((name) => name === tenantId).length;
    }

    function soon(condition: () => boolean): Promise<unknown> {
      return eventually(() => Promise.resolve(condition()));
    }

    afterEach(async () => {
      const ending = setInterval(() => {
        for (const end of running.values()) end();
      }, 10);
      const stopping = workers.splice(0);
      await Promise.all(stopping.map((worker) => worker.drain()));
      await Promise.all(stopping.map((worker) => worker.close()));
      clearInterval(ending);
      running.clear();
      begun.length = 0;
    });

    it('run another tenant’s at once, although 500 slow ones are waiting', async () => {
      await send('a', 500);
      startWorker(10);
      startWorker(10);
      await soon(() => countOf('a') === 10);
      await send('b', 3);
      // None of a's has ended.
      await soon(() => countOf('b') === 3);
      expect(countOf('a')).toBe(10);
    });

    it('run all of one tenant’s in the end', async () => {
      startWorker(4);
      await send('a', 60);
      const ending = setInterval(() => {
        for (const end of running.values()) end();
      }, 5);
      await soon(() => countOf('a') === 60);
      await eventually(
        async () => (await rig.turns.getJobCountByTypes('active', 'prioritized', 'wait')) === 0,
      ).finally(() => clearInterval(ending));
      expect(countOf('a')).toBe(60);
    });
  });
});
