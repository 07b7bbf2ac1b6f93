import { defineErrors } from '../kernel/errors.js';

/** Error codes of members, their sign-in and invitations. */
export const MEMBER_ERRORS = defineErrors('members', {
  wrong_credentials: {
    category: 'unauthenticated',
    logLevel: 'debug',
    meaning: 'The e-mail address and the password do not belong together, or there is no such account.',
  },
  link_over: {
    category: 'unauthenticated',
    logLevel: 'debug',
    meaning: 'The link was used, is too old, or never was one.',
  },
  last_owner: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'A business keeps at least one owner.',
  },
  role_exceeds_own: {
    category: 'forbidden',
    logLevel: 'debug',
    meaning: 'The caller is not in charge of members of that role.',
  },
  already_member: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The person with this address belongs to the business already.',
  },
  already_invited: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'This address is invited already; the invitation can be sent again.',
  },
  too_many_members: {
    category: 'conflict',
    logLevel: 'debug',
    meaning: 'The business has as many members and invitations as it may have.',
  },
  sign_in_busy: {
    category: 'unavailable',
    logLevel: 'warn',
    meaning: 'Too many people sign in at this moment.',
  },
});
