import type { UnsureWords } from './unsure-words.js';

export const FRENCH: UnsureWords = {
  notSure: 'Je ne suis pas sûr.',
  didYouMean: {
    formal: (choices) => `Vouliez-vous dire ${choices} ?`,
    informal: (choices) => `Voulais-tu dire ${choices} ?`,
  },
  notStated: 'Je ne le sais pas avec certitude. Voici ce que je sais à ce sujet :',
  closest: 'Ce qui s’en approche le plus :',
  person: {
    formal: 'Une personne de notre équipe peut vous le dire : il suffit de la demander.',
    informal: 'Une personne de notre équipe peut te le dire : il suffit de la demander.',
  },
};
