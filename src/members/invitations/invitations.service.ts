import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../kernel/clock.js';
import { canonicalEmail } from '../../kernel/email.js';
import { type DomainError, invalid, notFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { toPage, type Page, type PageRequest } from '../../kernel/pagination.js';
import type { Role } from '../../platform/auth/roles.js';
import { currentTenantId } from '../../platform/context/request-context.js';
import { RequestLimiter } from '../../platform/limits/request-limiter.js';
import { JobSender } from '../../platform/queueing/outbox.js';
import { requireInCharge, type Authority } from '../authority.js';
import { TokensRepository } from '../links/tokens.repository.js';
import type { Invitation } from '../member.types.js';
import { MEMBER_ERRORS } from '../members.errors.js';
import { InvitationsRepository, type InvitationChange } from './invitations.repository.js';

const DAYS = 7;
const DAY_MS = 86_400_000;
/** Members and invitations of one business. */
const MOST_MEMBERS = 200;

/** Who is asked to join a business. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly invitations: InvitationsRepository,
    private readonly tokens: TokensRepository,
    private readonly jobs: JobSender,
    private readonly limiter: RequestLimiter,
    private readonly clock: Clock,
  ) {}

  async list({ limit, after }: PageRequest): Promise<Page<Invitation>> {
    return toPage(await this.invitations.list(limit + 1, after), limit);
  }

  /**
   * Invites an address, by a mail that a job sends.
   * @throws DomainError `role_exceeds_own`, `already_member`, `already_invited`, `too_many_members`, `rate_limited`, `invalid`
   */
  async create(caller: Authority, request: Request, email: string, role: Role): Promise<Invitation> {
    await this.limiter.countInvitation(request, currentTenantId());
    const wanted = { id: newId(), email: readable(email), role, endsAt: this.end() };
    const mailId = await this.room(wanted.id, wanted.endsAt);
    const { made, entry } = await this.invitations.change(async (change) => {
      await requireInCharge(caller, members(change), [role]);
      const made = await insert(change, wanted);
      return { made, entry: await change.oweMail(mailId) };
    });
    await this.jobs.send(entry);
    return made;
  }

  /** Invites an address for a platform admin, who has the link; an invitation that it had is gone. @throws as `create` */
  createAnew(written: string, role: Role): Promise<Invitation> {
    const wanted = { id: newId(), email: readable(written), role, endsAt: this.end() };
    return this.invitations.change(async (change) => {
      await change.removeOf(wanted.email);
      return insert(change, wanted);
    });
  }

  /** Sends it once more, with a new link and a new end; earlier links work no more. @throws as `create`, `not_found` */
  async resend(caller: Authority, request: Request, id: string): Promise<Invitation> {
    await this.limiter.countInvitation(request, currentTenantId());
    await this.requireOwn(caller, id);
    await this.tokens.removeOfInvitation(currentTenantId(), id);
    const endsAt = this.end();
    const mailId = await this.room(id, endsAt);
    const { renewed, entry } = await this.invitations.change(async (change) => {
      const found = await inCharge(change, caller, id);
      await change.renew(id, endsAt);
      return { renewed: { ...found, endsAt }, entry: await change.oweMail(mailId) };
    });
    await this.jobs.send(entry);
    return renewed;
  }

  /** Its links work no more. @throws DomainError `not_found`, `role_exceeds_own` */
  async remove(caller: Authority, id: string): Promise<void> {
    await this.invitations.change(async (change) => {
      await inCharge(change, caller, id);
      await change.remove(id);
    });
    await this.tokens.removeOfInvitation(currentTenantId(), id);
  }

  /** Before anything of it is changed elsewhere. */
  private requireOwn(caller: Authority, id: string): Promise<unknown> {
    return this.invitations.change((change) => inCharge(change, caller, id));
  }

  /** Room for the mail's token; without the invitation it is of no use. */
  private async room(invitationId: string, endsAt: Date): Promise<string> {
    const id = newId();
    await this.tokens.createForInvitation(id, currentTenantId(), invitationId, endsAt);
    return id;
  }

  private end(): Date {
    return new Date(this.clock.now().getTime() + DAYS * DAY_MS);
  }
}

async function insert(
  change: InvitationChange,
  wanted: Pick<Invitation, 'id' | 'email' | 'role' | 'endsAt'>,
): Promise<Invitation> {
  const { isMember, isInvited, count } = await change.standing(wanted.email);
  if (isMember) throw alreadyMember();
  if (isInvited) throw alreadyInvited();
  if (count >= MOST_MEMBERS) throw tooMany();
  return change.insert(currentTenantId(), wanted);
}

async function inCharge(change: InvitationChange, caller: Authority, id: string): Promise<Invitation> {
  const found = await change.get(id);
  if (!found) throw notFound('invitation');
  await requireInCharge(caller, members(change), [found.role]);
  return found;
}

function members(change: InvitationChange) {
  return { get: (id: string) => change.roleOf(id) };
}

/** @throws DomainError `invalid` for what is no address */
function readable(written: string): string {
  const email = canonicalEmail(written.trim());
  if (email !== null) return email;
  throw invalid([{ pointer: '/email', code: 'invalid_email', detail: 'email must be an e-mail address.' }]);
}

function alreadyMember(): DomainError {
  return MEMBER_ERRORS.already_member('Somebody with this address is a member already.');
}

function alreadyInvited(): DomainError {
  return MEMBER_ERRORS.already_invited('This address is invited already. Send the invitation again.');
}

function tooMany(): DomainError {
  return MEMBER_ERRORS.too_many_members(
    `A business has at most ${MOST_MEMBERS} members and invitations. Remove one that is not needed.`,
  );
}
