import { context, type Context } from '@opentelemetry/api';
import type { QueueBaseOptions } from 'bullmq';

/** Headers that carry a trace to another process. */
export type TraceHeaders = Record<string, string>;

/** What a process needs that records traces. */
interface Recording {
  /** For queues and workers: a job goes on with the trace of its request. */
  jobs: NonNullable<QueueBaseOptions['telemetry']>;
  /** The context of the trace that these headers of an own process name. */
  join: (headers: TraceHeaders) => Context;
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

  /** The context of the trace that these headers name; where nothing is recorded, the running one. */
  contextOf(headers: TraceHeaders): Context {
    return this.recording?.join(headers) ?? context.active();
  }

  async end(): Promise<void> {
    await this.recording?.stop();
  }
}

export const TRACING = new Tracing();
