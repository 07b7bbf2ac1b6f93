import type { GreetingWords } from './greeting-words.js';

export const SPANISH: GreetingWords = {
  greeting: (business) =>
    `¡Hola! Pregunte por su pedido, nuestro horario o lo que quiera saber de ${business}.`,
  disclosure: 'Está hablando con un asistente automático. Puede pedir una persona en cualquier momento.',
};
