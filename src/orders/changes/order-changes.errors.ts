import { defineErrors } from '../../kernel/errors.js';

/** Why what another system tells of an order cannot be taken. They end as dead letters and are not answered. */
export const ORDER_CHANGE_ERRORS = defineErrors('order changes', {
  unknown_order: {
    category: 'not-found',
    logLevel: 'info',
    meaning: 'No order has the number or id that an event names; it may still come.',
  },
  unusable_order: {
    category: 'invalid',
    logLevel: 'info',
    meaning: 'An event tells of an order what the API would refuse.',
  },
});
