import type { ArticleWords } from './article-words.js';

export const FRENCH: ArticleWords = {
  continuesTopic: `
    ^(et|et pour|mais|aussi) ~
    (ca|cela|y|en)`,
  afterthoughts: 'alors|donc',
  asksWeather: '(meteo|quel temps)',
  goesOn: 'et',
  asksHow: '(comment|quand|combien|ou|quel~|a quelle|pourquoi)',
  asksToAct: `
    (reserv|gard|mett|command|envoy|prepar|livr)\\p{L}{0,3}[-\\s](moi|nous)
    (me|nous|la|le) (reserver|garder|mettre|commander|envoyer|preparer)
    (mettre|mettez|mets|met) … de cote`,
  asksPrice: '(combien (ca |cela )?(coute|coutent|est|ca|pour)|(quel|quels) … (prix|tarifs?))',
  yesWords: 'oui',
  noWords: 'non',
  saysFree: '(gratuite?s?|offerte?s?)',
  saysIncluded: '(compris(e|es)?|inclus(e|es)?)',
  areas: {
    only: '(uniquement|seulement|exclusivement) (\\S+ )?(en|a|au|aux|dans|vers)|qu.(en|a|au|aux)',
    abroad: '(etranger|international~)',
    notAbroad: `
      (ni|pas|jamais|aucun~|plus) (\\S+ ){0,5}(a l.?etranger|a l.?international|internationale?)`,
    notOutside: '(ni|pas|jamais|aucun~|plus) (\\S+ ){0,4}(hors|en dehors)',
    except: '(sauf|excepte|hormis|a l.?exception)',
  },
  workingDays: 'jours (ouvres|ouvrables)',
  units: {
    workingDay: 'jours ouvrés',
    day: 'jours',
    week: 'semaines',
    month: 'mois',
    year: 'ans',
    minute: 'minutes',
  },
  means: {
    card: { words: 'carte bancaire|cartes bancaires|cb|par carte', said: 'carte' },
    cash: { words: 'especes|en liquide', said: 'espèces' },
    transfer: { words: 'virements?', said: 'virement' },
    cheque: { words: 'cheques?(?! cadeau)', said: 'chèque' },
    onDelivery: { words: '(paiement a la livraison|contre remboursement)', said: 'paiement à la livraison' },
    prepaid: { words: "(paiement|paye|payer|regle|reglement) d'avance", said: 'paiement à l’avance' },
    instalments: { words: 'en (2|3|4|deux|trois|quatre|plusieurs) fois', said: 'paiement en plusieurs fois' },
  },
  workingAfterDays: 'ouvr',
  currencies: 'francs?',
  currencySigns: [],
  clockWord: '',
  weekdayArticle: '',
  sentences: {
    foreign: 'Voici ce que la boutique écrit, dans sa propre langue :',
    none: {
      formal: 'Désolé, je ne sais pas. Notre équipe le sait : demandez simplement une personne.',
      informal: 'Désolé, je ne sais pas. Notre équipe le sait : demande simplement une personne.',
    },
    free: 'gratuit',
    included: 'inclus',
    inShort: 'En bref, on y lit :',
    separator: '; ',
    yes: 'Oui.',
    no: 'Non.',
  },
};
