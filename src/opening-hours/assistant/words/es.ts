import { reasonIn, WORD, type HoursWords } from './hours-words.js';

/** Objects of "open" other than the shop or a day. */
const NO_SHOP_OR_DAY =
  '(?! tienda| local| negocio| lunes| martes| miercoles| jueves| viernes| sabado| domingo| \\d)';

const OPENS = '(cierra|abre|cierran|abren|empieza|empiezan|termina|comienza|acaba|' + 'esta|estan|sigue)';

const IS_OPEN = '(cierra|abre|cierran|abren|empieza|termina|comienza|acaba|' + 'abiert[oa]s?|cerrad[oa]s?)';

const THE = '(la|el|los|las|vuestr[oa]|su|tu)';

export const SPANISH: HoursWords = {
  asks: {
    noun: `
      (horarios?|horas? de (apertura|cierre|atencion)|hora de (abrir|cerrar)|horas de trabajo|jornada)`,
    open: `
      (abierto?s?|abierta?s?|abre[ns]?|abris|abri|abran|abres|abrimos|abrir|abriran|abrireis|abrira)
      (apertura|abren)`,
    closed: `
      (cerrado?s?|cerrada?s?|cierra[ns]?|cerrais|cerraran|cerrar|cierre|cierras|cerras|sierran)
      cierren|librais|libran(?= (el|los|ese|esos|en) )`,
    other: `
      abrir (un|una|mi|la|el)${NO_SHOP_OR_DAY}
      (abri|abro|abrimos|he abierto|hemos abierto) (el|la|los|las|un|una|mi|mis)${NO_SHOP_OR_DAY}
      (he|has|ha|hemos|habeis|han|habia) (ni |ya |aun |siquiera |recien ){0,2}abierto
      (sin|antes de) abrir(lo|la|los|las)?
      (esta|caja|paquete|producto|articulo|ha sido|sido) abierto ya
      cerrar (mi|la|una) (cuenta|sesion)
      (paquete|producto|articulo|caja) (ya )?abiert[oa]`,
    when: `
      (cuando|que hora|a que hora|ke hora|a ke hora|que dias|cual(es)? (es|son)|q hora|a q hora)
      (k hora|(que|q|ke|k|qe) h?oras?)`,
    untilWhen: `
      (cierra|cerr|cierre)~ (\\S+ ){0,3}(antes|mas (temprano|pronto|tarde))
      (de (que|q|ke) hora a (que|q|ke) hora|hasta (que|q|ke|k) (hora|horas)|hasta cuando|hasta que)`,
    fromWhen: '((desde|de) (que|q) hora|a partir de que hora|desde cuando)',
    openState: `
      (esta|estan|estais|estas|estara|estaran|tienen|teneis|sigue|siguen)( \\S+){0,4} abiert[oa]s?
      que dias (abr|esta)~`,
    closedState: '(estais|esta|estan) (\\S+ ){0,3}cerrad[oa]s?',
    whichDays: '((que|cuales|q) dias?|(hasta|mas) tarde|mas temprano)',
    reopen: `
      (vuelve[ns]? a abrir|volveis a abrir|reabr~|proxima apertura|abr~ (de nuevo|otra vez))`,
    pause: `
      (corte|pausa) entre|sin parar|de un tiron
      (siesta|pausa|descanso|(a|al) mediodia|todo el dia|sin interrupcion|horario continuo)
      (ininterrumpid~|de corrido|non stop)`,
    otherDay: `
      (trabajo|curro|trabajamos|laburo|estoy|estamos) (\\S+ ){0,3}todo el dia
      (dura|duran|aguanta|aguantan|durar|aguantar|cuantas horas) (\\S+ ){0,8}(todo el dia|sin parar)`,
    meal: '(al? |a la hora de (la )?)?(comida|comer|almuerzo|almorzar)',
    absent: `
      no (puedo|podre|podremos|podemos|pude|voy a poder|podria) (\\S+ )?(ir|venir|pasar|asistir|llegar|acudir)`,
    houseCall: `
      (puede|podria|pueden|podrian) (venir|pasar|acercarse) (\\S+ )?alguien
      alguien (\\S+ ){0,2}(venir|viene|venga|pasar|pase)|(mandar|mandan|enviar|envian|mandais|enviais) (a )?alguien
      (vienen|venis|venir|pasan|pasais|pasar) (\\S+ )?(a (mi casa|casa|domicilio))`,
    exceptions: `
      (festivos?|feriados?|dias? (festivos?|feriados?)|vacaciones|puentes?)
      que dias (\\S+ )?(cierr|cerr|estan cerrad|no abr)~
      (dias de cierre|fiestas)`,
    visit: `
      (pasar(me|nos)?|pasarse|paso|venir|ir|acercar(me|nos)?|visitar(os|les|los)?|recoger|me paso|voy)
      (vamos|caer|caigo|llegar|llego|pasarnos|me acerco|nos pasamos|nos acercamos|dejar(me|nos) caer)
      (pasear(me)?|pillo|pillar(os)?|encuentro|encontrar(os)?|me da tiempo|nos da tiempo|da tiempo a)
      (llegamos|asomar(me|nos)?|vengo|venimos|visito|paseo por alli|entrar|dar una vuelta)`,
    wants:
      '(necesito|necesitamos|busco|buscamos|buscando)|me (hace|hacen) falta|quiero (un|una|unos|unas|algo)|(teneis|tienen|tiene|hay|tendran) (un|una|unos|unas|algun|alguna|algo)',
    present: `
      (estais|estan) (el|los|a|hoy|manana|este|por) \\S+
      (estais|estan|estas|esta|hay)( \\S+){0,3} (ahi|alli|alguien|disponibles?|en la tienda|trabajando)
      (o|u) (ya )?no (estais|estareis|estan|estaran|estas|estaras)(?=\\s*([?.,!]|$))
      (hay alguien|atienden|atendeis|atiende|(trabajan|trabajais)(?!( ustedes| vosotros| vosotras| uds| vds)? (con|para)))
      (lunes|martes|miercoles|jueves|viernes|sabado|domingo|hoy|manana|tarde|noche|mediodia) (ustedes |vosotros )?(estais|estan|estareis|estaran)(?=\\s*([?.,!]|$))`,
    tooLate: '((demasiado|muy|ya) (tarde|temprano|pronto)|es tarde)',
    still: '(todavia|aun|sigue[ns]?|seguis)',
    already: 'ya',
    topic: `
      (pedidos?|pedi|paquetes?|envi~|entreg~|reparto|cursos?|clases?|talleres?|eventos?|devoluci~)
      (devolver|reembols~|repar~|llega(ra|n)?|stock|seguimiento|citas?|garantia|factura|rebajas)
      (reserv~|mesas?|entradas?|precio|cuesta~|cuanto|cancel~)`,
    follow: '^(y|o|que tal|pero|tambien|ok y|e)',
  },
  subjects: `
    ${OPENS}( abiert[oa]s?| cerrad[oa]s?)? ${THE} ${WORD}
    ${THE} ${WORD} (esta |estan |sigue |·+ )*${IS_OPEN}
    horarios? (de la|del|de los|de las|de su|de vuestr[oa]) ${WORD}`,
  ownThings: `
    tienda tiendas local negocio comercio establecimiento puertas equipo dia dias horario horarios hora
    tarde manana noche festivo festivos fin mediodia semana puente apertura cierre abierto cerrado abierta
    cerrada`,
  venues: `
    panaderia libreria farmacia oficina restaurante bar cafeteria salon estudio taberna`,
  early: '(temprano|pronto)',
  company: '(ninos?|ninas?|perros?|mascotas?|cochecito|silla de ruedas)',
  conditions: `
    (hay|haya|es|sera|seria|habra) (\\S+ ){0,2}(problemas?|inconvenientes?)
    (tiene|tienen|cumple|de) (solo |casi |ya )?\\d{1,2} anos`,
  roundTheClock: `
    24\\s?(h|horas)
    toda la noche`,
  continuous:
    '(todo el dia|(corte|pausa) entre|sin parar|sin interrupcion|continuo|ininterrumpid~|de corrido)',
  fillers: '(y|e|tambien|el|los|las|en|por|para|que tal|o|pues)',
  plainReasons: `
    dia el los las del y por cerrado cierre festivo fiesta horario especial`,
  sentences: {
    yes: 'Sí, ',
    no: 'No, ',
    and: ' y ',
    comma: ', ',
    semicolon: '; ',
    to: '–',
    locale: 'es',
    today: (day) => `hoy (${day})`,
    tomorrow: (day) => `mañana (${day})`,
    yesterday: (day) => `ayer (${day})`,
    nightOf: (day) => `en la noche del ${day}`,
    on: (day) => `el ${day}`,
    every: (weekday) => `los ${/o$/u.test(weekday) ? `${weekday}s` : weekday}`,
    interval: (open, close) => `de ${open} a ${close}`,
    aroundTheClock: 'las 24 horas',
    closed: 'cerrado',
    open: (day, hours) => `${day} estamos abiertos ${hours}.`,
    closedOn: (day, reason) => `${day} estamos cerrados${reasonIn(reason)}.`,
    opensAt: (day, time) => `${day} abrimos a las ${time}.`,
    closesAt: (day, time) => `${day} cerramos a las ${time}.`,
    afterMidnight: ' (pasada la medianoche)',
    breakAt: (breaks) => `hacemos una pausa ${breaks}.`,
    noBreak: 'abrimos sin interrupción.',
    breaks: (list) => `hacemos una pausa: ${list}.`,
    openAt: (day, time, until) => `${day} a las ${time} estamos abiertos${until}.`,
    until: (time) => `hasta las ${time}`,
    closedAt: (day, time) => `${day} a las ${time} estamos cerrados.`,
    pausedAt: (day, time) => `${day} a las ${time} estamos cerrados por la pausa.`,
    opensAgain: (day, time) => `Volvemos a abrir ${day} a las ${time}.`,
    openNow: 'ahora mismo estamos abiertos',
    closedNow: 'ahora mismo estamos cerrados.',
    closesThen: (day, time) => `hasta las ${time} ${day}`,
    notThen: (day, hours) => `a esa hora del día estamos cerrados: ${day} estamos abiertos ${hours}.`,
    week: (list) => `Nuestro horario: ${list}.`,
    exceptions: (list) => `Días distintos: ${list}.`,
    noExceptions: 'No hay días de cierre ni horarios especiales anotados para los próximos meses.',
    closedDays: (list) => `Cerramos habitualmente el ${list}.`,
    openEveryDay: 'No tenemos un día fijo de cierre.',
    asUsual: 'No hay un horario especial anotado para ese día.',
    moon: 'La fecha depende de la observación de la luna.',
    thoseHours: (hours) => `Horario: ${hours}.`,
    specialHours: (reason) => `Es un horario especial (${reason}).`,
    opensAgainAt: (time) => `Volvemos a abrir a las ${time}.`,
    except: (list) => `Excepción: ${list}.`,
    onlyOn: (list) => `a esa hora estamos abiertos el ${list}.`,
    neverThen: 'a esa hora estamos cerrados todos los días de la semana.',
    alwaysOpen: 'Estamos abiertos las 24 horas, todos los días.',
    neverOpen: 'Por ahora estamos cerrados todos los días de la semana.',
    whichDay: {
      formal: '¿A qué día se refiere? Indíqueme la fecha, por favor.',
      informal: '¿A qué día te refieres? Indícame la fecha, por favor.',
    },
    partlyAt: (day, span, hours) => `${day} ${span} solo abrimos en parte: ${hours}.`,
    closedFor: (from, to, reason) => `estamos cerrados del ${from} al ${to}${reasonIn(reason)}.`,
    asUsualOn: (days) => `No hay horarios especiales registrados para: ${days}.`,
    noneBetween: (from, to) => `No hay cierres ni horarios especiales registrados del ${from} al ${to}.`,
    seasonNow: (to, reason) => `Este horario se aplica hasta el ${to}${reasonIn(reason)}.`,
    seasonAhead: (from, to, reason, week) =>
      `Del ${from} al ${to} se aplica otro horario${reasonIn(reason)}: ${week}.`,
    unknown: 'Lo siento, no conozco el horario: todavía no está anotado.',
  },
};
