import { randomUUID } from 'node:crypto';
import { Queue, type JobsOptions } from 'bullmq';
import { Stage } from '../../e2e/stage.js';
import { ask, messagesOf } from '../../e2e/turns.js';
import { WireProxy } from '../../integration/wire-proxy.js';
import { JOB_KINDS } from '../../../src/kernel/job-names.js';
import { QUEUE_PREFIX } from '../../../src/platform/redis/redis-keys.js';
import { startConversation } from '../../support/businesses.js';
import { eventually } from '../../support/eventually.js';
import type { FrontdeskProcess } from '../../support/frontdesk-process.js';
import { loudBusiness, type LoudBusiness } from './traffic.js';

/** Like the product's jobs, but kept when they fail; of five attempts a refusal must use one. */
const OPTIONS: JobsOptions = { priority: 1, attempts: 5, removeOnComplete: true, removeOnFail: false };

describe('check 14: a job pushed straight into Redis', () => {
  let stage: Stage;
  let frontdesk: FrontdeskProcess;
  let tenantSql: WireProxy;
  let queue: Queue;
  let a: LoudBusiness;
  let b: LoudBusiness;

  beforeAll(async () => {
    stage = await Stage.open();
    tenantSql = await WireProxy.start(stage.env().DATABASE_URL);
    frontdesk = await stage.start({ DATABASE_URL: tenantSql.url });
    const { hostname: host, port } = new URL(stage.env().REDIS_URL);
    queue = new Queue('turns', { prefix: QUEUE_PREFIX, connection: { host, port: Number(port) } });
    [a, b] = [await loudBusiness(stage, frontdesk), await loudBusiness(stage, frontdesk)];
    // The jobs that these businesses have caused have queries of their own.
    const owed = `SELECT kind FROM outbox WHERE kind <> 'conversation.return'`;
    await eventually(async () => (await stage.sql(owed)).length === 0);
    await quiet();
  });
  afterAll(async () => {
    await queue.close();
    await stage.close();
    await tenantSql.stop();
  });

  /** A job's row leaves the outbox before all that it caused has been asked: waits for a second without a query. */
  async function quiet(): Promise<void> {
    let since = Date.now();
    await eventually(async () => {
      if (tenantSql.counted.messages !== '') since = Date.now();
      tenantSql.reset();
      return Date.now() - since >= 1000;
    });
  }

  /** Like `pushOnce`. What runs by itself may ask meanwhile, so that a job beside which nothing was asked is looked for. */
  async function push(data: unknown, name?: string): ReturnType<typeof pushOnce> {
    let told = await pushOnce(data, name);
    for (let more = 0; more < 4 && told.asked !== ''; more += 1) told = await pushOnce(data, name);
    return told;
  }

  /** Adds a job and waits for its end. @returns why it failed, and the queries on the tenants' pool. */
  async function pushOnce(
    data: unknown,
    name: string = JOB_KINDS[0],
  ): Promise<{ reason: string; asked: string; tries: number }> {
    tenantSql.reset();
    const id = `job-${randomUUID()}`;
    await queue.add(name, data, { ...OPTIONS, jobId: id });
    const ended = await eventually(async () => {
      const job = await queue.getJob(id);
      if (job === undefined) return { failedReason: 'done', attemptsMade: 1 };
      return (await job.isFailed()) ? queue.getJob(id) : null;
    });
    const { messages, statements } = tenantSql.counted;
    const asked = messages === '' ? '' : `${messages} ${statements.join('; ')}`;
    return { reason: ended.failedReason, asked, tries: ended.attemptsMade };
  }

  const payload = { outboxId: randomUUID(), reference: randomUUID(), correlationId: 'pushed' };

  const malformed: [string, unknown][] = [
    ['without a tenant', payload],
    ['with an empty tenant', { ...payload, tenantId: '' }],
    ['with a tenant that is null', { ...payload, tenantId: null }],
    ['with a tenant that is no id', { ...payload, tenantId: `' OR true --` }],
    ['with a list of tenants', { ...payload, tenantId: [randomUUID(), randomUUID()] }],
    ['with a tenant that is an object', { ...payload, tenantId: { $ne: null } }],
    ['with a tenant and no work', { tenantId: randomUUID(), correlationId: 'pushed' }],
    ['with a tenant and work that is no id', { ...payload, tenantId: randomUUID(), reference: '*' }],
    ['with no data', {}],
    ['with data that is a text', 'tenantId'],
  ];

  it.each(malformed)('%s is refused before any query, once, with the reason', async (_, data) => {
    const { reason, asked, tries } = await push(data);
    expect(asked).toBe('');
    expect(reason).toMatch(/^The job names no (tenant|work)\.$/);
    expect(tries).toBe(1);
    await eventually(async () =>
      frontdesk.log.some((line) => line.includes(reason) && line.includes('failed')),
    );
  });

  it('of an unknown tenant is refused before a query for its rows', async () => {
    expect(await push({ ...payload, tenantId: randomUUID() })).toEqual({
      reason: 'The job names a tenant that does not exist.',
      asked: '',
      tries: 1,
    });
  });

  it('of an unknown kind is refused before any query', async () => {
    const { reason, asked } = await push({ ...payload, tenantId: a.id }, 'tenant.drop');
    expect({ reason, asked }).toEqual({ reason: 'Nothing handles jobs named "tenant.drop".', asked: '' });
  });

  it('of a suspended tenant is put aside before any query', async () => {
    const suspended = await stage.business(frontdesk);
    await stage.admin(frontdesk).patch(`/admin/v1/tenants/${suspended.id}`, { status: 'suspended' });
    expect(await push({ ...payload, tenantId: suspended.id })).toMatchObject({ asked: '', tries: 1 });
  });

  it('that names B’s turn under A answers nothing and changes nothing', async () => {
    const conversation = await startConversation(b.api);
    await ask(b.api, conversation, 'do you wrap gifts?');
    const [turn] = await stage.sql<{ id: string }>('SELECT id FROM turns WHERE tenant_id = $1 LIMIT 1', [
      b.id,
    ]);
    const before = await messagesOf(b.api, conversation);
    const rows = () => stage.sql('SELECT * FROM turns WHERE tenant_id = $1 ORDER BY id', [b.id]);
    const turns = await rows();
    await pushOnce({ ...payload, tenantId: a.id, reference: turn?.id });
    expect(await messagesOf(b.api, conversation)).toEqual(before);
    expect(await rows()).toEqual(turns);
  });
});
