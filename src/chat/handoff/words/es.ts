import type { HandoffWords } from './handoff-words.js';

/** Not the person a gift or a cake is for. */
const NOT_FOR = '(?<!(?:para|por) (?:(?:una|un|la|el|cada|mi|\\d+) )?)';
const PERSONS = [
  'humano~|persona|agente~|empleado~|encargado~|responsable|alguien|equipo',
  'asesor~|operador~|jefe|jefa|dependient~|atencion al cliente|soporte',
].join('|');
const PERSON = `${NOT_FOR}(${PERSONS})`;

export const SPANISH: HandoffWords = {
  asksForPerson: `
    (hablar|hable|hablo|contactar|comunicar~|comuniqu~|pasar~|pasame|pase~|paseme|pongame|ponme|transferir~|transfier~|necesito|quiero|quisiera|prefiero|atienda|ayude|hay|puede~) … (con|a|un|una|el|la|algun|que)? ${PERSON}
    (persona|agente|humano|asesor) (real|humano|de verdad|por favor)?
    (alguien|una persona) … (ayude|ayudar~|atender~|atienda|hablar|llamar~|llame|equipo)
    (no|sin) … (robot|bot|maquina|chatbot)
    (persona|alguien|humano|gente) (real|de verdad|de carne y hueso|humana|fisica|de la tienda|del equipo|de alli|que trabaje ahi)
    ser humano
    (hablar|conversar|charlar) con (alguien|una persona|un humano|gente|el encargado|la encargada)
    (llamadme|llamame|llamenme|que me llamen)`,
  presence: {
    someone: ['hay alguien'],
    times: ['manana', 'tarde', 'noche'],
    timesWithin: [],
    answering: ['habl', 'atiend'],
  },
  anger: `
    (inaceptable|vergonzoso|verguenza|estafa~|indignante|queja|reclamacion|hoja de reclamaciones|denuncia~|abogado|mierda|harto|harta|furios~|enfadad~|pesim~|lamentable|tomadura de pelo|timo)
    (muy|bastante|realmente|super|estoy) (decepcionad~|molest~|disgustad~|descontent~|cabread~|indignad~)
    (mala experiencia|nunca mas|mal servicio|mala atencion)
    nadie (responde|contesta|ayuda|me ayuda|me contesta|me responde)`,
  accepts: ['si', 'si por favor', 'de acuerdo', 'claro', 'por favor'],
  sentences: {
    asked: 'Por supuesto. Le paso con nuestro equipo: una persona le responderá aquí lo antes posible.',
    anger: 'Lo siento mucho. Le paso con nuestro equipo para que una persona lo revise y le responda aquí.',
    topic: 'Eso lo responde mejor nuestro equipo. Paso su pregunta y una persona le responderá aquí.',
  },
};
