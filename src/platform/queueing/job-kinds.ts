import type { JobKind, QueueName } from '../../kernel/job-names.js';

/**
 * How urgent, over all queues: 1 a visitor waits for it; 2 payments, orders and who takes over a conversation; 3 a member
 * waits for what they did; 4 and 5 what follows for the business by itself; 6 to 9 checks and learning; 10 statistics.
 */
export type JobPriority = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

export interface JobPolicy {
  queue: QueueName;
  priority: JobPriority;
  /** Failed attempts, and attempts whose process died, until the job becomes a dead letter. */
  attempts: number;
  /** Milliseconds until the second attempt; the pause doubles with each, up to an hour. */
  backoffMs: number;
  /** Attempts that the queue makes by itself each time the job is sent, without waiting for the relay. */
  burst?: number;
  /** Its handler counts the deaths of its process, and gives up by itself. */
  countsItself?: true;
  /** Its end is no news: it may come every few seconds. */
  isQuiet?: true;
  /**
   * Days after which a dead letter is deleted that nobody has decided about, because what it was about is deleted then. Left
   * out where it must be decided: that it is there raises an alert.
   */
  openDays?: number;
}

/** Exhaustive: a new kind does not compile until its policy is added here. */
export const JOB_POLICIES: Record<JobKind, JobPolicy> = {
  // The turn is given up after three attempts by its handler; the job only when that fails too.
  'turn.answer': {
    ...{ queue: 'turns', priority: 1, attempts: 25, backoffMs: 250, burst: 5 },
    countsItself: true,
  },
  'handoff.notify': { queue: 'events', priority: 2, attempts: 8, backoffMs: 5_000 },
  'conversation.return': { queue: 'events', priority: 2, attempts: 8, backoffMs: 5_000 },
  'event.payment': { queue: 'events', priority: 2, attempts: 8, backoffMs: 5_000 },
  'event.order': { queue: 'events', priority: 2, attempts: 8, backoffMs: 5_000 },
  'event.refund': { queue: 'events', priority: 2, attempts: 8, backoffMs: 5_000 },
  'event.stock': { queue: 'events', priority: 2, attempts: 8, backoffMs: 5_000 },
  'order.tell': { queue: 'events', priority: 2, attempts: 8, backoffMs: 5_000 },
  // What receivers do is no fault of the job: the handler has a schedule of its own.
  'webhook.deliver': {
    ...{ queue: 'webhooks', priority: 4, attempts: 8, backoffMs: 5_000 },
    ...{ isQuiet: true, openDays: 30 },
  },
  // Comes back by itself for as long as something is left to do.
  'webhook.tend': { queue: 'events', priority: 5, attempts: 8, backoffMs: 5_000, isQuiet: true },
  'webhook.notify': { queue: 'events', priority: 4, attempts: 8, backoffMs: 5_000 },
  // The handler counts the calls of the platform and gives a message up by itself; the job only when that fails too.
  'channel.deliver': {
    ...{ queue: 'channels', priority: 1, attempts: 25, backoffMs: 1_000 },
    countsItself: true,
  },
  // A link that somebody waits for; what it is about is deleted after a week.
  'member.mail': { queue: 'events', priority: 3, attempts: 8, backoffMs: 5_000, openDays: 7 },
  'budget.warn': { queue: 'events', priority: 4, attempts: 8, backoffMs: 5_000 },
  // What was promised to a visitor: tried for about half a day.
  'visitor.erase': { queue: 'bulk', priority: 3, attempts: 20, backoffMs: 5_000 },
  'evaluation.begin': { queue: 'bulk', priority: 6, attempts: 5, backoffMs: 5_000 },
  'evaluation.run': { queue: 'bulk', priority: 3, attempts: 5, backoffMs: 5_000 },
  'source.read': { queue: 'bulk', priority: 3, attempts: 5, backoffMs: 5_000 },
  // The handler counts attempts that came no step further, and ends the import by itself.
  'import.run': {
    ...{ queue: 'imports', priority: 3, attempts: 25, backoffMs: 2_000 },
    countsItself: true,
  },
  'questions.regroup': { queue: 'bulk', priority: 8, attempts: 5, backoffMs: 5_000 },
  'questions.learn': { queue: 'bulk', priority: 9, attempts: 5, backoffMs: 5_000 },
  // Sent again every few seconds while the embedding server is away, which is no failure.
  'catalog.embed': { queue: 'indexing', priority: 5, attempts: 8, backoffMs: 5_000, isQuiet: true },
};

/** Ids only; content must stay in Postgres. */
export interface JobPayload {
  tenantId: string;
  outboxId: string;
  /** The row the job is about. */
  reference: string;
  correlationId: string;
  /** An operator has retried the dead letter of an earlier job. */
  isRetry?: true;
}

export interface JobHandling {
  outboxId: string;
  reference: string;
  /** Whether an operator has retried the dead letter of an earlier job: what that one gave up is begun anew. */
  readonly isRetry?: true;
  /** Resolves when no other turn runs in this process; none begins until this job has ended. */
  readonly alone: () => Promise<void>;
}

/** Handles jobs of one kind, in their tenant's context. Must be idempotent. The root module lists them. */
export abstract class JobHandlerPort {
  abstract handle(job: JobHandling): Promise<void>;
}
