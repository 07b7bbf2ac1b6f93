import { defineErrors } from '../../kernel/errors.js';

/** Error codes of the limits. */
export const LIMIT_ERRORS = defineErrors('limits', {
  rate_limited: {
    category: 'limited',
    logLevel: 'debug',
    meaning: 'A limit is reached; `limit` names it, and `Retry-After` says when to come back.',
  },
});
