import type { Language } from '../../../language/language.js';
import { phrase } from '../../../language/time/scan.js';

/** The words by which visitors of one language ask about opening hours. */
export interface HoursWords {
  /** "opening hours" and the like: certain by themselves. */
  noun: RegExp;
  open: RegExp;
  closed: RegExp;
  /** "open" and "close" of other things: boxes, accounts, returns. */
  other: RegExp;
  when: RegExp;
  untilWhen: RegExp;
  fromWhen: RegExp;
  /** "when are you open" asks for the hours, "when do you open" for the first minute. */
  openState: RegExp;
  /** "when are you closed" asks for the days off. */
  closedState: RegExp;
  /** Asks which days, or how late in general. */
  whichDays: RegExp;
  reopen: RegExp;
  pause: RegExp;
  /** Exceptions: holidays, closing days. */
  exceptions: RegExp;
  visit: RegExp;
  /** "Too late", "too early": the answer yes means closed. */
  tooLate: RegExp;
  present: RegExp;
  still: RegExp;
  already: RegExp;
  /** Subjects of other tools: orders, deliveries, classes. */
  topic: RegExp;
  follow: RegExp;
}

const ENGLISH: HoursWords = {
  noun: phrase(
    '(?:opening|open|business|store|shop|working|trading|office|closing|visiting|operating|holiday|christmas|xmas|easter|weekend|sunday|saturday|special|reduced|different|extended|changed|normal|usual|regular|festive|bank holiday) (?:hours?|hrs|times?)|opening ?times?|closing time|hours of (?:operation|business)|(?:your|ur|the|ya) (?:hours|hrs|schedule)|(?:your|ur|ya|yer|yr) (?:[^ \\d]+ ){1,3}(?:hours|hrs)|what(?:\\x27s| is|s|\\x27re| are| r) (?:the |ur |your )?(?:[^ \\d]+ ){1,3}(?:hours|hrs)|^(?:hours|hrs|schedule)(?= ?[?!.·]|$)|(?:hours|hrs)(?= (?:today|tomorrow|tonight|on|for|this|over|during|at|mon|tues?|wed|thu|fri|sat|sun))',
  ),
  open: phrase('open|opens|opened|opening|opn|oepn|opne|trading'),
  closed: phrase('close|closes|closed|closing|clsoed|shut|shuts|shutting'),
  other: phrase(
    'open(?:ed|ing|s)?[- ](?:an?|my|it|them|source|stock|toe|top|air|box|return|to(?! the public| visitors| public| \\d)|(?:this|that) (?:box|package|parcel|bottle|jar|account|link|page|app))|open(?:ed|ing)? (?:the|your|up (?:the|an?|my))(?! day| week| weekend| morning| afternoon| evening| whole| entire| shop| store| doors?| cafe| office| restaurant| showroom| studio| rest| \\d)|(?:was|been|already|arrived?|came|box|it|item|if|once) (?:been )?opened|(?:close|closing|closed|shut) (?:an?|my|your|the|this) (?:account|order|ticket|case|lid|deal|box|zip|chat)|closed[- ]toe|(?:that|which|to|it|easily|properly|fully) (?:opens?|closes?|shuts?)(?: properly| fully| tight)?(?! to)|(?:lids?|zips?|clasps?|drawers?|latch|door of) (?:open|close|shut)s?|fully closed|close (?:to|by|enough|friend|fit)|how close|closest|(?:leave|keep|left|hold) (?:[^ ]+ )?open',
  ),
  when: phrase('when|wen|what time|wat time|what hours?|wht time|which time|how early|times?|whens|what are'),
  untilWhen: phrase(
    'from (?:what time|when) (?:to|till|until) (?:what time|when)|(?:clos(?:e|es|ing)|shut|shutting) (?:[^ ]+ )?(?:early|earlier|late|later)|until when|till when|til when|(?:un)?till? what time|how late|how long|latest|last (?:entry|entries|orders?|calls?|out|admission|customers?)|what time (?:[^ ]+ )?last orders|what time (?:are|r) (?:you|u|ye) open (?:un)?till?',
  ),
  fromWhen: phrase('from when|from what time|how early|earliest'),
  openState: phrase(
    "(?:are|r|is|be|ur|ye|you're|stay|staying|guys|times?) (?:you |u |ye |ya |it |the (?:shop|store|place|cafe|restaurant|salon|studio|office) |(?:you )?guys |still |usually |normally )*open|days? (?:are|r) (?:you|u|ye)",
  ),
  closedState: phrase('(?:are|r|is) (?:[^ ]+ ){0,3}(?:closed|shut|not open)'),
  whichDays: phrase(
    '(?:what|which) (?:days?|nights?|evenings?)|late[- ](?:opening|night)s?|open(?:ing)? (?:late|later|latest|longest|early|earlier|earliest)',
  ),
  reopen: phrase('re-?open(?:s|ing)?|open(?:ing)? again|open next|next open(?:ing)?|back open'),
  pause: phrase(
    '(?:at|over|during|for|through|in|your|a|the) lunch(?= ?(?:$|[?!.,·]|on |hours?))|lunch ?(?:time|break|hours?)|siesta|midday break|(?:close|closed|shut) (?:for a break|in between|at midday|over midday)|all day|through(?:out)? the day|non-?stop',
  ),
  exceptions: phrase(
    '(?:bank|public|national|school) holidays?|holidays?|closing days|days off|closures?|(?:what|which) days? (?:are|r) (?:you|u|ye)(?: guys)? (?:closed|shut|not open)|(?:what|which) days? (?:do|does) (?:you|u|ye) (?:close|shut)|festive (?:season|period)|vacations?',
  ),
  visit: phrase(
    '(?:come|drop|dropping|pop|popping|stop|stopping|swing|swinging|call|get|walk|nip|be|step|rock|turn|show|roll|pass|head|turning|rocking|poke|bob|dash|run|swoop|wander|stroll) (?:my head )?(?:by|in|over|round|around|down|up|on over|to (?:you|the shop|the store|yours|see you))|visit|come|pick(?: \\w+)? up|pickup|collect|stop off|be there|see you|walk-?ins?|show up|get there|coming (?:by|in|down|over|round|up)|worth coming|head(?:ing)? (?:over|down|in|round)|make it|catch (?:you|u|ye)(?: guys)?(?: open)?|reach (?:you|u)|be able to (?:visit|see you)|let (?:me|us) in|stopping (?:by|in)|(?:do|will) i (?:still )?have time',
  ),
  present: phrase(
    '(?:y.?all|you guys|u guys) (?:there|around|in)|(?:are|r|is|will|be) (?:you|u|ye|ya|anyone|anybody|someone|somebody|it)(?: guys| lads| all)? (?:be |still )*(?:around|working|there|here|available|about|in(?! stock| a | the (?!shop|store|office)))|(?:anyone|anybody|someone|somebody) (?:there|in|around|working)|(?:do|does) (?:you|u|ye) (?:guys )?work|working (?:today|tomorrow|on|this)',
  ),
  tooLate: phrase('(?:too|2|to) (?:late|early)|left it too late|missed (?:you|u)'),
  still: phrase('still'),
  already: phrase('already|yet'),
  topic: phrase(
    '(?<!last )orders?|ordered|parcels?|packages?|deliver(?:y|ies|ed|s|ing)?|ship(?:s|ped|ping)?|dispatch(?:ed)?|class(?:es)?|courses?|workshops?|lessons?|events?|refunds?|returns?|returned|repairs?|restock(?:ed)?|arrives?|arrival|tracking|in stock|sale|warranty|invoice|book(?:ed|ing)?|reserv\\p{L}*|tables?|tickets?|appointments?|voucher|cancel\\p{L}*|price|cost|costs|much',
  ),
  follow: phrase('^(?:and|what about|how about|wat about|&|or|also|n|ok and|okay and|then|but)'),
};

const GERMAN_END =
  '(?=\\s*(?:$|[?!.,;·)]|(?:oder|und|am|um|an|uber|bis|ab|jetzt|gerade|heute|morgen|denn|noch|schon|haben|habt|hat|machen|macht|sein|in|im|nach|vor|zu|bitte|jeden|diesen|samstag|sonntag|die|ihr|wahrend)(?!\\p{L})))';

const GERMAN: HoursWords = {
  noun: phrase(
    '\\p{L}*oe?ffnungs?zeit(?:en)?|zeiten (?:an|am|zu|uber|fur|im)|(?:laden|geschafts|ge(?:a|ae)?ffn?ungs|oe?ffnungs|offungs|offnungs|service|sprech|schalter|betriebs|feiertags|buro|sommer|winter)[- ]?(?:o?e?ffnungs)?(?:zeit|zeiten|stunden|schluss)|oe?ffn?ungs?zeit(?:en)?|(?:euren?|eure|ihre|deine) zeiten|schliesszeit(?:en)?|feierabend|ladenschluss',
  ),
  open: phrase(
    `offen|oe?ffnet|oe?ffnen|oe?ffne|oe?ffnest|geoe?ffnet|aufgemacht|aufmacht|aufmachen|aufhabt|aufhaben|aufhat|offenhabt|(?<!(?:drauf|bezug|lust|rabatt) )auf${GERMAN_END}`,
  ),
  closed: phrase(
    `geschlossen|schliess(?:t|en|e|est)?|schlie(?:ss|s)t|zugemacht|zumacht|zumachen|zuhabt|dicht|ruhetage?|(?<=(?:habt|hat|haben|macht|machen|sperrt|sperren|ist|seid|sind|machst|wann)(?: [^ ]+){0,6} )zu${GERMAN_END}`,
  ),
  other: phrase(
    'auf (?:lager|rechnung|raten|vorrat|deutsch|englisch|dem weg|anfrage|wunsch|der website|eurer|meine|mein|die bestellung|den|das|dem|einen|eine)|offene (?:rechnung|bestellung|frage)|(?:konto|paket|dose|schachtel|karton|verpackung|flasche|app|link|seite|datei)\\b.{0,20}(?:offnen|geoe?ffnet)|geoe?ffnete[rnms]? (?:ware|verpackung|packung|artikel)|zu (?:klein|gross|teuer|lang|kurz|schwer|hause|viel)|(?:vertrag|konto|abo) schliessen',
  ),
  when: phrase(
    'wann|um wie ?viel uhr|wie ?viel uhr|welche uhrzeit|wie (?:sind|ist|lauten)|zu welchen? zeit(?:en)?|was sind|von wann',
  ),
  untilWhen: phrase(
    '(?:schliess|mach)\\p{L}* (?:[^ ]+ ){0,4}(?:fruher|eher|spater)|(?:fruher|eher|spater) (?:zu|schliess\\p{L}*)|bis wann|wie lange?|bis wie ?viel uhr|bis um wie ?viel|wie spat',
  ),
  fromWhen: phrase('ab wann|wann fangt ihr an|ab wie ?viel uhr|wie fruh|von wann'),
  openState: phrase(
    '(?:habt|hat|haben|hast|ham|seid|seit|sind|ist|hapt)(?: [^ ]+){0,6} (?:auf|offen|geoe?ffnet)|(?:auf|offen|geoe?ffnet) (?:habt|hat|haben|seid|ist|sind)|aufhabt|aufhaben',
  ),
  closedState: phrase('(?:habt|hat|haben|seid|ist|sind) (?:[^ ]+ ){0,3}(?:zu|geschlossen|dicht)'),
  whichDays: phrase(
    'welche[nrm]? (?:tage?n?|wochentage?n?|abende?n?)|(?:lange?r?|spaeter?|später?|länger|am längsten) (?:auf|offen|geoe?ffnet)',
  ),
  reopen: phrase(
    'wieder (?:[^ ]+ )?(?:auf|offen|geoe?ffnet|oe?ffnet|oe?ffnen)|(?:ihr|sie|jemand|wer|laden|geschaft|werkstatt) (?:[^ ]+ ){0,3}wieder (?:da|fur uns da|erreichbar)|nachstes? mal (?:auf|offen|geoe?ffnet)|(?:wann|ab wann) (?:[^ ]+ ){0,2}(?:ihr|sie|laden|geschaft) (?:[^ ]+ ){0,2}wieder(?=\\s*(?:$|[?!.,]))',
  ),
  pause: phrase(
    '(?:uber |in der )?mittags?(?:pause|zeit)|(?:uber|uber den) mittag|mittagspause|pause|durchgehend|durchgangig|den ganzen tag|ganztagig|zwischendurch|ganztags',
  ),
  exceptions: phrase(
    'feiertage?n?|feiertags|betriebsferien|betriebsurlaub|urlaub|ferien|brueckentage?|bruckentage?|schliesstage?|(?:an welchen tagen|welche tage|wann) (?:habt ihr|seid ihr|haben sie|ist|hat)(?: [^ ]+){0,2} (?:geschlossen|zu)(?! (?:heute|morgen))|ruhetage?',
  ),
  visit: phrase(
    'vorbei ?(?:kommen|komm|schauen|schau|gehen|fahren|bringen|geht)?|vorbeizukommen|reinschauen|reinkommen|hereinschauen|kommen|komme|hinkommen|hingehen|abholen|abhole|besuchen|aufschlagen|rumkommen|aufkreuzen|aufkreuze|reinschneien|reinspringen|hereinkommen|rumschauen|hinfahren|reinhupfen|(?:schaff|schaffe?n?|packe?|pack) (?:[^ ]+ ){0,6}?(?:es|s)(?: noch)?|schaffs|komm(?:e|en)? (?:[^ ]+ ){0,6}(?:rein|vorbei|rum|hin)|geht (?:si?ch|es sich)(?: [^ ]+){0,6} aus|zu euch|zu ihnen|bei euch (?:rein|vorbei)|vorbei(?:schneien|schaue|komme|kommt|gucken)|treffe ich (?:euch|jemanden|wen)|erwische? ich (?:euch|jemanden|wen)|antreffen',
  ),
  present: phrase(
    '(?:(?:seid|seit|sind|bist|ist) (?:ihr|sie|du|jemand|wer|euer team)|ist (?:der laden|das geschaft|die werkstatt|das buro))(?: [^ ]+){0,4} (?:da|erreichbar|vor ort|anwesend|im laden|besetzt)|ihr (?:[^ ]+ ){0,3}da (?:seid|bist)|jemand(?: [^ ]+){0,3} (?:da|im laden|vor ort|erreichbar)|arbeitet ihr|arbeiten sie',
  ),
  tooLate: phrase('zu (?:spat|spaet|fruh|frueh)'),
  still: phrase('noch|immer noch'),
  already: phrase('schon|bereits'),
  topic: phrase(
    'bestellung(?:en)?|bestellt|bestellen|paket|packchen|sendung|liefer\\p{L}*|versand|versend\\p{L}*|verschick\\p{L}*|zustell\\p{L}*|kurs(?:e|es)?|workshops?|veranstaltung(?:en)?|reparatur(?:en)?|reparier\\p{L}*|inspektion|ruckgabe|zuruckgeben|umtausch\\p{L}*|retoure|ankommt|ankommen|erstattung|termin(?:e)?|lager|vorratig|probefahrt|garantie|rechnung|gutschein|rabatt|reservier\\p{L}*|tisch|tickets?|karten|kostet|kosten|preis|buch(?:en|ung)|storn\\p{L}*',
  ),
  follow: phrase("^(?:und|wie (?:sieht es|siehts|sieht's|ist es|schauts|ists)|oder|auch|aber|ok und|also)"),
};

const FRENCH: HoursWords = {
  noun: phrase(
    "horaires?|heures? d'?\\s?(?:ouvertures?|ouvrables)|heures? de (?:fermeture|bureau)|jours? d'?ouverture|heure d'?ouverture",
  ),
  open: phrase(
    'ouvert(?:e|es|s)?|ouvre[sz]?|ouvrent|ouvrir|ouvriez|ouverture|ouvrer|ouver|ouvrerez|ouvrirez',
  ),
  closed: phrase('ferme(?:e|es|s|z|r|nt)?|fermeture|fermerez'),
  other: phrase(
    'ouvrir (?:un|une|le|la|mon|ma)(?! boutique| magasin| lundi| mardi| mercredi| jeudi| vendredi| samedi| dimanche)|compte ouvert|(?:deja|ete|a ete|emballage|paquet|boite|article|produit|colis) ouvert(?:e|s)?|fermer (?:mon|un|le) compte|fermeture eclair|ferme bien',
  ),
  when: phrase(
    "quand|(?:kel|kelle|quel|qel|qelle|quelle|qle|kell|ql) (?:h|heures?|eure)|quelle heure|a quelle heure|quel(?:le)?s? (?:sont|heures?|jours?)|c'?est quoi|kan|kand|d'?quelle heure",
  ),
  untilWhen: phrase(
    "ferm\\p{L}*(?:[- ]vous)? (?:[^ ]+ ){0,3}plus (?:tot|tard)|d(?:e|'|es) ?quelle heure a quelle heure|jusqu'?\\s?a? ?(?:quelle heure|quand|quelle)|jusque quand|jusk'?a quel(?:le)? heure|jusqua quelle heure",
  ),
  fromWhen: phrase('a partir de (?:quelle heure|quand)|des quelle heure|de quelle heure|de quand'),
  openState: phrase(
    "(?:etes|es|est|sont|serez|sera|soyez|etes-vous|est-ce que vous etes|restez)(?: [^ ]+){0,4} ouvert(?:e|es|s)?|ouvert(?:e|es|s)? (?:quand|de quelle)|jours? (?:ouvrez|etes|d'ouverture)",
  ),
  closedState: phrase(
    '(?:etes|est|sont|es)(?:-vous)? (?:[^ ]+ ){0,3}ferme(?:e|es|s)?|ferme(?:s|es|e)? quand',
  ),
  whichDays: phrase('quels? (?:jours?|soirs?)|(?:ouvr\\p{l}*|ouverts?) (?:plus )?(?:tard|tot)|nocturnes?'),
  reopen: phrase('rouvr\\p{L}*|reouvr\\p{L}*|reouverture|de nouveau ouvert(?:s|e)?|prochaine ouverture'),
  pause: phrase(
    "(?:pause|fermes?|fermez|ouvert\\p{L}*)(?: [^ ]+){0,3} (?:dejeuner|midi|repas)|pause(?: de midi| meridienne| dej)?|entre midi et (?:deux|2|14 ?h|quatorze)|a l'heure du dejeuner|non[- ]?stop|en continu|journee continue|toute la journee|(?:le|a) midi",
  ),
  exceptions: phrase(
    "jours? feries?|feries?|vacances|conges?|fermetures? (?:exceptionnelles?|annuelles?)|ponts?|quels? jours? (?:etes-vous |est-ce que vous etes |vous etes )?ferme\\p{L}*|quels? jours? (?:fermez|vous fermez)|jours? de fermeture|fetes(?: de fin d'annee)?",
  ),
  visit: phrase(
    'passer|passe|passerai|passons|venir|viens|vienne|viendrai|visiter|retirer|recuperer|rendre visite|debarquer?|debarques?|aller vous voir|pointer|ramener|(?:faire|fais|fait) un (?:saut|tour|detour)|aller chez vous|arriver a temps|(?:ai|aurai|aurais)(?:-je)? (?:encore )?le temps|trouver(?:ai)? (?:quelqu.un|porte close)|debouler',
  ),
  present: phrase(
    "(?:etes|es|est|serez|y a|y a-t-il)(?:-| )?(?:vous |il |t-il |ce que vous etes |tu )?(?:[^ ]+ ){0,3}(?:la|present(?:s|e)?|joignables?|disponibles?|sur place|quelqu'un)|quelqu'un (?:au magasin|sur place|la)|travaillez(?:-vous)?|bossez",
  ),
  tooLate: phrase('trop (?:tard|tot)|porte close'),
  still: phrase('encore|toujours'),
  already: phrase('deja'),
  topic: phrase(
    'commandes?|commander|colis|livr\\p{L}*|expedi\\p{L}*|cours|ateliers?|stages?|evenements?|retours?|retourn\\p{L}*|rembours\\p{L}*|repar\\p{L}*|arriver?a?|recevoir|recevrai|en stock|suivi|rendez-vous|rdv|garantie|facture|soldes?|reserv\\p{L}*|tables?|billets?|prix|coute\\p{L}*|combien|annul\\p{L}*',
  ),
  follow: phrase("^(?:et|ou|sinon|mais|qu'en est-il|ok et)"),
};

const SPANISH: HoursWords = {
  noun: phrase(
    'horarios?|horas? de (?:apertura|cierre|atencion)|hora de (?:abrir|cerrar)|horas de trabajo|jornada',
  ),
  open: phrase(
    'abierto?s?|abierta?s?|abre[ns]?|abris|abri|abran|abres|abrimos|abrir|abriran|abrireis|abrira|apertura|abren',
  ),
  closed: phrase(
    'cerrado?s?|cerrada?s?|cierra[ns]?|cerrais|cerraran|cerrar|cierre|cierras|cerras|sierran|cierren',
  ),
  other: phrase(
    'abrir (?:un|una|mi|la|el)(?! tienda| local| negocio| lunes| martes| miercoles| jueves| viernes| sabado| domingo| \\d)|(?:esta|caja|paquete|producto|articulo|ha sido|sido) abierto ya|cerrar (?:mi|la|una) (?:cuenta|sesion)|(?:paquete|producto|articulo|caja) (?:ya )?abiert[oa]',
  ),
  when: phrase(
    'cuando|que hora|a que hora|ke hora|a ke hora|que dias|cual(?:es)? (?:es|son)|q hora|a q hora|k hora|(?:que|q|ke|k|qe) h?oras?',
  ),
  untilWhen: phrase(
    '(?:cierra|cerr|cierre)\\p{L}* (?:[^ ]+ ){0,3}(?:antes|mas (?:temprano|pronto|tarde))|de (?:que|q|ke) hora a (?:que|q|ke) hora|hasta (?:que|q|ke|k) (?:hora|horas)|hasta cuando|hasta que',
  ),
  fromWhen: phrase('(?:desde|de) (?:que|q) hora|a partir de que hora|desde cuando'),
  openState: phrase(
    '(?:esta|estan|estais|estas|estara|estaran|tienen|teneis|sigue|siguen)(?: [^ ]+){0,4} abiert[oa]s?|que dias (?:abr|esta)\\p{L}*',
  ),
  closedState: phrase('(?:estais|esta|estan) (?:[^ ]+ ){0,3}cerrad[oa]s?'),
  whichDays: phrase('(?:que|cuales|q) dias?|(?:hasta|mas) tarde|mas temprano'),
  reopen: phrase(
    'vuelve[ns]? a abrir|volveis a abrir|reabr\\p{L}*|proxima apertura|abr\\p{L}* (?:de nuevo|otra vez)',
  ),
  pause: phrase(
    '(?:al? |a la hora de (?:la )?)?(?:comida|comer|almuerzo|almorzar)|siesta|pausa|descanso|(?:a|al) mediodia|todo el dia|sin interrupcion|horario continuo|ininterrumpid\\p{L}*|de corrido|non stop',
  ),
  exceptions: phrase(
    'festivos?|feriados?|dias? (?:festivos?|feriados?)|vacaciones|puentes?|que dias (?:[^ ]+ )?(?:cierr|cerr|estan cerrad|no abr)\\p{L}*|dias de cierre|fiestas',
  ),
  visit: phrase(
    'pasar(?:me|nos)?|pasarse|paso|venir|ir|acercar(?:me|nos)?|visitar(?:os|les|los)?|recoger|me paso|voy|vamos|caer|caigo|llegar|llego|pasarnos|me acerco|nos pasamos|nos acercamos|dejar(?:me|nos) caer|pasear(?:me)?|pillo|pillar(?:os)?|encuentro|encontrar(?:os)?|me da tiempo|nos da tiempo|da tiempo a|llegamos|asomar(?:me|nos)?|vengo|venimos|visito|paseo por alli|entrar|dar una vuelta',
  ),
  present: phrase(
    '(?:estais|estan) (?:el|los|a|hoy|manana|este|por) [^ ]+|(?:estais|estan|estas|esta|hay)(?: [^ ]+){0,3} (?:ahi|alli|alguien|disponibles?|en la tienda|trabajando)|hay alguien|atienden|atendeis|atiende|trabajan|trabajais',
  ),
  tooLate: phrase('(?:demasiado|muy|ya) (?:tarde|temprano|pronto)|es tarde'),
  still: phrase('todavia|aun|sigue[ns]?|seguis'),
  already: phrase('ya'),
  topic: phrase(
    'pedidos?|pedi|paquetes?|envi\\p{L}*|entreg\\p{L}*|reparto|cursos?|clases?|talleres?|eventos?|devoluci\\p{L}*|devolver|reembols\\p{L}*|repar\\p{L}*|llega(?:ra|n)?|stock|seguimiento|citas?|garantia|factura|rebajas|reserv\\p{L}*|mesas?|entradas?|precio|cuesta\\p{L}*|cuanto|cancel\\p{L}*',
  ),
  follow: phrase('^(?:y|o|que tal|pero|tambien|ok y|e)'),
};

const ARABIC: HoursWords = {
  noun: phrase(
    '(?:ال|ب|لل|و)?(?:ساعات|اوقات|مواعيد|موعد|وقت|اوقاتكم|مواعيدكم|ساعه|اوآت) ?(?:ال)?(?:عمل(?:كم)?|دوام(?:كم)?|فتح|افتتاح|اغلاق|شغل(?:كم)?|محل(?:كم)?|مكتبه|زياره|الدوام)|(?:مواعيد|اوقات)(?:كم)?|ساعاتكم|ساعات(?= (?:ال)?(?:فتح|عمل|دوام|افتتاح|جمعه|سبت|احد|اثنين|ثلاثاء|اربعاء|خميس|يوم|عيد|راس|رمضان|ليله|كريسماس|بكرا|بكره|غدا|اليوم|عطله))|(?:ال)?دوام(?:كم|ك)?',
  ),
  open: phrase(
    '(?:و|ب|ه|ح|س|ف)?(?:[بيتن]?)(?:تفتح(?:ون|وا|و|ين|ي)?|يفتح(?:ون|وا|و)?|فتح(?:وا|تو|تون|تم)?|فاتح(?:ين|ون|ه)?|مفتوح(?:ين|ون|ه)?|تبدا(?:ون|وا|و)?|تشتغل(?:ون|وا|و)|شغال(?:ين|ه)?|تداوم(?:ون|وا)|مداومين|مفتحين|محلولين|حالين|تحلو|فاتحن|تفتحو|بتفتحو)',
  ),
  closed: phrase(
    '(?:و|ب|ه|ح|س|ف)?(?:[بيت]?)(?:تسكر(?:ون|وا|و|ين)?|يسكر(?:ون|وا|و)?|مسكر(?:ين|ه)?|تقفل(?:ون|وا|و|ين)?|يقفل(?:ون|وا|و)?|قافل(?:ين|ه)?|مقفل(?:ين|ه)?|مقفول(?:ين|ه)?|تغلق(?:ون|وا|و)?|يغلق|مغلق(?:ين|ون|ه)?|اغلاق|اقفال|تسد(?:ون|وا|و)?|مسدود|تعزل(?:ون|وا|و)|معطل(?:ين|ه)|تعطل(?:ون|وا|و)?|عطلانين|مسكرين)',
  ),
  other: phrase(
    '(?:فتح|افتح|اغلاق|اقفل|اسكر) (?:حساب|حسابي|الحساب|تذكره|شكوي|الطرد|العلبه|الكرتون)|مفتوح من قبل|ساعات? (?:يد|حائط|حيط|ذكيه|رجاليه|نسائيه|رمليه|جيب|منبه|اطفال|سويسريه)',
  ),
  when: phrase(
    'متي|امتي|امتا|ايمتي|ايمت|وقتاش|فوقاش|وينتا|كم الساعه|كم ساعه|اي ساعه|اي وقت|شو الساعات|ايش وقت|شو وقت|الساعه كم|كام|ساعه كام|شنو|اي وقت|ايش|شو|ما هي|كيف',
  ),
  untilWhen: phrase(
    '(?:ب|بت|ت)?(?:سكر|غلق|قفل)\\p{L}* (?:[^ ]+ )?(?:بدري|ابكر|مبكر\\p{L}*|بكير)|(?:قديش|قد ايش|كم) (?:[^ ]+ )?(?:بتضل|تظل|بتبق|تبق)\\p{L}*|لمتي|لامتي|ل ?امتي|لايمتي|لوين|(?:لحد|لغايه|الي|حتي|ل) ?الساعه (?:كام|كم)|لحد (?:متي|امتي|كام|كم|اي ساعه)|لغايه (?:متي|امتي|كام|الساعه كام)|(?:الي|حتي|لين) (?:متي|اي ساعه|امتي|اي وقت|كم)|لاي ساعه|للساعه كم|لكم|لاي وقت|الي اي ساعه|لوقتيش|لاي متي|لايمتا|لقديش|اخر موعد|اخر وقت',
  ),
  fromWhen: phrase('من ايمتي|من ايمتا|من وقتيش|من اي وقت|من متي|من امتي|من اي ساعه|من الساعه كم|من كم'),
  openState: phrase('فاتح(?:ين|ون|ه)?|مفتوح(?:ين|ون|ه)?|شغالين|مداومين|(?:اي|اي|شو) (?:ال)?ايام'),
  closedState: phrase('مسكرين|مغلقين|مقفلين|قافلين|مغلق|معطلين|مسكر'),
  whichDays: phrase('(?:اي|شو|ايش|وش|ما هي|في اي) (?:ال)?(?:ايام|يوم)'),
  reopen: phrase(
    '(?:ب|ح|ه|س)?تفتح\\p{L}* (?:مره ثانيه|من جديد|تاني|بعدين)|ترجع\\p{L}* تفتح\\p{L}*|ت?عيد\\p{L}* (?:ال)?(?:فتح|افتتاح)',
  ),
  pause: phrase(
    'استراحه|راحه|(?:ال|بال|وقت ال)?غدا|بريك|طول اليوم|فتره واحده|متواصل|بدون توقف|وقت الصلاه|للصلاه|قيلوله|(?<!بعد )(?:ال)?ظهر',
  ),
  exceptions: phrase(
    '(?:ال)?(?:عطل|اجازات|عطله|اجازه|اعياد|مناسبات)(?: (?:ال)?رسميه)?|العطل|(?:ايام|ايش ايام|اي يوم|اي ايام|شو ايام) (?:ال)?(?:عطله|اغلاق|اجازه|تسكر\\p{L}*|تقفل\\p{L}*|تعطل\\p{L}*|مسكرين|مغلق\\p{L}*)|العطله',
  ),
  visit: phrase(
    '(?:ا|ن|بق?در ا?|ممكن )?(?:مر|امر|نمر|بمر)(?: (?:عليكم|عندكم|عليك))?|اجي(?:كم)?|بجي|اجيلكم|اجي عندكم|ازور(?:كم)?|زياره|نجي(?:كم)?|اقدر اجي|احضر|اعدي|بعدي|هعدي|عديت|نعدي|استلم|اخذ|اجيكم|ايجي|جيت(?:كم)?|اجيت|جاي(?:ين)?|بلحق(?:كم)?|الحق(?:كم)?|بمرق|امرق|مرقت|مريت|نمرق|اوصل(?:كم)?|بوصل(?:كم)?|وصلت(?:كم)?|طب عليكم|زرتكم|القاكم',
  ),
  present: phrase(
    '(?:ب|م)?(?:ت|يت)?عمل(?:ون|وا|و)|(?:ب)?تشتغل(?:ون|وا|و)|(?:ب)?تداوم(?:ون|وا|و)?|مداوم(?:ين|ون)?|بتداوم(?:وا|و)|يعمل (?:ال)?(?:محل|متجر)|دايمين|بلاقي(?:كم|كو)|الاقي(?:كم|كو)|الاقي حدا|بلاقي حدا|موجود(?:ين|ون)?|متواجد(?:ين|ون)|متوفرين|حد موجود|في حدا|احد موجود|تكون(?:ون|وا)',
  ),
  tooLate: phrase('(?:متاخر|بدري|وقت متاخر|مبكر)(?: كتير| جدا)?|فات الوقت'),
  still: phrase('لسه|لسا|لسع|بعدكم|بعدك|ما زل\\p{L}*|لازلت\\p{L}*|للحين|لا زل\\p{L}*|بعده'),
  already: phrase('خلاص'),
  topic: phrase(
    '(?:ال|ل|ب|و)?(?:طلب(?:ي|يه|يتي|ات|نا|كم)?|طرد(?:ي)?|شحن(?:ه|تي)?|توصيل|توصلون|بتوصلوا|يوصل|توصل|يصل|تصل|دوره|دورات|ورشه|حصه|درس|استرجاع|ارجاع|ارجع|استبدال|تصليح|صيانه|موعدي|فاتوره|ضمان|استرداد|كورس|حجز|احجز|طاوله|تذاكر|تذكره|سعر|بكم|تخفيضات|عروض|خصم)',
  ),
  follow: phrase('^(?:و\\p{L}*|طيب|طب|او|شو عن|ماذا عن|بالنسبه|اوك|تمام)'),
};

export const HOURS_WORDS: Record<Language, HoursWords> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
};
