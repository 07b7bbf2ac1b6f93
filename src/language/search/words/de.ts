import type { SearchWords } from './search-words.js';

export const GERMAN: SearchWords = {
  inflections: 'e|es|en|er|em|ens|s|n',
  derivations: 'ung|ungen|heit|keit|schaft|lich|lichen|isch|ischen|ieren|ation|tion',
  europe: 'europa|europaweit|europaische lander',
  union: 'eu|eu-weit|europaische union',
  everywhere: 'weltweit|uberallhin|in die ganze welt',
  countries: {
    GB: 'england schottland wales grossbritannien',
    US: 'usa amerika',
    NL: 'holland',
    SA: 'saudiarabien saudi',
    AE: 'emirate emiraten vae',
    CZ: 'tschechien',
  },
  names:
    'visa mastercard maestro amex paypal klarna twint giropay girocard erdnuss erdnusse mandel mandeln haselnuss haselnusse walnuss walnusse cashew sesam soja',
  animals: [
    'hund|hund(e|es|en|erl)|hunde~|welpe[n]?',
    'katze[n]?|katzen~|kater[ns]?|katz|katzerl',
    'kaninchen~|hase[n]?|hasen~|hamster~|meerschweinchen~|nager~',
    'vogel~|vogel[ns]?|papagei(en)?|wellensittich~',
    'pferd|pferd(e|es|en)|pferde~|pony|ponys',
    'fisch|fisch(e|es|en)|fische~|goldfisch~',
  ],
};
