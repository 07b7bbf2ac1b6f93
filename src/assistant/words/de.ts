import type { UnsureWords } from './unsure-words.js';

export const GERMAN: UnsureWords = {
  notSure: 'Ich bin mir nicht sicher.',
  didYouMean: {
    formal: (choices) => `Meinten Sie ${choices}?`,
    informal: (choices) => `Meintest du ${choices}?`,
  },
  notStated: 'Das weiß ich nicht sicher. Bekannt ist mir dazu:',
  closest: 'Am nächsten kommt dem:',
  person: {
    formal: 'Jemand aus unserem Team kann es Ihnen sagen: Fragen Sie einfach nach einer Person.',
    informal: 'Jemand aus unserem Team kann es dir sagen: Frag einfach nach einer Person.',
  },
};
