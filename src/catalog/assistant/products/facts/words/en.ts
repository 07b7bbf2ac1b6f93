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
  heights: 'tall|height|high',
  atMost: `
    (under|below|less than|lighter than|smaller than|shorter than|up to|at most|no more than)
    max(imum)?`,
  atLeast: '(over|above|more than|heavier than|bigger than|larger than|longer than|at least)',
  evidence: {
    people: 'servings?|people|persons',
    serves: 'serves',
    sizes: 'size',
    distances: 'miles?',
  },
  ages: {
    years: 'years?|yrs?|yo|y/o',
    isOfAge: "aged?|s?he( is|'?s)|turn(s|ing)",
    upTo: 'to',
    from: 'from|over|ages?|aged',
    newborn: 'new-?born|newborns',
    fromBirth: 'from birth|newborns?',
  },
  negations: 'not|no|never|without|cannot',
  exclusions: {
    before:
      'without|no|has no|contains no|free of|free from|not made (of|from|with)|but not|not in|(?<=,\\s)not|(does|do|did)(n.?t|\\snot) (contain|have|include|use)( any)?|with zero|(isn|aren).?t made (of|from|with)',
    but: '(not|except|except for|other than|apart from|(anything|any|every|all)( \\p{L}{1,12})? but)( of| in| for| made of| made from)?',
    after: 'free',
    ending: '',
    verbs: '',
    articles: '(the|any)\\s{1,3}',
    qualifiers: '',
    intolerantTo: `
      (allergic to|allergy to|intolerant to|intolerance to)\\s{1,3}((the|any) )?
      (can't (have|eat)|cant (have|eat)|cannot (have|eat)|avoid(ing)?)\\s{1,3}((the|any) )?`,
    intolerance: 'allergy|intolerance|intolerant',
    intoleranceEnding: '',
    illnesses: [
      ['(coeliac|celiac)~', 'gluten'],
      ['diabetic~|diabetes', 'sugar'],
    ],
    noThings: `
      idea problem need less too very that so more sure only always quite yet now later cheaper lower fewer one matter longer more doubt shipping delivery appointment receipt for and with are you
      fee fees cost charge free gift cover minimum reservation booking invoice box packaging luck way ticket`,
  },
};
