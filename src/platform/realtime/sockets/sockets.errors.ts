import { defineErrors } from '../../../kernel/errors.js';

/** Error codes that only sockets have. */
export const SOCKET_ERRORS = defineErrors('sockets', {
  unknown_call: {
    category: 'not-found',
    logLevel: 'debug',
    meaning: 'A socket called something that does not exist.',
  },
  unknown_namespace: {
    category: 'not-found',
    logLevel: 'debug',
    meaning: 'A socket connected to another namespace than `/v1`.',
  },
  draining: {
    category: 'unavailable',
    logLevel: 'warn',
    meaning: 'This process stops and takes no further calls of a socket; another one does.',
  },
  too_many_calls: {
    category: 'limited',
    logLevel: 'debug',
    meaning: 'A socket has too many calls without an answer at the same time.',
  },
  too_many_conversations: {
    category: 'limited',
    logLevel: 'debug',
    meaning: 'A socket follows as many conversations as it may.',
  },
});
