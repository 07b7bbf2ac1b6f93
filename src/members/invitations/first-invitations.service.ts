import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { hashKey } from '../../platform/auth/api-key.js';
import type { Role } from '../../platform/auth/roles.js';
import { currentContext, runAsTenant } from '../../platform/context/request-context.js';
import { ConsoleLinks } from '../../platform/mail/console-links.js';
import { TenantsService } from '../../tenants/tenants.service.js';
import { TokensRepository } from '../links/tokens.repository.js';
import type { Invitation } from '../member.types.js';
import { mintToken } from '../sessions/new-session.js';
import { InvitationsService } from './invitations.service.js';

/** Invitations by platform admins: how the first owner of a business comes in. */
@Injectable()
export class FirstInvitations {
  constructor(
    private readonly tenants: TenantsService,
    private readonly invitations: InvitationsService,
    private readonly tokens: TokensRepository,
    private readonly links: ConsoleLinks,
  ) {}

  /** @returns with the link @throws DomainError `not_found`, `tenant_erasing`, `already_member`, `too_many_members`, `invalid` */
  async create(tenantId: string, email: string, role: Role): Promise<Invitation & { link: string }> {
    await this.tenants.requireKept(tenantId);
    const { requestId, correlationId, audit } = currentContext();
    const invitation = await runAsTenant(tenantId, { requestId, correlationId, audit }, () =>
      this.invitations.createAnew(email, role),
    );
    const secret = mintToken();
    await this.tokens.createForInvitation(
      newId(),
      tenantId,
      invitation.id,
      invitation.endsAt,
      hashKey(secret),
    );
    return { ...invitation, link: this.links.to(secret) };
  }
}
