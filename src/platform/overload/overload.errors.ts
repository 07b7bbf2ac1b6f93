import { defineErrors } from '../../kernel/errors.js';

/** Error codes of a process that has too much to do. */
export const OVERLOAD_ERRORS = defineErrors('overload', {
  overloaded: {
    category: 'unavailable',
    logLevel: 'debug',
    meaning:
      'The server is too busy for requests of this kind; nothing was done. Come back after `Retry-After` seconds.',
  },
});
