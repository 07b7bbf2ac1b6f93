import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { isUniqueViolation } from '../platform/database/sqlstate.js';
import { JobHandlerPort, type JobHandling } from '../platform/queueing/job-kinds.js';
import { JobSender } from '../platform/queueing/outbox.js';
import { EvaluationsRepository } from './evaluations.repository.js';

/** While another run has not finished. */
const LOOK_AGAIN_MS = 30_000;

/** Begins the run that a change of the knowledge owes. The database's trigger `owe_evaluation` adds the outbox row. */
@Injectable()
export class EvaluationBeginHandler extends JobHandlerPort {
  constructor(
    private readonly evaluations: EvaluationsRepository,
    private readonly jobs: JobSender,
    private readonly clock: Clock,
  ) {
    super();
  }

  async handle({ outboxId }: JobHandling): Promise<void> {
    if (!(await this.evaluations.runsAfterChange())) return this.evaluations.settle(outboxId);
    try {
      const begun = await this.evaluations.begin('change', outboxId);
      if (begun) await this.jobs.send(begun.entry);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      await this.evaluations.postpone(outboxId, new Date(this.clock.now().getTime() + LOOK_AGAIN_MS));
    }
  }
}
