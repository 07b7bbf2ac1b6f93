import { Injectable, Logger } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { hashKey } from '../../platform/auth/api-key.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { ConsoleLinks } from '../../platform/mail/console-links.js';
import { MailRefused, Mailer } from '../../platform/mail/mailer.js';
import { JobHandlerPort, type JobHandling } from '../../platform/queueing/job-kinds.js';
import { TenantProfiles } from '../../platform/tenancy/tenant-profiles.js';
import { InvitationsRepository } from '../invitations/invitations.repository.js';
import { TokensRepository, type OneTimeToken } from '../links/tokens.repository.js';
import { PeopleRepository } from '../people.repository.js';
import { mintToken } from '../sessions/new-session.js';
import { memberMail } from './words/member-words.js';

/**
 * Sends the mail of a one-time token. The token's secret is made here, so that it is stored nowhere but in the mail: when a
 * mail is sent twice, the link of the later one works.
 */
@Injectable()
export class MemberMailHandler extends JobHandlerPort {
  private readonly logger = new Logger('Members');

  constructor(
    private readonly tokens: TokensRepository,
    private readonly people: PeopleRepository,
    private readonly invitations: InvitationsRepository,
    private readonly tenants: TenantProfiles,
    private readonly mailer: Mailer,
    private readonly links: ConsoleLinks,
  ) {
    super();
  }

  async handle({ outboxId, reference }: JobHandling): Promise<void> {
    if (!this.canSend()) return this.settle(outboxId, 'A mail to a member cannot be sent here');
    const secret = mintToken();
    const token = await this.tokens.arm(reference, hashKey(secret));
    const to = token && (await this.recipient(token));
    if (!token || to === null) return this.invitations.settle(outboxId);
    const { locale, name } = await this.tenants.profile();
    const link = this.links.to(secret);
    try {
      await this.mailer.keepOrSend({ to, id: newId(), ...memberMail(locale, token.purpose, name, link) });
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      return this.settle(outboxId, 'The mail server refused a mail to a member');
    }
    await this.invitations.settleSent(outboxId, token.invitationId);
  }

  /** Links in mails begin with `CONSOLE_URL`. */
  private canSend(): boolean {
    return this.mailer.hasMailbox && this.links.canBeMailed;
  }

  private async recipient({ personId, invitationId }: OneTimeToken): Promise<string | null> {
    const found =
      personId === null ? await this.invitations.get(invitationId ?? '') : await this.people.get(personId);
    return found?.email ?? null;
  }

  private async settle(outboxId: string, why: string): Promise<void> {
    this.logger.warn({ tenant: currentTenantId() }, why);
    await this.invitations.settle(outboxId);
  }
}
