import type { NumberWords } from './number-words.js';

export const FRENCH: NumberWords = {
  small: [
    'une|un',
    ...'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' '),
    ...[
      'dix-sept|dix sept',
      'dix-huit|dix huit',
      'dix-neuf|dix neuf',
      'vingt',
      'vingt et une',
      'vingt-deux|vingt deux',
    ],
  ],
  round: {
    15: 'quinze',
    20: 'vingt',
    25: 'vingt-cinq',
    30: 'trente',
    40: 'quarante',
    50: 'cinquante',
    60: 'soixante',
    70: '',
    80: 'quatre-vingts?',
    90: '',
    100: 'cent',
    200: 'deux cents?',
    300: 'trois cents?',
    500: 'cinq cents?',
  },
};
