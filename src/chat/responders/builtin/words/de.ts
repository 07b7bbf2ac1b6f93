import type { BuiltinWords } from './builtin-words.js';

export const GERMAN: BuiltinWords = {
  courtesies: {
    greetings: `
      hallo+|moin( moin)?|servus|gruss gott|gruezi|guten (morgen|tag|abend)|tach`,
    addressed: 'zusammen|an alle|ihr|leute',
    thanksBefore: 'vielen|tausend|herzlichen',
    thanks: 'danke|dankesehr|dankeschon|danke schon|dank',
    thanksAfter: 'nochmal|fur alles|sehr|dir|ihnen|euch|fur die hilfe|fur deine hilfe',
    farewells: `
      gute nacht|tschuss+|tschau|ciao|auf wiedersehen|bis (bald|dann|spater)
      (einen |noch einen |dann noch )?(schonen|guten) (tag|abend|feierabend)( noch)?
      schones wochenende|machs gut`,
    who: `
      wer bist du|wer sind sie
      (bist du|sind sie|ist das|bin ich) … (bot|roboter|mensch|maschine|ki|computer|echt|echter mensch)
      wie heisst (du|ihr)|wie heissen sie`,
    ability: `
      was (kannst du|konnen sie|konnt ihr)( alles)?( tun| machen)?
      (womit|wobei) (kannst|konnen) ~ ~ helfen`,
    needHelp: {
      i: 'ich',
      need: 'brauche|brauch',
      help: 'hilfe',
      please: 'bitte',
    },
    helpMe: 'hilfe|(konnen sie|kannst du|konnt ihr) mir helfen',
    how: 'wie gehts?( dir| ihnen| es dir| es ihnen)?',
    acknowledges: `
      ja|gut|sehr gut|wunderbar|prima|toll|klasse|top|das war'?s|das war alles|mehr nicht
      alles klar|verstanden|nein|nein danke|passt|in ordnung|schon`,
    joins: 'und|dann|na',
  },
  clauses: {
    openers: `
      was|wann|wo|wie|wer|wieviel|wie viel|welche[rsnm]?|warum|wohin|woher|ist|sind|seid
      kann|kannst|konnen|konnt|konnte|konntet|hast|habt|haben (?:sie|wir)|gibt|gibts|darf
      macht|liefert|versendet|verschickt|verkauft|fuhrt|nehmt|bietet|kostet|kosten|habt
      hattet|ich (?:suche|brauche|mochte|hatte|will|wollte)|suche|brauche|wurde
      mein(?:e)? (?:bestellung|paket)|bitte|sag|zeig|muss|soll`,
    conjunctions: 'und|ausserdem|sowie|auch|aber|&|dann|oder',
    gluedConjunction: null,
    fillers: 'auch|noch|dann|ausserdem|ubrigens|bitte|zwar',
    embeds: `
      sagen|wissen|fragen|schauen|sehen|ob|(?:kannst|konnen|konnt|konnten) (?:du|sie|ihr)`,
    abbreviations: 'nr|ca|bzw|usw|inkl|zzgl|evtl|ggf|str|std',
  },
  followUp: {
    pronouns: `
      (es|sie|er|ihn|das|die|der|den|davon|dafur|damit|daran|darin|drin|dabei|da|dazu|dort)`,
    namesSubject: null,
    generic: 'kostenlos|umsonst|gratis|kostet|teuer|dauert|lange|inklusive',
    there: 'dann|dort',
  },
  instructs: `
    (ab (jetzt|sofort) bist du|du bist (jetzt|ab sofort|ab jetzt)|sprich mir nach)
    (ignorier~|vergiss|vergesse~|missachte~) … (regeln|anweisungen|vorgaben|alles|instruktionen|prompt|anweisung)
    (alle|samtliche|anderen) (bestellungen|kunden|kundendaten|e-mails|emails|adressen|kundinnen|auftrage)
    (systemprompt|system-prompt|admin-modus|entwicklermodus)`,
  tells: `
    (ich|wir|mein~|meine) … (gekauft|bekommen|erhalten|war|hatte|geschenkt|bestellt|kaputt|wohne|komme aus)`,
  leadingGreetings: 'hallo|moin|servus|guten (?:tag|morgen|abend)',
  leadsIn: `
    (konnen sie|kannst du|konnt ihr|konnten sie) (mir )?(bitte |auch |noch )*(sagen|helfen|nachsehen|nachschauen)
    ich (hatte|wurde) (gern~ |mal )*(gewusst|wissen|gefragt)
    (ich )?(wollte|mochte|wurde gern~|hatte|habe|hab) (nur |noch |mal |gern |eine |eine kurze |kurz |ne |paar |ein paar )*(fragen?|wissen)`,
  awaitsOwn: `
    (wo|wann|warum|wieso|noch|bleib~|warte~|nicht|geliefert|verschickt|versandt|angekommen|unterwegs|neuigkeiten)`,
  warmUp: [
    'Hallo! Wo ist meine Bestellung 10234, sie sollte letzten Montag kommen? Habt ihr am 24. Dezember von 9 bis 17 Uhr offen? Was kostet das rote Rad ohne Nüsse, und gibt es eins unter 50 Euro für ein Kind von 6 Jahren?',
    'Und wie ist es mit den anderen dort?',
    'Das Wetter war sehr schön dort mit meinem Bruder.',
  ],
  smallTalk: {
    self: (assistant, business) =>
      assistant === business
        ? `der automatische Assistent von ${business}`
        : `${assistant}, der automatische Assistent von ${business}`,
    greeting: (self) => `Hallo! Ich bin ${self}. Wie kann ich helfen?`,
    who: (self) =>
      `Ich bin ${self}: ein Programm, kein Mensch. Wenn Sie lieber mit einem Menschen sprechen, sagen Sie es einfach, dann übernimmt unser Team.`,
    how: 'Alles bestens, danke! Wie kann ich helfen?',
    thanks: 'Gern geschehen! Kann ich sonst noch etwas für Sie tun?',
    farewell: 'Auf Wiedersehen und einen schönen Tag!',
    parting: 'Gern geschehen! Auf Wiedersehen und einen schönen Tag!',
    ability:
      'Ich gebe Auskunft zu Produkten, Preisen und Bestand, Öffnungszeiten, Versand und Rückgabe und dazu, wo Ihre Bestellung ist. Für alles andere verbinde ich Sie mit einem Menschen.',
    acknowledge: 'Alles klar. Wenn noch etwas ist, fragen Sie einfach.',
  },
  answers: {
    unknown:
      'Das weiß ich leider nicht, dazu habe ich keine Informationen. Soll ich Ihre Frage an einen Menschen aus unserem Team weitergeben?',
    unknownToo: (question) =>
      `Zu „${question}“ habe ich leider keine Informationen. Ein Mensch aus unserem Team kann helfen: Soll ich die Frage weitergeben?`,
    unknownRest:
      'Zum Rest Ihrer Nachricht habe ich leider keine Informationen. Ein Mensch aus unserem Team kann helfen: Soll ich die Frage weitergeben?',
    fault:
      'Das kann ich gerade leider nicht nachsehen. Bitte versuchen Sie es gleich noch einmal oder fragen Sie nach einem Menschen aus unserem Team.',
    refuses:
      'Solchen Anweisungen folge ich nicht. Gern helfe ich bei Produkten, Öffnungszeiten und Ihrer eigenen Bestellung oder verbinde Sie mit einem Menschen aus unserem Team.',
  },
};
