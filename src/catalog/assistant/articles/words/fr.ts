import type { ArticleWords } from './article-words.js';

export const FRENCH: ArticleWords = {
  continuesTopic: `
    ^(et|et pour|mais|aussi) ~
    (ca|cela|y|en)`,
  afterthoughts: 'alors|donc',
  asksWeather: '(meteo|quel temps)',
  goesOn: 'et',
  asksHow: '(comment|quand|combien|ou|quel~|a quelle|pourquoi)',
  yesWords: 'oui',
  noWords: 'non',
  saysFree: '(gratuite?s?|offerte?s?)',
  saysIncluded: '(compris(e|es)?|inclus(e|es)?)',
  units: {
    workingDay: { forms: 'jours (ouvres|ouvrables)', said: 'jours ouvrés' },
    day: { forms: 'jours?', said: 'jours' },
    week: { forms: 'semaines?', said: 'semaines' },
    month: { forms: 'mois', said: 'mois' },
    year: { forms: 'ans?', said: 'ans' },
    minute: { forms: 'minutes?', said: 'minutes' },
  },
  workingAfterDays: 'ouvr',
  currencies: 'francs?',
  currencySigns: [],
  clockWord: '',
  weekdayArticle: '',
  numbers: ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'],
  sentences: {
    foreign: 'Voici ce que la boutique écrit, dans sa propre langue :',
    none: 'Désolé, je ne sais pas. Notre équipe le sait : demandez simplement une personne.',
    free: 'gratuit',
    included: 'inclus',
    inShort: 'En bref, on y lit :',
    separator: '; ',
    yes: 'Oui.',
    no: 'Non.',
  },
};
