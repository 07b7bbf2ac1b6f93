import { defineErrors } from '../../kernel/errors.js';

/** Error codes of the jobs that were given up. */
export const DEAD_LETTER_ERRORS = defineErrors('dead letters', {
  dead_letter_decided: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The dead letter was retried or discarded before.',
  },
});
