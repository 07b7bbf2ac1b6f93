import { Injectable, Logger } from '@nestjs/common';
import { UnrecoverableError, type Job } from 'bullmq';
import { isId, newId } from '../kernel/ids.js';
import { CredentialRegistry } from '../platform/auth/credential-registry.js';
import type { JobKind } from '../kernel/job-names.js';
import { JOB_POLICIES, type JobHandling, type JobPayload } from '../platform/queueing/job-kinds.js';
import { METRICS } from '../platform/metrics/metrics.js';
import { runAsTenant } from '../platform/context/request-context.js';
import { CPU_OWNERS } from '../platform/time/cpu-owners.js';
import { JobAttempts } from './attempts/job-attempts.js';
import { JobHandlers } from './job-handlers.js';

/** Runs one job of any queue under its tenant's context. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger('Job');

  constructor(
    private readonly handlers: JobHandlers,
    private readonly credentials: CredentialRegistry,
    private readonly attempts: JobAttempts,
  ) {}

  /** Enters the tenant's context before anything else; a job without a tenant is never run. */
  async run(job: Job<JobPayload>, alone: JobHandling['alone'] = atOnce): Promise<void> {
    const { tenantId, outboxId, reference, correlationId, isRetry } = checked(job.data);
    const kind = job.name as JobKind;
    const handler = this.handlers.handlerOf(job.name);
    if (!handler) throw new UnrecoverableError(`Nothing handles jobs named "${job.name}".`);
    const standing = await this.credentials.standingOf(tenantId);
    if (!standing) throw new UnrecoverableError('The job names a tenant that does not exist.');
    // The outbox row stays, and the relay sends it again when the tenant is active.
    if (standing.status !== 'active') return;
    const started = performance.now();
    const isTurn = JOB_POLICIES[kind].queue === 'turns';
    await runAsTenant(tenantId, { requestId: newId(), correlationId, isJob: true, isTurn }, async () => {
      CPU_OWNERS.goOn();
      await this.attempts.make(kind, outboxId, () =>
        handler.handle({ outboxId, reference, alone, ...(isRetry ? { isRetry } : {}) }),
      );
      const ms = Math.round(performance.now() - started);
      METRICS.jobs.add({ kind, outcome: 'done' });
      METRICS.jobSeconds.observeMs({ kind }, ms);
      const line = { job: job.name, jobId: job.id, attempt: job.attemptsMade + 1, ms };
      if (JOB_POLICIES[kind].isQuiet) this.logger.debug(line, `${job.name} done`);
      else this.logger.log(line, `${job.name} done`);
    });
  }

  reportFailure(job: Job<JobPayload> | undefined, error: Error): void {
    const { tenantId: tenant, correlationId } = job?.data ?? {};
    METRICS.jobs.add({ kind: job?.name as JobKind, outcome: 'failed' });
    const line = { job: job?.name, jobId: job?.id, tenant, correlationId, attempt: job?.attemptsMade };
    this.logger.error({ ...line, err: error }, `${job?.name ?? 'A job'} failed`);
  }

  reportOutage(error: Error): void {
    this.logger.warn(`The queue is away: ${error.message}`);
  }
}

/** Bulk jobs need not wait for the turns. */
function atOnce(): Promise<void> {
  return Promise.resolve();
}

/**
 * Validates the job, because anyone with access to Redis can write one. @throws UnrecoverableError when it is invalid.
 */
function checked(payload: Partial<JobPayload> | null): JobPayload {
  const { tenantId, outboxId, reference, correlationId, isRetry } = payload ?? {};
  if (!isId(tenantId)) throw new UnrecoverableError('The job names no tenant.');
  if (!isId(outboxId) || !isId(reference)) throw new UnrecoverableError('The job names no work.');
  const ids = { tenantId, outboxId, reference, correlationId: correlationId ?? newId() };
  return isRetry === true ? { ...ids, isRetry } : ids;
}
