import { Inject, Injectable } from '@nestjs/common';
import { SecurityConfig } from '../../config/security.config.js';
import type { DomainError } from '../../kernel/errors.js';
import { AUTH_ERRORS } from './auth.errors.js';
import { AdminKeyRegistry, FIRST_ADMIN_KEY } from './admin-key-registry.js';
import { hashKey, keyKind, sameHash } from './api-key.js';
import { bearerCredential } from './bearer-credential.js';
import { CredentialRegistry, type TenantStanding } from './credential-registry.js';
import type { Principal } from './principal.js';
import { ROLE_GRANTS } from './roles.js';
import { SessionRegistry } from './session-registry.js';
import { VisitorTokens } from './visitor-tokens.js';

/** For every well-formed credential that is not valid, whatever is wrong with it. */
export function unauthenticated(): DomainError {
  return AUTH_ERRORS.unauthenticated(
    'This credential opens nothing here: it is unknown, revoked or has ended. Use another one.',
  );
}

/** The page that a request comes from. */
export interface Site {
  /** In the form that browsers send; undefined when the request has none. */
  origin: string | undefined;
  /** True for the demo page of embedded mode, which needs no entry in the list of origins. */
  isDemo: boolean;
}

/**
 * Turns a bearer credential into a principal, or refuses it. The message must not tell of a well-formed credential what
 * is wrong with it: whether it never existed, is revoked or has ended.
 */
@Injectable()
export class Authenticator {
  private readonly adminHash: Buffer;

  constructor(
    @Inject(SecurityConfig) config: SecurityConfig,
    private readonly registry: CredentialRegistry,
    private readonly adminKeys: AdminKeyRegistry,
    private readonly visitorTokens: VisitorTokens,
    private readonly sessions: SessionRegistry,
  ) {
    this.adminHash = hashKey(config.adminApiKey);
  }

  /** @param mayLookUp Whether a key that is not in this process's cache may be looked up in the database. */
  async authenticate(authorization: string | undefined, site: Site, mayLookUp = true): Promise<Principal> {
    const credential = bearerCredential(authorization);
    if (!credential.startsWith('fd_')) return this.visitor(credential, site);
    const kind = keyKind(credential);
    if (kind === null) throw notWhole();
    if (kind === 'admin') return this.admin(hashKey(credential), mayLookUp);
    if (!mayLookUp && !this.registry.knows(hashKey(credential))) throw unauthenticated();
    return this.tenantKey(credential, site);
  }

  /** The member whose session has the token. @param mayLookUp as of `authenticate` */
  async member(token: string, mayLookUp = true): Promise<Principal> {
    const hash = hashKey(token);
    if (!mayLookUp && !this.sessions.knows(hash)) throw sessionOver();
    const session = await this.sessions.find(hash);
    if (!session || isOver(session.endsAt)) throw sessionOver();
    const { tenantId, memberId, personId, sessionId, role } = session;
    const standing = await this.registry.standingOf(tenantId);
    if (!standing) throw sessionOver();
    refuseSuspended(standing.status);
    this.sessions.noteUse(session);
    const { limits } = standing;
    const who = { tenantId, memberId, personId, sessionId };
    return { kind: 'member', ...who, role, scopes: ROLE_GRANTS[role], limits };
  }

  /** The first key is compared in memory, so that it needs no database. */
  private async admin(hash: Buffer, mayLookUp: boolean): Promise<Principal> {
    if (sameHash(hash, this.adminHash)) return { kind: 'admin', keyId: FIRST_ADMIN_KEY };
    if (!mayLookUp && !this.adminKeys.knows(hash)) throw unauthenticated();
    const keyId = await this.adminKeys.findId(hash);
    if (keyId === null) throw unauthenticated();
    this.adminKeys.noteUse(keyId);
    return { kind: 'admin', keyId };
  }

  private async tenantKey(key: string, site: Site): Promise<Principal> {
    const record = await this.registry.findKey(hashKey(key));
    // Checked here too, not only where keys are read: a cached record may outlive its key.
    if (!record || isOver(record.expiresAt)) throw unauthenticated();
    const { tenantId, keyId, scopes, limits, requestsPerMinute } = record;
    refuseSuspended(record.tenantStatus);
    if (record.kind === 'pub') requireListedSite(record.allowedOrigins, site);
    this.registry.noteUse(record);
    return record.kind === 'pub'
      ? { kind: 'publishable', tenantId, keyId, limits }
      : { kind: 'tenant', tenantId, keyId, scopes, limits, keyRequestsPerMinute: requestsPerMinute };
  }

  private async visitor(token: string, site: Site): Promise<Principal> {
    const session = await this.visitorTokens.verify(token);
    if (!session) throw unauthenticated();
    const standing: TenantStanding | null = await this.registry.standingOf(session.tenantId);
    if (!standing) throw unauthenticated();
    refuseSuspended(standing.status);
    // The token was issued to a listed site. An app that holds it sends no `Origin`; a page of another site does.
    if (site.origin !== undefined) requireListedSite(standing.allowedOrigins, site);
    return { kind: 'visitor', ...session, limits: standing.limits };
  }
}

/** For every session that is not valid, whatever is wrong with it. */
function sessionOver(): DomainError {
  return AUTH_ERRORS.unauthenticated('This session is over. Sign in again.');
}

/** Told by the checksum alone, so that it says nothing of the keys there are. */
function notWhole(): DomainError {
  return AUTH_ERRORS.unauthenticated(
    'This key is not whole: a character is missing, added or changed. Copy it again from where it was shown.',
  );
}

function refuseSuspended(status: TenantStanding['status']): void {
  if (status === 'active') return;
  throw AUTH_ERRORS.tenant_suspended('This business is suspended on this platform.');
}

/** Exact to the millisecond, because the record may come from a cache. */
function isOver(expiresAt: Date | null): boolean {
  return expiresAt !== null && expiresAt.getTime() <= Date.now();
}

/**
 * Compared as text: browsers send an origin in one form only (lower case, default port left out), so any difference in
 * scheme, port, case or a trailing dot means another site.
 */
function requireListedSite(allowed: string[], { origin, isDemo }: Site): void {
  if (allowed.length === 0 || isDemo || (origin !== undefined && allowed.includes(origin))) return;
  throw AUTH_ERRORS.origin_not_allowed(
    origin === undefined
      ? 'This widget key works only from the websites of its business: send their Origin.'
      : `The widget is not allowed on ${origin}.`,
  );
}
