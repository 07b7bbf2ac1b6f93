import type { Grant } from '../../platform/auth/scopes.js';

export const TENANT_KEY_KINDS = ['live', 'test', 'pub'] as const;
export type TenantKeyKind = (typeof TENANT_KEY_KINDS)[number];

/** What is left out does not count. */
export interface KeyFilter {
  name?: string;
  kind?: TenantKeyKind;
}

/** A key without its secret. */
export interface ApiKey {
  id: string;
  name: string;
  kind: TenantKeyKind;
  /** Empty for a publishable key. */
  scopes: string[];
  /** Prefix and last four characters. */
  hint: string;
  createdAt: Date;
  expiresAt: Date | null;
  /** To the minute. */
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  requestsPerMinute: number | null;
}

/** A key to be stored. Of its secret only the hash may be stored. */
export interface NewKey extends Pick<ApiKey, 'id' | 'name' | 'kind' | 'scopes' | 'hint'> {
  hash: Buffer;
  expiresAt: Date | null;
  requestsPerMinute: number | null;
}

export interface KeyInput {
  name: string;
  kind: TenantKeyKind;
  scopes: Grant[];
  expiresAt: Date | null;
  requestsPerMinute: number | null;
}

/** The request to create a key, with a name that is not blank. */
export interface WantedKey {
  name: string;
  kind?: TenantKeyKind;
  scopes?: string[];
  /** RFC 3339. */
  expiresAt?: string;
  expiresInDays?: number;
  requestsPerMinute?: number;
}

export interface CreatedKey {
  key: ApiKey;
  /** Returned only once; it is not stored. */
  secret: string;
}
