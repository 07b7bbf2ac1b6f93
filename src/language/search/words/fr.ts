import type { SearchWords } from './search-words.js';

export const FRENCH: SearchWords = {
  inflections: 'e|es|s|x',
  derivations: 'ation|tion|ment|able|ible|eur|euse',
  europe: 'europe|pays europeens',
  union: 'ue|union europeenne',
  everywhere: 'monde entier|dans le monde',
  countries: {
    GB: 'angleterre ecosse galles',
    US: 'usa amerique',
    NL: 'hollande',
    SA: 'saoudite',
    AE: 'emirats',
    CZ: 'tchequie',
  },
  names:
    'visa mastercard maestro amex paypal klarna lydia cacahuete cacahuetes arachide amande amandes noisette noisettes noix cajou sesame soja',
  animals: [
    'chiens?|chienne[s]?|chiots?|toutou',
    'chats?|chatte[s]?|chatons?|minou',
    'lapins?|lapines?|hamsters?|cobayes?|rongeurs?',
    'oiseaux?|perroquets?|perruches?|canaris?',
    'chevaux|cheval|poneys?',
    'poissons?',
  ],
};
