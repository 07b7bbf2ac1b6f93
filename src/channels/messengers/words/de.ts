import type { MessengerWords } from './messenger-words.js';

export const GERMAN: MessengerWords = {
  mediaUnread: {
    formal:
      'Ich kann hier nur Text lesen, keine Sprachnachrichten, Bilder oder Dateien. Bitte schreiben Sie mir, worum es geht, oder fragen Sie nach einer Person.',
    informal:
      'Ich kann hier nur Text lesen, keine Sprachnachrichten, Bilder oder Dateien. Bitte schreib mir, worum es geht, oder frag nach einer Person.',
  },
  howToWrite: {
    formal:
      'Schreiben Sie Ihre Frage hier, ich antworte. Wenn Sie einen Menschen brauchen, fragen Sie danach. Um keine Nachrichten mehr zu erhalten, schreiben Sie STOP.',
    informal:
      'Schreib deine Frage hier, ich antworte. Wenn du einen Menschen brauchst, frag danach. Um keine Nachrichten mehr zu erhalten, schreib STOP.',
  },
};
