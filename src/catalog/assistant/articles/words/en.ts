import type { ArticleWords } from './article-words.js';

export const ENGLISH: ArticleWords = {
  continuesTopic: `
    ^(and|what about|how about|also|but|what if) ~
    (it|that|there|this)`,
  afterthoughts: 'then',
  asksWeather: 'weather',
  goesOn: 'and',
  asksHow: '(how|when|what|whats|where|which|who|why)',
  yesWords: 'yes',
  noWords: 'no',
  saysFree: `
    free(?!\\s?-)
    free of charge`,
  saysIncluded: 'included',
  units: {
    workingDay: { forms: '(working|business) days?', said: 'working days' },
    day: { forms: 'days?', said: 'days' },
    week: { forms: 'weeks?', said: 'weeks' },
    month: { forms: 'months?', said: 'months' },
    year: { forms: 'years?', said: 'years' },
    minute: { forms: 'minutes?', said: 'minutes' },
  },
  workingAfterDays: '',
  currencies: 'euros?|dollars?|pounds?',
  currencySigns: [['euros?', '€']],
  clockWord: '',
  weekdayArticle: '',
  numbers: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
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
