import { Inject, Injectable } from '@nestjs/common';
import { SecurityConfig } from '../../config/security.config.js';
import type { DomainError } from '../../kernel/errors.js';
import { AUTH_ERRORS } from './auth.errors.js';
import { hashKey, keyKind, sameHash } from './api-key.js';
import { CredentialRegistry, type TenantStanding } from './credential-registry.js';
import type { Principal } from './principal.js';
import { VisitorTokens } from './visitor-tokens.js';

export function unauthenticated(): DomainError {
  return AUTH_ERRORS.unauthenticated('A valid credential is needed: send "Authorization: Bearer <key>".');
}

const MAX_CREDENTIAL = 2048;

/** The page that a request comes from. */
export interface Site {
  /** In the form that browsers send; undefined when the request has none. */
  origin: string | undefined;
  /** True for the demo page of embedded mode, which needs no entry in the list of origins. */
  isDemo: boolean;
}

/**
 * Turns a bearer credential into a principal, or refuses it. The message must not tell what is wrong with the
 * credential.
 */
@Injectable()
export class Authenticator {
  private readonly adminHash: Buffer;

  constructor(
    @Inject(SecurityConfig) config: SecurityConfig,
    private readonly registry: CredentialRegistry,
    private readonly visitorTokens: VisitorTokens,
  ) {
    this.adminHash = hashKey(config.adminApiKey);
  }

  /** @param mayLookUp Whether a key that is not in this process's cache may be looked up in the database. */
  async authenticate(authorization: string | undefined, site: Site, mayLookUp = true): Promise<Principal> {
    const credential = bearer(authorization);
    if (!credential.startsWith('fd_')) return this.visitor(credential, site);
    const kind = keyKind(credential);
    if (kind === null) throw unauthenticated();
    if (kind === 'admin') return this.admin(credential);
    if (!mayLookUp && !this.registry.knows(hashKey(credential))) throw unauthenticated();
    return this.tenantKey(credential, site);
  }

  private admin(key: string): Principal {
    if (!sameHash(hashKey(key), this.adminHash)) throw unauthenticated();
    return { kind: 'admin', keyId: 'first' };
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

function bearer(authorization: string | undefined): string {
  const match = /^Bearer +(\S+)$/i.exec(authorization ?? '');
  const credential = match?.[1];
  if (!credential || credential.length > MAX_CREDENTIAL) throw unauthenticated();
  return credential;
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
