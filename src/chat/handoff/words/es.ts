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
  conduct: `
    (vuestr[oa]s?|su|sus|el|la|un|una) (\\S+ ){0,3}(emplead~|dependient~|vendedor~|cajer[oa]s?|chic[oa]s?|senor|senora|senorita|muchach[oa]s?|repartidor~|encargad[oa]s?|jef[ea]|companer[oa]s?|camarer[oa]s?|recepcionista|tecnico|personal) … (maleducad~|groser[oa]s?|borde|bordes|antipatic[oa]s?|al respeto|insulto|insultaron|insultando|grito|gritaron|gritando|chillo|se rio|se rieron|se burl~|humill~|prepotente~|despectiv~|racista|amenazo|amenazaron)
    (me|nos|le|la|lo) (falto|faltaron|insulto|insultaron|humillo|humillaron|grito|gritaron|chillo|chillaron) (a (mi|nosotros)|al respeto|delante|en la cara)
    (insulto|insultaron|grito|gritaron|chillo|chillaron|falto al respeto|faltaron al respeto) a mi (mujer|marido|madre|padre|hij[oa]|esposa|esposo|pareja|abuel[oa])
    (me|nos|le|la|lo) (trato|trataron) (muy |bien )?(mal|fatal|como)`,
  amends: `
    (que) (van|vais|piensan|pensais|va) (a )?hacer`,
  accepts: ['hazlo', 'hagalo', 'adelante', 'claro que si', 'si', 'si por favor'],
  agrees: [
    'vale',
    'dale',
    'ok',
    'okey',
    'bueno',
    'va',
    'sale',
    'orale',
    'perfecto',
    'de acuerdo',
    'claro',
    'por favor',
  ],
  displeased: `
    (eres|usted es|esto es|sos|es)( un| una| realmente| muy| tan| bien){0,3} (inutil|tonto|tonta|estupido|estupida|una perdida de tiempo|incompetente|torpe)
    (bot|robot|asistente|maquina) (inutil|tonto|estupido|de mierda|mas (inutil|tonto|malo))
    (menud[oa]|vaya|que|es una) (basura|porqueria|chapuza|mierda|birria|inutilidad)( de (bot|robot|asistente|maquina|chat|respuesta))?
    (no|ni) (me |nos )?(ayuda|ayudas|ayudan|sirve|sirves|sirven|entiende|entiendes|entienden|responde|respondes|contesta|contestas)( nada| para nada| en nada| a nada| lo que){0,3}
    no (sirves|sirve) (de|para) nada
    (es |ya es |ya van |y van |esta es )?(la |por ){0,3}(segunda|tercera|cuarta|quinta|decima|enesima) vez que (le |les |te |os |me )?(escribo|pregunto|digo|contacto|hablo|pido|he)
    (ya|otra vez) (se lo|te lo|os lo|lo|le) (he )?(dicho|dije|pregunte|escribi|explique|preguntado|escrito)
    cuantas veces (tengo|debo|hay)
    (me (estas|esta) tomando el pelo|es una broma)
    (no|eso no) es lo que (pregunte|pregunto|quiero|pedi)`,
  judges: {
    says: `
      (la verdad |sinceramente |de verdad |en serio )?(sois|eres|usted es|ustedes son|vos sos)( todos| todas| realmente| de verdad| solo| simplemente| la verdad| nada mas que){0,3} (un|una|unos|unas|puros|puras)
      (su|vuestra|vuestro|esta|este|tu) (tienda|servicio|negocio|empresa|local) (es|parece)( realmente| de verdad| solo| simplemente){0,3} (un|una)`,
    kindly: `
      (sol|cielo|crack|angel|genio|maquina|encanto|tesoro|fenomeno|amor|profesional|joya|campeon|campeona|gran|maravilla|experto|ejemplo|amigo|placer|alegria)(es|s|a|as)?
      (buen~|mejor~|excelente~|amable~|majo|maja|majos|majas|estupend~|genial~|lind~)
      (ayuda|cuantos|cuantas)
      (poco|tienda|negocio|empresa|robot|bot|maquina|ia|human~|persona|equipo|miembro|familia|cliente~|vendedor~|pequen~)`,
  },
  anybodyThere: `
    (hay|ay) alguien( ahi| aqui| alli| en linea| conectado| que responda| leyendo){0,3}
    (estas|esta|estan|siguen|sigues|sigue)( todavia| aun)? (ahi|aqui|alli)
    (hola ){1,3}(hay )?alguien( ahi| aqui){0,3}
    alguien (ahi|aqui|por ahi)`,
  sentences: {
    asked: 'Por supuesto, esto debe responderlo una persona de nuestro equipo.',
    anger: 'Lo siento mucho. Una persona de nuestro equipo debe ocuparse de esto.',
    topic: 'Eso solo debería responderlo nuestro equipo.',
    emergency: {
      formal:
        'Esto parece urgente y yo no puedo ayudarle con ello. Si alguien puede estar en peligro, llame ahora mismo al servicio de emergencias del lugar donde está, a un médico, a un veterinario o al centro de toxicología; no espere una respuesta aquí.',
      informal:
        'Esto parece urgente y yo no puedo ayudarte con ello. Si alguien puede estar en peligro, llama ahora mismo al servicio de emergencias del lugar donde estás, a un médico, a un veterinario o al centro de toxicología; no esperes una respuesta aquí.',
    },
    here: 'Sí, aquí estoy, el asistente automático, a cualquier hora.',
    askAway: { formal: '¿Qué puedo hacer por usted?', informal: '¿Qué puedo hacer por ti?' },
    offer: {
      formal: 'Siento no haberle ayudado. ¿Quiere que lo pase a una persona de nuestro equipo?',
      informal: 'Siento no haberte ayudado. ¿Quieres que lo pase a una persona de nuestro equipo?',
    },
    offerToo: {
      formal: 'Siento las molestias. ¿Prefiere que lo pase a una persona de nuestro equipo?',
      informal: 'Siento las molestias. ¿Prefieres que lo pase a una persona de nuestro equipo?',
    },
    topicToo: {
      formal: 'Para su propio caso, consulte a nuestro equipo.',
      informal: 'Para tu propio caso, consulta a nuestro equipo.',
    },
    told: {
      formal: 'He anotado su petición y nuestro equipo recibe un correo sobre ella.',
      informal: 'He anotado tu petición y nuestro equipo recibe un correo sobre ella.',
    },
    noted: {
      formal: 'He anotado su petición; nuestro equipo la ve en su lista de conversaciones en espera.',
      informal: 'He anotado tu petición; nuestro equipo la ve en su lista de conversaciones en espera.',
    },
    notedBefore: {
      formal: 'Nuestro equipo ya tiene su petición.',
      informal: 'Nuestro equipo ya tiene tu petición.',
    },
    openNow: 'Ahora estamos abiertos y una persona puede responder aquí.',
    openUntil: (time) => `Ahora estamos abiertos, hasta las ${time}, y una persona puede responder aquí.`,
    opensToday: (time) => `Ahora está cerrado; una persona puede responder hoy a partir de las ${time}.`,
    opensTomorrow: (time) =>
      `Ahora está cerrado; una persona puede responder mañana a partir de las ${time}.`,
    opensOn: (day, time) => `Ahora está cerrado; una persona puede responder a partir del ${day}, ${time}.`,
    whenUnknown: 'No sé cuándo habrá una persona.',
    askEmail: {
      formal:
        'Si me escribe su dirección de correo, el equipo también podrá contactarle cuando ya no esté aquí.',
      informal:
        'Si me escribes tu dirección de correo, el equipo también podrá contactarte cuando ya no estés aquí.',
    },
    keptEmail: {
      formal: (email) => `Gracias. He anotado ${email} para que el equipo también pueda escribirle ahí.`,
      informal: (email) => `Gracias. He anotado ${email} para que el equipo también pueda escribirte ahí.`,
    },
    added: {
      formal: 'He añadido esto a su petición para el equipo.',
      informal: 'He añadido esto a tu petición para el equipo.',
    },
  },
};
