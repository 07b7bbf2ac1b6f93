const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export const SCHEDULE_NAMES = [
  'idempotency.expire',
  'traces.expire',
  'dead-letters.expire',
  'deliveries.expire',
  'webhooks.expire',
  'channels.expire',
  'people.expire',
  'imports.expire',
  'retention.sweep',
  'search.rest',
  'search.reconcile',
  'alerts.test',
] as const;
export type ScheduleName = (typeof SCHEDULE_NAMES)[number];

/** When platform work is due: at `offsetMs` after each multiple of `everyMs` since 1970, UTC. */
export interface Schedule {
  everyMs: number;
  offsetMs: number;
  /** What it does and why, for people who operate the platform. */
  task: string;
}

/** Exhaustive: a new schedule does not compile until it is described here. */
export const SCHEDULES: Record<ScheduleName, Schedule> = {
  'idempotency.expire': {
    ...{ everyMs: HOUR_MS, offsetMs: 5 * MINUTE_MS },
    task: 'Deletes outcomes of idempotent calls after 24 hours, when no client repeats them any more.',
  },
  'traces.expire': {
    ...{ everyMs: HOUR_MS, offsetMs: 15 * MINUTE_MS },
    task: 'Deletes traces of turns after 30 days, as promised.',
  },
  'dead-letters.expire': {
    ...{ everyMs: HOUR_MS, offsetMs: 25 * MINUTE_MS },
    task: 'Deletes dead letters 90 days after they were retried or discarded, and those of webhooks, which nobody need decide, after 30.',
  },
  'deliveries.expire': {
    ...{ everyMs: HOUR_MS, offsetMs: 35 * MINUTE_MS },
    task: 'Deletes deliveries of event sources after 30 days, as promised.',
  },
  'webhooks.expire': {
    ...{ everyMs: HOUR_MS, offsetMs: 45 * MINUTE_MS },
    task: 'Deletes events, and their deliveries to webhooks, after 30 days, as promised; looks after deliveries that wait for a webhook and that no job looks after any more.',
  },
  'channels.expire': {
    ...{ everyMs: HOUR_MS, offsetMs: 55 * MINUTE_MS },
    task: 'Deletes what has become of messages to messaging platforms after 30 days.',
  },
  'people.expire': {
    ...{ everyMs: HOUR_MS, offsetMs: 40 * MINUTE_MS },
    task: 'Deletes sessions that are over, links a week after they ended, and people who belong to no business any more.',
  },
  'imports.expire': {
    ...{ everyMs: HOUR_MS, offsetMs: 50 * MINUTE_MS },
    task: 'Deletes what was refused of imported files after 30 days, and files after a day that no import reads.',
  },
  'retention.sweep': {
    ...{ everyMs: HOUR_MS, offsetMs: 10 * MINUTE_MS },
    task: 'Deletes messages, visitors, lines of the audit log and dead letters that are older than their business wants them kept.',
  },
  'search.rest': {
    ...{ everyMs: 10 * MINUTE_MS, offsetMs: 0 },
    task: 'Puts businesses in Weaviate to rest that nobody has searched for an hour, so that they use no memory.',
  },
  'search.reconcile': {
    ...{ everyMs: 24 * HOUR_MS, offsetMs: 3 * HOUR_MS },
    task: 'Compares Weaviate with PostgreSQL and repairs what differs, at night.',
  },
  'alerts.test': {
    // 1970 began on a Thursday.
    ...{ everyMs: 7 * 24 * HOUR_MS, offsetMs: (5 * 24 + 9) * HOUR_MS },
    task: 'Sends a test through every receiver of alerts, Tuesdays at 9:00, and records who acknowledges it.',
  },
};

/**
 * Work of the platform that belongs to no tenant, done once for each tick over all processes. Another run may follow
 * when a process died in the middle, so it must be idempotent. The root module lists them.
 */
export abstract class ScheduledWork {
  /** @param tick when it was due, the same in each run of this one */
  abstract run(tick: Date): Promise<void>;
}
