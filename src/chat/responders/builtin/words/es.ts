import type { BuiltinWords } from './builtin-words.js';

export const SPANISH: BuiltinWords = {
  courtesies: {
    greetings: 'hola+|buenas|buenos dias|buenas (tardes|noches)|buen dia|que tal',
    addressed: 'a todos|equipo',
    thanksBefore: 'muchas|mil',
    thanks: 'gracias',
    thanksAfter: 'de nuevo|de verdad|por todo|por la ayuda|por su ayuda',
    farewells: `
      buenas noches|adios|nos vemos|buen (dia|finde|fin de semana)
      hasta (luego|pronto|manana)|chao|que tenga buen dia`,
    who: `
      (quien|que) (eres|es usted|sos)
      (eres|es usted|es esto|hablo con) … (robot|bot|humano|maquina|persona|ia)`,
    ability: `
      que (puedes|puede) hacer
      (en que|como) (puedes|puede) ayudar~`,
    needHelp: {
      i: '',
      need: '',
      help: '',
      please: '',
    },
    helpMe: '(necesito )?ayuda|(me )?puedes? ayudar(me)?',
    how: 'como estas?|que tal estas?',
    acknowledges: `
      si|vale|perfecto|estupendo|eso es todo|nada mas|muy bien|muy amable|de acuerdo
      entendido|bien|genial|no gracias`,
    joins: 'y|bueno',
  },
  clauses: {
    openers: `
      que|cuando|donde|como|cuanto|cuanta|cuantos|cuantas|cual|cuales|quien|por que|a que
      hay|tienen|teneis|tiene|venden|vendeis|hacen|haceis|puedo|pueden|podeis|se puede
      podria|abren|abris|cierran|cerrais|aceptan|aceptais|envian|enviais|busco|necesito
      quiero|quisiera|mi (?:pedido|paquete)|esta|estan|es (?:posible|verdad)
      me (?:puede|podria|podeis)`,
    conjunctions: 'y|e|tambien|ademas|pero|&|o',
    gluedConjunction: null,
    fillers: 'tambien|ademas|por cierto|luego|por favor',
    embeds: `
      decir(?:me)?|saber|preguntar|si|(?:puede|puedes|podeis|podria|podrian)`,
    abbreviations: 'núm|nº|tlf|tfno|sr|sra|srta|ej|avda',
  },
  followUp: {
    pronouns: '(lo|ello|ella|el|este|esta|ese|esa|eso|esto|ellos|ellas)',
    namesSubject: `
      (el|la|los|las|un|una|unos|unas|vuestr~|mi|tu|su|sus|otro|otra|habeis|hay|teneis|tienen|haceis|hacen|puedo|podemos) \\p{L}{3,}`,
    generic: `
      gratis|gratuito|gratuita|caro|cara|cuesta|dura|incluido|incluida|pagar`,
    there: 'entonces|alli|ahi',
  },
  instructs: `
    a partir de ahora (eres|actua|responde)|eres (ahora )?un ~ sin reglas|modo (administrador|desarrollador|depuracion)
    (ignora~|olvida~|olvide~) … (instrucciones|reglas|normas|todo|anterior~)
    (todos|todas) (los|las|tus|sus) (pedidos|clientes|direcciones|correos|emails|datos)`,
  tells: `
    (compre|compramos|he comprado|hemos comprado|recibi|me regalaron|he recibido|tenia|vivo en)`,
  leadingGreetings: 'hola|buenas(?: tardes| noches)?|buenos dias',
  leadsIn: `
    (puede|puedes|podria|podrias|podeis|me puede|me podria|me podeis) (decirme|decir|ayudarme|ayudar|informarme)
    (queria|quisiera|quiero|me gustaria) (saber|preguntar|preguntaros|preguntarle)( una cosa)?|tengo (una|unas|dos) (preguntas?|dudas?)`,
  awaitsOwn: `
    (donde|cuando|por que|todavia|aun|esperando|espero|no|llega~|enviad~|entregad~|recibid~|novedades)`,
  warmUp: [
    '¡Hola! ¿Dónde está mi pedido 10234, tenía que llegar el lunes pasado? ¿Abren el 24 de diciembre de 9 a 17 horas? ¿Cuánto cuesta la bici roja sin nueces, y hay una por menos de 50 euros para un niño de 6 años?',
    '¿Y qué pasa con los otros de allí?',
    'Hacía muy buen tiempo allí con mi hermano.',
  ],
  smallTalk: {
    self: (assistant, business) =>
      assistant === business
        ? `el asistente automático de ${business}`
        : `${assistant}, el asistente automático de ${business}`,
    greeting: (self) => `¡Hola! Soy ${self}. ¿En qué puedo ayudarle?`,
    who: (self) =>
      `Soy ${self}: un programa, no una persona. Si prefiere hablar con un humano, dígalo y nuestro equipo se encarga.`,
    how: '¡Todo bien, gracias! ¿En qué puedo ayudarle?',
    thanks: '¡De nada! ¿Puedo ayudarle en algo más?',
    farewell: '¡Hasta luego y buen día!',
    parting: '¡De nada! ¡Hasta luego y buen día!',
    ability:
      'Puedo informarle sobre productos, precios y existencias, horarios, envíos y devoluciones, y dónde está su pedido. Para lo demás le paso con una persona.',
    acknowledge: 'De acuerdo. Si necesita algo más, pregúnteme.',
  },
  answers: {
    unknown:
      'Lo siento, no lo sé; no tengo información sobre eso. ¿Quiere que pase su pregunta a una persona de nuestro equipo?',
    unknownToo: (question) =>
      `Sobre «${question}» no tengo información, lo siento. Una persona de nuestro equipo puede ayudarle: ¿la paso?`,
    unknownRest:
      'Sobre el resto de su mensaje no tengo información, lo siento. Una persona de nuestro equipo puede ayudarle: ¿la paso?',
    fault:
      'Lo siento, ahora mismo no puedo consultarlo. Inténtelo de nuevo en un momento o pida hablar con una persona de nuestro equipo.',
    refuses:
      'No sigo ese tipo de instrucciones. Con gusto le ayudo con productos, horarios y su propio pedido, o le paso con una persona de nuestro equipo.',
  },
};
