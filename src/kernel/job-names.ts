/** Queues of jobs; each has workers of its own. */
export const QUEUES = ['turns', 'channels', 'events', 'webhooks', 'bulk', 'imports', 'indexing'] as const;
export type QueueName = (typeof QUEUES)[number];

/** What jobs are there, by name. Their policies are in `platform/queueing/job-kinds.ts`. */
export const JOB_KINDS = [
  'turn.answer',
  'handoff.notify',
  'conversation.return',
  'budget.warn',
  'visitor.erase',
  'questions.regroup',
  'questions.learn',
  'evaluation.begin',
  'evaluation.run',
  'catalog.embed',
  'source.read',
  'import.run',
  'event.payment',
  'event.order',
  'event.refund',
  'event.stock',
  'order.tell',
  'webhook.deliver',
  'webhook.tend',
  'webhook.notify',
  'channel.deliver',
  'member.mail',
] as const;
export type JobKind = (typeof JOB_KINDS)[number];
