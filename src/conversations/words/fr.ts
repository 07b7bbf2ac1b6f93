import type { NoticeWords } from './notice-words.js';

export const FRENCH: NoticeWords = {
  handoff: 'Une personne de l’équipe va répondre ici.',
  resolved: 'Cette conversation est close. Vous pouvez réécrire à tout moment.',
  failed: 'Désolé, la réponse n’a pas pu être donnée. Une personne de l’équipe va s’en occuper.',
};
