import type { SearchWords } from './search-words.js';

export const SPANISH: SearchWords = {
  inflections: 'a|as|o|os|s|es',
  derivations: 'acion|cion|miento|mente|ando|iendo|idad|able|ible|ador|adora',
  europe: 'europa|paises europeos',
  union: 'ue|union europea',
  everywhere: 'todo el mundo|cualquier parte del mundo',
  countries: {
    GB: 'inglaterra escocia gales',
    US: 'usa eeuu',
    NL: 'holanda',
    SA: 'saudita saudi',
    AE: 'emiratos eau',
    CZ: 'chequia',
  },
  names:
    'visa mastercard maestro amex paypal klarna bizum cacahuete cacahuetes almendra almendras avellana avellanas nuez nueces anacardo sesamo soja',
  animals: [
    'perr[oa]s?|perritos?|cachorros?',
    'gat[oa]s?|gatit[oa]s?',
    'conejos?|hamsters?|cobayas?|roedores?|roedor',
    'pajaros?|aves|loros?|periquitos?|canarios?',
    'caballos?|yeguas?|ponis?',
    'peces|pez',
  ],
};
