import type { ArticleWords } from './article-words.js';

export const SPANISH: ArticleWords = {
  continuesTopic: `
    ^(y|y para|pero|tambien) ~
    (eso|esto|alli)`,
  afterthoughts: 'entonces',
  asksWeather: '(que tiempo (hace|hara|va a hacer)|clima|pronostico)',
  goesOn: 'y',
  asksHow: '(como|cuando|cuant~|donde|que|cual~|por que|hasta cuando)',
  asksToAct: `
    (reserv|guard|apart|encarg|pon|prepar|mand|envi)\\p{L}{0,4}(me|nos|melo|mela|noslo)
    (me|nos) (guard|reserv|apart|encarg|prepar|mand|envi)\\p{L}{1,4}`,
  asksPrice: '(cuanto (me )?(cuesta|cuestan|vale|valen|es|cobran|sale)|que … (precio|cuesta))',
  yesWords: 'si|sí',
  noWords: 'no',
  saysFree: '(gratis|gratuit[oa]s?)',
  saysIncluded: 'incluid[oa]s?',
  areas: {
    only: '(solo|solamente|unicamente|exclusivamente) (\\S+ ){0,3}(a|en|dentro)',
    abroad: '(extranjero|internacional~)',
    notAbroad: '(no|nunca|ni|tampoco) (\\S+ ){0,4}(al extranjero|internacional~|fuera del pais)',
    notOutside: '(no|nunca|ni|tampoco) (\\S+ ){0,4}fuera de',
    except: '(excepto|salvo|menos|a excepcion)',
  },
  workingDays: 'dias (habiles|laborables)',
  units: {
    workingDay: 'días hábiles',
    day: 'días',
    week: 'semanas',
    month: 'meses',
    year: 'años',
    minute: 'minutos',
  },
  means: {
    card: { words: 'tarjetas?(?! (de )?regalo)', said: 'tarjeta' },
    cash: { words: 'efectivo', said: 'efectivo' },
    transfer: { words: 'transferencias?( bancaria)?', said: 'transferencia' },
    cheque: { words: 'cheques?(?! regalo)', said: 'cheque' },
    onDelivery: { words: 'contra\\s?reembolso|pago (contra|a la) entrega', said: 'pago contra entrega' },
    prepaid: {
      words: '(pago|pagar|pagado) (por adelantado|anticipado|por anticipado)|prepago',
      said: 'pago por adelantado',
    },
    instalments: { words: 'a plazos|en cuotas', said: 'pago a plazos' },
  },
  workingAfterDays: 'habil|labora',
  currencies: 'pesos?',
  currencySigns: [],
  clockWord: '',
  weekdayArticle: '',
  sentences: {
    foreign: 'Esto es lo que escribe la tienda, en su propio idioma:',
    none: {
      formal: 'Lo siento, no lo sé. Nuestro equipo sí: pida hablar con una persona.',
      informal: 'Lo siento, no lo sé. Nuestro equipo sí: pide hablar con una persona.',
    },
    free: 'gratis',
    included: 'incluido',
    inShort: 'En resumen, menciona:',
    separator: '; ',
    yes: 'Sí.',
    no: 'No.',
  },
};
