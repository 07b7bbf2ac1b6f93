import type { ModelWords } from './model-words.js';

export const SPANISH: ModelWords = {
  cutOff: {
    formal:
      'Lo siento, no he podido terminar esta respuesta. ¿Paso su pregunta a una persona de nuestro equipo?',
    informal:
      'Lo siento, no he podido terminar esta respuesta. ¿Paso tu pregunta a una persona de nuestro equipo?',
  },
  overBudget: 'Ahora mismo no puedo responder yo a esto; debería hacerlo una persona de nuestro equipo.',
};
