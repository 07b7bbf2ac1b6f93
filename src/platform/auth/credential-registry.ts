import type { KeyKind } from './api-key.js';

export interface KeyRecord {
  keyId: string;
  tenantId: string;
  kind: Exclude<KeyKind, 'admin'>;
  tenantStatus: 'active' | 'suspended';
  /** Origins that the widget may be embedded on; empty means any. */
  allowedOrigins: string[];
}

export interface TenantStanding {
  status: 'active' | 'suspended';
  allowedOrigins: string[];
}

/** What the guard must know before a tenant is known. Answers may be up to five seconds old. */
export abstract class CredentialRegistry {
  /** The live key with this SHA-256, or null when unknown or revoked. */
  abstract findKey(hash: Buffer): Promise<KeyRecord | null>;
  abstract standingOf(tenantId: string): Promise<TenantStanding | null>;
}
