import { defineErrors } from '../kernel/errors.js';

/** Error codes of event sources. */
export const EVENT_ERRORS = defineErrors('event sources', {
  too_many_event_sources: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The business has as many event sources as it may have.',
  },
  too_many_event_secrets: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The event source has as many valid secrets as it may have.',
  },
});
