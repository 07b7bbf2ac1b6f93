import { defineErrors } from '../kernel/errors.js';

/** Error codes of exports. */
export const EXPORT_ERRORS = defineErrors('exports', {
  export_link_expired: {
    category: 'forbidden',
    logLevel: 'debug',
    meaning: 'The link to the archive is older than 15 minutes; `GET /v1/exports/{id}` has a new one.',
  },
  export_running: {
    category: 'limited',
    logLevel: 'debug',
    meaning: 'An archive of the business is being downloaded; there is one at a time.',
  },
  exports_busy: {
    category: 'unavailable',
    logLevel: 'warn',
    meaning: 'As many archives are being made as this process makes at once.',
  },
});
