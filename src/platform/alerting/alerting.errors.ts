import { defineErrors } from '../../kernel/errors.js';

/** Error codes of tests of alerts. */
export const ALERT_ERRORS = defineErrors('alerts', {
  alerts_not_set_up: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: '`ALERTMANAGER_URL` is empty, so there is nothing to send a test through.',
  },
  alertmanager_unavailable: {
    category: 'unavailable',
    logLevel: 'warn',
    meaning: 'Alertmanager does not answer or does not take the test: no alert reaches anybody.',
  },
});
