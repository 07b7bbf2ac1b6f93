import type { NoticeWords } from './notice-words.js';

export const SPANISH: NoticeWords = {
  handoff: 'Una persona del equipo responderá aquí.',
  resolved: 'Esta conversación se ha cerrado. Puede volver a escribir cuando quiera.',
  failed: 'Lo sentimos, ahora no se pudo responder. Una persona del equipo lo revisará.',
};
