import type { NumberWords } from './number-words.js';

export const SPANISH: NumberWords = {
  small: [
    'una|un|uno',
    ...'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis'.split(' '),
    ...'diecisiete dieciocho diecinueve veinte veintiuna veintidos'.split(' '),
  ],
  round: {
    15: 'quince',
    20: 'veinte',
    25: 'veinticinco',
    30: 'treinta',
    40: 'cuarenta',
    50: 'cincuenta',
    60: 'sesenta',
    70: 'setenta',
    80: 'ochenta',
    90: 'noventa',
    100: 'cien',
    200: 'doscientos',
    300: 'trescientos',
    500: 'quinientos',
  },
};
