import type { NumberWords } from './number-words.js';

export const ENGLISH: NumberWords = {
  small: [
    'one|a|an',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
  round: {
    15: 'fifteen',
    20: 'twenty',
    25: 'twenty-five',
    30: 'thirty',
    40: 'forty',
    50: 'fifty',
    60: 'sixty',
    70: 'seventy',
    80: 'eighty',
    90: 'ninety',
    100: 'hundred|a hundred|one hundred',
    200: 'two hundred',
    300: 'three hundred',
    500: 'five hundred',
  },
};
