import { defineErrors } from '../../kernel/errors.js';

/** Error codes of API keys and identity secrets. */
export const KEY_ERRORS = defineErrors('keys', {
  scope_exceeds_own: {
    category: 'forbidden',
    logLevel: 'debug',
    meaning: 'The calling key does not hold a scope that it would give.',
  },
  expiry_exceeds_own: {
    category: 'forbidden',
    logLevel: 'debug',
    meaning: 'The new key would live longer than the calling key.',
  },
  rate_exceeds_own: {
    category: 'forbidden',
    logLevel: 'debug',
    meaning: 'The new key would be allowed more requests per minute than the calling key.',
  },
  key_over: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The key is revoked or has ended, so it cannot be rotated.',
  },
  last_key: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'No other key without an end could go on making keys with these scopes.',
  },
  too_many_keys: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The business has as many live keys as it may have.',
  },
  too_many_identity_secrets: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'As many identity secrets are valid as may be at once.',
  },
});
