import { defineErrors } from '../../kernel/errors.js';

/** Error codes of `Idempotency-Key`. */
export const IDEMPOTENCY_ERRORS = defineErrors('idempotency', {
  still_running: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The first request with this Idempotency-Key still runs.',
  },
  outcome_unreadable: {
    category: 'conflict',
    logLevel: 'warn',
    meaning: 'The first outcome can no longer be read, as the secret of the platform was changed.',
  },
});
