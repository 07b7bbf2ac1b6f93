import { defineErrors } from '../kernel/errors.js';

/** Error codes of sources. */
export const SOURCE_ERRORS = defineErrors('sources', {
  too_many_sources: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The business has as many sources as it may have.',
  },
  unreadable_again: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'A file is read once; send the new one as another source.',
  },
});
