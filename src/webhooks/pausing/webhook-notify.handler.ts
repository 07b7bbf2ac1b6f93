import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { MailRefused, Mailer } from '../../platform/mail/mailer.js';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { TenantProfiles } from '../../platform/tenancy/tenant-profiles.js';
import { PausesRepository, type Pause } from './pauses.repository.js';
import { pauseMail } from './words/pause-words.js';

const SHORTEST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 4 * 60 * 60_000;
const GIVEN_UP_AFTER_MS = 24 * 60 * 60_000;

/** Tells the business by mail, where there is a server and an address, that a webhook was paused. */
@Injectable()
export class WebhookNotifyHandler extends JobHandlerPort {
  private readonly logger = new Logger('Webhooks');

  constructor(
    private readonly pauses: PausesRepository,
    private readonly mailer: Mailer,
    private readonly tenants: TenantProfiles,
    private readonly clock: Clock,
  ) {
    super();
  }

  async handle({ outboxId, reference }: JobHandling): Promise<void> {
    const pause = await this.pauses.get(reference);
    const { notifyEmail, locale, name, timezone } = await this.tenants.profile();
    if (!pause || !notifyEmail || !this.mailer.isConfigured) return this.pauses.settle(outboxId);
    const { url, reason, failingSince } = pause;
    const told = { business: name, host: new URL(url).host, reason, failingSince, timezone };
    try {
      await this.mailer.send({ to: notifyEmail, id: outboxId, ...pauseMail(locale, told) });
    } catch (error) {
      return this.failed(pause, error, outboxId);
    }
    await this.pauses.settle(outboxId);
  }

  /** Tried again after as long as it has failed for, so about twice as late each time. */
  private async failed({ pausedAt }: Pause, error: unknown, outboxId: string): Promise<void> {
    const now = this.clock.now().getTime();
    const age = now - pausedAt.getTime();
    if (error instanceof MailRefused || age > GIVEN_UP_AFTER_MS) {
      this.logger.error('The business could not be told that a webhook was paused');
      return this.pauses.giveUp(outboxId, 'The mail server did not take the mail.');
    }
    this.logger.warn('The mail about a paused webhook is tried again');
    const pauseMs = Math.min(Math.max(age, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
    await this.pauses.postpone(outboxId, new Date(now + pauseMs));
  }
}
