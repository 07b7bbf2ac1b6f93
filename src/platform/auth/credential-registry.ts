import type { RateLimits } from './rate-limits.js';
import type { KeyKind } from './api-key.js';

export interface KeyRecord {
  keyId: string;
  tenantId: string;
  kind: Exclude<KeyKind, 'admin'>;
  /** What it may do; empty for a publishable key. */
  scopes: readonly string[];
  expiresAt: Date | null;
  /** The key's own limit; null leaves it to the business's. */
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

/** What the guard must know before a tenant is known. Answers may be up to five seconds old. */
export abstract class CredentialRegistry {
  /** The key with this SHA-256, or null when it is unknown or revoked; whoever uses it looks at `expiresAt`. */
  abstract findKey(hash: Buffer): Promise<KeyRecord | null>;
  /** Whether this process has lately seen that key to be genuine; asks no store. */
  abstract knows(hash: Buffer): boolean;
  abstract standingOf(tenantId: string): Promise<TenantStanding | null>;
  /** Remembers that the key opened a door just now. Returns at once and never fails. */
  abstract noteUse(key: KeyRecord): void;
}
