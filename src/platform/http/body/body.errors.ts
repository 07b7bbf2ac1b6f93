import { defineErrors } from '../../../kernel/errors.js';

/** Error codes of bodies that are refused before validation. */
export const BODY_ERRORS = defineErrors('bodies', {
  malformed_json: { category: 'malformed', logLevel: 'debug', meaning: 'The body is not valid JSON.' },
  no_unicode: {
    category: 'malformed',
    logLevel: 'debug',
    meaning: 'The body has bytes that are no UTF-8.',
  },
  malformed_body: {
    category: 'malformed',
    logLevel: 'debug',
    meaning: 'The body does not have the announced length.',
  },
  request_aborted: {
    category: 'malformed',
    logLevel: 'debug',
    meaning: 'The request ended before its body was complete.',
  },
  too_deep: { category: 'malformed', logLevel: 'debug', meaning: 'The body is nested too deep.' },
  too_many_values: {
    category: 'malformed',
    logLevel: 'debug',
    meaning: 'The body holds more values than the operation takes at once.',
  },
  too_many_fields: {
    category: 'malformed',
    logLevel: 'debug',
    meaning: 'An object of the body has too many fields.',
  },
  forbidden_key: {
    category: 'malformed',
    logLevel: 'debug',
    meaning: 'A key of the body is one that every object seems to have, such as `constructor`.',
  },
  uploads_busy: {
    category: 'unavailable',
    logLevel: 'warn',
    meaning: 'The process receives as many files as it can at once.',
  },
  body_too_slow: {
    category: 'too-slow',
    logLevel: 'debug',
    meaning: 'The sender of the body is too far behind 2 kB a second: 30 seconds.',
  },
  body_too_large: {
    category: 'too-large',
    logLevel: 'debug',
    meaning: 'The body is larger than the operation takes.',
  },
  unsupported_media_type: {
    category: 'unsupported',
    logLevel: 'debug',
    meaning: 'The body is not sent as application/json.',
  },
  unsupported_charset: { category: 'unsupported', logLevel: 'debug', meaning: 'The body is not in UTF-8.' },
  unsupported_encoding: {
    category: 'unsupported',
    logLevel: 'debug',
    meaning: 'The body is compressed in a way that is not supported.',
  },
});
