import { defineErrors } from '../../kernel/errors.js';

/** Error codes of admin keys. */
export const ADMIN_KEY_ERRORS = defineErrors('admin keys', {
  first_admin_key: {
    category: 'conflict',
    logLevel: 'debug',
    meaning:
      'The key of `ADMIN_API_KEY` is configuration: it is the last way in, and the API cannot revoke it.',
  },
  too_many_admin_keys: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The platform has as many live admin keys as it may have.',
  },
});
