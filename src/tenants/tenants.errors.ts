import { defineErrors } from '../kernel/errors.js';

/** Error codes of the registry of businesses. */
export const TENANT_ERRORS = defineErrors('businesses', {
  slug_taken: { category: 'conflict', logLevel: 'debug', meaning: 'Another business has this slug.' },
  tenant_erasing: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The business is being erased and can no longer be changed.',
  },
});
