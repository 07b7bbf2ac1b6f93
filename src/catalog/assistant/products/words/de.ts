import type { ProductWords } from './product-words.js';

export const GERMAN: ProductWords = {
  phrases: {
    cue: `
      (etwas|irgendwas|was) (fur|mit|ohne|zum|zur|gegen|das)
      (geeignet|passend|passt|eignet) … fur
      (habt|habts|hobts|haben|hast|fuhrt|fuhren|verkauft|verkaufen|gibt|gibts|bietet) (ihr|sie|es|du|das)?
      (auf lager|vorratig|verfugbar|lieferbar|erhaltlich|ausverkauft|vergriffen|noch da|da)
      (ich )?(suche|brauche|mochte|hatte gern~|will)
      (empfehl|empfiehl)~
      (geschenk)~
      (was|wieviel|wie viel) … (kostet|kosten|kost)
      (preis|preise)`,
    chooses: '(welche~|was fur)',
    asksQuantity: 'wie\\s?viele … (da|noch|lager|habt|haben|verfugbar|vorratig)',
    cheapest: '(billigst|gunstigst|preiswertest)~',
    dearest: '(teuerst|teurer)~',
    comparatives: '(teurer|billiger|gunstiger|preiswerter)',
    restocks: `
      wieder (da|lieferbar|verfugbar|erhaltlich|vorratig|auf lager|rein|im (sortiment|laden|angebot)|zu haben|bestellbar|kaufbar)
      (kommt|kommen|kriegt|kriegen|bekommt|bekommen|gibt|gibts|habt|haben) … (wieder|nochmals?|noch mal|nach)( rein)?$
      (kommt|kommen|kriegt|kriegen|bekommt|bekommen|gibt|gibts) … (wieder|nochmals?|noch mal) rein
      nachschub | nachliefer~ | nachbestell~ | wiederkomm~ | aufgefullt`,
    restockWords: `
      wieder lieferbar verfugbar erhaltlich vorratig lager rein sortiment laden angebot bestellbar kommt kommen
      kriegt kriegen bekommt bekommen nochmal nochmals nachschub nachgeliefert nachlieferung wann`,
    totals:
      '(alles )?zusammen|insgesamt|gesamt(preis|kosten|betrag)?|in summe|summa summarum|alles in allem|total|unterm strich',
    compares: `
      (vergleich|unterschied|besser)~
      (welche~|was) ist (teurer|besser|grosser|billiger|gunstiger|leichter|schwerer|teurer)~`,
    goesOn: 'und',
    asksWhether: '(ist|sind|hat|haben|kann|konnen|enthalt)',
    articles: '',
    tells: '',
    ours: `
      (euer|eure|eurer|eures|ihr|ihre|ihrem|ihren|habt|bei euch|ich|mir|etwas|was|geschenk)`,
    listsKind: `
      (welche|was fur|was) … (habt|gibt|fuhrt|verkauft|haben|bietet) (ihr|es|sie)
      zeig(t|en sie)? (mir|uns) (alle~|eure~|ihre~|die)`,
    listsAll: `
      was (verkauft|habt|fuhrt|bietet) ihr
      (euer|ihr|das) (sortiment|angebot|katalog)`,
    pronoun: `
      (er|sie|es|das|der|die|den|ihn|dieser|diese|dieses|davon|dazu|damit|denn|da|darin|drin|rein)`,
    continues: '(und|auch)',
    pointers: '(erste~|zweite~|dritte~)',
    superlatives: `
      billigste billigsten gunstigste gunstigsten gunstigstes teuerste teuersten teuerstes unterschied
      vergleich vergleichen zwischen besser gunstiger`,
    joins: 'plus|samt|und|oder|mit',
    joinPrefix: '',
    nameParticles: 'der|die|das|mit|und',
    giftPersons: 'liebhaber liebhaberin freak fans idee ideen geniesser geniesserin begeisterte',
    loverEndings: '(liebhaber(in)?|freund(in)?|fan|geniesser(in)?)',
    sets: '(geschenkset|geschenkbox|korb|paket)',
    has: `
      (habt|habts|hobts|haben|fuhrt|fuhren|verkauft|verkaufen|bietet) (ihr|sie)
      (gibt es|gibts|gibt's)`,
    sells: '(verkauft|verkaufen|fuhrt|fuhren)',
    nameEnds: '(vor ort|in der nahe|fur|mit|ohne|aus|unter|zum|zur|im|und|oder|bei|auf)',
    freeEndings: 'frei',
    generalNames: 'essen speisen gerichte optionen auswahl sortiment ware',
    weekdays: '~tags',
  },
  ordinals: ['erste~', 'zweite~', 'dritte~'],
  isHeadLast: true,
  sentences: {
    inStock: 'auf Lager',
    fewLeft: (count) => `auf Lager, nur noch ${count} Stück`,
    countLeft: (count) => `auf Lager, ${count} Stück verfügbar`,
    soldOut: 'leider ausverkauft, zurzeit nicht verfügbar',
    near: 'Genau das habe ich nicht gefunden; am nächsten kommt:',
    overall: 'Nicht jedes Wort habe ich gefunden, darum aus dem ganzen Sortiment.',
    answer: (name, own, other) => `Die Antwort: ${name} (${own}, das andere ${other}).`,
    dearerIs: (name, difference) => `${name} ist um ${difference} teurer.`,
    restockUnknown: {
      formal:
        'Wann es wieder da ist, weiß ich nicht, denn es ist kein Tag angegeben. Soll ich Ihre Frage an einen Menschen aus unserem Team weitergeben?',
      informal:
        'Wann es wieder da ist, weiß ich nicht, denn es ist kein Tag angegeben. Soll ich deine Frage an einen Menschen aus unserem Team weitergeben?',
    },
    restockOn: (day) => `Laut Angabe ist es am ${day} wieder da.`,
    noAlternative: 'Eine naheliegende Alternative auf Lager habe ich nicht gefunden.',
    yes: 'Ja.',
    no: 'Nein.',
    one: (name, price, state) => `${name}: ${price}, ${state}.`,
    priced: (name, price) => `${name}: ${price}.`,
    line: (name, price, state) => `${name}: ${price}, ${state}.`,
    found: 'Das habe ich gefunden:',
    ideas: 'Hier sind ein paar Ideen:',
    range: (range) => `Das haben wir ${range}:`,
    nearest: (range) => `In dieser Art gibt es nichts ${range}; am nächsten kommt:`,
    unmentioned: (thing) => `„${thing}“ kommt in der Beschreibung nicht vor.`,
    notStatedFree: 'Was davon frei ist, weiß ich nicht sicher, und raten möchte ich nicht.',
    asksBack: 'Wofür soll es sein, und wie viel darf es kosten? Dann suche ich etwas Passendes.',
    nothingInRange: 'Zu diesem Preis habe ich in unserem Sortiment leider nichts gefunden.',
    under: (price) => `bis ${price}`,
    over: (price) => `ab ${price}`,
    between: (low, high) => `zwischen ${low} und ${high}`,
    cheapest: 'Am günstigsten:',
    dearest: 'Am teuersten:',
    compared: 'Im Vergleich:',
    cheaperIs: (name, difference) => `${name} ist um ${difference} günstiger.`,
    alternatives: 'Stattdessen auf Lager:',
    none: {
      formal:
        'Das konnte ich in unserem Sortiment leider nicht finden. Wenn Sie möchten, sieht ein Mensch aus unserem Team nach, ob wir es haben.',
      informal:
        'Das konnte ich in unserem Sortiment leider nicht finden. Wenn du möchtest, sieht ein Mensch aus unserem Team nach, ob wir es haben.',
    },
    noMoreDetails: {
      formal:
        'Weitere Angaben habe ich dazu leider nicht; unser Team weiß mehr, fragen Sie einfach nach einem Menschen.',
      informal:
        'Weitere Angaben habe ich dazu leider nicht; unser Team weiß mehr, frag einfach nach einem Menschen.',
    },
    together: (price) => `Zusammen: ${price}.`,
    more: {
      formal: (count) =>
        `Es gibt noch ${count === 1 ? 'ein weiteres Produkt' : `${count} weitere`}; sagen Sie mir, worauf es Ihnen ankommt.`,
      informal: (count) =>
        `Es gibt noch ${count === 1 ? 'ein weiteres Produkt' : `${count} weitere`}; sag mir, worauf es dir ankommt.`,
    },
  },
};
