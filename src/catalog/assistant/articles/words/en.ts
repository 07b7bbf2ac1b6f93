import type { ArticleWords } from './article-words.js';

export const ENGLISH: ArticleWords = {
  continuesTopic: `
    ^(and|what about|how about|also|but|what if) ~
    (it|that|there|this)`,
  afterthoughts: 'then',
  asksWeather: 'weather',
  goesOn: 'and',
  asksHow: '(how|when|what|whats|where|which|who|why)',
  asksPrice: '(how much (is|are|does|do|for|would|will)|how expensive|(what|whats) … (cost|costs|price|fee))',
  yesWords: 'yes',
  noWords: 'no',
  saysFree: `
    free(?!\\s?-)
    free of charge`,
  saysIncluded: 'included',
  workingDays: '(working|business) days?',
  units: {
    workingDay: 'working days',
    day: 'days',
    week: 'weeks',
    month: 'months',
    year: 'years',
    minute: 'minutes',
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
