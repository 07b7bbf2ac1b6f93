import type { GreetingWords } from './greeting-words.js';

export const GERMAN: GreetingWords = {
  greeting: {
    formal: (business) =>
      `Hallo! Fragen Sie nach Ihrer Bestellung, den Öffnungszeiten oder allem bei ${business}.`,
    informal: (business) =>
      `Hallo! Frag nach deiner Bestellung, den Öffnungszeiten oder allem bei ${business}.`,
  },
  disclosure: {
    formal:
      'Sie schreiben mit einem automatischen Assistenten. Sie können jederzeit nach einem Menschen fragen.',
    informal:
      'Du schreibst mit einem automatischen Assistenten. Du kannst jederzeit nach einem Menschen fragen.',
  },
};
