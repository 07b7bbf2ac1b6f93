import type { QueueBaseOptions } from 'bullmq';

/** What a process needs that records traces. */
interface Recording {
  /** For queues and workers: a job goes on with the trace of its request. */
  jobs: NonNullable<QueueBaseOptions['telemetry']>;
  /** Sends what is left. */
  stop: () => Promise<void>;
}

/** Whether this process records traces; set once, before the application is loaded. */
class Tracing {
  private recording: Recording | null = null;

  begin(recording: Recording): void {
    this.recording = recording;
  }

  /** Options for a queue or worker of BullMQ. */
  get ofJobs(): Pick<QueueBaseOptions, 'telemetry'> {
    return this.recording ? { telemetry: this.recording.jobs } : {};
  }

  async end(): Promise<void> {
    await this.recording?.stop();
  }
}

export const TRACING = new Tracing();
