import { defineErrors } from '../../kernel/errors.js';

/** Error codes of requests that reach no feature, and of our own faults. */
export const HTTP_ERRORS = defineErrors('requests', {
  malformed_url: {
    category: 'malformed',
    logLevel: 'debug',
    meaning: 'The path is not valid percent-encoding.',
  },
  malformed_request: { category: 'malformed', logLevel: 'debug', meaning: 'The request cannot be read.' },
  cursor_of_another_list: {
    category: 'malformed',
    logLevel: 'debug',
    meaning: '`after` was given for another list, another business or other filters.',
  },
  several_hosts: {
    category: 'malformed',
    logLevel: 'debug',
    meaning: 'The request has more than one Host header.',
  },
  malformed_if_match: {
    category: 'malformed',
    logLevel: 'debug',
    meaning: '`If-Match` is neither `*` nor a list of entity tags.',
  },
  headers_too_large: {
    category: 'headers-too-large',
    logLevel: 'debug',
    meaning: 'The headers of the request are larger than 16 KB in all.',
  },
  headers_too_slow: {
    category: 'too-slow',
    logLevel: 'debug',
    meaning: 'The headers of the request did not come within a minute.',
  },
  no_such_route: { category: 'not-found', logLevel: 'debug', meaning: 'There is no such path.' },
  method_not_allowed: {
    category: 'wrong-method',
    logLevel: 'debug',
    meaning: 'The path does not take this method; `Allow` names those that it takes.',
  },
  internal_error: {
    category: 'fault',
    logLevel: 'error',
    meaning: 'A fault of ours; quote the `requestId`.',
  },
});
