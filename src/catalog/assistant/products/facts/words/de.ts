import type { FactWords } from './fact-words.js';

export const GERMAN: FactWords = {
  asks: {
    weight: '(wie schwer|wiegt|wiegen|gewicht)',
    load: '(wie\\s?viel|was) … (tragt|halt er aus|halt sie aus|halt es aus|aushalt|fasst|passt)',
    duration: 'wie lang~ … (halt|halten|brennt|brennen|lauft|laufen|reicht)',
    sound: 'wie (laut|leise)',
    power: 'wie (stark|hell|kraftig)',
    length: `
      wie (hoch|lang|breit|tief|dick|weit)
      (hohe|lange|breite|tiefe|durchmesser|abmessungen|masse)`,
    size: 'wie (gross|klein)',
  },
  extremes: {
    lightest: '(leichteste|leichtester|leichtestes|leichtesten|leichter|leichtere|am leichtesten)',
    heaviest: '(schwerste|schwerster|schwerstes|schwersten|schwerer|am schwersten)',
    longestLasting: `
      (am langsten halt|halt am langsten|langste (brenndauer|laufzeit|haltbarkeit)|brennt am langsten|lauft am langsten)`,
    most: '(meisten (personen|leute|teile~|seiten|farben|portionen|stuck))',
    strongest: '(starkste~|am starksten|hochste~ alkohol~)',
    brightest: '(hellste~|am hellsten)',
    longest: '(langste~|hochste~|breiteste~|langer|hoher|am langsten|am hochsten)',
    shortest: '(kurzeste~|kurzer|am kurzesten)',
    biggest: '(grosste~|grosser|am grossten)',
    smallest: '(kleinste~|kleiner|am kleinsten)',
  },
  heights: 'gross|grosse|korpergrosse|hoch',
  atMost: `
    (unter|weniger als|leichter als|kleiner als|kurzer als|bis zu|bis|hochstens|maximal)`,
  atLeast: '(uber|mehr als|schwerer als|grosser als|langer als|mindestens)',
  evidence: {
    people: 'portionen|personen',
    serves: 'fur',
    sizes: 'grosse',
    distances: '',
  },
  ages: {
    years: 'jahr~|jahrig~',
    isOfAge: 'alter|(er|sie) (ist|wird)',
    upTo: 'bis',
    from: 'ab',
    newborn: 'neugeboren~',
    fromBirth: 'ab (der )?geburt',
  },
  negations: 'nicht|kein~|nie|niemals|ohne',
  exclusions: {
    before: 'ohne|keine?n?|nicht (aus|mit)|(?<=,\\s)nicht',
    but: '(nicht|ausser|ausgenommen)( nicht)?( aus| in| fur)?',
    after: '',
    ending: '[sn]?frei(e[nrsm]?)?',
    verbs: '',
    articles: '(den|die|das)\\s{1,3}',
    qualifiers: '',
    intolerantTo: '(allergisch (gegen|auf)|vertrage keine?n?)\\s{1,3}',
    intolerance: '',
    intoleranceEnding: '-?(allerg(ie|iker~|isch)|intoleran~|unvertraglichkeit)',
    illnesses: [
      ['zoliaki~', 'gluten'],
      ['diabetiker~|diabetes', 'zucker'],
    ],
    noThings: `
      ahnung problem termin mehr zu sehr so ganz nur immer kosten rezept quittung bon ticket kassenbon beleg reservierung verpackung`,
  },
};
