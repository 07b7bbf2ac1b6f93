import { defineErrors } from '../../kernel/errors.js';

/** Error codes of the widget's operations. */
export const WIDGET_ERRORS = defineErrors('widget', {
  invalid_identity: {
    category: 'invalid',
    logLevel: 'debug',
    meaning: 'The signed identity does not hold, whatever is wrong with it.',
  },
  identity_not_configured: {
    category: 'invalid',
    logLevel: 'debug',
    meaning: 'An identity was sent, and the business has no identity secret.',
  },
  nothing_to_rate: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'A rating was sent before the visitor said anything.',
  },
});
