import type { NoticeWords } from './notice-words.js';

export const SPANISH: NoticeWords = {
  resolved: 'Esta conversación se ha cerrado. Puede volver a escribir cuando quiera.',
  failed: 'Lo sentimos, ahora no se pudo responder. Queda para una persona del equipo.',
  nobodyCame:
    'Nadie del equipo ha podido responder todavía, lo sentimos. El asistente automático vuelve a responder aquí; puede pedir una persona en cualquier momento.',
  returned: 'El asistente automático vuelve a responder aquí. Puede pedir una persona en cualquier momento.',
  mail: {
    subject: (business) => `Un cliente de ${business} espera a una persona`,
    waits: 'Una conversación se ha pasado a su equipo y espera respuesta.',
    severalWait: (count) => `${count} conversaciones se han pasado a su equipo y esperan respuesta.`,
    conversation: 'Conversación',
    since: 'Desde',
    meanwhile:
      'Hasta que alguien de su equipo escriba, el asistente sigue respondiendo lo que sabe con seguridad.',
  },
};
