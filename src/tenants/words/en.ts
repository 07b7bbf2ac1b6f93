import type { GreetingWords } from './greeting-words.js';

export const ENGLISH: GreetingWords = {
  greeting: (business) => `Hello! Ask me about your order, our opening hours or anything at ${business}.`,
  disclosure: 'You are chatting with an automatic assistant. Ask for a person at any time.',
};
