import type { GreetingWords } from './greeting-words.js';

export const FRENCH: GreetingWords = {
  greeting: {
    formal: (business) => `Bonjour ! Posez vos questions sur votre commande, nos horaires ou ${business}.`,
    informal: (business) => `Salut ! Pose tes questions sur ta commande, nos horaires ou ${business}.`,
  },
  disclosure: {
    formal: 'Vous écrivez à un assistant automatique. Vous pouvez demander une personne à tout moment.',
    informal: 'Tu écris à un assistant automatique. Tu peux demander une personne à tout moment.',
  },
};
