import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { canonicalEmail } from '../../kernel/email.js';
import { newId } from '../../kernel/ids.js';
import { currentContext, runAsTenant } from '../../platform/context/request-context.js';
import type { LinkPurpose } from '../member.types.js';
import { MailQueue } from '../mails/mail-queue.js';
import { PeopleRepository } from '../people.repository.js';
import { SignInLimits } from '../sessions/sign-in-limits.js';
import { TokensRepository } from './tokens.repository.js';

/** Every request takes at least so long, so that its time does not tell whether there is an account. */
const SHORTEST_MS = 250;

/** Asking for a link by mail. */
@Injectable()
export class LinkRequests {
  constructor(
    private readonly tokens: TokensRepository,
    private readonly people: PeopleRepository,
    private readonly mails: MailQueue,
    private readonly limits: SignInLimits,
  ) {}

  /**
   * Owes a mail with a link, where the address has an account with an active business. The caller cannot tell.
   * @throws DomainError `rate_limited`
   */
  async create(request: Request, written: string, purpose: LinkPurpose): Promise<void> {
    const email = canonicalEmail(written.trim()) ?? '';
    await this.limits.count(request, email);
    await Promise.all([this.owe(request, email, purpose), pause(SHORTEST_MS)]);
  }

  private async owe(request: Request, email: string, purpose: LinkPurpose): Promise<void> {
    const account = await this.people.account(email, this.limits.addressHash(request));
    const memberships = account ? await this.people.memberships(account.id) : [];
    const tenant = memberships.find(({ isActive }) => isActive)?.tenant;
    if (!account || !tenant) return;
    const token = { id: newId(), purpose, personId: account.id, tenantId: tenant.id };
    if (!(await this.tokens.createLink(token))) return;
    const { requestId, correlationId } = currentContext();
    await runAsTenant(tenant.id, { requestId, correlationId }, () => this.mails.owe(token.id));
  }
}
