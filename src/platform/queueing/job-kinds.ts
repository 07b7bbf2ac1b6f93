export const QUEUES = ['turns', 'bulk'] as const;
export type QueueName = (typeof QUEUES)[number];

export const JOB_KINDS = ['turn.answer', 'visitor.erase'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export interface JobPolicy {
  queue: QueueName;
  /** BullMQ: 1 is the most urgent. Every job has one, for jobs without run before all others. */
  priority: number;
  attempts: number;
  backoffMs: number;
}

/** Exhaustive: a new kind does not compile until its policy stands here. */
export const JOB_POLICIES: Record<JobKind, JobPolicy> = {
  // Last in line until `FairOrder` gives it its place.
  'turn.answer': { queue: 'turns', priority: 2_000_000, attempts: 5, backoffMs: 250 },
  'visitor.erase': { queue: 'bulk', priority: 1, attempts: 1, backoffMs: 1000 },
};

/** Ids only: content stays in Postgres. */
export interface JobPayload {
  tenantId: string;
  outboxId: string;
  /** The row the job is about. */
  reference: string;
  correlationId: string;
}

export interface JobHandling {
  outboxId: string;
  reference: string;
  /** Resolves when no other turn runs in this process; none begins until this job has ended. */
  readonly alone: () => Promise<void>;
}

/** Work of one kind, run under its tenant's context; must do no harm when run again. The root module lists them. */
export abstract class JobHandlerPort {
  abstract handle(job: JobHandling): Promise<void>;
}
