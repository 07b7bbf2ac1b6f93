import { Injectable } from '@nestjs/common';
import { JOB_KINDS } from '../../kernel/job-names.js';
import { JOB_POLICIES } from '../../platform/queueing/job-kinds.js';
import { QueueWriter } from '../queue-writer.js';
import { OutboxBacklogRepository, type QueuedRow } from './outbox-backlog.repository.js';

const PAGE = 500;

/** Turns are looked after apart and first, because visitors wait for them. */
export const ROUNDS = [
  JOB_KINDS.filter((kind) => JOB_POLICIES[kind].queue === 'turns'),
  JOB_KINDS.filter((kind) => JOB_POLICIES[kind].queue !== 'turns'),
];

/**
 * Finds owed jobs that Redis no longer holds: lost with its data, or ended without being done. One page of each round
 * is looked at each time; where something is missing, the next page at once, so that an emptied Redis is filled again
 * without delay.
 */
@Injectable()
export class LostJobs {
  private readonly cursors = new Map<number, QueuedRow>();

  constructor(
    private readonly backlog: OutboxBacklogRepository,
    private readonly writer: QueueWriter,
  ) {}

  /** Gives lost jobs of a round (`ROUNDS`) back to the relay. @returns how many. @throws when Redis is away. */
  async find(round: number): Promise<number> {
    let found = 0;
    for (;;) {
      const rows = await this.backlog.queued(ROUNDS[round] ?? [], this.cursors.get(round), PAGE);
      const last = rows.length === PAGE ? rows.at(-1) : undefined;
      if (last) this.cursors.set(round, last);
      else this.cursors.delete(round);
      const lost = await this.writer.missing(rows);
      if (lost.length > 0) await this.backlog.unqueue(lost);
      found += lost.length;
      if (lost.length === 0 || !last) return found;
    }
  }
}
