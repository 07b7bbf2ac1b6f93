import type { Language } from '../../../language/language.js';

/** Sentence parts of one language. Days come as labels ("on Thursday 26 November"), times as `HH:MM`. */
export interface HoursPhrases {
  yes: string;
  no: string;
  and: string;
  /** Tag by which Intl writes dates. */
  locale: string;
  today: (day: string) => string;
  tomorrow: (day: string) => string;
  yesterday: (day: string) => string;
  /** The night that begins on that day. */
  nightOf: (day: string) => string;
  on: (day: string) => string;
  /** A rule: "on Thursdays". */
  every: (weekday: string) => string;
  interval: (open: string, close: string) => string;
  aroundTheClock: string;
  /** Bare label of closed days in lists. */
  closed: string;
  open: (day: string, hours: string) => string;
  closedOn: (day: string, reason: string) => string;
  opensAt: (day: string, time: string) => string;
  closesAt: (day: string, time: string) => string;
  /** Added to a closing time that falls on the next day. */
  afterMidnight: string;
  breakAt: (breaks: string) => string;
  noBreak: string;
  breaks: (list: string) => string;
  /** `until` follows with its own space, or is empty. */
  openAt: (day: string, time: string, until: string) => string;
  until: (time: string) => string;
  closedAt: (day: string, time: string) => string;
  pausedAt: (day: string, time: string) => string;
  opensAgain: (day: string, time: string) => string;
  openNow: string;
  closedNow: string;
  closesThen: (day: string, time: string) => string;
  notThen: (day: string, hours: string) => string;
  week: (list: string) => string;
  exceptions: (list: string) => string;
  noExceptions: string;
  closedDays: (list: string) => string;
  openEveryDay: string;
  asUsual: string;
  moon: string;
  /** After a sentence that has named the day. */
  thoseHours: (hours: string) => string;
  specialHours: (reason: string) => string;
  opensAgainAt: (time: string) => string;
  except: (list: string) => string;
  onlyOn: (list: string) => string;
  neverThen: string;
  alwaysOpen: string;
  neverOpen: string;
  unknown: string;
}

const reasonIn = (reason: string): string => (reason === '' ? '' : ` (${reason})`);

export const HOURS_PHRASES: Record<Language, HoursPhrases> = {
  en: {
    yes: 'Yes, ',
    no: 'No, ',
    and: ' and ',
    locale: 'en-GB',
    today: (day) => `today (${day})`,
    tomorrow: (day) => `tomorrow (${day})`,
    yesterday: (day) => `yesterday (${day})`,
    nightOf: (day) => `on the night of ${day}`,
    on: (day) => `on ${day}`,
    every: (weekday) => `on ${weekday}s`,
    interval: (open, close) => `from ${open} to ${close}`,
    aroundTheClock: 'around the clock',
    closed: 'closed',
    open: (day, hours) => `${day} we are open ${hours}.`,
    closedOn: (day, reason) => `${day} we are closed${reasonIn(reason)}.`,
    opensAt: (day, time) => `${day} we open at ${time}.`,
    closesAt: (day, time) => `${day} we close at ${time}.`,
    afterMidnight: ' (after midnight)',
    breakAt: (breaks) => `there is a break ${breaks}.`,
    noBreak: 'we are open without a break.',
    breaks: (list) => `we have a break: ${list}.`,
    openAt: (day, time, until) => `${day} at ${time} we are open${until}.`,
    until: (time) => `until ${time}`,
    closedAt: (day, time) => `${day} at ${time} we are closed.`,
    pausedAt: (day, time) => `${day} at ${time} we are closed for a break.`,
    opensAgain: (day, time) => `We open again ${day} at ${time}.`,
    openNow: 'we are open right now',
    closedNow: 'we are closed right now.',
    closesThen: (day, time) => `until ${time} ${day}`,
    notThen: (day, hours) => `at that time of day we are closed: ${day} we are open ${hours}.`,
    week: (list) => `Our opening hours: ${list}.`,
    exceptions: (list) => `Days that differ: ${list}.`,
    noExceptions: 'No closing days or special hours are entered for the time ahead.',
    closedDays: (list) => `We are regularly closed on ${list}.`,
    openEveryDay: 'We have no regular closing day.',
    asUsual: 'No special hours are entered for that day.',
    moon: 'The date depends on the sighting of the moon.',
    thoseHours: (hours) => `Hours: ${hours}.`,
    specialHours: (reason) => `These are special hours (${reason}).`,
    opensAgainAt: (time) => `We open again at ${time}.`,
    except: (list) => `Exception: ${list}.`,
    onlyOn: (list) => `at that time we are open on ${list}.`,
    neverThen: 'at that time we are closed on every day of the week.',
    alwaysOpen: 'We are open around the clock, every day.',
    neverOpen: 'We are closed on every day of the week at present.',
    unknown: 'I’m sorry, I don’t know the opening hours: they have not been entered yet.',
  },
  de: {
    yes: 'Ja, ',
    no: 'Nein, ',
    and: ' und ',
    locale: 'de',
    today: (day) => `heute (${day})`,
    tomorrow: (day) => `morgen (${day})`,
    yesterday: (day) => `gestern (${day})`,
    nightOf: (day) => `in der Nacht nach ${day}`,
    on: (day) => `am ${day}`,
    every: (weekday) => `${weekday.toLowerCase()}s`,
    interval: (open, close) => `von ${open} bis ${close} Uhr`,
    aroundTheClock: 'rund um die Uhr',
    closed: 'geschlossen',
    open: (day, hours) => `${day} haben wir ${hours} geöffnet.`,
    closedOn: (day, reason) => `${day} haben wir geschlossen${reasonIn(reason)}.`,
    opensAt: (day, time) => `${day} öffnen wir um ${time} Uhr.`,
    closesAt: (day, time) => `${day} schließen wir um ${time} Uhr.`,
    afterMidnight: ' (nach Mitternacht)',
    breakAt: (breaks) => `Pause ist ${breaks}.`,
    noBreak: 'wir haben durchgehend geöffnet.',
    breaks: (list) => `wir machen Pause: ${list}.`,
    openAt: (day, time, until) => `${day} um ${time} Uhr haben wir${until} geöffnet.`,
    until: (time) => `bis ${time} Uhr`,
    closedAt: (day, time) => `${day} um ${time} Uhr haben wir geschlossen.`,
    pausedAt: (day, time) => `${day} um ${time} Uhr haben wir wegen der Pause geschlossen.`,
    opensAgain: (day, time) => `Wir öffnen wieder ${day} um ${time} Uhr.`,
    openNow: 'wir haben gerade geöffnet',
    closedNow: 'wir haben gerade geschlossen.',
    closesThen: (day, time) => `bis ${time} Uhr ${day}`,
    notThen: (day, hours) => `zu dieser Tageszeit haben wir geschlossen: ${day} haben wir ${hours} geöffnet.`,
    week: (list) => `Unsere Öffnungszeiten: ${list}.`,
    exceptions: (list) => `Abweichende Tage: ${list}.`,
    noExceptions: 'Für die nächste Zeit sind keine Schließtage oder besonderen Öffnungszeiten eingetragen.',
    closedDays: (list) => `Regelmäßig geschlossen haben wir am ${list}.`,
    openEveryDay: 'Wir haben keinen festen Ruhetag.',
    asUsual: 'Für diesen Tag sind keine besonderen Öffnungszeiten eingetragen.',
    moon: 'Das Datum hängt von der Sichtung des Mondes ab.',
    thoseHours: (hours) => `Geöffnet ist ${hours}.`,
    specialHours: (reason) => `Das sind besondere Öffnungszeiten (${reason}).`,
    opensAgainAt: (time) => `Wir öffnen wieder um ${time} Uhr.`,
    except: (list) => `Ausnahme: ${list}.`,
    onlyOn: (list) => `zu dieser Zeit haben wir geöffnet am ${list}.`,
    neverThen: 'zu dieser Zeit haben wir an jedem Wochentag geschlossen.',
    alwaysOpen: 'Wir haben jeden Tag rund um die Uhr geöffnet.',
    neverOpen: 'Wir haben zurzeit an jedem Wochentag geschlossen.',
    unknown: 'Die Öffnungszeiten kenne ich leider nicht: Sie sind noch nicht eingetragen.',
  },
  fr: {
    yes: 'Oui, ',
    no: 'Non, ',
    and: ' et ',
    locale: 'fr',
    today: (day) => `aujourd’hui (${day})`,
    tomorrow: (day) => `demain (${day})`,
    yesterday: (day) => `hier (${day})`,
    nightOf: (day) => `dans la nuit du ${day}`,
    on: (day) => `le ${day}`,
    every: (weekday) => `le ${weekday}`,
    interval: (open, close) => `de ${open} à ${close}`,
    aroundTheClock: '24 heures sur 24',
    closed: 'fermé',
    open: (day, hours) => `${day}, nous sommes ouverts ${hours}.`,
    closedOn: (day, reason) => `${day}, nous sommes fermés${reasonIn(reason)}.`,
    opensAt: (day, time) => `${day}, nous ouvrons à ${time}.`,
    closesAt: (day, time) => `${day}, nous fermons à ${time}.`,
    afterMidnight: ' (après minuit)',
    breakAt: (breaks) => `il y a une pause ${breaks}.`,
    noBreak: 'nous sommes ouverts en continu.',
    breaks: (list) => `nous faisons une pause : ${list}.`,
    openAt: (day, time, until) => `${day} à ${time}, nous sommes ouverts${until}.`,
    until: (time) => `jusqu’à ${time}`,
    closedAt: (day, time) => `${day} à ${time}, nous sommes fermés.`,
    pausedAt: (day, time) => `${day} à ${time}, nous sommes fermés pour la pause.`,
    opensAgain: (day, time) => `Nous rouvrons ${day} à ${time}.`,
    openNow: 'nous sommes ouverts en ce moment',
    closedNow: 'nous sommes fermés en ce moment.',
    closesThen: (day, time) => `jusqu’à ${time} ${day}`,
    notThen: (day, hours) =>
      `nous sommes fermés à ce moment de la journée : ${day}, nous sommes ouverts ${hours}.`,
    week: (list) => `Nos horaires d’ouverture : ${list}.`,
    exceptions: (list) => `Jours particuliers : ${list}.`,
    noExceptions: 'Aucune fermeture ni aucun horaire particulier n’est indiqué pour les temps à venir.',
    closedDays: (list) => `Nous sommes régulièrement fermés le ${list}.`,
    openEveryDay: 'Nous n’avons pas de jour de fermeture régulier.',
    asUsual: 'Aucun horaire particulier n’est indiqué pour ce jour-là.',
    moon: 'La date dépend de l’observation de la lune.',
    thoseHours: (hours) => `Horaires : ${hours}.`,
    specialHours: (reason) => `Ce sont des horaires particuliers (${reason}).`,
    opensAgainAt: (time) => `Nous rouvrons à ${time}.`,
    except: (list) => `Exception : ${list}.`,
    onlyOn: (list) => `à cette heure-là, nous sommes ouverts le ${list}.`,
    neverThen: 'à cette heure-là, nous sommes fermés tous les jours de la semaine.',
    alwaysOpen: 'Nous sommes ouverts 24 heures sur 24, tous les jours.',
    neverOpen: 'Nous sommes actuellement fermés tous les jours de la semaine.',
    unknown: 'Je suis désolé, je ne connais pas les horaires : ils ne sont pas encore indiqués.',
  },
  es: {
    yes: 'Sí, ',
    no: 'No, ',
    and: ' y ',
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
    unknown: 'Lo siento, no conozco el horario: todavía no está anotado.',
  },
  ar: {
    yes: 'نعم، ',
    no: 'لا، ',
    and: ' و',
    locale: 'ar',
    today: (day) => `اليوم (${day})`,
    tomorrow: (day) => `غدًا (${day})`,
    yesterday: (day) => `أمس (${day})`,
    nightOf: (day) => `بعد منتصف ليل ${day}`,
    on: (day) => `يوم ${day}`,
    every: (weekday) => `أيام ${weekday}`,
    interval: (open, close) => `من ${open} إلى ${close}`,
    aroundTheClock: 'على مدار الساعة',
    closed: 'مغلق',
    open: (day, hours) => `${day} نفتح ${hours}.`,
    closedOn: (day, reason) => `${day} المحل مغلق${reasonIn(reason)}.`,
    opensAt: (day, time) => `${day} نفتح الساعة ${time}.`,
    closesAt: (day, time) => `${day} نغلق الساعة ${time}.`,
    afterMidnight: ' (بعد منتصف الليل)',
    breakAt: (breaks) => `لدينا استراحة ${breaks}.`,
    noBreak: 'نفتح دون استراحة خلال اليوم.',
    breaks: (list) => `لدينا استراحة: ${list}.`,
    openAt: (day, time, until) => `${day} الساعة ${time} المحل مفتوح${until}.`,
    until: (time) => `حتى الساعة ${time}`,
    closedAt: (day, time) => `${day} الساعة ${time} المحل مغلق.`,
    pausedAt: (day, time) => `${day} الساعة ${time} المحل مغلق للاستراحة.`,
    opensAgain: (day, time) => `نفتح من جديد ${day} الساعة ${time}.`,
    openNow: 'المحل مفتوح الآن',
    closedNow: 'المحل مغلق الآن.',
    closesThen: (day, time) => `حتى الساعة ${time} ${day}`,
    notThen: (day, hours) => `المحل مغلق في هذا الوقت: ${day} نفتح ${hours}.`,
    week: (list) => `أوقات الدوام: ${list}.`,
    exceptions: (list) => `أيام مختلفة: ${list}.`,
    noExceptions: 'لا توجد أيام إغلاق أو مواعيد خاصة مسجلة للفترة القادمة.',
    closedDays: (list) => `المحل مغلق عادةً يوم ${list}.`,
    openEveryDay: 'ليس لدينا يوم إغلاق ثابت.',
    asUsual: 'لا توجد مواعيد خاصة مسجلة لهذا اليوم.',
    moon: 'يتوقف التاريخ على رؤية الهلال.',
    thoseHours: (hours) => `المواعيد: ${hours}.`,
    specialHours: (reason) => `هذه مواعيد خاصة (${reason}).`,
    opensAgainAt: (time) => `نفتح من جديد الساعة ${time}.`,
    except: (list) => `استثناء: ${list}.`,
    onlyOn: (list) => `في هذا الوقت نفتح يوم ${list}.`,
    neverThen: 'في هذا الوقت المحل مغلق في كل أيام الأسبوع.',
    alwaysOpen: 'نفتح على مدار الساعة كل يوم.',
    neverOpen: 'المحل مغلق حاليًا في كل أيام الأسبوع.',
    unknown: 'عذرًا، لا أعرف أوقات الدوام: لم تُسجَّل بعد.',
  },
};
