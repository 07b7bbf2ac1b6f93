import { Inject, Injectable } from '@nestjs/common';
import { SecurityConfig } from '../../config/security.config.js';
import { DomainError } from '../../kernel/errors.js';
import { hashKey, keyKind, sameHash } from './api-key.js';
import { CredentialRegistry, type TenantStanding } from './credential-registry.js';
import type { Principal } from './principal.js';
import { VisitorTokens } from './visitor-tokens.js';

export function unauthenticated(): DomainError {
  return new DomainError(
    'unauthenticated',
    'unauthenticated',
    'A valid credential is needed: send "Authorization: Bearer <key>".',
  );
}

const MAX_CREDENTIAL = 2048;

/** Turns a bearer credential into a principal, or refuses it with the same words whatever is wrong with it. */
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

  /**
   * @param origin The `Origin` header of a browser, if there was one.
   * @param mayLookUp Whether a key that this process does not know may be looked for.
   */
  async authenticate(
    authorization: string | undefined,
    origin: string | undefined,
    mayLookUp = true,
  ): Promise<Principal> {
    const credential = bearer(authorization);
    if (!credential.startsWith('fd_')) return this.visitor(credential, origin);
    const kind = keyKind(credential);
    if (kind === null) throw unauthenticated();
    if (kind === 'admin') return this.admin(credential);
    if (!mayLookUp && !this.registry.knows(hashKey(credential))) throw unauthenticated();
    return this.tenantKey(credential, origin);
  }

  private admin(key: string): Principal {
    if (!sameHash(hashKey(key), this.adminHash)) throw unauthenticated();
    return { kind: 'admin', keyId: 'first' };
  }

  private async tenantKey(key: string, origin: string | undefined): Promise<Principal> {
    const record = await this.registry.findKey(hashKey(key));
    if (!record) throw unauthenticated();
    const { tenantId, keyId, limits } = record;
    refuseSuspended(record.tenantStatus);
    if (record.kind !== 'pub') return { kind: 'tenant', tenantId, keyId, limits };
    refuseForeignOrigin(record.allowedOrigins, origin);
    return { kind: 'publishable', tenantId, keyId };
  }

  private async visitor(token: string, origin: string | undefined): Promise<Principal> {
    const session = await this.visitorTokens.verify(token);
    if (!session) throw unauthenticated();
    const standing: TenantStanding | null = await this.registry.standingOf(session.tenantId);
    if (!standing) throw unauthenticated();
    refuseSuspended(standing.status);
    refuseForeignOrigin(standing.allowedOrigins, origin);
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
  throw new DomainError('forbidden', 'tenant_suspended', 'This business is suspended on this platform.');
}

/** Apps and servers send no `Origin`; a browser always does when the page is another site's. */
function refuseForeignOrigin(allowed: string[], origin: string | undefined): void {
  if (origin === undefined || allowed.length === 0 || allowed.includes(origin)) return;
  throw new DomainError('forbidden', 'origin_not_allowed', `The widget is not allowed on ${origin}.`);
}
