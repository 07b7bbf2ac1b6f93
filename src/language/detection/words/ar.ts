import type { DetectionWords } from './detection-words.js';

/** Arabic words by which the language is known. */
export const AR: DetectionWords = {
  functionWords: '',
  shortMessages: ['مرحبا', 'سلام', 'شكرا'],
  letters: [],
  signs: '',
};
