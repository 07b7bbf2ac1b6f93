import type { ArticleWords } from './article-words.js';

export const ENGLISH: ArticleWords = {
  continuesTopic: `
    ^(and|what about|how about|also|but|what if) ~
    (it|that|there|this)`,
  afterthoughts: 'then',
  asksWeather: 'weather',
  goesOn: 'and',
  asksHow: '(how|when|what|whats|where|which|who|why)',
  asksToAct: `
    (book|reserve|keep|hold|order|save|prepare|deliver|send|wrap) (me|us|it for (me|us))
    (put|set|lay|keep|hold) … (aside|back|by for (me|us)|for me|for us)`,
  asksPrice: '(how much (is|are|does|do|for|would|will)|how expensive|(what|whats) … (cost|costs|price|fee))',
  yesWords: 'yes',
  noWords: 'no',
  saysFree: `
    free(?!\\s?-)
    free of charge`,
  saysIncluded: 'included',
  areas: {
    only: '(only|just|exclusively|solely) (\\S+ ){0,3}(to|within|in|inside)|within (\\S+ ){1,5}only',
    abroad: '(abroad|overseas|international~)',
    notAbroad: `
      (not|no|never|cannot|don.?t|can.?t) (\\S+ ){0,4}(abroad|overseas|internationally|international (shipping|delivery|orders))`,
    notOutside: '(not|never|cannot|don.?t|can.?t) (\\S+ ){0,4}(outside|beyond)',
    except: '(except|apart from|excluding|other than|unless)',
  },
  workingDays: '(working|business) days?',
  units: {
    workingDay: 'working days',
    day: 'days',
    week: 'weeks',
    month: 'months',
    year: 'years',
    minute: 'minutes',
  },
  means: {
    card: { words: '(?<!(gift|stamp|loyalty) )(debit |credit )?cards?(?! on file)', said: 'card' },
    cash: { words: 'cash(?! on delivery)', said: 'cash' },
    transfer: { words: '(bank|wire) transfers?', said: 'bank transfer' },
    cheque: { words: 'che(que|ck)s?(?! in| out)', said: 'cheque' },
    onDelivery: { words: '(cash|pay~|payment) on delivery', said: 'payment on delivery' },
    prepaid: { words: 'prepaid|(pay|paid|payment) in advance', said: 'payment in advance' },
    instalments: { words: 'instal(l)?ments?', said: 'instalments' },
  },
  workingAfterDays: '',
  currencies: 'euros?|dollars?|pounds?',
  currencySigns: [['euros?', '€']],
  clockWord: '',
  weekdayArticle: '',
  sentences: {
    foreign: 'This is what the shop writes, in its own language:',
    none: 'I am sorry, I do not know that. Our team does: just ask for a person.',
    free: 'free',
    included: 'included',
    inShort: 'In short, it mentions:',
    separator: '; ',
    yes: 'Yes.',
    no: 'No.',
  },
};
