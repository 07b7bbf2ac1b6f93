import { defineErrors } from '../kernel/errors.js';

/** Error codes of checks and evaluations. */
export const EVALUATION_ERRORS = defineErrors('evaluations', {
  evaluation_running: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'A run of the checks has not finished yet; a business has one at a time.',
  },
  no_checks: {
    category: 'invalid',
    logLevel: 'debug',
    meaning: 'The business has no checks to run.',
  },
});
