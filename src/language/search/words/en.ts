import type { SearchWords } from './search-words.js';

export const ENGLISH: SearchWords = {
  inflections: 's|es|ies|y',
  derivations: 'ation|tion|ment|able|ible|ness|less|ing|ity',
  europe: 'europe|european countries|european addresses',
  union: 'eu|european union',
  everywhere: 'worldwide|anywhere|everywhere|all over the world|around the world',
  countries: {
    GB: 'uk england scotland wales britain',
    US: 'usa america',
    NL: 'holland',
    SA: 'saudi ksa',
    AE: 'emirates uae',
    CZ: 'czechia',
  },
  names:
    'visa mastercard maestro amex paypal klarna stripe venmo cashapp apple+pay google+pay peanut peanuts almond almonds hazelnut hazelnuts walnut walnuts cashew cashews sesame soy',
  animals: [
    "dogs?|dog's|puppy|puppies",
    "cats?|cat's|kittens?|kitties|kitty",
    'rabbits?|bunny|bunnies|hamsters?|guinea pigs?',
    'birds?|parrots?|budgies?|parakeets?',
    'horses?|pony|ponies',
    'fish|fishes|goldfish',
  ],
};
