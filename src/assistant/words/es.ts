import type { UnsureWords } from './unsure-words.js';

export const SPANISH: UnsureWords = {
  notSure: 'No estoy seguro.',
  didYouMean: {
    formal: (choices) => `¿Quiere decir ${choices}?`,
    informal: (choices) => `¿Quieres decir ${choices}?`,
  },
  notStated: 'No lo sé con certeza. Lo que sé al respecto:',
  closest: 'Lo que más se acerca:',
  person: {
    formal: 'Una persona de nuestro equipo puede decírselo: solo tiene que pedirlo.',
    informal: 'Una persona de nuestro equipo puede decírtelo: solo tienes que pedirlo.',
  },
};
