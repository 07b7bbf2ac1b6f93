import { defineErrors } from '../kernel/errors.js';

/** Error codes of the queues. */
export const QUEUE_ERRORS = defineErrors('queues', {
  queue_unavailable: {
    category: 'unavailable',
    logLevel: 'warn',
    meaning: 'The queues cannot be looked at for a moment.',
  },
});
