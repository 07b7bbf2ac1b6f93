import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { runAsTenant } from '../platform/context/request-context.js';
import { ScheduledWork } from '../platform/queueing/schedules.js';
import { OldMessages } from './old-messages.js';
import { OldRecords } from './old-records.js';
import { OldVisitors } from './old-visitors.js';
import { RetentionRepository } from './retention.repository.js';

const DAY_MS = 24 * 3_600_000;

/**
 * Deletes of each business what is older than it wants, in its own context and in short transactions. What fails of one
 * kind or business stops no other; the whole is then tried again.
 */
@Injectable()
export class RetentionSweeper extends ScheduledWork {
  private readonly logger = new Logger('Retention');
  /** In their order: whoever is erased leaves no messages to look for. */
  private readonly kinds: ReadonlyMap<string, (before: Date) => Promise<number>>;

  constructor(
    private readonly repository: RetentionRepository,
    private readonly clock: Clock,
    visitors: OldVisitors,
    messages: OldMessages,
    records: OldRecords,
  ) {
    super();
    this.kinds = new Map([
      ['visitorsDays', (before: Date) => visitors.erase(before)],
      ['messagesDays', (before: Date) => messages.delete(before)],
      ['deadLettersDays', (before: Date) => records.deleteDeadLetters(before)],
      ['auditDays', (before: Date) => records.deleteAuditLines(before)],
    ]);
  }

  /** @throws Error when something of a business could not be deleted, after all others were looked at */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for await (const tenantId of this.repository.tenants()) {
      const context = { requestId: newId(), correlationId: newId(), isJob: true };
      failures.push(...(await runAsTenant(tenantId, context, () => this.sweep(tenantId))));
    }
    if (failures.length > 0)
      throw new Error(`What is too old could not be deleted, ${failures.length} times.`, {
        cause: failures[0],
      });
  }

  /** The limits are read once: a change while it runs counts from the next time on. @returns what failed */
  private async sweep(tenantId: string): Promise<unknown[]> {
    const failures: unknown[] = [];
    const attempt = async (work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        this.logger.warn({ err: error, tenantId }, 'Something that is too old could not be deleted');
        failures.push(error);
      }
    };
    await attempt(async () => {
      const retention = await this.repository.get();
      const now = this.clock.now().getTime();
      for (const [kind, remove] of this.kinds) {
        const days = retention[kind];
        if (days === undefined) continue;
        await attempt(async () => {
          const deleted = await remove(new Date(now - days * DAY_MS));
          if (deleted > 0) this.logger.log({ tenantId, kind, deleted }, 'What was too old is deleted');
        });
      }
    });
    return failures;
  }
}
