import type { HandoffWords } from './handoff-words.js';

const ARTICLES = 'eine|einen|ein|die|den|das|jede|jeden|meine|meinen|unser';
/** Not the person a gift or a cake is for. */
const NOT_FOR = `(?<!(?:fur|pro) (?:(?:${ARTICLES}|\\d+) )?)`;
const STAFF = [
  'mensch|menschen|person|mitarbeiter~|kollege~|kollegin~|berater~',
  'chef~|team|kundenservice',
  'kundendienst|support|personal|ansprechpartner~|echte~',
].join('|');
const PERSON = `${NOT_FOR}(${STAFF}|jemand(?!en (?:zur|zum|mit))\\p{L}*)`;

export const GERMAN: HandoffWords = {
  asksForPerson: `
    (sprechen|reden|sprech|telefonieren|verbinden|verbinde|verbindet|weiterleiten|schreiben|chatten|kontakt|brauch~|mocht~|will|wollen|hatte gern~|holen|hol|gib|geben|gibt es) … ${PERSON}
    (kann|konnte) … ${NOT_FOR}(${STAFF})
    (echte~|richtige~|lebendige~) (mensch~|person|mitarbeiter~|ansprechpartner~)
    ${PERSON} … (sprechen|reden|helfen|weiterhelfen|hilft|verbinden|schreiben|antworten|bitte|ubernehmen|anrufen|zuruckrufen|melden|kontaktieren|beraten)
    (mensch|mitarbeiter|kundenservice|kundendienst)( bitte)?
    (kein|keinen|nicht mit) … (bot|roboter|maschine|automat~|chatbot)
    (ruft|rufen sie|rufen) … (mich )?(an|zuruck)
    (jemand~|irgendwer|irgendjemand~|irgendwen|wer) (echt~|richtig~|menschlich~|vom (laden|team|personal|geschaft)|aus dem (laden|team|geschaft)|von (euch|ihnen)|personlich)
    (echt~|richtig~|lebendig~|leibhaftig~) (mensch~|person|mitarbeiter~|leute|berater~|verkaufer~)
    mit (wem|jemand~|irgendwem) … (reden|sprechen|quatschen|schnacken|schwatzen)
    menschliche~ (hilfe|ansprechpartner~|unterstutzung|beratung)
    (mich|uns) … (zuruckrufen|zuruckruft|zuruckruf|anrufen|anruft)
    ruckruf`,
  presence: {
    someone: ['\\b(?:jemand|wer) (?:da|dort|im laden)\\b'],
    times: ['morgen', 'heute', 'abends?'],
    timesWithin: [],
    answering: ['sprech', 'reden'],
  },
  anger: `
    (unverschamt~|frechheit|saftladen|unfassbar|inakzeptabel|nicht akzeptabel|stinksauer|stink sauer|verarsch~|betrug|betruger|anwalt|beschwer~|reklamier~ mich|sauerei|scheiss~|katastrophe|lacherlich|wutend)
    (bin|ich bin|war) … (sauer|wutend|entsetzt|enttauscht|verargert|genervt|unzufrieden)
    nie wieder
    (schlechte~|miese~|negative~) (erfahrung~|service|bewertung|beratung)
    (unfreundlich~|abzocke|zumutung)
    (niemand|keiner) (antwortet|meldet|hilft|reagiert|interessiert)`,
  conduct: `
    (euer~|eure~|ihr|ihre~|der|die|dem|den) (\\S+ ){0,3}(mitarbeiter~|kollege|kollegin|verkaufer~|chef|chefin|fahrer~|lehrling~|bursche~|bursch|bua|bub|madl|dame|herr|typ|kassier~|personal|monteur~|techniker~|kellner~) … (unhoflich|frech|grantig|patzig|pampig|respektlos|ruppig|herablassend|beleidigend|beleidigt|rassistisch|ausfallig|angeschrien|angschrien|angschrian|angeschnauzt|angschnauzt|angebrullt|ausgelacht|beschimpft|angepflaumt|bedroht|von oben herab)
    (mich|uns|meine (frau|mutter|tochter|freundin|oma)|meinen (mann|vater|sohn|freund|opa)|mei (frau|mann|mutter|tochter)|mi) … (angeschrien|angschrien|angschrian|angeschnauzt|angschnauzt|angebrullt|ausgelacht|ausglacht|beschimpft|angepflaumt|von oben herab)`,
  amends: `
    was (gedenken|wollen|werden|macht|tut|machen|tun|sagen|sagt|gedenkt|wollt|werdet) (sie|ihr)`,
  accepts: [
    'jep',
    'bitte ja',
    'machen sie das',
    'sehr gern',
    'sehr gerne',
    'ja',
    'ja bitte',
    'ja gern',
    'ja gerne',
    'gern',
    'gerne',
    'mach das',
  ],
  agrees: ['ok', 'okay', 'klar', 'jo', 'passt', 'bitte'],
  displeased: `
    (du bist|sie sind|ihr seid|ist das|das ist|der bot ist)( echt| wirklich| ja| doch| so){0,3} (nutzlos|unnutz|dumm|doof|blod|bescheuert|unbrauchbar|keine hilfe|sinnlos|zeitverschwendung|schwachsinn|hoffnungslos)
    (so|was fur) (ein|eine) (schmarrn|mist|quatsch|blodsinn|unsinn|schwachsinn|stuss|kase|dreck|schrott|schmarren)
    (dummer|doofer|bloder|nutzloser|unnutzer|bescheuerter) (bot|roboter|automat|assistent|computer)
    (das |du |sie |ihr )?(hilft|hilfst|helfen|helft)( mir| uns)?( so| echt| gar| uberhaupt){0,3} (nicht|nichts|kein bisschen)( weiter)?
    (du|sie|ihr) (verstehst|verstehen|versteht|kapierst|kapiert)( mich| mir| das| uberhaupt| gar| es| aber){0,3} (nicht|nichts|nix)
    (das ist )?(jetzt |schon |nun ){0,3}(das|zum) (zweite|dritte|vierte|funfte|zehnte|x-te|letzte|zweiten|dritten|vierten|funften|zehnten|x-ten|hundertsten)n?(\\s?mal)( jetzt| schon){0,3},?( dass)?( ich)? … (schreib|frag|melde|sag|anfrag|schrieb|geschrieben|gefragt)~
    (zum |schon das )(zweiten|dritten|vierten|zigsten|dritte|vierte)\\s?mal
    (das )?(habe|hab) ich (doch )?(schon|bereits) … (gesagt|geschrieben|gefragt|erklart)
    wie oft (muss|soll) ich
    (willst|wollen) (du|sie) mich (veralbern|verarschen|veraeppeln|auf den arm nehmen)
    (das )?(war|ist) nicht (meine frage|was ich (gefragt|gemeint|wissen)~)`,
  judges: {
    says: `
      (ehrlich |echt |also |na |wirklich |mal ehrlich )?(ihr|du|sie)( leute| da)? (seid|bist|sind)( doch| ja| echt| wirklich| einfach| wohl| nur| nix als| nichts als| alle| alles| mal| voll| absolut| total| schon| halt| eh| bloss){0,5} (ein|eine|n|ne|so ein|so eine|lauter|die reinsten|der reinste|das reinste)
      (euer|ihr|dieser|der|dein) (laden|shop|verein|service|betrieb|haufen) ist( doch| ja| echt| wirklich| einfach| wohl| nur| absolut| total| schon| halt| eh){0,5} (ein|eine|n|ne|so ein|so eine|der reinste)`,
    kindly: `
      (schatz|schatze|engel|held~|gold~|profi~|genie~|spitze~|wahnsinn|traum~|perle~|segen|freund~|freude|hilfe|glucksgriff|geschenk|klasse|vorbild|top~)
      (super|toll|gut|best|nett|lieb|freundlich|grossartig|genial|wunderbar|tolle|ehrlich|fair|sympathisch|gross)~ ~
      (laden|shop|geschaft|firma|betrieb|roboter|bot|maschine|ki|mensch|team|mitglied|familien~|bisschen|wenig|paar|stuck|kunde|handler|anbieter|~geschaft|~betrieb|~laden)`,
  },
  anybodyThere: `
    (ist|is) (hier |da )?(noch )?(wer|jemand|irgendwer|irgendjemand)( hier| da| dort| online){0,3}
    (bist du|sind sie|seid ihr|bisch|bist)( hier| noch| no){0,3}( da| hier| online| do){1,3}
    (hallo ){1,3}(ist )?(jemand|wer|noch wer)( da| hier){0,3}
    (jemand|wer) (da|hier)
    noch da`,
  sentences: {
    asked: 'Natürlich, das soll ein Mensch aus unserem Team beantworten.',
    anger: 'Das tut mir leid. Darum soll sich ein Mensch aus unserem Team kümmern.',
    topic: 'Das sollte nur unser Team beantworten.',
    emergency: {
      formal:
        'Das klingt dringend, und dabei kann ich nicht helfen. Falls jemand in Gefahr sein könnte, rufen Sie bitte sofort den Rettungsdienst an Ihrem Ort an oder eine Ärztin, einen Tierarzt oder die Giftnotrufzentrale, und warten Sie nicht auf eine Antwort hier.',
      informal:
        'Das klingt dringend, und dabei kann ich nicht helfen. Falls jemand in Gefahr sein könnte, ruf bitte sofort den Rettungsdienst an deinem Ort an oder eine Ärztin, einen Tierarzt oder die Giftnotrufzentrale, und warte nicht auf eine Antwort hier.',
    },
    here: 'Ja, ich bin da, der automatische Assistent, jederzeit.',
    askAway: { formal: 'Was kann ich für Sie tun?', informal: 'Was kann ich für dich tun?' },
    offer: {
      formal:
        'Es tut mir leid, dass ich Ihnen nicht helfen konnte. Soll ich das an einen Menschen aus unserem Team weitergeben?',
      informal:
        'Es tut mir leid, dass ich dir nicht helfen konnte. Soll ich das an einen Menschen aus unserem Team weitergeben?',
    },
    offerToo: {
      formal:
        'Es tut mir leid, dass Sie Mühe damit haben. Soll ich das stattdessen an einen Menschen aus unserem Team weitergeben?',
      informal:
        'Es tut mir leid, dass du Mühe damit hast. Soll ich das stattdessen an einen Menschen aus unserem Team weitergeben?',
    },
    topicToo: {
      formal: 'Fragen Sie zu Ihrem eigenen Fall bitte unser Team.',
      informal: 'Frag zu deinem eigenen Fall bitte unser Team.',
    },
    told: {
      formal: 'Ich habe Ihr Anliegen notiert, und unser Team bekommt darüber eine E-Mail.',
      informal: 'Ich habe dein Anliegen notiert, und unser Team bekommt darüber eine E-Mail.',
    },
    noted: {
      formal: 'Ich habe Ihr Anliegen notiert; unser Team sieht es in der Liste der wartenden Gespräche.',
      informal: 'Ich habe dein Anliegen notiert; unser Team sieht es in der Liste der wartenden Gespräche.',
    },
    notedBefore: {
      formal: 'Ihr Anliegen liegt unserem Team schon vor.',
      informal: 'Dein Anliegen liegt unserem Team schon vor.',
    },
    openNow: 'Wir haben gerade geöffnet, und ein Mensch kann hier antworten.',
    openUntil: (time) => `Wir haben gerade bis ${time} Uhr geöffnet, und ein Mensch kann hier antworten.`,
    opensToday: (time) => `Gerade ist geschlossen; heute ab ${time} Uhr kann ein Mensch antworten.`,
    opensTomorrow: (time) => `Gerade ist geschlossen; morgen ab ${time} Uhr kann ein Mensch antworten.`,
    opensOn: (day, time) => `Gerade ist geschlossen; ab ${day}, ${time} Uhr kann ein Mensch antworten.`,
    whenUnknown: 'Wann ein Mensch da ist, weiß ich nicht.',
    askEmail: {
      formal:
        'Wenn Sie mir Ihre E-Mail-Adresse schreiben, kann das Team Sie auch erreichen, wenn Sie nicht mehr hier sind.',
      informal:
        'Wenn du mir deine E-Mail-Adresse schreibst, kann das Team dich auch erreichen, wenn du nicht mehr hier bist.',
    },
    keptEmail: {
      formal: (email) =>
        `Vielen Dank. Ich habe ${email} notiert, damit das Team Ihnen auch dorthin schreiben kann.`,
      informal: (email) =>
        `Vielen Dank. Ich habe ${email} notiert, damit das Team dir auch dorthin schreiben kann.`,
    },
    added: {
      formal: 'Das habe ich Ihrem Anliegen für das Team hinzugefügt.',
      informal: 'Das habe ich deinem Anliegen für das Team hinzugefügt.',
    },
  },
};
