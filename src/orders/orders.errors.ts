import { defineErrors } from '../kernel/errors.js';

/** Error codes of orders. */
export const ORDER_ERRORS = defineErrors('orders', {
  number_taken: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'Another order of the business has this number.',
  },
});
