import type { NoticeWords } from './notice-words.js';

export const ENGLISH: NoticeWords = {
  handoff: 'A person from the team will answer here.',
  resolved: 'This conversation has been closed. Write again at any time.',
  failed: 'Sorry, that could not be answered just now. A person from the team will look at it.',
};
