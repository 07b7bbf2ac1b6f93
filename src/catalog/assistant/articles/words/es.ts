import type { ArticleWords } from './article-words.js';

export const SPANISH: ArticleWords = {
  continuesTopic: `
    ^(y|y para|pero|tambien) ~
    (eso|esto|alli)`,
  afterthoughts: 'entonces',
  asksWeather: '(que tiempo (hace|hara|va a hacer)|clima|pronostico)',
  goesOn: 'y',
  asksHow: '(como|cuando|cuant~|donde|que|cual~|por que|hasta cuando)',
  yesWords: 'si|sí',
  noWords: 'no',
  saysFree: '(gratis|gratuit[oa]s?)',
  saysIncluded: 'incluid[oa]s?',
  units: {
    workingDay: { forms: 'dias (habiles|laborables)', said: 'días hábiles' },
    day: { forms: 'dias?', said: 'días' },
    week: { forms: 'semanas?', said: 'semanas' },
    month: { forms: '(mes|meses)', said: 'meses' },
    year: { forms: 'anos?', said: 'años' },
    minute: { forms: 'minutos?', said: 'minutos' },
  },
  workingAfterDays: 'habil|labora',
  currencies: 'pesos?',
  currencySigns: [],
  clockWord: '',
  weekdayArticle: '',
  numbers: ['dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once', 'doce'],
  sentences: {
    foreign: 'Esto es lo que escribe la tienda, en su propio idioma:',
    none: 'Lo siento, no lo sé. Nuestro equipo sí: pida hablar con una persona.',
    free: 'gratis',
    included: 'incluido',
    inShort: 'En resumen, menciona:',
    separator: '; ',
    yes: 'Sí.',
    no: 'No.',
  },
};
