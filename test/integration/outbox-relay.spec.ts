import { Logger } from '@nestjs/common';
import { newId } from '../../src/kernel/ids.js';
import { JOB_POLICIES, type JobPayload } from '../../src/platform/queueing/job-kinds.js';
import { BullJobSender } from '../../src/queue/bull-job-sender.js';
import { QUEUE_POLICIES } from '../../src/queue/queue-policies.js';
import { eventually } from '../support/eventually.js';
import { RelayRig } from './relay-rig.js';

const { mostQueued: MOST } = QUEUE_POLICIES.bulk;

describe('the relay of the outbox', () => {
  let rig: RelayRig;
  let a: string;
  let b: string;

  beforeAll(async () => {
    rig = await RelayRig.open();
  });
  beforeEach(async () => {
    await rig.clear();
    [a, b] = [await rig.tenant(), await rig.tenant()];
    jest.spyOn(Logger.prototype, 'warn').mockImplementation();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => rig.close());

  /** The jobs of a queue in the order in which a worker would take them. */
  async function inLine(queue: 'turns' | 'bulk' = 'bulk'): Promise<(JobPayload & { kind: string })[]> {
    const jobs = await rig.queue[queue].getPrioritized(0, -1);
    return jobs.map(({ data, name: kind }) => ({ ...data, kind }));
  }

  async function countOf(tenantId: string): Promise<number> {
    return (await inLine()).filter((job) => job.tenantId === tenantId).length;
  }

  it('takes what a visitor waits for first, however much older the rest is', async () => {
    await rig.owe(a, 'questions.learn', MOST, 60);
    await rig.owe(a, 'source.read', 5, 30);
    await rig.owe(b, 'turn.answer', 2, 5);
    const kinds = (await rig.backlog.take(10)).map(({ kind }) => kind);
    expect(kinds.slice(0, 7)).toEqual([
      ...['turn.answer', 'turn.answer'],
      ...Array.from({ length: 5 }, () => 'source.read'),
    ]);
    expect(kinds.slice(7)).toEqual(['questions.learn', 'questions.learn', 'questions.learn']);
  });

  it('takes what waits long before more urgent jobs of its own business that came later', async () => {
    const kinds = async () => {
      const taken = await rig.backlog.take(MOST);
      await rig.clear();
      return new Set(taken.map(({ kind }) => kind));
    };
    await rig.owe(a, 'source.read', MOST);
    await rig.owe(a, 'questions.learn', 1, 60);
    expect(await kinds()).toEqual(new Set(['source.read']));
    await rig.owe(a, 'source.read', MOST);
    await rig.owe(a, 'questions.learn', 1, 3_600);
    expect(await kinds()).toEqual(new Set(['source.read', 'questions.learn']));
  });

  it('takes businesses in turn', async () => {
    await rig.owe(a, 'source.read', 100, 60);
    await rig.owe(b, 'source.read', 4, 5);
    const tenants = (await rig.backlog.take(8)).map(({ payload }) => payload.tenantId);
    expect(tenants.filter((tenant) => tenant === b)).toHaveLength(4);
  });

  it('keeps no more of a business in a queue than its policy says, and fills up as they are done', async () => {
    await rig.owe(a, 'source.read', MOST + 60);
    await rig.owe(b, 'source.read', 5);
    expect(await rig.sweepAll()).toBe(MOST + 5);
    expect([await countOf(a), await countOf(b)]).toEqual([MOST, 5]);
    expect(await rig.backlog.owed()).toEqual([
      { kind: 'source.read', count: MOST + 65, since: expect.any(Date) },
    ]);
    const done = (await inLine()).filter(({ tenantId }) => tenantId === a).slice(0, 50);
    for (const { outboxId } of done) await rig.settle(outboxId);
    expect(await rig.sweepAll()).toBe(50);
    // Another queue of the same business has room of its own.
    await rig.owe(a, 'handoff.notify', 3);
    expect(await rig.sweepAll()).toBe(3);
  });

  it('sends a row once, and two relays send each row once', async () => {
    await rig.owe(a, 'source.read', 120);
    const write = jest.spyOn(rig.queue.writer, 'write');
    const relays = [rig.relay, rig.newRelay(), rig.newRelay()];
    for (let round = 0; round < 3; round += 1) await Promise.all(relays.map((relay) => relay.sweep()));
    await rig.age();
    expect(await rig.findLost()).toBe(0);
    expect(await rig.sweepAll()).toBe(0);
    expect(new Set(write.mock.calls.map(([{ payload }]) => payload.outboxId)).size).toBe(120);
    expect(write).toHaveBeenCalledTimes(120);
  });

  it('sends what its request has sent once more at the most', async () => {
    await rig.request(a, 'source.read');
    await rig.sql(`UPDATE outbox SET created_at = now() - interval '4 seconds'`);
    expect([await rig.sweepAll(), await rig.sweepAll()]).toEqual([1, 0]);
    expect(await inLine()).toHaveLength(1);
  });

  it('leaves rows that are too young, that are to wait, and those of a suspended business', async () => {
    await rig.owe(a, 'conversation.return', MOST + 1);
    await rig.sql(
      `UPDATE outbox SET sent_at = now() + interval '1 hour', is_queued = true WHERE kind = 'conversation.return'`,
    );
    await rig.owe(b, 'source.read', 1);
    await rig.sql(`UPDATE tenants SET status = 'suspended' WHERE id = $1`, [b]);
    expect(await rig.sweepAll()).toBe(0);
    // Young is what is younger than 3 s: on a slow machine it may be older when it is looked at, and another one is.
    const sent = await eventually(async () => {
      await rig.owe(a, 'source.read', 1, 1);
      const count = await rig.sweepAll();
      const [row] = await rig.sql<{ young: boolean }>(
        `DELETE FROM outbox WHERE tenant_id = $1 AND kind = 'source.read'
         RETURNING created_at > now() - interval '3 seconds' AS young`,
        [a],
      );
      return row?.young === true && { count };
    });
    expect(sent).toEqual({ count: 0 });
    // What waits takes no room.
    await rig.owe(a, 'handoff.notify', 1);
    expect(await rig.sweepAll()).toBe(1);
  });

  it('sends everything again when Redis was emptied, page after page', async () => {
    const tenants = [a, b, await rig.tenant(), await rig.tenant()];
    for (const tenant of tenants) await rig.owe(tenant, 'source.read', MOST);
    await rig.owe(a, 'turn.answer', 7);
    const all = tenants.length * MOST + 7;
    expect(await rig.sweepAll()).toBe(all);
    await rig.age();
    await rig.queue.redis.flush();
    expect(await rig.findLost()).toBe(all);
    expect(await rig.sweepAll()).toBe(all);
    expect([(await inLine()).length, (await inLine('turns')).length]).toEqual([all - 7, 7]);
  });

  it('sends a single job again that was lost or has ended undone', async () => {
    await rig.owe(a, 'source.read', 20);
    await rig.sweepAll();
    await rig.age();
    const [first] = await rig.queue.bulk.getPrioritized(0, 0);
    await first?.remove();
    expect(await rig.findLost()).toBe(1);
    expect(await rig.sweepAll()).toBe(1);
    expect((await inLine()).map(({ outboxId }) => outboxId)).toContain(first?.id);
  });

  it('places a job whose placing has failed', async () => {
    await rig.owe(a, 'source.read', 30);
    await rig.sweepAll();
    const place = jest.spyOn(rig.queue.order, 'place').mockRejectedValueOnce(new Error('Redis is away'));
    await rig.owe(b, 'source.read');
    await rig.sweepAll();
    place.mockRestore();
    expect((await inLine()).at(-1)?.tenantId).toBe(b);
    await rig.age();
    await rig.findLost();
    expect((await inLine()).findIndex(({ tenantId }) => tenantId === b)).toBeLessThanOrEqual(1);
  });

  it('is shown each waiting job once, also one that a request has sent and the relay has not seen', async () => {
    await rig.request(a, 'source.read');
    await rig.owe(a, 'source.read', 2, 4);
    await rig.sql(`UPDATE outbox SET created_at = now() - interval '4 seconds'`);
    const bulk = async () => (await rig.overview.list()).find(({ name }) => name === 'bulk');
    expect(await bulk()).toMatchObject({ waiting: 3 });
    await rig.sweepAll();
    expect(await bulk()).toMatchObject({ waiting: 3, active: 0 });
    await rig.clear();
    expect(await bulk()).toMatchObject({ waiting: 0, oldestWaitingSeconds: null });
  });

  it('reads a hundred thousand waiting rows by their index', async () => {
    await rig.owe(a, 'source.read', 100_000, 60);
    await rig.sql('ANALYZE outbox');
    const query = jest.spyOn(rig.platformDb, 'query');
    await rig.relay.sweep();
    await rig.age();
    await rig.findLost();
    const plans = query.mock.calls.map(([text, values]) =>
      rig.sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values),
    );
    const lines = (await Promise.all(plans)).flat().map((line) => line['QUERY PLAN']);
    expect(lines.filter((line) => line.includes('outbox_waiting')).length).toBeGreaterThanOrEqual(3);
    expect(lines.filter((line) => line.includes('Seq Scan on outbox'))).toEqual([]);
  });
});

describe('a request’s job', () => {
  let rig: RelayRig;

  beforeAll(async () => {
    rig = await RelayRig.open();
  });
  afterAll(() => rig.close());

  it('is left to the relay while Redis holds as many of its business as it may; another’s is sent', async () => {
    const [a, b] = [newId(), newId()];
    const sender = new BullJobSender(rig.queue.writer);
    const send = (tenantId: string) =>
      sender.send({
        kind: 'visitor.erase',
        payload: { tenantId, outboxId: newId(), reference: newId(), correlationId: 'c-1' },
      });
    const began = performance.now();
    for (let n = 0; n < MOST + 50; n += 1) await send(a);
    // One more for each second that it takes.
    const seconds = (performance.now() - began) / 1_000;
    const held = await rig.queue.bulk.getPrioritizedCount();
    expect(held).toBeGreaterThanOrEqual(MOST);
    expect(held).toBeLessThan(MOST + 25 + Math.min(seconds, 24));
    await send(b);
    const line = await rig.queue.bulk.getPrioritized(0, 1);
    expect(line.map(({ data }) => data.tenantId)).toContain(b);
  });

  it('that is more urgent goes before the less urgent ones of its own business', async () => {
    await rig.queue.redis.flush();
    const a = newId();
    const write = (kind: 'questions.learn' | 'visitor.erase') =>
      rig.queue.writer.write({
        kind,
        payload: { tenantId: a, outboxId: newId(), reference: newId(), correlationId: 'c-1' },
      });
    for (let n = 0; n < 40; n += 1) await write('questions.learn');
    for (let n = 0; n < 40; n += 1) await write('visitor.erase');
    const kinds = (await rig.queue.bulk.getPrioritized(0, -1)).map(({ name }) => name);
    expect(kinds.indexOf('visitor.erase')).toBeLessThanOrEqual(1);
    const share = kinds.slice(0, 40).filter((kind) => kind === 'visitor.erase').length;
    const { priority: urgent } = JOB_POLICIES['visitor.erase'];
    const { priority: late } = JOB_POLICIES['questions.learn'];
    expect(share / 40).toBeGreaterThan(late / (late + urgent) - 0.1);
    // None waits for ever.
    expect(share).toBeLessThan(40);
  });
});
