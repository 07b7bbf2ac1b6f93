import type { GreetingWords } from './greeting-words.js';

export const FRENCH: GreetingWords = {
  greeting: (business) => `Bonjour ! Posez vos questions sur votre commande, nos horaires ou ${business}.`,
  disclosure: 'Vous écrivez à un assistant automatique. Vous pouvez demander une personne à tout moment.',
};
