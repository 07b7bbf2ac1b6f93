import { defineErrors } from '../kernel/errors.js';

/** Error codes of conversations and visitors. */
export const CONVERSATION_ERRORS = defineErrors('conversations', {
  visitor_erasing: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The visitor is being erased; a moment later the same id is a new visitor.',
  },
});
