import type { TokenPurpose } from '../../member.types.js';

interface MailTexts {
  subject: (business: string) => string;
  /** Before the link. */
  text: (business: string) => string;
  /** After the link: how long it works. */
  holds: string;
}

/** The mails with links. */
export type MemberTexts = Record<TokenPurpose, MailTexts>;
