import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { invalid } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { hashKey } from '../../platform/auth/api-key.js';
import type { Role } from '../../platform/auth/roles.js';
import type { AuditStamp } from '../../platform/context/audit-stamp.js';
import { currentContext, runInContext } from '../../platform/context/request-context.js';
import { isUniqueViolation } from '../../platform/database/sqlstate.js';
import { clientAddress } from '../../platform/http/client-address.js';
import { actionOf, operationId } from '../../platform/http/operations/operation-id.js';
import type { SignedIn } from '../member.types.js';
import { PeopleRepository } from '../people.repository.js';
import { CachedSessions } from '../sessions/cached-sessions.js';
import { newSession } from '../sessions/new-session.js';
import { PasswordStrength } from '../sessions/password-strength.js';
import { Passwords } from '../sessions/passwords.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { SignInLimits } from '../sessions/sign-in-limits.js';
import { linkOver } from './link-over.js';
import { TokensRepository, type OneTimeToken, type ShownToken } from './tokens.repository.js';

export interface Redemption {
  token: string;
  password?: string | undefined;
  name?: string | undefined;
}

/** Links that sign a person in, set their password, or take up an invitation. */
@Injectable()
export class LinksService {
  constructor(
    private readonly tokens: TokensRepository,
    private readonly people: PeopleRepository,
    private readonly passwords: Passwords,
    private readonly strength: PasswordStrength,
    private readonly sessions: SessionsService,
    private readonly cache: CachedSessions,
    private readonly limits: SignInLimits,
  ) {}

  /** Uses a link and signs its person in. @throws DomainError `link_over`, `invalid`, `wrong_credentials`, `rate_limited` */
  async redeem(request: Request, { token, password, name }: Redemption): Promise<SignedIn> {
    await this.limits.count(request);
    const found = await this.tokens.find(hashKey(token));
    if (!found) throw linkOver();
    switch (found.purpose) {
      case 'sign_in':
        return this.signIn(request, found);
      case 'reset':
        return this.reset(request, found, required('password', password));
      case 'invitation':
        return this.join(request, found, required('password', password), name);
    }
  }

  private async signIn(request: Request, token: ShownToken): Promise<SignedIn> {
    const { personId, passwordHash } = ofPerson(token);
    if (!(await this.tokens.use(token.id))) throw linkOver();
    return this.sessions.begin(request, personId, passwordHash);
  }

  private async reset(request: Request, token: ShownToken, password: string): Promise<SignedIn> {
    const { personId } = ofPerson(token);
    const person = await this.people.get(personId);
    const hash = await this.chosen(password, [person?.email ?? '', person?.name ?? '']);
    if (!(await this.tokens.reset(token, hash))) throw linkOver();
    this.cache.forgetPerson(personId);
    return this.sessions.begin(request, personId, hash);
  }

  /**
   * Somebody who has an account proves it by its password: whoever else has seen the link must not get at their other
   * businesses.
   */
  private async join(
    request: Request,
    { tenantId, invitationId }: OneTimeToken,
    password: string,
    name: string | undefined,
  ): Promise<SignedIn> {
    const invitation = await this.tokens.invitation(invitationId ?? '', tenantId);
    if (!invitation) throw linkOver();
    const addressHash = this.limits.addressHash(request);
    const isNew = (await this.people.account(invitation.email, addressHash)) === null;
    const ownName = isNew ? required('name', name) : '';
    const { id: personId, passwordHash } = isNew
      ? { id: newId(), passwordHash: await this.chosen(password, [invitation.email, ownName]) }
      : await this.sessions.proven(request, invitation.email, password);
    const member = { id: newId(), name: ownName, personId, isNew, passwordHash };
    const { session, token } = newSession(personId, tenantId, addressHash);
    const audit = stampOf(request, member.id, invitation.role);
    try {
      await runInContext({ ...currentContext(), audit }, () => this.tokens.join(invitation, member, session));
    } catch (error) {
      throw isUniqueViolation(error) ? linkOver() : error;
    }
    return { personId, tenantId, token };
  }

  /** The hash of a new password. Refused before the link is used, so that it serves for a better one. */
  private async chosen(password: string, own: string[]): Promise<string> {
    await this.strength.require(password, own);
    return this.passwords.hash(password);
  }
}

function ofPerson({ personId, passwordHash }: ShownToken): { personId: string; passwordHash: string } {
  if (personId === null || passwordHash === null) throw new Error('Only an invitation is of no person.');
  return { personId, passwordHash };
}

/** Whoever takes up an invitation is no caller yet, so no guard has stamped the request. */
function stampOf(request: Request, memberId: string, role: Role): AuditStamp {
  const { requestId, correlationId } = currentContext();
  const actor = { actorKind: 'member', actorId: memberId, actorHint: role } as const;
  const action = actionOf(operationId('Links', 'redeem'));
  return { ...actor, action, address: clientAddress(request), requestId, correlationId };
}

function required(field: 'password' | 'name', value: string | undefined): string {
  if (value !== undefined) return value;
  throw invalid([{ pointer: `/${field}`, code: 'missing', detail: `This link needs a ${field}.` }]);
}
