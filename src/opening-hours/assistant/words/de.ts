import { reasonIn, WORD, type HoursWords } from './hours-words.js';

/** "auf" and "zu" are at the end of their clause, or before one of these words. */
const PARTICLE_END =
  '(?=\\s{0,3}($|[?!.,;·)]|(oder|und|am|um|an|uber|bis|ab|jetzt|gerade|heute|morgen|denn|noch|schon|' +
  'haben|habt|hat|machen|macht|sein|in|im|nach|vor|zu|bitte|jeden|diesen|samstag|sonntag|ihr|' +
  'die (woche|tage|feiertage|ferien|ganzen?|nachsten?|kommenden?|letzten?)|' +
  'wahrend)(?!\\p{L})))';

/** The verb of "zu" precedes it. */
const AFTER_VERB = '(?<=(habt|hat|haben|macht|machen|sperrt|sperren|ist|seid|sind|machst|wann)( \\S+){0,6} )';

const OPENS =
  '(macht|machen|hat|haben|ist|sind|offnet|schliesst|offnen|schliessen|' +
  'beginnt|beginnen|startet|endet|geht|fangt)';

export const GERMAN: HoursWords = {
  asks: {
    noun: `
      (~oe?ffnungs?zeit(en)?|zeiten (an|am|zu|uber|fur|im))
      (laden|geschafts|ge(a|ae)?ffn?ungs|oe?ffnungs)[-\\s]?(o?e?ffnungs)?(zeit|zeiten|stunden|schluss)
      (offungs|offnungs|service|sprech|schalter)[-\\s]?(o?e?ffnungs)?(zeit|zeiten|stunden|schluss)
      (betriebs|feiertags|buro|sommer|winter)[-\\s]?(o?e?ffnungs)?(zeit|zeiten|stunden|schluss)
      (oe?ffn?ungs?zeit(en)?|(euren?|eure|ihre|deine) zeiten|schliesszeit(en)?|feierabend)
      ladenschluss`,
    open: `
      (offen|oe?ffnet|oe?ffnen|oe?ffne|oe?ffnest|geoe?ffnet|aufgemacht|aufmacht|aufmachen|aufhabt)
      (aufhaben|aufhat|offenhabt)
      (?<!(drauf|bezug|lust|rabatt) )auf${PARTICLE_END}`,
    closed: `
      (geschlossen|schliess(t|en|e|est)?|schlie(ss|s)t|zugemacht|zumacht|zumachen|zuhabt|dicht)
      ruhetage?
      ${AFTER_VERB}zu${PARTICLE_END}`,
    other: `
      (steht?|stehe|stehen|wacht?|wache|wachen) (\\S+ ){0,6}auf|aufsteh~|aufwach~
      auf (lager|rechnung|raten|vorrat|deutsch|englisch|dem weg|anfrage|wunsch|der website|eurer|meine)
      auf (mein|die bestellung|den|das|dem|einen|eine)
      offene (rechnung|bestellung|frage)
      (konto|paket|dose|schachtel|karton|verpackung|packung|flasche|app|link|seite)\\b.{0,20}(offnen|geoe?ffnet|aufgemacht)
      (hab|habe|hob|hamma) ((?!ihr |sie |es |wer |habt |hat |haben )\\S+ ){1,4}(geoe?ffnet|aufgemacht)
      (nicht|nie|nichtmal|garnicht|noch ned|ned)( mal| einmal)? (geoe?ffnet|aufgemacht)( hab~| worden)
      datei\\b.{0,20}(offnen|geoe?ffnet)
      geoe?ffnete[rnms]? (ware|verpackung|packung|artikel)
      zu (klein|gross|teuer|lang|kurz|schwer|hause|viel)
      (vertrag|konto|abo) schliessen`,
    when: `
      (wann|um wie\\s?viel uhr|wie\\s?viel uhr|welche uhrzeit|wie (sind|ist|lauten))
      (zu welchen? zeit(en)?|was sind|von wann)`,
    untilWhen: `
      (schliess|mach)~ (\\S+ ){0,4}(fruher|eher|spater)
      ((fruher|eher|spater) (zu|schliess~)|bis wann|wie lange?|bis wie\\s?viel uhr|bis um wie\\s?viel)
      wie spat`,
    fromWhen: '(ab wann|wann fangt ihr an|ab wie\\s?viel uhr|wie fruh|von wann)',
    openState: `
      (habt|hat|haben|hast|ham|seid|seit|sind|ist|hapt)( \\S+){0,6} (auf|offen|geoe?ffnet)
      (auf|offen|geoe?ffnet) (habt|hat|haben|seid|ist|sind)
      (aufhabt|aufhaben)`,
    closedState: '(habt|hat|haben|seid|ist|sind) (\\S+ ){0,3}(zu|geschlossen|dicht)',
    whichDays: `
      welche[nrm]? (tage?n?|wochentage?n?|abende?n?)
      (lange?r?|spaeter?|spater?|langer|am langsten) (auf|offen|geoe?ffnet)`,
    reopen: `
      wieder (\\S+ )?(auf|offen|geoe?ffnet|oe?ffnet|oe?ffnen)
      (ihr|sie|jemand|wer|laden|geschaft|werkstatt) (\\S+ ){0,3}wieder (da|fur uns da|erreichbar)
      nachstes? mal (auf|offen|geoe?ffnet)
      (wann|ab wann) (\\S+ ){0,2}(ihr|sie|laden|geschaft) (\\S+ ){0,2}wieder(?=\\s{0,3}($|[?!.,]))`,
    pause: `
      ((uber |in der )?mittags?(pause|zeit)|(uber|uber den) mittag|mittagspause|pause|durchgehend)
      (durchgangig|den ganzen tag|ganztagig|zwischendurch|ganztags)`,
    otherDay: `
      (ich|wir|i|mir) (\\S+ ){0,3}(arbeite|arbeiten|schaffe|schaff|bin|sind|sitze|stehe) (\\S+ ){0,3}(den ganzen tag|ganztags|ganztagig)
      (ich|wir|i|mir) (\\S+ ){0,3}(den ganzen tag|ganztags) (\\S+ ){0,3}(arbeite|arbeiten|bin|sind|sitze|stehe)
      (halt|halten|reicht|lauft|dauert) (\\S+ ){0,5}(den ganzen tag|ganztags|durchgehend|durchgangig)`,
    meal: 'zum mittag(essen)?|zum mittagstisch',
    absent: `
      (kann|konnen|schaffe|schaff|werde) (\\S+ ){0,6}(nicht|ned|net) (kommen|vorbeikommen|schaffen|erscheinen)
      (schaffe?|schaff) (\\S+ ){0,4}(nicht|ned|net)|verhindert`,
    houseCall: `
      (kann|konnte|konnt|kommt|schaut|musste?) (\\S+ ){0,2}(jemand|wer|einer|wen)
      (jemand(en)?|wen|einen) (\\S+ ){0,4}(vorbei)?schicken
      (kommt|kommen|fahrt|konnt|konnen) (ihr|sie|du)( \\S+){0,3} (zu (mir|uns)|nach hause|ins haus|raus)`,
    exceptions: `
      (feiertage?n?|feiertags|betriebsferien|betriebsurlaub|urlaub|ferien|brueckentage?|bruckentage?)
      schliesstage?
      (an welchen tagen|welche tage) (habt ihr|seid ihr)( \\S+){0,2} (geschlossen|zu)(?! (heute|morgen))
      wann (habt ihr|seid ihr)( \\S+){0,2} (geschlossen|zu)(?! (heute|morgen))
      (an welchen tagen|welche tage) (haben sie|ist|hat)( \\S+){0,2} (geschlossen|zu)(?! (heute|morgen))
      wann (haben sie|ist|hat)( \\S+){0,2} (geschlossen|zu)(?! (heute|morgen))
      ruhetage?`,
    visit: `
      vorbei\\s?(kommen|komm|schauen|schau|gehen|fahren|bringen|geht)?
      (vorbeizukommen|reinschauen|reinkommen|hereinschauen|kommen|komme|hinkommen|hingehen|abholen)
      (abhole|besuchen|aufschlagen|rumkommen|aufkreuzen|aufkreuze|reinschneien|reinspringen)
      (hereinkommen|rumschauen|hinfahren|reinhupfen)
      (schaff|schaffe?n?|packe?|pack) (\\S+ ){0,6}?(es|s)( noch)?
      (schaffs|komm(e|en)? (\\S+ ){0,6}(rein|vorbei|rum|hin)|geht (si?ch|es sich)( \\S+){0,6} aus)
      (zu euch|zu ihnen|bei euch (rein|vorbei)|vorbei(schneien|schaue|komme|kommt|gucken))
      (treffe ich (euch|jemanden|wen)|erwische? ich (euch|jemanden|wen)|antreffen)`,
    wants:
      'brauch(e|en|t|ma)?|such(e|en|t)?|benotig(e|en)|hatt(e|en)? gern(e)?|(habt ihr|haben sie|gibt es|gibts) (ein|eine|einen|was|irgendwas|welche)',
    present: `
      (seid|seit|sind|bist|ist) (ihr|sie|du|jemand|wer|euer team)( \\S+){0,6} (da|erreichbar|vor ort)
      (seids|sads|seits) (ihr |es |eis )?(\\S+ ){0,5}(da|do|erreichbar|vor ort|im laden)
      (ihr|es|eis) (\\S+ ){0,4}(da|do) (seids|sads|seits)
      (seid|seit|sind|bist|ist) (ihr|sie|du|jemand|wer|euer team)( \\S+){0,4} (anwesend|im laden|besetzt)
      ist (der laden|das geschaft|die werkstatt|das buro)( \\S+){0,4} (da|erreichbar|vor ort|anwesend)
      ist (der laden|das geschaft|die werkstatt|das buro)( \\S+){0,4} (im laden|besetzt)
      ihr (\\S+ ){0,3}da (seid|bist)
      jemand( \\S+){0,3} (da|im laden|vor ort|erreichbar)
      (arbeitet ihr|arbeiten sie)(?! (auch |schon |eigentlich )?(mit|fur))`,
    tooLate: 'zu (spat|spaet|fruh|frueh)',
    still: '(noch|immer noch)',
    already: '(schon|bereits)',
    topic: `
      (bestellung(en)?|bestellt|bestellen|paket|packchen|sendung|liefer~|versand|versend~|verschick~)
      (zustell~|kurs(e|es)?|workshops?|veranstaltung(en)?|reparatur(en)?|reparier~|inspektion)
      (ruckgabe|zuruckgeben|umtausch~|retoure|ankommt|ankommen|erstattung|termin(e)?|lager|vorratig)
      (probefahrt|garantie|rechnung|gutschein|rabatt|reservier~|tisch|tickets?|karten|kostet|kosten)
      (preis|buch(en|ung)|storn~)`,
    follow: `
      ^(und|wie (sieht es|siehts|sieht's|ist es|schauts|ists)|oder|auch|aber|ok und|also)`,
  },
  subjects: `
    ${OPENS} (denn |noch |·+ )*(der|die|das|den|eure?|euer|ihre|deine?) ${WORD}
    ~zeiten (der|des|fur die|von der|vom|eurer|eures) ${WORD}
    (wann|wie lange|ob|uhr) (der|die|das|eure?|euer|ihre|deine?) ${WORD}`,
  ownThings: `
    laden geschaft shop store filiale betrieb boutique haus team turen tur offnungszeiten offnungszeit
    zeiten zeit noch schon auch so ganze ganzen auf zu offen geoffnet geschlossen tag tage wochenende
    feiertag feiertage feiertagen euch ihr sie firma fachgeschaft`,
  venues: `
    praxis apotheke buro studio salon cafe restaurant bar baeckerei backerei lokal galerie museum`,
  early: 'fr(u|ue)h',
  company: '(kind(er|ern)?|hunde?|kinderwagen|rollstuhl)',
  conditions: `
    (gibts?|gibt es|ist|ware|is|waere) (da |das |des |es |dann ){0,2}(ein )?(problem|schwierig~)
    \\d{1,2} jahre? alt|mit \\d{1,2} jahren
    (ist|is|wird) (erst |grad |gerade |schon |noch nicht ){0,2}\\d{1,2}(?=\\s*([(,.;?!\\n]|$|und))`,
  roundTheClock: `
    24\\s?stunden
    rund um die uhr`,
  continuous: '(durchg(a|ae)ng~|durchgehend|den ganzen tag|ganztag~)',
  fillers: `
    wie (sieht|schaut|ist)\\s?('?s|es)
    (und|auch|am|an|im|um|wie siehts|aus|mit|oder|bitte|denn)`,
  plainReasons: `
    tag der die das am im und wegen geschlossen zu feiertag wir sind ist oeffnungszeiten offnungszeiten
    verkurzt`,
  sentences: {
    yes: 'Ja, ',
    no: 'Nein, ',
    and: ' und ',
    comma: ', ',
    semicolon: '; ',
    to: '–',
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
    whichDay: {
      formal: 'Welchen Tag meinen Sie? Bitte nennen Sie mir das Datum.',
      informal: 'Welchen Tag meinst du? Bitte nenn mir das Datum.',
    },
    partlyAt: (day, span, hours) => `${day} ist ${span} nur teilweise geöffnet: ${hours}.`,
    closedFor: (from, to, reason) => `von ${from} bis ${to} ist geschlossen${reasonIn(reason)}.`,
    asUsualOn: (days) => `Für ${days} sind keine besonderen Öffnungszeiten eingetragen.`,
    noneBetween: (from, to) =>
      `Von ${from} bis ${to} sind keine Schließtage oder besonderen Öffnungszeiten eingetragen.`,
    seasonNow: (to, reason) => `Diese Zeiten gelten bis ${to}${reasonIn(reason)}.`,
    seasonAhead: (from, to, reason, week) =>
      `Von ${from} bis ${to} gelten andere Zeiten${reasonIn(reason)}: ${week}.`,
    unknown: 'Die Öffnungszeiten kenne ich leider nicht: sie sind noch nicht eingetragen.',
  },
};
