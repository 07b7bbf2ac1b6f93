import { hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import { SecurityConfig } from '../../config/security.config.js';
import { isId } from '../../kernel/ids.js';

const ISSUER = 'frontdesk';
const AUDIENCE = 'widget';
const ALGORITHM = 'HS256';

export interface VisitorSession {
  tenantId: string;
  visitorId: string;
}

/**
 * Visitor tokens: JWT (RFC 7519) with pinned algorithm, issuer and audience, so that no other kind of token is
 * accepted.
 */
@Injectable()
export class VisitorTokens {
  private readonly key: Uint8Array;

  constructor(@Inject(SecurityConfig) private readonly config: SecurityConfig) {
    this.key = new Uint8Array(hkdfSync('sha256', config.appSecret, '', 'visitor-tokens', 32));
  }

  async issue(
    { tenantId, visitorId }: VisitorSession,
    now: Date,
  ): Promise<{ token: string; expiresAt: Date }> {
    const issuedAt = Math.floor(now.getTime() / 1000);
    const expires = issuedAt + this.config.visitorSessionHours * 3600;
    const token = await new SignJWT({ tid: tenantId })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(visitorId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expires)
      .sign(this.key);
    return { token, expiresAt: new Date(expires * 1000) };
  }

  /** The session of a valid, current token; null for everything else. Needs no store. */
  async verify(token: string): Promise<VisitorSession | null> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'exp', 'iat', 'tid'],
        // Also refuses a token issued in the future; one minute is allowed for clock skew.
        maxTokenAge: this.config.visitorSessionHours * 3600,
        clockTolerance: 60,
      });
      const { sub: visitorId, tid: tenantId } = payload;
      if (typeof tenantId !== 'string' || !isId(tenantId) || !visitorId || !isId(visitorId)) return null;
      return { tenantId, visitorId };
    } catch {
      return null;
    }
  }
}
