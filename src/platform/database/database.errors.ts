import { defineErrors } from '../../kernel/errors.js';

/** Error codes of a store that does not answer. */
export const DATABASE_ERRORS = defineErrors('stores', {
  database_unavailable: {
    category: 'unavailable',
    logLevel: 'warn',
    meaning: 'The database is busy or away.',
  },
  changed_meanwhile: {
    category: 'outdated',
    logLevel: 'debug',
    meaning: 'It is not as it was when you read it: `If-Match` names another version.',
  },
});
