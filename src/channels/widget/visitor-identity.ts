import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { jwtVerify, type JWTPayload } from 'jose';
import { Clock } from '../../kernel/clock.js';
import { canonicalEmail } from '../../kernel/email.js';
import type { DomainError } from '../../kernel/errors.js';
import { WIDGET_ERRORS } from './widget.errors.js';
import { IdentitySecretsService } from '../../tenants/keys/identity-secrets.service.js';

const ALGORITHM = 'HS256';
const TOLERANCE_SECONDS = 60;

/** Characters of a JWT. */
export const MAX_TOKEN = 4096;
/** Characters (code points) of the business's own id of a customer. */
export const MAX_EXTERNAL_ID = 255;

/** The business's own id of a customer and its HMAC-SHA256 under the identity secret, in lower-case hex. */
export interface SignedExternalId {
  externalId: string;
  hmac: string;
}

/** A visitor's identity as the business has signed it. */
export interface VerifiedVisitor {
  externalId: string;
  /** Canonical (`kernel/email`); null when the identity has none. */
  verifiedEmail: string | null;
}

/** Verifies identities that the business has signed: a JWT (RFC 7519, HS256 only) or an id with its HMAC. */
@Injectable()
export class VisitorIdentity {
  constructor(
    private readonly secrets: IdentitySecretsService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `invalid`. The message must not tell what is wrong with the identity. */
  async verify(identity: string | SignedExternalId): Promise<VerifiedVisitor> {
    const secrets = await this.secrets.listLive();
    if (secrets.length === 0) throw notConfigured();
    const visitor =
      typeof identity === 'string'
        ? await this.fromToken(identity, secrets)
        : fromSignedId(identity, secrets);
    if (!visitor) throw invalidIdentity();
    return visitor;
  }

  private async fromToken(token: string, secrets: string[]): Promise<VerifiedVisitor | null> {
    if (token.length > MAX_TOKEN) return null;
    for (const secret of secrets) {
      const claims = await this.claimsOf(token, secret);
      if (claims) return fromClaims(claims);
    }
    return null;
  }

  private async claimsOf(token: string, secret: string): Promise<JWTPayload | null> {
    try {
      const { payload } = await jwtVerify(token, Buffer.from(secret), {
        algorithms: [ALGORITHM],
        requiredClaims: ['sub', 'exp'],
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: this.clock.now(),
      });
      return payload;
    } catch {
      return null;
    }
  }
}

function fromClaims({ sub, email }: JWTPayload): VerifiedVisitor | null {
  if (!isExternalId(sub)) return null;
  if (email === undefined || email === null) return { externalId: sub, verifiedEmail: null };
  const verifiedEmail = typeof email === 'string' ? canonicalEmail(email) : null;
  return verifiedEmail === null ? null : { externalId: sub, verifiedEmail };
}

function fromSignedId({ externalId, hmac }: SignedExternalId, secrets: string[]): VerifiedVisitor | null {
  const given = Buffer.from(hmac, 'hex');
  const isSigned = secrets.some((secret) => {
    const expected = createHmac('sha256', secret).update(externalId).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return isSigned ? { externalId, verifiedEmail: null } : null;
}

/** Unlike a body, a token's claims have not been checked yet for text that Postgres cannot store. */
function isExternalId(sub: unknown): sub is string {
  if (typeof sub !== 'string' || !sub.isWellFormed() || sub.includes('\0')) return false;
  const { length } = Array.from(sub);
  return length >= 1 && length <= MAX_EXTERNAL_ID;
}

function invalidIdentity(): DomainError {
  return refusal(
    'invalid_identity',
    'This identity is not valid. Send a JWT signed with HS256 and your identity secret, with "sub" and an "exp" ' +
      'to come, or externalId with its HMAC-SHA256 in lower-case hex.',
  );
}

function notConfigured(): DomainError {
  return refusal(
    'identity_not_configured',
    'This business has no identity secret yet. Make one with POST /v1/tenant/identity-secret, or leave identity out.',
  );
}

function refusal(code: 'invalid_identity' | 'identity_not_configured', detail: string): DomainError {
  return WIDGET_ERRORS[code](detail, { problems: [{ pointer: '/identity', code, detail }] });
}
