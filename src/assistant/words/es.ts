import type { UnsureWords } from './unsure-words.js';

export const SPANISH: UnsureWords = {
  notSure: 'No estoy seguro.',
  didYouMean: (choices) => `¿Quiere decir ${choices}?`,
  notStated: 'No lo sé con certeza. Lo que sé al respecto:',
  person: 'Una persona de nuestro equipo puede decírselo: solo tiene que pedirlo.',
};
