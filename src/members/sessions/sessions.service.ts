import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { type DomainError, notFound } from '../../kernel/errors.js';
import { canonicalEmail } from '../../kernel/email.js';
import { hashKey } from '../../platform/auth/api-key.js';
import { AUTH_ERRORS } from '../../platform/auth/auth.errors.js';
import { unauthenticated } from '../../platform/auth/authenticator.js';
import type { MemberPrincipal } from '../../platform/auth/principal.js';
import type { Membership, SignedIn } from '../member.types.js';
import { MEMBER_ERRORS } from '../members.errors.js';
import { PeopleRepository, type Account } from '../people.repository.js';
import { CachedSessions } from './cached-sessions.js';
import { newSession } from './new-session.js';
import { Passwords } from './passwords.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignInLimits } from './sign-in-limits.js';

/** Signing in and out. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly cache: CachedSessions,
    private readonly people: PeopleRepository,
    private readonly passwords: Passwords,
    private readonly limits: SignInLimits,
  ) {}

  /**
   * Signs a person in to the business that they used last.
   * @throws DomainError `wrong_credentials`, `rate_limited`, `sign_in_busy`, `tenant_suspended`
   */
  async create(request: Request, email: string, password: string): Promise<SignedIn> {
    const { id, passwordHash } = await this.proven(request, email, password);
    return this.begin(request, id, passwordHash);
  }

  /** The account whose password that is. @throws DomainError `wrong_credentials`, `rate_limited`, `sign_in_busy` */
  async proven(request: Request, written: string, password: string): Promise<Account> {
    const email = canonicalEmail(written.trim()) ?? '';
    await this.limits.count(request, email);
    const account = await this.people.account(email, this.limits.addressHash(request));
    const asker = account?.isKnownAddress === true ? 'known' : 'stranger';
    if (asker === 'stranger') await this.limits.countStranger(email);
    const isRight = await this.passwords.isRight(password, account?.passwordHash, asker);
    if (!account || !isRight) throw wrongCredentials();
    return account;
  }

  /**
   * Begins a session of somebody who has proven who they are.
   * @param passwordHash theirs at that moment: a new password counts against all that was proven before it
   * @throws DomainError `tenant_suspended`, `wrong_credentials`
   */
  async begin(request: Request, personId: string, passwordHash: string): Promise<SignedIn> {
    const memberships = await this.people.memberships(personId);
    if (memberships.length === 0) throw wrongCredentials();
    const used = memberships.find(({ isActive }) => isActive);
    if (!used) throw AUTH_ERRORS.tenant_suspended('This business is suspended on this platform.');
    const tenantId = used.tenant.id;
    const { session, token } = newSession(personId, tenantId, this.limits.addressHash(request));
    if (!(await this.sessions.create(session, passwordHash))) throw wrongCredentials();
    return { personId, tenantId, token };
  }

  /** A new session in another of the member's businesses; the one there was is over. @throws DomainError `not_found` */
  async switchTo(
    request: Request,
    { personId, sessionId }: MemberPrincipal,
    tenantId: string,
  ): Promise<SignedIn> {
    const memberships = await this.people.memberships(personId);
    const wanted = memberships.find(({ tenant, isActive }) => isActive && tenant.id === tenantId);
    if (!wanted) throw notFound('tenant');
    const { session, token } = newSession(personId, tenantId, this.limits.addressHash(request));
    if (!(await this.sessions.replace(sessionId, session))) throw unauthenticated();
    this.cache.forgetPerson(personId);
    return { personId, tenantId, token };
  }

  /** Ends the session with this token, if there is one. */
  async end(token: string): Promise<void> {
    const personId = await this.sessions.remove(hashKey(token));
    if (personId !== null) this.cache.forgetPerson(personId);
  }

  /** Who is signed in, and where. @throws DomainError `unauthenticated` when they are no member any more */
  async describe({ personId, tenantId }: Pick<SignedIn, 'personId' | 'tenantId'>): Promise<Description> {
    const person = await this.people.get(personId);
    const memberships = await this.people.memberships(personId);
    const membership = memberships.find(({ tenant }) => tenant.id === tenantId);
    if (!person || !membership) throw unauthenticated();
    return { person, membership, memberships };
  }
}

export interface Description {
  person: Pick<Account, 'id' | 'email' | 'name'>;
  membership: Membership;
  memberships: Membership[];
}

/** The same for a wrong password and for an unknown account. */
export function wrongCredentials(): DomainError {
  return MEMBER_ERRORS.wrong_credentials(
    'The e-mail address and the password do not belong together. Try again, or ask for a link.',
  );
}
