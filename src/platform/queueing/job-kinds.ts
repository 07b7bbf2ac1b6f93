export const QUEUES = ['turns', 'events', 'bulk'] as const;
export type QueueName = (typeof QUEUES)[number];

export const JOB_KINDS = ['turn.answer', 'handoff.notify', 'conversation.return', 'visitor.erase'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export interface JobPolicy {
  queue: QueueName;
  /** BullMQ priority, 1 is the most urgent. Every job needs one, because BullMQ runs jobs without priority first. */
  priority: number;
  attempts: number;
  backoffMs: number;
}

/** Exhaustive: a new kind does not compile until its policy is added here. */
export const JOB_POLICIES: Record<JobKind, JobPolicy> = {
  // Lowest priority until `FairOrder` sets it.
  'turn.answer': { queue: 'turns', priority: 2_000_000, attempts: 5, backoffMs: 250 },
  // One attempt per job: the outbox row stays, and the handler decides when it is sent again.
  'handoff.notify': { queue: 'events', priority: 1, attempts: 1, backoffMs: 1000 },
  'conversation.return': { queue: 'events', priority: 2, attempts: 1, backoffMs: 1000 },
  'visitor.erase': { queue: 'bulk', priority: 1, attempts: 1, backoffMs: 1000 },
};

/** Ids only; content must stay in Postgres. */
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

/** Handles jobs of one kind, in their tenant's context. Must be idempotent. The root module lists them. */
export abstract class JobHandlerPort {
  abstract handle(job: JobHandling): Promise<void>;
}
