import { defineErrors } from '../kernel/errors.js';

/** Error codes of calls by MCP. */
export const MCP_ERRORS = defineErrors('calls by MCP', {
  browser_refused: {
    category: 'forbidden',
    logLevel: 'debug',
    meaning: 'The call comes from a web page, where no secret key belongs.',
  },
  call_too_long: {
    category: 'unavailable',
    logLevel: 'warn',
    meaning: 'The tool did not answer in time.',
  },
  caller_left: {
    category: 'unavailable',
    logLevel: 'warn',
    meaning: 'The connection was closed before the answer; nobody reads this one.',
  },
});
