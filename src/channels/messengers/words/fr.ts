import type { MessengerWords } from './messenger-words.js';

export const FRENCH: MessengerWords = {
  mediaUnread: {
    formal:
      'Je ne peux lire ici que du texte : ni messages vocaux, ni images, ni fichiers. Écrivez-moi de quoi il s’agit, ou demandez à parler à une personne.',
    informal:
      'Je ne peux lire ici que du texte : ni messages vocaux, ni images, ni fichiers. Écris-moi de quoi il s’agit, ou demande à parler à une personne.',
  },
  howToWrite: {
    formal:
      'Écrivez votre question ici et j’y répondrai. Si vous avez besoin d’une personne, demandez-la. Pour ne plus recevoir de messages, écrivez STOP.',
    informal:
      'Écris ta question ici et j’y répondrai. Si tu as besoin d’une personne, demande-la. Pour ne plus recevoir de messages, écris STOP.',
  },
};
