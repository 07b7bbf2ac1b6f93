import { WaitingError, Worker, type Job, type WorkerOptions } from 'bullmq';
import type { QueueName } from '../kernel/job-names.js';
import type { JobPayload } from '../platform/queueing/job-kinds.js';
import type { JobIntake } from './job-intake.js';
import type { JobRunner } from './job-runner.js';
import { closeSoon, disconnectCluster } from './queue-connection.js';

/** Runs one queue's jobs in this process, from construction on. */
export class QueueWorker {
  private readonly worker: Worker<JobPayload>;
  private readonly running = new Set<Promise<void>>();

  /** @param intake Null when every fetched job begins at once. */
  constructor(
    queue: QueueName,
    private readonly runner: JobRunner,
    private readonly intake: JobIntake | null,
    private readonly options: WorkerOptions,
  ) {
    this.worker = new Worker<JobPayload>(queue, (job, token) => this.process(job, token), options);
    this.worker.on('failed', (job, error) => this.runner.reportFailure(job, error));
    // Without a listener BullMQ prints each error itself, past our log.
    this.worker.on('error', (error) => this.runner.reportOutage(error));
    intake?.start();
  }

  /**
   * Stops fetching, and returns jobs that have not begun; running ones continue. An idle worker's blocking read may
   * still fetch one job (BullMQ): it goes back where there is an intake, else it is run.
   */
  async drain(): Promise<void> {
    await this.worker.pause(true);
    this.intake?.stop();
  }

  /** Resolves when the running jobs have ended. A Redis that is away does not learn of it; their outbox rows are gone. */
  async close(): Promise<void> {
    do {
      await Promise.allSettled(this.running);
      await closeSoon(this.worker);
    } while (this.running.size > 0);
    disconnectCluster(this.options);
  }

  private async process(job: Job<JobPayload>, token: string | undefined): Promise<void> {
    if (!this.intake) return this.run(job);
    // The runner validates the data.
    const place = await this.intake.enter(String((job.data as JobPayload | null)?.tenantId));
    if (!place) return this.giveBack(job, token, this.intake);
    try {
      await this.run(job, place.alone);
    } finally {
      place.leave();
    }
  }

  private async run(...job: Parameters<JobRunner['run']>): Promise<void> {
    const running = this.runner.run(...job);
    this.running.add(running);
    try {
      await running;
    } finally {
      this.running.delete(running);
    }
  }

  private async giveBack(job: Job<JobPayload>, token: string | undefined, intake: JobIntake): Promise<never> {
    await job.moveToWait(token);
    intake.placeBack(job.data);
    throw new WaitingError();
  }
}
