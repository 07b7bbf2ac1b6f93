import type { BuiltinWords } from './builtin-words.js';

export const SPANISH: BuiltinWords = {
  courtesies: {
    greetings: `
      hola+|buenas|buenos dias|buenas (tardes|noches)|buen dia|que tal
      que onda|quiubo|buen dia a todos|holi+|ola|hey|buenas buenas|saludos|alo|bueno|muy buenas|que hubo|que mas`,
    addressed: 'a todos|equipo',
    thanksBefore: 'muchas|mil',
    thanks: `
      gracias
      gracias+|mil gracias|muchisimas gracias|grax|se lo agradezco|te lo agradezco|le agradezco|muy agradecid[oa]|gracias gracias|muchas gracias`,
    thanksAfter: `
      de nuevo|de verdad|por todo|por la ayuda|por su ayuda
      por (?:la|su|tu) (?:respuesta|informacion|info|atencion)|joven|amigo|amiga|maj[oa]|guap[oa]|ti[oa]|crack|jefe|carino|compa|hermano|reina|chicos|a usted|a ti|igualmente`,
    praise:
      'son eres es sois siempre todos todas todo equipo servicio atencion ayuda amable amables amabilidad lindo lindos linda majo majos bonito gentil gentiles atento atentos atentas genial geniales excelente excelentes buenisimo buenisima perfecto super muy bien tan mas de verdad los las mejores mejor como pos pues son ustedes unos encanto muchas mil',
    farewells: `
      nos vemos luego|ahi nos vemos|que este(?:n)? bien|(?:que tenga |ten )?(?:un )?(?:bonito|lindo|feliz|excelente|buen|gran) (?:dia|tarde|noche|fin de semana|finde)|feliz (?:tarde|noche)|cuidese|cuidate|bye( bye)?|hasta la (?:vista|proxima)|ciao|chau|que descanse|buena tarde|buenas noches
      buenas noches|adios|nos vemos|buen (dia|finde|fin de semana)
      hasta (luego|pronto|manana)|chao|que tenga buen dia`,
    nudges: 'hola|y|bueno|eh|entonces|hm+|ey',
    who: `
      (quien|que) (eres|es usted|sos)
      (eres|es usted|sos|son ustedes|sois|es esto|esto es) (solo |realmente |de verdad )?(un |una )?(robot|bot|chatbot|humano|humana|maquina|persona|ia|programa|computadora|ordenador)
      (hablo|hablando|chateo|chateando|escribo|escribiendo|platicando) con (un |una )?(robot|bot|chatbot|maquina|ia|computadora|ordenador|humano|persona (real|de verdad))
      (robot|bot|chatbot|maquina|ia|computadora|ordenador) o (con |es |hay )?(un |una )?(persona|humano|humana|alguien|ser humano)
      (persona|humano|alguien|ser humano)( real| de verdad)? o (con |es )?(solo )?(un |una )?(robot|bot|chatbot|maquina|ia|computadora|ordenador)`,
    ability: `
      que (?:sabes|sabe|haces|hace|me puedes|puedes) (?:hacer|decir(?:me)?|ofrecer(?:me)?)?( por mi)?( usted)?
      (?:para|de) que (?:sirves|sirve|eres|es (?:este|esto))( ~){0,2}
      que (?:le |te )?puedo preguntar(?:le|te)?
      como funciona (?:esto|este chat)
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
      (?:me |nos )?lo (?:pienso|pensare|voy a pensar|pensamos|consulto|hablo|comento|miro)(?: un poco| mejor| bien| con \\p{L}{2,20} \\p{L}{2,20}| con calma| y os digo| y te digo| y le digo| y les digo){0,3}
      (?:voy a|dejame|deje que|tengo que) (?:pensar(?:lo|melo)?|pensarlo|consultar(?:lo)?|hablarlo|comentarlo|mirar(?:lo)?)(?: un poco| mejor| bien| con \\p{L}{2,20} \\p{L}{2,20}| con calma){0,3}
      (?:ya |luego |despues |manana )?(?:os|te|le|les) (?:digo|aviso|cuento|escribo|dire|avisare)(?: algo| luego| manana){0,2}
      (?:ya |luego )(?:vere|veremos|vuelvo)(?: luego| manana){0,2}
      ok|okey|okay|sale|sale y vale|orale|va|dale|listo|simon|claro|chido|padre|super|ya veo|ah ya|ah ok|no hay problema|no pasa nada|olvidalo|olvidelo|da igual|no importa|excelente|buenisimo|interesante|jaja+|lo pensare|voy a ver|ya|exacto|correcto|comprendo|ni modo|bueno|tranquilo
      si|vale|perfecto|estupendo|eso es todo|nada mas|muy bien|muy amable|de acuerdo
      entendido|bien|genial|no gracias`,
    joins: 'y bueno',
  },
  clauses: {
    openers: `
      que|cuando|donde|como|cuanto|cuanta|cuantos|cuantas|cual|cuales|quien|por que|a que
      hay|tienen|teneis|tiene|venden|vendeis|hacen|haceis|puedo|pueden|podeis|se puede
      podria|abren|abris|cierran|cerrais|aceptan|aceptais|envian|enviais|busco|necesito
      quiero|quisiera|mi (?:pedido|paquete)|esta|estan|es (?:posible|verdad)
      me (?:puede|podria|podeis)`,
    conjunctions: 'y|e|tambien|ademas|pero|&|o',
    alternatives: 'o|u|o bien',
    contrasts:
      'pero|sin embargo|aunque|salvo que|lamentablemente|desgraciadamente|de antemano|por adelantado|todavia no|aun no|necesito|quiero|quisiera|por favor',
    gluedConjunction: null,
    fillers: 'tambien|ademas|por cierto|luego|por favor',
    turns:
      'por cierto|ya que (?:estoy|(?:os|te|le|les) (?:escribo|tengo))|a proposito(?! de)|otra (?:pregunta|cosa mas)|una cosa mas',
    embeds: `
      decir(?:me)?|saber|preguntar|si|(?:puede|puedes|podeis|podria|podrian)`,
    runOn: `
      (?:cuanto|cuanta|cuantos|cuantas) (?:cuesta|cuestan|vale|valen|es|sale|tarda|tardan|dura)|(?:donde|cuando) (?:esta|estan|queda|llega|abren|cierran|abre|cierra|puedo)|a que hora|hasta que hora|desde que hora
      tienen \\p{L}{2,20}|teneis \\p{L}{2,20}|tiene \\p{L}{2,20}|venden|vendeis|hacen (?:envios|entregas)|puedo (?:pagar|devolver|cambiar|recoger|reservar)|aceptan|aceptais|hay \\p{L}{2,20}|(?:abren|abris|abre|cierran|cierra) (?:el|los|hoy|manana|en|por)|envian|entregan`,
    interrogatives: '(?:hasta|a|desde) (?:que hora|cuando)',
    leadsOn:
      'hora|horas|cuanto|dia|dias|cual|donde|cuando|el|la|los|las|un|una|unos|unas|mi|mis|su|sus|tu|y|o|pero|si|cuando|que|quien|desde|hasta|antes|despues|a|al|de|del|en|para|por|con|sobre|como|porque|tambien|luego|saber|decir|no',
    abbreviations: 'núm|nº|tlf|tfno|sr|sra|srta|ej|avda',
  },
  followUp: {
    pronouns: '(lo|ello|ella|el|este|esta|ese|esa|eso|esto|ellos|ellas)',
    namesSubject: `
      (el|la|los|las|un|una|unos|unas|vuestr~|mi|tu|su|sus|otro|otra|habeis|hay|teneis|tienen|haceis|hacen|puedo|podemos) \\p{L}{3,}`,
    generic: `
      gratis gratuito gratuita caro cara cuesta dura incluido incluida pagar`,
    there: 'entonces|alli|ahi',
  },
  instructs: `
    a partir de ahora (eres|actua|responde)|eres (ahora )?un ~ sin reglas|modo (administrador|desarrollador|depuracion)
    (ignora~|olvida~|olvide~) (todas |todos |tus |sus |las |los |estas |de |que |anteriores |previas |ya ){0,5}(instrucciones|reglas|normas|directrices)
    (ignora|ignore|olvida|olvide|olvidate de|olvidese de) (todo|lo anterior)
    (muestra~|muestre~|ensena~|dame|deme|lista~|liste|envia~|envie~|imprime|imprima|revela~|exporta~|dime|digame) (me |nos |aqui ){0,3}(todos|todas|cada) (los |las |tus |sus |otros |otras |de |uno ){0,4}(pedidos|clientes|direcciones|correos|emails|datos|contrasenas|nombres|telefonos|numeros)`,
  tells: `
    (funciona|funcionan|va|van|queda|quedan|quedo|esta|estan|es|son|estaba|estaban) (\\S+ ){0,2}(genial~|de maravilla|perfect~|estupend~|buenisim~|fenomenal|de lujo|riquisim~|espectacular~)
    (me|nos) (encanta|encantan|encanto|encantaron)
    (compre|compramos|he comprado|hemos comprado|recibi|me regalaron|he recibido|tenia|vivo en)
    (ya )?(se|sabemos|creo|creia|pienso|pensaba|supongo|he visto|he leido|vi) que`,
  leadingGreetings: 'hola|buenas(?: tardes| noches)?|buenos dias',
  leadsIn: `
    (lo |la |le |me |eso ){0,2}(podemos|puede|puedes|podria|podrias|pueden|puedo|se puede) (usted |me |lo |le |eso |esto ){0,3}(checar|revisar|verificar|comprobar|ver|mirar|consultar|confirmar|checarlo|revisarlo|verificarlo|comprobarlo|verlo|mirarlo)(lo|me|melo)?( eso| esto| por favor| porfa| juntos| rapido){0,3}
    (me )?(lo )?(puede|puedes|podria|podrias|pueden) (checar|revisar|verificar|comprobar|ver|mirar|confirmar)( eso| esto| por favor| porfa){0,2}
    (espero) … (bien|genial)
    (una|otra|la) (preguntita|pregunta|duda|dudita|consulta)( rapida| mas| nada mas| por favor){0,2}
    (oiga|oye|disculpe|disculpa|disculpen|perdon|perdone|perdona|una disculpa)( la molestia| que moleste| por la molestia| joven| amigo){0,2}
    (es|seria|sera) (eso )?(posible|correcto|asi)
    (esta|estaria) (eso )?bien( asi)?
    (alguna|una) idea
    (no )?(cree|crees|creen|creeis)( usted| ustedes)?
    (que|como) (opina|opinas|ve|ves|dice|dices)( usted)?
    (solo|nada mas) (pregunto|preguntaba|queria saber|para saber)
    (me )?(ayuda|ayudas|ayude|apoyas|apoya|orienta)( por favor| porfa| con algo| con esto){0,2}
    (le|te) (explico|cuento|platico)
    (sabe|sabes|saben)( usted| si es posible| eso| algo){0,2}
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
    greeting: {
      formal: (self) => `¡Hola! Soy ${self}. ¿En qué puedo ayudarle?`,
      informal: (self) => `¡Hola! Soy ${self}. ¿En qué puedo ayudarte?`,
    },
    who: {
      formal: (self) =>
        `Soy ${self}: un programa, no una persona. Si prefiere hablar con un humano, dígalo y nuestro equipo se encarga.`,
      informal: (self) =>
        `Soy ${self}: un programa, no una persona. Si prefieres hablar con un humano, dilo y nuestro equipo se encarga.`,
    },
    how: {
      formal: '¡Todo bien, gracias! ¿En qué puedo ayudarle?',
      informal: '¡Todo bien, gracias! ¿En qué puedo ayudarte?',
    },
    thanks: {
      formal: '¡De nada! ¿Puedo ayudarle en algo más?',
      informal: '¡De nada! ¿Puedo ayudarte en algo más?',
    },
    farewell: '¡Hasta luego y buen día!',
    parting: '¡De nada! ¡Hasta luego y buen día!',
    ability: {
      formal:
        'Puedo informarle sobre productos, precios y existencias, horarios, envíos y devoluciones, y dónde está su pedido. Para lo demás le paso con una persona.',
      informal:
        'Puedo informarte sobre productos, precios y existencias, horarios, envíos y devoluciones, y dónde está tu pedido. Para lo demás te paso con una persona.',
    },
    listening: { formal: 'Le escucho. ¿Qué desea saber?', informal: 'Te escucho. ¿Qué deseas saber?' },
    sorry: {
      formal: 'Lo siento. ¿Quiere que lo pase a una persona de nuestro equipo?',
      informal: 'Lo siento. ¿Quieres que lo pase a una persona de nuestro equipo?',
    },
    acknowledge: {
      formal: 'De acuerdo. Si necesita algo más, pregúnteme.',
      informal: 'De acuerdo. Si necesitas algo más, pregúntame.',
    },
  },
  answers: {
    unknown: {
      formal:
        'Lo siento, no lo sé; no tengo información sobre eso. ¿Quiere que pase su pregunta a una persona de nuestro equipo?',
      informal:
        'Lo siento, no lo sé; no tengo información sobre eso. ¿Quieres que pase tu pregunta a una persona de nuestro equipo?',
    },
    unknownToo: {
      formal: (question) =>
        `Sobre «${question}» no tengo información, lo siento. Una persona de nuestro equipo puede ayudarle: ¿la paso?`,
      informal: (question) =>
        `Sobre «${question}» no tengo información, lo siento. Una persona de nuestro equipo puede ayudarte: ¿la paso?`,
    },
    unknownRest: {
      formal:
        'Sobre el resto de su mensaje no tengo información, lo siento. Una persona de nuestro equipo puede ayudarle: ¿la paso?',
      informal:
        'Sobre el resto de tu mensaje no tengo información, lo siento. Una persona de nuestro equipo puede ayudarte: ¿la paso?',
    },
    fault: {
      formal:
        'Lo siento, ahora mismo no puedo consultarlo. Inténtelo de nuevo en un momento o pida hablar con una persona de nuestro equipo.',
      informal:
        'Lo siento, ahora mismo no puedo consultarlo. Inténtalo de nuevo en un momento o pide hablar con una persona de nuestro equipo.',
    },
    refuses: {
      formal:
        'No sigo ese tipo de instrucciones. Con gusto le ayudo con productos, horarios y su propio pedido, o le paso con una persona de nuestro equipo.',
      informal:
        'No sigo ese tipo de instrucciones. Con gusto te ayudo con productos, horarios y tu propio pedido, o te paso con una persona de nuestro equipo.',
    },
  },
};
