import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { MailRefused, Mailer } from '../../platform/mail/mailer.js';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { TenantProfiles } from '../../platform/tenancy/tenant-profiles.js';
import { periodsOf } from './periods.js';
import { SpendingReportRepository, type OwedWarning } from './spending-report.repository.js';
import { warningMail } from './words/warning-words.js';

const SHORTEST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 4 * 60 * 60_000;
const GIVEN_UP_AFTER_MS = 24 * 60 * 60_000;

/**
 * Tells the business by mail, where there is a server and an address, that a budget is nearly used up. At most one mail
 * for each day and month, because a period has one warning.
 */
@Injectable()
export class BudgetWarningHandler extends JobHandlerPort {
  private readonly logger = new Logger('Budget');

  constructor(
    private readonly reports: SpendingReportRepository,
    private readonly mailer: Mailer,
    private readonly tenants: TenantProfiles,
    private readonly clock: Clock,
  ) {
    super();
  }

  async handle({ outboxId, reference }: JobHandling): Promise<void> {
    const warning = await this.reports.warning(reference);
    const { notifyEmail, locale, name, timezone } = await this.tenants.profile();
    if (!warning || !notifyEmail || !this.mailer.isConfigured) return this.reports.settle(outboxId);
    const { day, month } = periodsOf(warning.warnedAt, timezone);
    const { resetsAt } = warning.scope === 'tenant_day' ? day : month;
    try {
      const mail = warningMail(locale, { business: name, scope: warning.scope, resetsAt, timezone });
      await this.mailer.send({ to: notifyEmail, id: reference, ...mail });
    } catch (error) {
      return this.failed(warning, error, outboxId);
    }
    await this.reports.settle(outboxId);
  }

  /** Tried again after as long as it has failed for, so about twice as late each time. */
  private async failed({ scope, warnedAt }: OwedWarning, error: unknown, outboxId: string): Promise<void> {
    const now = this.clock.now().getTime();
    const age = now - warnedAt.getTime();
    if (error instanceof MailRefused || age > GIVEN_UP_AFTER_MS) {
      this.logger.error({ scope }, 'The business could not be told that its budget is nearly used up');
      return this.reports.giveUp(outboxId, 'The mail server did not take the mail.');
    }
    this.logger.warn({ scope }, 'The mail about a budget is tried again');
    const pause = Math.min(Math.max(age, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
    await this.reports.postpone(outboxId, new Date(now + pause));
  }
}
