import type { BuiltinWords } from './builtin-words.js';

export const GERMAN: BuiltinWords = {
  courtesies: {
    greetings: `
      gruss (?:dich|euch|sie)|griass (?:di|eich|enk|gott)|seas|hoi|hoi zame|sali|salu|salve|grusse|griezi|habe die ehre|guetn? (?:morge|tag|abig)|moin zusammen|hey|hi|na|mahlzeit|tag zusammen
      hallo+|moin( moin)?|servus|gruss gott|gruezi|guten (morgen|tag|abend)|tach`,
    addressed: 'zusammen|an alle|ihr|leute',
    thanksBefore: `
      vielen|tausend|herzlichen
      besten|lieben|grossen|ganz herzlichen|vielen lieben`,
    thanks: `
      danke|dankesehr|dankeschon|danke schon|dank
      merci|mersi|merci (?:viel)?mals?|merci v\\p{L}{1,5}m\\p{L}{1,4}|danke?(?: )?sche\\p{L}{0,3}|merci vilmal|danke (?:viel)?mals?|dankscho?n?|dank dir|besten dank|lieben dank|tausend dank|vergelts gott|dankeschen`,
    thanksAfter: `
      nochmal|fur alles|sehr|dir|ihnen|euch|fur die hilfe|fur deine hilfe
      schatz|leute|meister|chef|mein liab(er|e)|mein lieber|meine liebe|ihr lieben|vielmals|fur die (?:info|auskunft|antwort)|schon mal|im voraus|herzlich`,
    praise:
      'ihr euch sie seid sind bist immer alle team service hilfe hilfreich nett nette netten lieb liebe lieben freundlich freundliche super toll tolle klasse spitze genial perfekt gut gute beste besten wirklich sehr so echt total einfach hammer wie vielen herzlichen euch eure euer fur arbeit tag wunderbar prima alles',
    farewells: `
      ade|adieu|pfiat (?:di|enk|gott)|pfiati|baba|bis morgen|schonen (?:tag|abend) (?:noch|no)|schone woche|en schone (?:tag|abig)|uf widerluege|schonen sonntag|ciao ciao|ade mitenand|gute zeit
      gute nacht|tschuss+|tschau|ciao|auf wiedersehen|bis (bald|dann|spater)
      (einen |noch einen |dann noch )?(schonen|guten) (tag|abend|feierabend)( noch)?
      schones wochenende|machs gut`,
    nudges: 'hallo|und|na|also|hm+|ha|was',
    who: `
      wer bist du|wer sind sie
      (bist du|bisch du|bisch|sind sie|seid ihr|bin ich) (hier |da |denn |eigentlich |jetzt |auch |nur |wirklich ){0,3}(ein |eine |n |ne |en |a |an )?(echter |richtiger |echte )?(bot|chatbot|roboter|mensch|maschine|ki|computer|programm|automat|echt)
      (rede|spreche|schreibe|schreib|chatte|red|sprech) (ich|i) (hier |da |denn |eigentlich |jetzt |gerade |grad ){0,3}mit (einem |einer |nem |ner |am |em |eme )?(echten |richtigen |echter )?(bot|chatbot|roboter|menschen|mensch|maschine|ki|computer|programm|person)
      (ist|is) (das|da|des) (hier |da |denn |eigentlich |jetzt |nur ){0,3}(ein |eine |n |ne )?(echter |richtiger )?(bot|chatbot|roboter|mensch|maschine|ki|computer)( (der|die|dran|hier|oder)( ~){0,4})?[^\\p{L}]*$
      (bot|chatbot|roboter|maschine|computer|ki|automat) oder ((ist|sitzt) )?(da )?(doch )?(ein |eine |n |ne |en |a |an |am |em |einem |einer )?(echter |echte |echten |echtem |richtiger |richtigen |richtiges )?(mensch|menschen|person|jemand|wer)
      (mensch|menschen|person|jemand) oder (doch )?(nur )?(ein |eine |n |ne |en |a |an |am |em |einem |einer )?(bot|chatbot|roboter|maschine|computer|ki|automat)
      wie heisst (du|ihr)|wie heissen sie`,
    ability: `
      was (?:kann|konnte) ich (?:dich|sie|hier) (?:alles )?fragen
      was (?:machst|weisst|wissen|machen) (?:du|sie)( hier| so| alles| denn){0,3}
      (?:wofur|wozu) (?:bist|sind|ist) (?:du|sie|das)( da| hier| gut){0,2}
      wie funktioniert (?:das|der chat|dieser chat)( hier)?
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
      (?:das )?(?:ich )?(?:uberleg|denk|schlaf|schau|schlof|uberlegs|denks|schaus)(?:e|t)?(?: ich| i| es| mir| ma| mal| noch| das| nochmal| eine nacht| in ruhe| mirs| mas| noch mal| daruber| druber| nach| weiter| dann| einmal| an){1,6}
      (?:das )?(?:muss|werde|mochte|will|werd)(?: ich| i| es| mir| ma| mal| noch| das| nochmal| eine nacht| in ruhe| noch mal| daruber| druber| erst| einmal){1,6} (?:uberlegen|nachdenken|schlafen|besprechen|schauen)
      (?:ich |i )?(?:meld|melde)(?: ich| mich| mi| mal| noch| nochmal| dann| wieder| noch mal| spater| morgen){1,5}
      ok|okay|oki|aha|ach so|achso|vergiss es|vergessen sie es|egal|macht nichts|kein problem|na gut|na ja|stimmt|genau|jo|super|hervorragend|sehr schon|leiwand|passt schon|gut zu wissen|interessant|haha|wow|ich uberlege es mir|ich schaue mal|mal sehen|bassd|basst|isch guet|alles gut|lass gut sein
      ja|gut|sehr gut|wunderbar|prima|toll|klasse|top|das war'?s|das war alles|mehr nicht
      alles klar|verstanden|nein|nein danke|passt|in ordnung|schon`,
    joins: 'und dann na',
  },
  clauses: {
    openers: `
      was|wann|wo|wie|wer|wieviel|wie viel|welche[rsnm]?|warum|wohin|woher|ist|sind|seid
      kann|kannst|konnen|konnt|konnte|konntet|hast|habt|haben (?:sie|wir)|gibt|gibts|darf
      macht|liefert|versendet|verschickt|verkauft|fuhrt|nehmt|bietet|kostet|kosten|habt
      hattet|ich (?:suche|brauche|mochte|hatte|will|wollte)|suche|brauche|wurde
      mein(?:e)? (?:bestellung|paket)|bitte|sag|zeig|muss|soll`,
    conjunctions: 'und|ausserdem|sowie|auch|aber|&|dann|oder',
    alternatives: 'oder',
    contrasts:
      'aber|jedoch|allerdings|trotzdem|leider|obwohl|nur dass|im voraus|schon mal|immer noch|noch (nicht|kein~)|brauche|brauchte|hatte gern~|mochte|bitte',
    gluedConjunction: null,
    fillers: 'auch|noch|dann|ausserdem|ubrigens|bitte|zwar',
    turns: `
      (?:ach |oh |ah )?(?:ubrigens|apropos|andere frage|und noch was|noch (?:eine |ne )?frage)
      (?:wo|wenn) (?:ich|wir) (?:grad|gerade|schon|eh)(?: schon| mal| eh){0,2} (?:da|dabei|hier|schreibe?n?)(?: bin| sind)?`,
    embeds: `
      sagen|wissen|fragen|schauen|sehen|ob|(?:kannst|konnen|konnt|konnten) (?:du|sie|ihr)`,
    runOn: `
      (?:wann|wo|wie lange|wie viel|wieviel|was|warum|wieso|ab wann|bis wann|welche\\p{L}{0,2}) (?:habt|haben|macht|machen|kostet|kosten|ist|sind|kommt|offnet|offnen|schliesst|schliessen|bekomme|kann|konnen|finde|liegt|seid|dauert|liefert|nehmt|fuhrt|bleibt|wird|gibt)
      habt ihr|haben sie|gibt es|gibts|kann ich|konnt ihr|konnen sie|liefert ihr|liefern sie|verschickt ihr|nehmt ihr|seid ihr|sind sie|verkauft ihr|macht ihr|ist (?:mein\\p{L}{0,2}|der|die|das) \\p{L}{2,20}`,
    interrogatives: 'bis wann|ab wann|(?:um|bis|ab) (?:wie viel|wieviel) uhr|wie lange',
    leadsOn:
      'lange|viel|uhr|oft|weit|tage|tag|tagen|spat|welche|welcher|welchem|der|die|das|den|dem|des|ein|eine|einen|mein|meine|ihr|euer|und|oder|aber|ob|wenn|weil|dass|seit|bis|vor|nach|am|an|in|im|um|ab|fur|von|zu|zum|zur|mit|als|was|wo|wie|wann|warum|auch|dann|so|bitte|noch|nur|mal|nicht|wissen|sagen',
    abbreviations: 'nr|ca|bzw|usw|inkl|zzgl|evtl|ggf|str|std',
  },
  followUp: {
    pronouns: `
      (es|sie|er|ihn|das|die|der|den|davon|dafur|damit|daran|darin|drin|dabei|da|dazu|dort)`,
    namesSubject: null,
    generic: 'kostenlos umsonst gratis kostet teuer dauert lange inklusive',
    there: 'dann|dort',
  },
  instructs: `
    (ab (jetzt|sofort) bist du|du bist (jetzt|ab sofort|ab jetzt)|sprich mir nach)
    (ignorier~|vergiss|vergesse~|missachte~) (alle |alles |deine |ihre |eure |die |bisherigen |vorherigen |obigen |sie |bitte |jetzt |samtliche ){0,6}(regeln|anweisungen|vorgaben|instruktionen|prompts?|anweisung|was (du|sie|vorher|bisher) ~)
    (vergiss|vergessen sie|ignorier~) (bitte )?alles
    (zeig~|gib|geben|nenn~|list~|liste~|schick~|sende~|druck~|verrat~|ausgeben|gebt) (mir |uns |bitte |mal |jetzt |sie ){0,4}(alle|alles|samtliche|die|jede) (anderen |deine |ihre |eure |von |der |gespeicherten |fremden ){0,4}(bestellungen|kunden|kundendaten|e-mails|emails|adressen|kundinnen|auftrage|datenbank|passworter|kundennamen)(?! (von mir|auf meinem namen|von uns))
    (systemprompt|system-prompt|admin-modus|entwicklermodus)`,
  tells: `
    (funktionier~|lauft|passt|passen|schmeckt|schmecken|sitzt|riecht|halt|ist|sind|war|waren) (\\S+ ){0,2}(super|toll|spitze|klasse|perfekt|einwandfrei|prima|wunderbar|genial|mega|traumhaft|lecker|herrlich)
    (liebe|lieben) (den|die|das|es|sie|unser~|mein~)
    (ich|wir|mein~|meine) … (gekauft|bekommen|erhalten|war|hatte|geschenkt|bestellt|kaputt|wohne|komme aus)
    (ich|wir|i|mir) (weiss|wissen|wusste|dachte|glaube?|glaubte|meine?|hab gelesen|habe gelesen)(?! (nicht|ned|net))`,
  leadingGreetings: 'hallo|moin|servus|guten (?:tag|morgen|abend)',
  leadsIn: `
    (konnen|konnten|kann|konnte|kannst|konntest) (wir|sie|du|man|ich|ihr) (das |dies |es |mal |bitte |kurz |eben |vielleicht ){0,5}(prufen|nachschauen|nachsehen|klaren|anschauen|uberprufen|checken|schauen|herausfinden)
    (schau|schauen|guck|gucken|sehen|sieh) (sie |du |doch |mal |bitte |kurz |eben ){1,5}(nach)?
    (ich )?(hoffe|hoff) … (gut|passt)
    (nur|bloss) (so |mal |kurz ){0,2}(gefragt|eine frage|interessehalber)
    (geht|ginge|passt|klappt|ist) (das|es)( so| bei ihnen| moglich| in ordnung| okay| ok| fur sie){0,2}
    (wissen|wisst|weisst) (sie|ihr|du) (das|es|da was|mehr|was)( dazu| daruber)?
    (entschuldigung|entschuldigen sie|sorry|verzeihung|tut mir leid)( die storung| dass ich store| fur die storung| nochmal)?
    (eine |noch eine |mal eine )?(kurze |kleine |schnelle )?frage( hatte ich| noch| dazu| mal){0,2}
    (irgendeine|eine) (idee|ahnung)
    (was meinen|was sagen) sie( dazu)?
    (meint|meinst|glaubt|glaubst|denkt) (ihr|du)|meinen sie
    (bitte )?(um )?(ruckmeldung|antwort|hilfe|info)( bitte)?
    (sagen sie|sag|sagts|sogts)( mir| mal| einmal| bitte| amoi){0,3}
    (ich )?(erklare|erzahle) (ihnen |dir )?(das |es )?(mal|kurz)
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
    who: {
      formal: (self) =>
        `Ich bin ${self}: ein Programm, kein Mensch. Wenn Sie lieber mit einem Menschen sprechen, sagen Sie es einfach, dann übernimmt unser Team.`,
      informal: (self) =>
        `Ich bin ${self}: ein Programm, kein Mensch. Wenn du lieber mit einem Menschen sprichst, sag es einfach, dann übernimmt unser Team.`,
    },
    how: 'Alles bestens, danke! Wie kann ich helfen?',
    thanks: {
      formal: 'Gern geschehen! Kann ich sonst noch etwas für Sie tun?',
      informal: 'Gern geschehen! Kann ich sonst noch etwas für dich tun?',
    },
    farewell: {
      formal: 'Auf Wiedersehen und einen schönen Tag!',
      informal: 'Tschüss und einen schönen Tag!',
    },
    parting: {
      formal: 'Gern geschehen! Auf Wiedersehen und einen schönen Tag!',
      informal: 'Gern geschehen! Tschüss und einen schönen Tag!',
    },
    ability: {
      formal:
        'Ich gebe Auskunft zu Produkten, Preisen und Bestand, Öffnungszeiten, Versand und Rückgabe und dazu, wo Ihre Bestellung ist. Für alles andere verbinde ich Sie mit einem Menschen.',
      informal:
        'Ich gebe Auskunft zu Produkten, Preisen und Bestand, Öffnungszeiten, Versand und Rückgabe und dazu, wo deine Bestellung ist. Für alles andere verbinde ich dich mit einem Menschen.',
    },
    listening: {
      formal: 'Ich bin da. Was möchten Sie wissen?',
      informal: 'Ich bin da. Was möchtest du wissen?',
    },
    sorry: 'Das tut mir leid. Soll ich es an einen Menschen aus unserem Team weitergeben?',
    acknowledge: {
      formal: 'Alles klar. Wenn noch etwas ist, fragen Sie einfach.',
      informal: 'Alles klar. Wenn noch etwas ist, frag einfach.',
    },
  },
  answers: {
    unknown: {
      formal:
        'Das weiß ich leider nicht, dazu habe ich keine Informationen. Soll ich Ihre Frage an einen Menschen aus unserem Team weitergeben?',
      informal:
        'Das weiß ich leider nicht, dazu habe ich keine Informationen. Soll ich deine Frage an einen Menschen aus unserem Team weitergeben?',
    },
    unknownToo: (question) =>
      `Zu „${question}“ habe ich leider keine Informationen. Ein Mensch aus unserem Team kann helfen: Soll ich die Frage weitergeben?`,
    unknownRest: {
      formal:
        'Zum Rest Ihrer Nachricht habe ich leider keine Informationen. Ein Mensch aus unserem Team kann helfen: Soll ich die Frage weitergeben?',
      informal:
        'Zum Rest deiner Nachricht habe ich leider keine Informationen. Ein Mensch aus unserem Team kann helfen: Soll ich die Frage weitergeben?',
    },
    fault: {
      formal:
        'Das kann ich gerade leider nicht nachsehen. Bitte versuchen Sie es gleich noch einmal oder fragen Sie nach einem Menschen aus unserem Team.',
      informal:
        'Das kann ich gerade leider nicht nachsehen. Bitte versuch es gleich noch einmal oder frag nach einem Menschen aus unserem Team.',
    },
    refuses: {
      formal:
        'Solchen Anweisungen folge ich nicht. Gern helfe ich bei Produkten, Öffnungszeiten und Ihrer eigenen Bestellung oder verbinde Sie mit einem Menschen aus unserem Team.',
      informal:
        'Solchen Anweisungen folge ich nicht. Gern helfe ich bei Produkten, Öffnungszeiten und deiner eigenen Bestellung oder verbinde dich mit einem Menschen aus unserem Team.',
    },
  },
};
