import type { UnsureWords } from './unsure-words.js';

export const ENGLISH: UnsureWords = {
  notSure: 'I am not sure.',
  didYouMean: (choices) => `Did you mean ${choices}?`,
  notStated: 'I do not know that for certain. What I do know about it:',
  closest: 'This comes closest:',
  person: 'A person from our team can tell you: just ask for one.',
};
