import type { Written } from '../../../language/speech.js';

export type MessengerWords = Written<MessengerSentences>;

/** What customers of messaging platforms are told by the channel itself. */
export interface MessengerSentences {
  /** A voice message, a picture or a file cannot be read. */
  mediaUnread: string;
  /** Where a customer asks for help by the word that phones have for it. */
  howToWrite: string;
}
