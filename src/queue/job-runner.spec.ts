import { Logger } from '@nestjs/common';
import { UnrecoverableError, type Job } from 'bullmq';
import { newId } from '../kernel/ids.js';
import { CredentialRegistry, type TenantStanding } from '../platform/auth/credential-registry.js';
import type { JobHandling, JobPayload } from '../platform/queueing/job-kinds.js';
import { currentContext } from '../platform/context/request-context.js';
import type { JobAttempts } from './attempts/job-attempts.js';
import type { JobHandlers } from './job-handlers.js';
import { JobRunner } from './job-runner.js';

const NO_LIMITS = { requestsPerMinute: 0, messagesPerMinute: 0, visitorMessagesPerMinute: 0, openSockets: 0 };

/** Knows only the prepared tenants. @throws when called unprepared. */
class PreparedRegistry extends CredentialRegistry {
  standings: Record<string, TenantStanding['status']> | null = null;

  findKey(): never {
    throw new Error('A job has no key.');
  }

  noteUse(): never {
    throw new Error('A job has no key.');
  }

  knows(): never {
    throw new Error('A job has no key.');
  }

  standingOf(tenantId: string): Promise<TenantStanding | null> {
    if (!this.standings) throw new Error('The database was asked.');
    const status = this.standings[tenantId];
    return Promise.resolve(status ? { status, allowedOrigins: [], limits: NO_LIMITS } : null);
  }
}

describe('a job from the queue', () => {
  const registry = new PreparedRegistry();
  const handle = jest.fn((_: JobHandling) => Promise.resolve());
  const handlers = { handlerOf: (kind: string) => (kind === 'turn.answer' ? { handle } : undefined) };
  const attempts = { make: (_kind: string, _outboxId: string, work: () => Promise<void>) => work() };
  const runner = new JobRunner(handlers as JobHandlers, registry, attempts as JobAttempts);
  const payload = () => ({ tenantId: newId(), outboxId: newId(), reference: newId(), correlationId: 'c-1' });

  beforeEach(() => {
    registry.standings = null;
    handle.mockReset();
    handle.mockResolvedValue();
    jest.spyOn(Logger.prototype, 'log').mockImplementation();
  });
  afterEach(() => jest.restoreAllMocks());

  function process(data: unknown, name = 'turn.answer'): Promise<void> {
    return runner.run({ id: '1', name, data, attemptsMade: 0 } as unknown as Job<JobPayload>);
  }

  const { tenantId, ...withoutTenant } = payload();
  it.each([
    ['without data', null],
    ['with text for data', 'turn'],
    ['without a tenant', withoutTenant],
    ['with an empty tenant', { ...withoutTenant, tenantId: '' }],
    ['with a tenant that is no id', { ...withoutTenant, tenantId: `${tenantId}' OR true --` }],
    ['with a list for its tenant', { ...withoutTenant, tenantId: [tenantId] }],
    ['without a reference', { ...payload(), reference: undefined }],
    ['with a reference that is no id', { ...payload(), reference: '1; DROP TABLE turns' }],
    ['with an outbox row that is no id', { ...payload(), outboxId: 7 }],
  ])('%s is refused for good, before any query', async (_, data) => {
    await expect(process(data)).rejects.toThrow(UnrecoverableError);
    expect(handle).not.toHaveBeenCalled();
  });

  it('of an unknown kind fails without retries, before any query', async () => {
    await expect(process(payload(), 'turn.forget')).rejects.toThrow(UnrecoverableError);
    expect(handle).not.toHaveBeenCalled();
  });

  it('of a tenant that does not exist fails without retries', async () => {
    registry.standings = {};
    await expect(process(payload())).rejects.toThrow(UnrecoverableError);
    expect(handle).not.toHaveBeenCalled();
  });

  it('of a suspended tenant stays in the outbox', async () => {
    const job = payload();
    registry.standings = { [job.tenantId]: 'suspended' };
    await process(job);
    expect(handle).not.toHaveBeenCalled();
  });

  it('of an active tenant runs once, in that tenant’s context', async () => {
    const job = payload();
    registry.standings = { [job.tenantId]: 'active' };
    handle.mockImplementation(() => {
      expect(currentContext()).toMatchObject({ tenantId: job.tenantId, correlationId: 'c-1' });
      return Promise.resolve();
    });
    await process(job);
    const { outboxId, reference } = job;
    expect(handle.mock.calls).toEqual([[{ outboxId, reference, alone: expect.any(Function) }]]);
  });

  it('that an operator has retried says so to its handler, and no other truth is believed', async () => {
    const job = payload();
    registry.standings = { [job.tenantId]: 'active' };
    await process({ ...job, isRetry: true });
    await process({ ...job, isRetry: 'yes' });
    expect(handle.mock.calls.map(([{ isRetry }]) => isRetry)).toEqual([true, undefined]);
  });

  it('that failed is logged with its tenant, without the rest of its data', () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation();
    const job = { ...payload(), text: 'secret' };
    runner.reportFailure(
      { id: '1', name: 'turn.answer', data: job } as unknown as Job<JobPayload>,
      new Error('No.'),
    );
    expect(logged).toHaveBeenCalledWith(
      expect.objectContaining({ tenant: job.tenantId }),
      'turn.answer failed',
    );
    expect(JSON.stringify(logged.mock.calls)).not.toContain('secret');
  });
});
