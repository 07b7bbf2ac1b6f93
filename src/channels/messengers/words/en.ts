import type { MessengerWords } from './messenger-words.js';

export const ENGLISH: MessengerWords = {
  mediaUnread:
    'I can only read text here: no voice messages, pictures or files. Please write to me what it is about, or ask for a person.',
  howToWrite:
    'Write your question here and I will answer. If you need a person, ask for one. To get no more messages, write STOP.',
};
