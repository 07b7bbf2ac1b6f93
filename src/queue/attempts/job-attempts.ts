import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../kernel/errors.js';
import type { JobKind } from '../../kernel/job-names.js';
import { JOB_POLICIES } from '../../platform/queueing/job-kinds.js';
import { JobAttemptsRepository } from './job-attempts.repository.js';

const LONGEST_PAUSE_MS = 60 * 60_000;
/** Pauses differ by up to this part, so that what failed together is not tried together again. */
const JITTER = 0.25;
const DIED = 'The process that ran it stopped before it had ended.';

/** Counts the failed attempts of jobs in Postgres, and makes a job that fails too often a dead letter. */
@Injectable()
export class JobAttempts {
  private readonly logger = new Logger('Job');

  constructor(private readonly repository: JobAttemptsRepository) {}

  /** Runs one attempt. @throws what the work throws, after it is counted. */
  async make(kind: JobKind, outboxId: string, work: () => Promise<void>): Promise<void> {
    const { attempts, countsItself } = JOB_POLICIES[kind];
    if (!countsItself) {
      const failed = await this.repository.begin(outboxId, DIED);
      // Done by another worker meanwhile.
      if (failed === null) return;
      if (failed >= attempts) return this.giveUp(kind, outboxId, failed);
    }
    try {
      await work();
    } catch (error) {
      await this.count(kind, outboxId, error).catch((uncounted: unknown) => {
        this.logger.warn({ err: uncounted, job: kind, jobId: outboxId }, 'A failed attempt was not counted');
      });
      throw error;
    }
    if (!countsItself) await this.repository.ended(outboxId);
  }

  private async count(kind: JobKind, outboxId: string, error: unknown): Promise<void> {
    const { attempts, backoffMs, burst } = JOB_POLICIES[kind];
    // Its own attempts are enough where a store is away for a moment; nothing is wrong with the job.
    if (error instanceof DomainError && error.category === 'unavailable')
      return this.repository.interrupted(outboxId);
    const failed = await this.repository.failed(outboxId, plainWords(error));
    if (failed === null) return;
    if (failed >= attempts) return this.giveUp(kind, outboxId, failed);
    if (!burst) await this.repository.postpone(outboxId, pauseAfter(failed, backoffMs));
  }

  private async giveUp(kind: JobKind, outboxId: string, attempts: number): Promise<void> {
    await this.repository.giveUp(outboxId);
    this.logger.error(
      { job: kind, jobId: outboxId, attempts },
      `${kind} is given up: it is a dead letter now`,
    );
  }
}

/** @param failed attempts so far, at least 1 @returns milliseconds */
export function pauseAfter(failed: number, backoffMs: number, random: () => number = Math.random): number {
  const pause = Math.min(backoffMs * 2 ** (failed - 1), LONGEST_PAUSE_MS);
  return pause * (1 - JITTER + 2 * JITTER * random());
}

/** The message of any other error is left to the log, because a driver or a parser may quote what it has read. */
export function plainWords(error: unknown): string {
  if (error instanceof DomainError) return error.detail;
  const name = error instanceof Error ? error.name : typeof error;
  const code = (error as { code?: unknown } | null)?.code;
  return `A fault: ${typeof code === 'string' ? `${name} ${code}` : name}. The log of that time says more.`;
}
