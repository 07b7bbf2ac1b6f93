import type { ModelWords } from './model-words.js';

export const FRENCH: ModelWords = {
  cutOff: {
    formal:
      'Désolé, je n’ai pas pu terminer cette réponse. Dois-je transmettre votre question à une personne de notre équipe ?',
    informal:
      'Désolé, je n’ai pas pu terminer cette réponse. Dois-je transmettre ta question à une personne de notre équipe ?',
  },
  overBudget:
    'Je ne peux pas y répondre moi-même pour le moment ; une personne de notre équipe devrait le faire.',
};
