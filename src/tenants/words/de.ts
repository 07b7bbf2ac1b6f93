import type { GreetingWords } from './greeting-words.js';

export const GERMAN: GreetingWords = {
  greeting: (business) =>
    `Hallo! Fragen Sie nach Ihrer Bestellung, den Öffnungszeiten oder allem bei ${business}.`,
  disclosure:
    'Sie schreiben mit einem automatischen Assistenten. Sie können jederzeit nach einem Menschen fragen.',
};
