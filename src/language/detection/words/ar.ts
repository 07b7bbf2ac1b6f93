import type { DetectionWords } from './detection-words.js';

/** Arabic words that identify the language. */
export const AR: DetectionWords = {
  functionWords: '',
  shortMessages: ['مرحبا', 'سلام', 'شكرا'],
  letters: [],
  signs: '',
};
