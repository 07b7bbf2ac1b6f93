import { defineErrors } from '../kernel/errors.js';

/** Error codes of webhooks. */
export const WEBHOOK_ERRORS = defineErrors('webhooks', {
  too_many_webhooks: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The business has as many webhooks as its plan allows.',
  },
  too_many_webhook_secrets: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The webhook has as many valid secrets as it may have.',
  },
  webhook_not_active: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The webhook is paused or disabled, so nothing is delivered to it but tests.',
  },
  event_erased: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The visitor whom the event was about was erased, and its content with them.',
  },
});
