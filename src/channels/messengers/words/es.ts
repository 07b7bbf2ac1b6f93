import type { MessengerWords } from './messenger-words.js';

export const SPANISH: MessengerWords = {
  mediaUnread: {
    formal:
      'Aquí solo puedo leer texto: ni mensajes de voz, ni imágenes, ni archivos. Escríbame de qué se trata, o pida hablar con una persona.',
    informal:
      'Aquí solo puedo leer texto: ni mensajes de voz, ni imágenes, ni archivos. Escríbeme de qué se trata, o pide hablar con una persona.',
  },
  howToWrite: {
    formal:
      'Escriba aquí su pregunta y le responderé. Si necesita hablar con una persona, pídalo. Para no recibir más mensajes, escriba STOP.',
    informal:
      'Escribe aquí tu pregunta y te responderé. Si necesitas hablar con una persona, pídelo. Para no recibir más mensajes, escribe STOP.',
  },
};
