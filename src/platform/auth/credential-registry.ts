import type { RateLimits } from './rate-limits.js';
import type { KeyKind } from './api-key.js';

export interface KeyRecord {
  keyId: string;
  tenantId: string;
  kind: Exclude<KeyKind, 'admin'>;
  /** Empty for a publishable key. */
  scopes: readonly string[];
  expiresAt: Date | null;
  /** The key's own limit; null when only the tenant's applies. */
  requestsPerMinute: number | null;
  tenantStatus: 'active' | 'suspended';
  /** Origins that the widget may be embedded on; empty means any. */
  allowedOrigins: string[];
  /** Of the tenant, effective. */
  limits: RateLimits;
}

export interface TenantStanding {
  status: 'active' | 'suspended';
  allowedOrigins: string[];
  /** Of the tenant, effective. */
  limits: RateLimits;
}

/** What the guard needs before the tenant is known. Answers may be up to five seconds old. */
export abstract class CredentialRegistry {
  /** The key with this SHA-256, or null when it is unknown or revoked. The caller must check `expiresAt`. */
  abstract findKey(hash: Buffer): Promise<KeyRecord | null>;
  /** Whether this process has recently found the key genuine. In memory only. */
  abstract knows(hash: Buffer): boolean;
  abstract standingOf(tenantId: string): Promise<TenantStanding | null>;
  /** Notes that the key was used just now. Returns at once and never fails. */
  abstract noteUse(key: KeyRecord): void;
}
