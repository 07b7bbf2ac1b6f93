import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { MailRefused, Mailer } from '../../platform/mail/mailer.js';
import { TenantProfiles } from '../../platform/tenancy/tenant-profiles.js';
import { mailText } from '../words/words.js';
import { HandoffsRepository, type Handoff } from './handoffs.repository.js';

/** Mails tried before it is given up, in about a day. */
const MOST_ATTEMPTS = 10;
/**
 * Mails to one business in an hour. Anybody can write in a widget and ask for a person: more would fill the mailbox, and
 * the mail server would be blocked for it.
 */
const MOST_AN_HOUR = 10;
const UNLIMITED = 2 ** 31 - 1;
const MOST_IN_A_MAIL = 100;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 4 * 60 * 60_000;

/**
 * Tells the business that a conversation waits: in the log always, by mail where there is a server and an address. A
 * mail that was sent by a process which died before it could store that is sent twice, with the same Message-ID.
 */
@Injectable()
export class HandoffNotifyHandler extends JobHandlerPort {
  private readonly logger = new Logger('Handoff');

  constructor(
    private readonly handoffs: HandoffsRepository,
    private readonly mailer: Mailer,
    private readonly tenants: TenantProfiles,
    private readonly clock: Clock,
  ) {
    super();
  }

  async handle({ outboxId, reference, isRetry }: JobHandling): Promise<void> {
    if (isRetry) await this.handoffs.beginAnew(reference);
    const { notifyEmail, locale, name } = await this.tenants.profile();
    const to = this.mailer.isConfigured && notifyEmail ? notifyEmail : null;
    const handoff = await this.handoffs.begin(reference, to === null ? UNLIMITED : MOST_AN_HOUR);
    if (!handoff) return this.hold(reference, outboxId);
    const { id: handoffId, conversationId, attempts } = handoff;
    if (attempts === 1) this.logger.log({ conversationId, handoffId }, 'A conversation waits for a person');
    if (to === null) return this.handoffs.finish(handoffId, outboxId);
    const told = [handoff, ...(await this.handoffs.alsoPending(handoffId, MOST_IN_A_MAIL - 1))];
    try {
      await this.mailer.send({ to, id: handoffId, ...mailText(locale, name, told) });
    } catch (error) {
      return this.failed(handoff, error, outboxId);
    }
    await this.handoffs.told(told.map(({ id }) => id));
  }

  /** Until the business may be sent a mail again; that one tells of all that were held back. */
  private async hold(handoffId: string, outboxId: string): Promise<void> {
    const until = await this.handoffs.heldUntil(handoffId, MOST_AN_HOUR);
    return until === null ? this.handoffs.settle(outboxId) : this.handoffs.postpone(outboxId, until);
  }

  private async failed(handoff: Handoff, error: unknown, outboxId: string): Promise<void> {
    const { id, conversationId, attempts } = handoff;
    const ids = { conversationId, handoffId: id, attempts, error: codeOf(error) };
    await this.handoffs.noteError(id, ids.error);
    if (error instanceof MailRefused || attempts >= MOST_ATTEMPTS) {
      this.logger.error(ids, 'The business could not be told that a conversation waits');
      return this.handoffs.giveUp(handoff, `The mail server did not take the mail (${ids.error}).`, outboxId);
    }
    this.logger.warn(ids, 'The mail about a waiting conversation is tried again');
    const pause = Math.min(FIRST_PAUSE_MS * 4 ** (attempts - 1), LONGEST_PAUSE_MS);
    await this.handoffs.postpone(outboxId, new Date(this.clock.now().getTime() + pause));
  }
}

/** A mail server's reply may contain the address: only the kind of failure is logged. */
function codeOf(error: unknown): string {
  const source = error instanceof MailRefused && error.cause ? error.cause : error;
  if (typeof source !== 'object' || source === null) return 'unknown';
  const code = 'responseCode' in source ? source.responseCode : 'code' in source ? source.code : 'unknown';
  return String(code);
}
