import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { invalid } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { hashKey } from '../../platform/auth/api-key.js';
import { isUniqueViolation } from '../../platform/database/sqlstate.js';
import type { SignedIn } from '../member.types.js';
import { PeopleRepository } from '../people.repository.js';
import { CachedSessions } from '../sessions/cached-sessions.js';
import { newSession } from '../sessions/new-session.js';
import { Passwords } from '../sessions/passwords.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { SignInLimits } from '../sessions/sign-in-limits.js';
import { linkOver } from './link-over.js';
import { TokensRepository, type OneTimeToken } from './tokens.repository.js';

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

  private async signIn(request: Request, token: OneTimeToken): Promise<SignedIn> {
    if (!(await this.tokens.use(token.id))) throw linkOver();
    return this.sessions.begin(request, personOf(token));
  }

  private async reset(request: Request, token: OneTimeToken, password: string): Promise<SignedIn> {
    const hash = await this.passwords.hash(password);
    if (!(await this.tokens.reset(token, hash))) throw linkOver();
    this.cache.forget();
    return this.sessions.begin(request, personOf(token));
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
    const isKnown = (await this.people.account(invitation.email, addressHash)) !== null;
    const person = isKnown
      ? {
          personId: (await this.sessions.proven(request, invitation.email, password)).id,
          passwordHash: undefined,
        }
      : { personId: newId(), passwordHash: await this.passwords.hash(password) };
    const member = { id: newId(), name: isKnown ? '' : required('name', name), ...person };
    const { session, token } = newSession(person.personId, tenantId, addressHash);
    try {
      await this.tokens.join(invitation, member, session);
    } catch (error) {
      throw isUniqueViolation(error) ? linkOver() : error;
    }
    return { personId: person.personId, tenantId, token };
  }
}

function personOf({ personId }: OneTimeToken): string {
  if (personId === null) throw new Error('Only an invitation is of no person.');
  return personId;
}

function required(field: 'password' | 'name', value: string | undefined): string {
  if (value !== undefined) return value;
  throw invalid([{ pointer: `/${field}`, code: 'missing', detail: `This link needs a ${field}.` }]);
}
