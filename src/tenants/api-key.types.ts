import type { Grant } from '../platform/auth/scopes.js';

export const TENANT_KEY_KINDS = ['live', 'test', 'pub'] as const;
export type TenantKeyKind = (typeof TENANT_KEY_KINDS)[number];

/** A key as it may be shown: everything but its secret. */
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

/** A key to be stored, with the only form of its secret that ever is. */
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
