import { defineErrors } from '../kernel/errors.js';

/** Error codes of conversations and visitors. */
export const CONVERSATION_ERRORS = defineErrors('conversations', {
  turn_finished: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The turn is over, so it cannot be cancelled. One that was cancelled is returned as it is.',
  },
  taken: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'Another member has the conversation; `detail` names them. Send `force` to take it from them.',
  },
  newer_message: {
    category: 'conflict',
    logLevel: 'debug',
    meaning:
      'Another member has answered after the message named by `expectedSeq`; `detail` names them. Nothing was sent: read it, then send again.',
  },
  visitor_erasing: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The visitor is being erased; a moment later the same id is a new visitor.',
  },
});
