import { newId } from '../../kernel/ids.js';
import { hashKey, keyHint, mintKey } from '../../platform/auth/api-key.js';
import type { NewKey } from './api-key.types.js';

export type Wanted = Pick<NewKey, 'name' | 'kind' | 'scopes' | 'expiresAt' | 'requestsPerMinute'>;

/** A new key as it is stored, and its secret, which must not be stored. */
export function mintedKey(wanted: Wanted): NewKey & { secret: string } {
  const { name, kind, scopes, expiresAt, requestsPerMinute } = wanted;
  const secret = mintKey(kind);
  return {
    id: newId(),
    ...{ name, kind, scopes, expiresAt, requestsPerMinute },
    hint: keyHint(secret),
    hash: hashKey(secret),
    secret,
  };
}
