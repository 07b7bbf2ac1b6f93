import { defineErrors } from '../kernel/errors.js';

/** Error codes of conversations and visitors. */
export const CONVERSATION_ERRORS = defineErrors('conversations', {
  turn_finished: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The turn is over, so it cannot be cancelled. One that was cancelled is returned as it is.',
  },
  visitor_erasing: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The visitor is being erased; a moment later the same id is a new visitor.',
  },
});
