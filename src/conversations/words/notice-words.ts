import type { Written } from '../../language/speech.js';

export type NoticeWords = Written<NoticeSentences>;

/** The texts of system messages in a conversation, and of mails to the business. */
export interface NoticeSentences {
  resolved: string;
  failed: string;
  /** The visitor seems to be a program that answers by itself. */
  loop: string;
  /** The visitor has waited in vain. */
  nobodyCame: string;
  /** The team has given the conversation back, or has been silent for long. */
  returned: string;
  /** A member has the conversation now. */
  taken: (member: string) => string;
  mail: MailWords;
}

/** A mail that conversations wait. No word of the visitor is in it. */
export interface MailWords {
  subject: (business: string) => string;
  waits: string;
  /** @param count at least two */
  severalWait: (count: number) => string;
  conversation: string;
  since: string;
  meanwhile: string;
}
