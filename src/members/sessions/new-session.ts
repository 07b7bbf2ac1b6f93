import { randomBytes } from 'node:crypto';
import { newId } from '../../kernel/ids.js';
import { hashKey } from '../../platform/auth/api-key.js';
import type { NewSession } from './sessions.repository.js';

/** 256 random bits in base64url. */
export function mintToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A session of that person in that business, and its token, of which only the hash is stored. */
export function newSession(
  personId: string,
  tenantId: string,
  addressHash: string,
): { session: NewSession; token: string } {
  const token = mintToken();
  return { session: { id: newId(), tokenHash: hashKey(token), personId, tenantId, addressHash }, token };
}
