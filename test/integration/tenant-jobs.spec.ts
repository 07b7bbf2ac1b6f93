import { randomUUID } from 'node:crypto';
import { TenantJobs } from '../../src/queue/tenant-jobs.service.js';
import { QueueRig } from './queue-rig.js';

const MANY = 900;

function jobsOf(tenantId: string, count: number, opts: { priority?: number; delay?: number }) {
  return Array.from({ length: count }, () => {
    const payload = { tenantId, outboxId: randomUUID(), reference: randomUUID(), correlationId: 'c-1' };
    return { name: 'turn.answer', data: payload, opts: { ...opts, jobId: payload.outboxId } };
  });
}

describe('erasing a tenant’s jobs', () => {
  let rig: QueueRig;

  beforeAll(async () => {
    rig = await QueueRig.open();
  });
  afterAll(() => rig.close());

  it('finds all of them, on many pages in several states and queues, and keeps those of other tenants', async () => {
    const { turns, bulk } = rig;
    const [doomed, other] = [randomUUID(), randomUUID()];
    // The other tenant's jobs are between and before them, so that the pages contain jobs that stay.
    await turns.addBulk(jobsOf(other, 100, { priority: 1 }));
    for (const opts of [{ priority: 1 }, { delay: 600_000 }, {}]) {
      await turns.addBulk(jobsOf(doomed, MANY, opts));
      await turns.addBulk(jobsOf(other, 100, opts));
    }
    await bulk.addBulk(jobsOf(doomed, 10, {}));
    const erased: number[] = [];
    let batches = 0;
    const onBatch = () => {
      batches += 1;
      return Promise.resolve();
    };
    const jobs = new TenantJobs(rig.queues, rig.order);
    for (let pass = 0; pass < 2; pass += 1) erased.push(await jobs.erase(doomed, onBatch));
    expect(erased).toEqual([3 * MANY + 10, 0]);
    expect(batches).toBeGreaterThan(6);
    expect(await turns.getJobCountByTypes('wait', 'prioritized', 'delayed')).toBe(400);
    expect(await bulk.getJobCountByTypes('wait')).toBe(0);
  });
});
