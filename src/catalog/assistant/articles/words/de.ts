import type { ArticleWords } from './article-words.js';

export const GERMAN: ArticleWords = {
  continuesTopic: `
    ^(und|und was|was ist mit|aber|auch) ~
    (davon|dafur|das|dort)`,
  afterthoughts: 'dann|denn|da',
  asksWeather: 'wetter',
  goesOn: 'und',
  asksHow: '(wie|wann|was|wo|welche~|wer|warum|bis wann|ab wann)',
  yesWords: 'ja',
  noWords: 'nein',
  saysFree: '(kostenlos|gratis|umsonst)',
  saysIncluded: '(inbegriffen|inklusive|enthalten|samt)',
  units: {
    workingDay: { forms: '(arbeitstagen?|arbeitstage|werktagen?|werktage)', said: 'Werktage' },
    day: { forms: 'tagen?', said: 'Tage' },
    week: { forms: 'wochen?', said: 'Wochen' },
    month: { forms: '(monaten?|monate?)', said: 'Monate' },
    year: { forms: '(jahren?|jahre?)', said: 'Jahre' },
    minute: { forms: 'minuten', said: 'Minuten' },
  },
  workingAfterDays: '',
  currencies: '',
  currencySigns: [],
  clockWord: 'uhr',
  weekdayArticle: '',
  numbers: ['zwei', 'drei', 'vier', 'funf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwolf'],
  sentences: {
    foreign: 'Das schreibt das Geschäft in seiner eigenen Sprache:',
    none: 'Das weiß ich leider nicht. Unser Team weiß es: fragen Sie einfach nach einem Menschen.',
    free: 'kostenlos',
    included: 'inbegriffen',
    inShort: 'Kurz gesagt steht dort:',
    separator: '; ',
    yes: 'Ja.',
    no: 'Nein.',
  },
};
