import type { UnsureWords } from './unsure-words.js';

export const FRENCH: UnsureWords = {
  notSure: 'Je ne suis pas sûr.',
  didYouMean: (choices) => `Vouliez-vous dire ${choices} ?`,
  notStated: 'Je ne le sais pas avec certitude. Voici ce que je sais à ce sujet :',
  person: 'Une personne de notre équipe peut vous le dire : il suffit de la demander.',
};
