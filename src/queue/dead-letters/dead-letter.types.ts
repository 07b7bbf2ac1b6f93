import type { JobKind, QueueName } from '../../kernel/job-names.js';

export const DEAD_LETTER_STATUSES = ['open', 'retried', 'discarded'] as const;
export type DeadLetterStatus = (typeof DEAD_LETTER_STATUSES)[number];

/** A job that was given up: what it was about, and what became of it. */
export interface DeadLetter {
  id: string;
  tenantId: string;
  /** The business's name. */
  tenantName: string;
  queue: QueueName;
  kind: JobKind;
  /** The id of the row that the job is about. */
  reference: string;
  correlationId: string;
  /** The last failure in plain words, at most 500 characters. */
  error: string;
  attempts: number;
  firstFailedAt: Date;
  lastFailedAt: Date;
  status: DeadLetterStatus;
  /** Why it was discarded; else null. */
  reason: string | null;
  /** When it was retried or discarded. */
  decidedAt: Date | null;
}

/** What is left out is not filtered. */
export interface DeadLetterFilter {
  queue?: QueueName | undefined;
  kind?: JobKind | undefined;
  tenantId?: string | undefined;
  status?: DeadLetterStatus | undefined;
}

/** What the job was about: numbers, names and ids, none of the texts of visitors. */
export interface DeadLetterSubject {
  /** What the job was to do, in plain words. */
  task: string;
  /** In plain words, such as `Message 3 of a conversation (widget)`. */
  subject: string;
  conversationId: string | null;
  messageId: string | null;
  orderId: string | null;
  /** Of knowledge or of events. */
  sourceId: string | null;
}

export interface ToldDeadLetter extends DeadLetter {
  about: DeadLetterSubject;
}
