import type { FactWords } from './fact-words.js';

export const FRENCH: FactWords = {
  asks: {
    weight: '(pese|pesent|(quel|son|le) poids)',
    load: '(supporte|quelle charge|charge maximale|contient combien|contenance)',
    duration: `
      (combien de temps|longtemps) … (dure|durent|tient|tiennent|brule|garde)~
      (ca|il|elle) dure combien`,
    sound: '(niveau sonore|bruyant|bruyante|fait (du|combien de) bruit)',
    power: '(quelle puissance|(puissant|puissante|fort|forte) comment|combien de watts)',
    length: `
      (hauteur|longueur|largeur|profondeur|epaisseur|diametre|dimensions|(mesure|monte|va) (combien|jusqu)~|combien … mesure~)`,
    size: '(quelle taille|grand comment|combien de litres)',
  },
  extremes: {
    lightest: '(plus (leger|legere|legers|legeres))',
    heaviest: '(plus (lourd|lourde|lourds))',
    longestLasting: '(dure le plus longtemps|tient le plus longtemps|plus longue (duree|autonomie))',
    most: '(plus de (personnes|pieces|pages|couleurs|parts))',
    strongest: '(plus (fort|forte|corse))',
    brightest: '(plus (lumineux|lumineuse|puissante))',
    longest: '(plus (long|longue|haut|haute|large))',
    shortest: '(plus (court|courte))',
    biggest: '(plus (grand|grande|grands|grandes|gros|grosse))',
    smallest: '(plus (petit|petite|petits|petites))',
  },
  heights: 'mesure~|taille|de haut|hauteur',
  atMost: "(moins de|plus leger~ que|plus petit~ que|jusqu'?a)",
  atLeast: '(plus de|plus lourd~ que|plus grand~ que|au moins)',
  evidence: {
    people: 'personnes|parts',
    serves: 'pour',
    sizes: 'taille',
    distances: '',
  },
  ages: {
    years: 'ans?',
    isOfAge: '(il|elle) a',
    upTo: 'a',
    from: 'des|a partir de',
    newborn: 'nouveau-ne~|vient de naitre|naissance',
    fromBirth: 'des la naissance',
  },
  negations: 'pas|non|jamais|sans|ne',
  exclusions: {
    before: 'sans|pas (en|de|avec)|(contien(t|nent)|a|ont) pas',
    but: '(pas|sauf|hormis|autres? que)( en| de| du| pour)?',
    after: '',
    ending: '',
    verbs: '(du|au)',
    articles: "(la|le|les|de la|de)\\s{1,3}|l'|d'",
    qualifiers: 'a coque|secs',
    intolerantTo: "(allergique|intolerante?s?|allergie)\\s{1,3}((a la|au|aux)\\s{1,3}|a l')",
    intolerance: '',
    intoleranceEnding: '',
    illnesses: [
      ['coeliaque~|maladie coeliaque', 'gluten'],
      ['diabetique~|diabete', 'sucre'],
    ],
    noThings: 'frais plus que ticket rendez reservation emballage',
  },
};
