import type { FactWords } from './fact-words.js';

export const ENGLISH: FactWords = {
  asks: {
    weight: '(how heavy|weigh~|weight)',
    load: `
      (how much|how many kilos|how heavy a load|what load) … (carry|hold|bear|support|take)
      (max|maximum) (load|weight)`,
    duration: `
      how long … (last|lasts|burn|burns|run|runs|keep|keeps|stay|stays|play)
      (battery|burn|burning|running) (life|time)`,
    sound: 'how (loud|noisy|quiet)',
    power: 'how (strong|powerful|bright)',
    length: `
      how (high|tall|long|wide|deep|thick|far|broad|low)
      (height|width|length|depth|diameter|dimensions|measurements)`,
    size: `
      how (big|large|small)
      (what|which) size`,
  },
  extremes: {
    lightest: '(lightest|lighter|weighs? (the )?(least|less))',
    heaviest: '(heaviest|heavier|weighs? (the )?most)',
    longestLasting: `
      (lasts? (the )?longest|longest lasting|longest (battery|burn|burning|run|shelf)~|burns? (the )?longest|runs? (the )?longest)`,
    most: '(most (pieces|pages|parts|servings|people|colou?rs)|biggest pack)',
    strongest: '(strongest|highest (abv|alcohol|percentage))',
    brightest: '(brightest|most lumens)',
    longest: '(tallest|longest|widest|longer|taller)',
    shortest: '(shortest|shorter)',
    biggest: '(biggest|largest|bigger|larger|holds? (the )?most)',
    smallest: '(smallest|tiniest|smaller)',
  },
  atMost: `
    (under|below|less than|lighter than|smaller than|shorter than|up to|at most|no more than)
    max(imum)?`,
  atLeast: '(over|above|more than|heavier than|bigger than|larger than|longer than|at least)',
  units: {
    kilogram: 'kilos?|kilograms?',
    gram: 'grams?',
    pound: 'pounds weight',
    ounce: 'ounces?',
    millilitre: '',
    centilitre: '',
    litre: 'lit(?:er|re)s?',
    millimetre: '',
    centimetre: '',
    metre: 'met(?:er|re)s?',
    kilometre: '',
    inch: 'inch(?:es)?',
    minute: 'mins|minutes?',
    hour: 'hrs?|hours?',
    day: 'days?',
    week: 'weeks?',
    month: 'months?',
    year: 'years?',
    piece: 'pieces?|pcs|pack|pages?|servings?|parts|colou?rs|experiments?',
    percent: 'percent',
    lumen: 'lumens?',
    watt: 'watts?',
    kilowatt: 'kilowatts?',
    decibel: 'decibels?',
  },
};
