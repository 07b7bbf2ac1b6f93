import { defineErrors } from '../kernel/errors.js';

/** Error codes of the queues. */
export const QUEUE_ERRORS = defineErrors('queues', {
  too_many_jobs: {
    category: 'limited',
    logLevel: 'debug',
    meaning: 'So many jobs of the business wait that this call may not owe another one yet.',
  },
  queue_unavailable: {
    category: 'unavailable',
    logLevel: 'warn',
    meaning: 'The queues cannot be looked at for a moment.',
  },
});
