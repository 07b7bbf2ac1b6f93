import type { MemberTexts } from './member-texts.js';

export const ENGLISH: MemberTexts = {
  invitation: {
    subject: (business) => `You are invited to ${business}`,
    text: (business) =>
      `${business} invites you to answer its customers on Frontdesk. To accept, open this link and choose a password:`,
    holds: 'The link works once and for seven days. If you did not expect it, do nothing.',
  },
  sign_in: {
    subject: () => 'Your link to sign in',
    text: () => 'With this link you sign in to Frontdesk:',
    holds: 'The link works once and for 15 minutes. If you did not ask for it, do nothing.',
  },
  reset: {
    subject: () => 'Choose a new password',
    text: () => 'With this link you choose a new password for Frontdesk:',
    holds:
      'The link works once and for 15 minutes. If you did not ask for it, do nothing: your password stays as it is.',
  },
};
