import type { NoticeWords } from './notice-words.js';

export const SPANISH: NoticeWords = {
  resolved: {
    formal: 'Esta conversación se ha cerrado. Puede volver a escribir cuando quiera.',
    informal: 'Esta conversación se ha cerrado. Puedes volver a escribir cuando quieras.',
  },
  failed: 'Lo sentimos, ahora no se pudo responder. Queda para una persona del equipo.',
  loop: 'El mismo mensaje ha llegado muchas veces, así que el asistente automático hace una pausa aquí. Queda para una persona del equipo.',
  nobodyCame: {
    formal:
      'Nadie del equipo ha podido responder todavía, lo sentimos. El asistente automático vuelve a responder aquí; puede pedir una persona en cualquier momento.',
    informal:
      'Nadie del equipo ha podido responder todavía, lo sentimos. El asistente automático vuelve a responder aquí; puedes pedir una persona en cualquier momento.',
  },
  returned: {
    formal: 'El asistente automático vuelve a responder aquí. Puede pedir una persona en cualquier momento.',
    informal:
      'El asistente automático vuelve a responder aquí. Puedes pedir una persona en cualquier momento.',
  },
  taken: (member) => `Ahora responde aquí ${member}, del equipo.`,
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
