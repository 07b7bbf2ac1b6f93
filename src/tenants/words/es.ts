import type { GreetingWords } from './greeting-words.js';

export const SPANISH: GreetingWords = {
  greeting: {
    formal: (business) =>
      `¡Hola! Pregunte por su pedido, nuestro horario o lo que quiera saber de ${business}.`,
    informal: (business) =>
      `¡Hola! Pregunta por tu pedido, nuestro horario o lo que quieras saber de ${business}.`,
  },
  disclosure: {
    formal: 'Está hablando con un asistente automático. Puede pedir una persona en cualquier momento.',
    informal: 'Estás hablando con un asistente automático. Puedes pedir una persona en cualquier momento.',
  },
};
