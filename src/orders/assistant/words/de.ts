import type { OrderWords } from './order-words.js';

export const GERMAN: OrderWords = {
  statusQuestion: `
    (wo|wann) (bleibt|ist|steckt|sind|bleiben) … (bestellung|paket|pakchen|lieferung|sendung|ware|sachen|zeug|order|packet)
    (wann|wie lange) … (kommt|kommen|ankommt|bekomme|bekomm|krieg|kriege|erhalte|geliefert|dauert) … (paket|bestellung|lieferung|sendung|ware|meine?~)
    wo (bleibt|bleiben|steckt|stecken) (denn )?(mein~|unser~|die|der|das) ~
    (wann) (kommt|kommen) (mein~|unser~) ~
    (wann) (kommt|kommen) (es|sie|das|er|die)( an| denn)?
    wo (bleibt|ist|steckt) (es|sie|das)
    (status|stand) … (bestellung|paket|lieferung|auftrag~|sendung)
    (bestell|auftrags|sendungs|liefer|paket|versand)status
    sendungsverfolgung
    (frage~|info~|auskunft|wissen|erkundigen|nachfragen|neuigkeiten|neues|wegen|geht um) … (zu|zur|uber|wegen|nach|von|um|an) (einer|der|meiner|meine|eine|unserer|ner) (bestellung|lieferung|sendung|auftrag)
    (wegen|geht um) (einer|meiner|der|meine|eine|ner) (bestellung|lieferung|sendung)
    sendungsnummer
    tracking~
    verfolgen
    (paket|bestellung|lieferung|sendung|ware|es) … (noch nicht|nicht|immer noch nicht|nie) (da|angekommen|erhalten|bekommen|geliefert|gekommen|verschickt|versendet|hier)
    (nichts|noch nicht|noch nix|noch nichts|immer noch nicht|immer noch nix) (da|angekommen|erhalten|bekommen|geliefert|gekommen)
    (warte|wart) … auf (mein|meine|die|das|unser)~
    (schon|bereits) (verschickt|versendet|versandt|raus|unterwegs|losgeschickt)
    (hab|habe|haben) … bestellt … (tagen|wochen|woche|noch|seit|letzte~|immer)
    (vor|letzte~) … bestellt
    was ist mit (meiner|der|meinem|unserer) (bestellung|paket|lieferung)
    (adresse|daten|name|telefonnummer) (von|zu|zur|der|fur|auf) (der |die )?(bestellung|auftrag)
    (status|stand) (per|uber|mit|via) (e-?mail|mail|telefon)
    (mein~|den) (status|stand) … (prufen|nachsehen|nachschauen|sagen|sehen|checken|wissen)`,
  ownOrder: `
    (mein|meine|meiner|meinem|meinen|unsere|unser) (bestellung~|paket~|lieferung|sendung|auftrag~|order)
    (bestell|auftrags)nummer
    (bestellung|auftrag) (nr|nummer)?\\.? #? [a-z]{0,5}-?\\d~
    (alle|zeig~|liste~|nenn~) … bestellungen`,
  allOrders: `
    (alle|samtliche) (meine |meiner |unsere )?(bestellungen|auftrage)
    (zeig~|liste~|nenn~|seh~|gib|geben) … (meine|unsere|alle) (\\p{L}{1,14} )?bestellungen
    welche bestellungen … (ich|wir)
    (meine|unsere) (anderen |letzten |fruheren |bisherigen |alten |offenen )?bestellungen
    (bestellhistorie|bestellverlauf|bestellubersicht)`,
  policy: `
    (zuruckgeben|umtauschen|zuruckschicken|retourn~|widerruf~|storni~|andern|aufgeben|garantie|erstatt~)`,
  amends: '(storni|andern|geandert|umandern|abbestell|umbestell|absag)~',
  changes: `
    hinzufug~ | dazu(pack|leg|tu|bestell|nehm|geb)~
    (pack|leg|gib|geb|tu|nehm|nimm|fug|schick|bestell)~ … (dazu|hinzu|mit rein|raus|heraus)
    noch … (dazu|hinzu|mit rein)
    (andern|andert|umandern|abandern|umstellen|tauschen|tauscht|tausche)
    ander(e|en|er|es|em) (grosse|farbe|adresse|lieferadresse|anschrift|tag|termin|modell|artikel|menge)
    (falsche|neue)[nrs]? (grosse|farbe|adresse|lieferadresse|anschrift|artikel|menge)
    (nummer|grosse) (kleiner|grosser)
    (austausch|ersetz|aufteil|aufgeteilt|zusammenleg|zusammenfass|zuruckhalt|zuruckstell|verschieb|verleg|umleit|einpack|verpack|entfern|streich|korrigier|berichtig)~
    teilt~ … auf | in (zwei|2) (pakete|paketen|lieferungen) | getrennt (liefern|schicken|versenden)
    als geschenk~ | geschenkverpack~ | geschenkpapier
    (erst|lieber|stattdessen|nicht vor) … (liefern|geliefert|schicken|zustellen|zugestellt)`,
  changed: `
    (wurde|wurden|ist|sind|habt|hat|haben) … (storniert|geandert|abbestellt|umbestellt|hinzugefugt|korrigiert)(?! (werden|haben))`,
  orderNoun: `
    bestellung~
    auftrag~`,
  noOrder: `
    (zu|schon) (zu )?spat (um|fur)[^?]*
    (letzte|letzten) bestellung(en)? (in der kuche|kuche|bar)`,
  anyOrder: '(dauert|braucht) (eine|ne) (bestellung|lieferung)',
  mine: ['meine?'],
  aloneNoun: ['bestellung', 'paket'],
  happens: `
    (geliefert|versendet|versandt|verschickt|angekommen|zugestellt|unterwegs|storniert|erstattet|fertig|wo|wann|stand|kommt)`,
  followUp: `
    (wann|wo|wer) … (es|sie|das|kommt|liefert)
    (sendungsnummer|zusteller|lieferdienst|was ist drin|was hab~ ich bestellt|summe|betrag|gesamtbetrag|versand)`,
  and: ['und'],
  other: ['andere~'],
  noProof: `
    (weiss|weis|kenn|kenne|hab|habe|finde) (ich )?(die |sie |es |das )?(nicht|keine|nimmer|leider nicht|leider keine) ~
    keine ahnung`,
  aspects: {
    items: `
      was (hab~|hatte~) (ich|wir) … (bestellt|gekauft|geordert)
      was (ich|wir) … (bestellt|gekauft)
      was (ist|war|sind|waren|steckt|kommt) … (drin|dabei|drinnen|enthalten)
      was (ist|war|sind|waren|steckt|steckte) … in … (paket|bestellung|sendung|lieferung)
      (welche|was fur) (artikel|sachen|produkte|teile)
      inhalt`,
    breakdown: `
      (warum|wieso|weshalb) … (summe|betrag|gesamtbetrag|preis|bestellung|so viel|teurer|hoher|kostet)
      (wie) (setzt|kommt) … (zusammen|summe|betrag|gesamtbetrag|preis|zustande)
      (aufstellung|aufschlusselung|zusammensetzung) … (betrag~|bestellung|preis~|kosten|summe)`,
    shipping: `
      (wie viel|wieviel|was|wie hoch) (war~|hat|haben|hab|musste) … (versand~|lieferung|liefer(kosten|gebuhr)|porto)
      (versand|liefer)(kosten|gebuhr) (von|fur|bei|zu|auf|in) (mein~|der|dieser|die) bestellung
      (fur|an) (den |die )?(versand|versandkosten|lieferung|lieferkosten|porto) … (bezahlt|gezahlt|berechnet)`,
    tax: `
      (wie viel|wieviel|was|wie hoch) … (steuer~|mehrwertsteuer|mwst|umsatzsteuer|ust)
      (steuer~|mehrwertsteuer|mwst|umsatzsteuer) … (bestellung|enthalten|bezahlt|betrag)`,
    discount: `
      (wie viel|wieviel|wie hoch|was|welcher) … (rabatt~|nachlass|gutschein~)
      (wurde|war|ist|hat) … (rabatt~|gutschein~|code) … (abgezogen|angerechnet|eingelost|berucksichtigt|funktioniert|dabei)
      (abgezogen|angerechnet|eingelost) … (rabatt~|gutschein~|code)
      mein~ (rabatt|gutschein)~
      (gespart|ersparnis)`,
    total: `
      (wie viel|was) (hab~|hatte|musste|hat|war~) … (bezahlt|gezahlt|zahlen|gekostet|ausgegeben)
      wie viel (hat|war) (das|es|die|der|meine)~
      (gesamtbetrag|gesamtsumme|gesamtpreis|endsumme|endbetrag|rechnungsbetrag|summe|betrag|insgesamt)`,
    parcel: `
      (was|wann|wo|welche~) … (fehlt|fehlen|steht noch aus|der rest|kommt noch)
      (dem|der|den) rest
      (sendungsnummer|paketnummer|trackingnummer|tracking~|sendungsverfolgung|paketdienst|versanddienst~|zusteller|lieferdienst|versandunternehmen|versandfirma)
      (wer|mit wem|womit) … (liefert|bringt|verschickt|versendet|versandt|verschickt|kommt|unterwegs)`,
    date: `
      (wann|bis wann|wie lange) … (kommt|kommen|ankomm~|eintreff~|an|da|geliefert|bekomm~|krieg~|erhalt~|dauert|fertig)
      (lieferdatum|liefertermin|zustelltermin|ankunft~)
      (das|es) (war|ist) … (vor|her)( ~)?
      (hatte|sollte|musste) … (da sein|ankommen|kommen|geliefert|angekommen)
      (ist|war|wird|schon|bereits) … (verspatet|uberfallig|zu spat)
      (tage|tagen|wochen?) (zu spat|verspatet|uberfallig|her)`,
  },
  inGeneral: `
    (auf|am) lager
    ausverkauft
    im angebot
    (liefert|verschickt|versendet|bringt|kommt|macht|habt|nutzt|verwendet) ihr`,
  ofTheOrder: `
    was war … drin
    (mein~|der|die|das) (bestellung|paket|lieferung|sendung)
    (hab~|hatte|musste) (ich|wir) … (bestellt|gekauft|bezahlt|gezahlt|zahlen|ausgegeben)
    (sendungsnummer|trackingnummer|sendungsverfolgung|paketnummer|lieferdatum|liefertermin)
    (kommt|kommen) (es|sie|das|die|er) an`,
  asksForContact: `
    (liefer|rechnungs|privat)(adresse|anschrift)
    (welche~|wie|was|wessen|gib|gebt|geben|sag|sagen|nenn~|brauch~|schick~) … (adresse|anschrift|e-mail~|email~|mail~|telefonnummer|handynummer|nummer|name|namen|kontaktdaten|kundendaten) … (bestellung|kund~|auftrag~|kaufer~|empfanger~|besteller~)
    (adresse|anschrift|e-mail~|email~|telefonnummer|handynummer|name|namen|kontaktdaten) (von|zu|zur|der|des|fur|auf) (der |dem |die )?(bestellung|auftrag|kund~|kaufer~|empfanger~)`,
  speaksForOthers: `
    (ich bin|hier ist|hier spricht) … (chef~|inhaber~|mitarbeiter~|postbote~|paketbote~|zusteller~|kurier~|fahrer~|polizei|anwalt|geschaftsfuhrer~|manager~|admin~|dhl|ups|dpd|gls|hermes|kolleg~)
    (ich )?bin (der|die|ein|eine|ihr|ihre|sein|seine) (mann|frau|freund~|bruder|schwester|mutter|vater|sohn|tochter|nachbar~|partner~|chef~|postbote~)
    (ich bin) … (mann|frau|freund~|bruder|schwester|mutter|vater|sohn|tochter|nachbar~|partner~) (von|der|des) ~
    (mein~) (mann|frau|freund|freundin|bruder|schwester|mutter|vater|sohn|tochter|nachbar|nachbarin) … (bestell~|gekauft)`,
  numberLabel: ['nr', 'nummer'],
  labels: `
    bestellnummer bestellung nummer telefon handy handynummer telefonnummer mailadresse
    adresse lautet`,
  sentences: {
    statuses: {
      pending: 'ist eingegangen und wartet auf Bearbeitung',
      processing: 'ist in Bearbeitung',
      preparing: 'wird gerade vorbereitet',
      partially_shipped: 'wurde zum Teil versandt',
      on_hold: 'ist zurzeit angehalten',
      shipped: 'wurde versandt und ist unterwegs',
      out_for_delivery: {
        formal: 'ist in Zustellung und unterwegs zu Ihnen',
        informal: 'ist in Zustellung und unterwegs zu dir',
      },
      delivered: 'wurde zugestellt',
      cancelled: 'wurde storniert',
      returned: 'wurde zurückgesendet',
      partially_refunded: 'wurde zum Teil erstattet',
      refunded: 'wurde erstattet',
    },
    order: {
      formal: (number, status) => `Ihre Bestellung ${number} ${status}.`,
      informal: (number, status) => `Deine Bestellung ${number} ${status}.`,
    },
    expected: (day) => `Voraussichtliche Ankunft: ${day}.`,
    shipment: (carrier, number, url) =>
      `Versand mit ${carrier}, Sendungsnummer ${number}${url ? `: ${url}` : ''}.`,
    late: {
      formal: (day, span) =>
        `Die Ankunft war für ${day} vorgesehen, die Lieferung ist also ${span} überfällig. Das tut mir leid. Soll ich Sie mit einem Menschen verbinden, der sich darum kümmert?`,
      informal: (day, span) =>
        `Die Ankunft war für ${day} vorgesehen, die Lieferung ist also ${span} überfällig. Das tut mir leid. Soll ich dich mit einem Menschen verbinden, der sich darum kümmert?`,
    },
    parcel: (list, carrier, number, url) =>
      `Im Paket mit ${carrier}, Sendungsnummer ${number}${url ? ` (${url})` : ''}: ${list}.`,
    toCome: (list) => `Noch nicht versandt: ${list}.`,
    lineKinds: { discount: 'Rabatt', shipping: 'Versand', tax: 'Steuer', fee: 'Gebühr' },
    goods: 'Artikel',
    madeUpOf: {
      formal: (number, amount, list) =>
        `Der Gesamtbetrag Ihrer Bestellung ${number} ist ${amount}. Er setzt sich so zusammen: ${list}.`,
      informal: (number, amount, list) =>
        `Der Gesamtbetrag deiner Bestellung ${number} ist ${amount}. Er setzt sich so zusammen: ${list}.`,
    },
    noBreakdown: {
      formal:
        'Wie er sich zusammensetzt, ist mir nicht bekannt. Unser Team kann es Ihnen sagen, fragen Sie einfach nach einem Menschen.',
      informal:
        'Wie er sich zusammensetzt, ist mir nicht bekannt. Unser Team kann es dir sagen, frag einfach nach einem Menschen.',
    },
    linesOf: {
      formal: (number, list) => `Auf Ihrer Bestellung ${number}: ${list}.`,
      informal: (number, list) => `Auf deiner Bestellung ${number}: ${list}.`,
    },
    noLine: {
      formal: (number, kind) => `Auf Ihrer Bestellung ${number} steht kein eigener Posten „${kind}“.`,
      informal: (number, kind) => `Auf deiner Bestellung ${number} steht kein eigener Posten „${kind}“.`,
    },
    ordersOf: {
      formal: 'Das sind Ihre Bestellungen, die neueste zuerst:',
      informal: 'Das sind deine Bestellungen, die neueste zuerst:',
    },
    listed: (number, day, status) => `${number} (${day}) ${status}.`,
    moreOrders: (count) => `… und ${count} weitere.`,
    noOrders: {
      formal: 'Zu Ihrer E-Mail-Adresse habe ich keine Bestellungen gefunden.',
      informal: 'Zu deiner E-Mail-Adresse habe ich keine Bestellungen gefunden.',
    },
    needsForAll: {
      formal:
        'Ich kann Ihnen Ihre Bestellungen zeigen. Bitte schicken Sie mir dafür die Nummer einer Ihrer Bestellungen und dazu die E-Mail-Adresse oder Telefonnummer, mit der Sie bestellt haben. Wenn beides passt, zeige ich alle Bestellungen mit denselben Kontaktdaten.',
      informal:
        'Ich kann dir deine Bestellungen zeigen. Bitte schick mir dafür die Nummer einer deiner Bestellungen und dazu die E-Mail-Adresse oder Telefonnummer, mit der du bestellt hast. Wenn beides passt, zeige ich alle Bestellungen mit denselben Kontaktdaten.',
    },
    items: (list) => `Artikel: ${list}.`,
    total: (amount) => `Gesamtbetrag: ${amount}.`,
    refunded: (amount) => `Erstattet: ${amount}.`,
    note: (text) => `Hinweis des Geschäfts: „${text}“.`,
    noteNames: (facts) => `Im Hinweis steht: ${facts}.`,
    noMatch: {
      formal:
        'Ich konnte keine Bestellung mit dieser Nummer und dieser E-Mail-Adresse oder Telefonnummer finden. Bitte prüfen Sie beides, genau wie in Ihrer Bestellbestätigung. Auch unser Team hilft gern, fragen Sie einfach nach einem Menschen.',
      informal:
        'Ich konnte keine Bestellung mit dieser Nummer und dieser E-Mail-Adresse oder Telefonnummer finden. Bitte prüf beides, genau wie in deiner Bestellbestätigung. Auch unser Team hilft gern, frag einfach nach einem Menschen.',
    },
    tooMany: {
      formal: (wait) =>
        `Das waren zu viele Versuche, ich kann gerade keine Bestellungen nachsehen. Bitte versuchen Sie es ${wait} wieder oder fragen Sie nach einem Menschen aus unserem Team.`,
      informal: (wait) =>
        `Das waren zu viele Versuche, ich kann gerade keine Bestellungen nachsehen. Bitte versuch es ${wait} wieder oder frag nach einem Menschen aus unserem Team.`,
    },
    tomorrow: 'morgen',
    inTime: (span) => `in ${span}`,
    contains: {
      formal: (number, list) => `Ihre Bestellung ${number} enthält ${list}.`,
      informal: (number, list) => `Deine Bestellung ${number} enthält ${list}.`,
    },
    amounts: {
      formal: (number, amount) => `Der Gesamtbetrag Ihrer Bestellung ${number} ist ${amount}.`,
      informal: (number, amount) => `Der Gesamtbetrag deiner Bestellung ${number} ist ${amount}.`,
    },
    noParcel: 'Eine Sendungsnummer gibt es dazu noch nicht.',
    noDate: 'Ein voraussichtliches Datum habe ich dazu noch nicht.',
    private: 'Das darf ich nicht herausgeben.',
    proof: {
      formal:
        'Über eine Bestellung spreche ich nur, wenn die Nummer und die E-Mail-Adresse oder Telefonnummer der Bestellung zusammenpassen. Wenn es Ihre ist, schicken Sie mir bitte beides.',
      informal:
        'Über eine Bestellung spreche ich nur, wenn die Nummer und die E-Mail-Adresse oder Telefonnummer der Bestellung zusammenpassen. Wenn es deine ist, schick mir bitte beides.',
    },
    needsBoth: {
      formal:
        'Das sehe ich gern nach. Bitte schicken Sie mir Ihre Bestellnummer und dazu die E-Mail-Adresse oder Telefonnummer der Bestellung. Zum Schutz Ihrer Daten gebe ich nur Auskunft, wenn beides passt.',
      informal:
        'Das sehe ich gern nach. Bitte schick mir deine Bestellnummer und dazu die E-Mail-Adresse oder Telefonnummer der Bestellung. Zum Schutz deiner Daten gebe ich nur Auskunft, wenn beides passt.',
    },
    needsNumber: {
      formal: 'Danke. Bitte schicken Sie mir noch Ihre Bestellnummer; sie steht in der Bestellbestätigung.',
      informal: 'Danke. Bitte schick mir noch deine Bestellnummer; sie steht in der Bestellbestätigung.',
    },
    needsContact: {
      formal:
        'Danke. Bitte schicken Sie mir noch die E-Mail-Adresse oder Telefonnummer der Bestellung. Zum Schutz Ihrer Daten gebe ich nur Auskunft, wenn beides passt.',
      informal:
        'Danke. Bitte schick mir noch die E-Mail-Adresse oder Telefonnummer der Bestellung. Zum Schutz deiner Daten gebe ich nur Auskunft, wenn beides passt.',
    },
    cannotProve: {
      formal:
        'Ohne Bestellnummer und E-Mail-Adresse oder Telefonnummer kann ich keine Bestellung öffnen. Unser Team hilft Ihnen weiter: Soll ich Sie mit einem Menschen verbinden?',
      informal:
        'Ohne Bestellnummer und E-Mail-Adresse oder Telefonnummer kann ich keine Bestellung öffnen. Unser Team hilft dir weiter: Soll ich dich mit einem Menschen verbinden?',
    },
    amend: {
      formal:
        'Ändern kann ich Bestellungen nicht selbst. Wenn Sie etwas ändern oder stornieren möchten, fragen Sie nach einem Menschen; unser Team kümmert sich darum.',
      informal:
        'Ändern kann ich Bestellungen nicht selbst. Wenn du etwas ändern oder stornieren möchtest, frag nach einem Menschen; unser Team kümmert sich darum.',
    },
  },
};
