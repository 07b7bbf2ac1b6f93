import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { JobHandlerPort, type JobHandling } from '../platform/queueing/job-kinds.js';
import { JobSender } from '../platform/queueing/outbox.js';
import { CheckAsker, withoutAnswer } from './check-asker.js';
import { EvaluationsRepository, type PendingCheck } from './evaluations.repository.js';

/** Then the job makes room for other jobs; the next one goes on. */
const SLICE_MS = 5_000;
/** A check that was begun so often and has no result ended its process each time, or met stores that were away. */
const MOST_ATTEMPTS = 3;

/**
 * Asks the checks of a run one after the other. Each result is committed by itself: when the process is killed, the
 * outbox row remains, and the next attempt asks what has no result yet.
 */
@Injectable()
export class EvaluationRunHandler extends JobHandlerPort implements BeforeApplicationShutdown {
  private isStopping = false;

  constructor(
    private readonly evaluations: EvaluationsRepository,
    private readonly asker: CheckAsker,
    private readonly jobs: JobSender,
  ) {
    super();
  }

  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  async handle({ outboxId, reference: id }: JobHandling): Promise<void> {
    if (!(await this.evaluations.open(id))) return this.evaluations.settle(outboxId);
    const end = performance.now() + SLICE_MS;
    for (;;) {
      // The outbox row stays, and the relay of another process sends it.
      if (this.isStopping) return;
      const check = await this.evaluations.next(id);
      if (!check) return this.evaluations.finish(id, outboxId);
      await this.evaluations.record(id, check.position, await this.outcomeOf(check));
      if (performance.now() > end) break;
    }
    await this.jobs.send(await this.evaluations.handOver(id, outboxId));
  }

  private outcomeOf(check: PendingCheck) {
    return check.attempts > MOST_ATTEMPTS ? withoutAnswer(check, 'stopped_process') : this.asker.ask(check);
  }
}
