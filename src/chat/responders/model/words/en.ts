import type { ModelWords } from './model-words.js';

export const ENGLISH: ModelWords = {
  cutOff:
    'I am sorry, I could not finish this answer. Shall I pass your question on to a person from our team?',
  overBudget: 'I cannot answer this myself at the moment; a person from our team should.',
};
