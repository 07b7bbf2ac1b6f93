import { defineErrors } from '../../kernel/errors.js';

/** Error codes of authentication and authorisation. */
export const AUTH_ERRORS = defineErrors('credentials', {
  unauthenticated: {
    category: 'unauthenticated',
    logLevel: 'debug',
    meaning: 'No credential, or one that opens nothing.',
  },
  wrong_credential: {
    category: 'forbidden',
    logLevel: 'debug',
    meaning: 'This kind of credential cannot be used for the operation.',
  },
  missing_scope: {
    category: 'forbidden',
    logLevel: 'debug',
    meaning: 'The key, or the member’s role, does not hold the scope of the operation.',
  },
  scope_undeclared: {
    category: 'forbidden',
    logLevel: 'error',
    meaning: 'The operation declares no scope, which is a fault of ours; no key opens it.',
  },
  tenant_suspended: {
    category: 'forbidden',
    logLevel: 'debug',
    meaning: 'The business is suspended on this platform.',
  },
  cross_site: {
    category: 'forbidden',
    logLevel: 'debug',
    meaning: 'A session is used by the console’s own pages alone; the request came from another website.',
  },
  origin_not_allowed: {
    category: 'forbidden',
    logLevel: 'debug',
    meaning: 'The website is not one of those that may use the widget.',
  },
});
