import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { ServerConfig } from '../../config/server.config.js';
import { contextIfAny } from '../context/request-context.js';
import { Authenticator, type Site } from './authenticator.js';
import { severalCredentials } from './bearer-credential.js';
import { setPrincipal, type Principal } from './principal.js';
import { RefusalCounter } from './refusal-counter.js';
import { originOf } from './request-origin.js';
import { requireOwnSite, sessionToken } from './session-cookie.js';

/** Proves the credential of a request, of HTTP or of a socket. */
@Injectable()
export class RequestCredentials {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly refused: RefusalCounter,
    @Inject(ServerConfig) private readonly config: ServerConfig,
  ) {}

  /**
   * A session's cookie counts in requests without an `Authorization` header alone. Sets the principal as soon as the credential is verified, so that a later refusal counts against that principal.
   * @throws DomainError `unauthenticated`, `tenant_suspended`, `origin_not_allowed`, `cross_site`
   */
  async prove(request: Request): Promise<Principal> {
    if ((request.headersDistinct['authorization']?.length ?? 0) > 1) throw severalCredentials();
    const { authorization, cookie } = request.headers;
    const session = authorization === undefined ? sessionToken(cookie) : undefined;
    if (session !== undefined) requireOwnSite(request);
    const prove = (mayLookUp = true) =>
      session === undefined
        ? this.authenticator.authenticate(authorization, this.site(request), mayLookUp)
        : this.authenticator.member(session, mayLookUp);
    const principal = await prove(!this.refused.isBlocked(request));
    setPrincipal(request, principal, () => prove());
    nameTenantInLog(principal);
    return principal;
  }

  /**
   * In embedded mode a page of our own host is the demo and may use the widget although it is not in the list of
   * origins. Otherwise our own host gets no exception: anybody can point a domain at us and then sends it as `Host` and
   * as `Origin`.
   */
  private site(request: Request): Site {
    const { origin, isOwnHost } = originOf(request);
    return { origin, isDemo: isOwnHost && this.config.embedded };
  }
}

function nameTenantInLog(principal: Principal): void {
  const context = contextIfAny();
  if (context && 'tenantId' in principal) context.caller = principal.tenantId;
}
