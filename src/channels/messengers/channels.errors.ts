import { defineErrors } from '../../kernel/errors.js';

/** Error codes of messaging platforms. */
export const CHANNEL_ERRORS = defineErrors('channels', {
  too_many_channels: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The business has as many channels as its plan allows.',
  },
  account_taken: {
    category: 'conflict',
    logLevel: 'info',
    meaning: 'The account at the messaging platform is connected already, here or by another business.',
  },
  another_account: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The new credential is of another account than the channel’s.',
  },
  platform_refused: {
    category: 'invalid',
    logLevel: 'debug',
    meaning: 'The messaging platform did not accept what was sent for the channel.',
  },
  platform_unavailable: {
    category: 'unavailable',
    logLevel: 'warn',
    meaning: 'The messaging platform did not answer.',
  },
  delivery_not_genuine: {
    category: 'unauthenticated',
    logLevel: 'debug',
    meaning: 'A delivery to a channel whose address is unknown, or whose signature is not right.',
  },
  delivery_forbidden: {
    category: 'forbidden',
    logLevel: 'debug',
    meaning: 'A delivery of Telegram whose address is unknown, or whose secret is not right.',
  },
  delivery_too_early: {
    category: 'unavailable',
    logLevel: 'warn',
    meaning: 'A message of a visitor who is being erased: it is taken when that is done.',
  },
  delivery_unproven: {
    category: 'unavailable',
    logLevel: 'warn',
    meaning: 'Whether a delivery is genuine could not be found out: what tells it did not answer.',
  },
  delivery_foreign: {
    category: 'not-found',
    logLevel: 'warn',
    meaning: 'A genuine delivery that names an account which is not the channel’s.',
  },
});
