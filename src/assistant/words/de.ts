import type { UnsureWords } from './unsure-words.js';

export const GERMAN: UnsureWords = {
  notSure: 'Ich bin mir nicht sicher.',
  didYouMean: (choices) => `Meinten Sie ${choices}?`,
  notStated: 'Das weiß ich nicht sicher. Bekannt ist mir dazu:',
  person: 'Jemand aus unserem Team kann es Ihnen sagen: Fragen Sie einfach nach einer Person.',
};
