import type { ArticleWords } from './article-words.js';

export const GERMAN: ArticleWords = {
  continuesTopic: `
    ^(und|und was|was ist mit|aber|auch) ~
    (davon|dafur|das|dort)`,
  afterthoughts: 'dann|denn|da',
  asksWeather: 'wetter',
  goesOn: 'und',
  asksHow: '(wie|wann|was|wo|welche~|wer|warum|bis wann|ab wann)',
  asksToAct: `
    (reservier~|bestell~|halt|haltet|halten sie|leg|legt|legen sie|schick~|pack~|bereit~) (mir|uns)
    (leg|legt|legen|leget|zuruck)~ … (zuruck|zur seite|beiseite)
    zuruckleg~|beiseiteleg~`,
  asksPrice: '(was|wie\\s?viel) … (kostet|kosten|kost)|wie teuer',
  yesWords: 'ja',
  noWords: 'nein',
  saysFree: '(kostenlos|gratis|umsonst)',
  saysIncluded: '(inbegriffen|inklusive|enthalten|samt)',
  areas: {
    only: '(nur|ausschliesslich|lediglich) (\\S+ ){0,2}(nach|in|innerhalb|im|ins)',
    abroad: '(ausland|international~)',
    notAbroad: `
      (nicht|nie|kein~) (\\S+ ){0,3}(ins ausland|im ausland|international|auslandsversand)
      (ins|im) ausland (\\S+ ){0,3}(nicht|nie|kein~)`,
    notOutside: `
      (nicht|nie|kein~) (\\S+ ){0,3}ausserhalb
      ausserhalb (\\S+ ){1,5}(nicht|nie|kein~)`,
    except: '(ausser|ausgenommen|mit ausnahme|es sei denn)',
  },
  workingDays: '(arbeitstagen?|arbeitstage|werktagen?|werktage)',
  units: {
    workingDay: 'Werktage',
    day: 'Tage',
    week: 'Wochen',
    month: 'Monate',
    year: 'Jahre',
    minute: 'Minuten',
  },
  means: {
    card: { words: 'kreditkarten?|ec-karten?|girocard|mit karte|bankkarten?|debitkarten?', said: 'Karte' },
    cash: { words: 'bargeld|in bar|bar', said: 'bar' },
    transfer: { words: 'uberweisung|vorkasse per uberweisung', said: 'Überweisung' },
    cheque: { words: 'schecks?', said: 'Scheck' },
    onDelivery: { words: '(per )?nachnahme', said: 'Zahlung bei Lieferung' },
    prepaid: { words: 'vorkasse|vorauskasse|im voraus', said: 'Vorauszahlung' },
    instalments: { words: 'ratenzahlung|in raten|raten', said: 'Ratenzahlung' },
  },
  workingAfterDays: '',
  currencies: '',
  currencySigns: [],
  clockWord: 'uhr',
  weekdayArticle: '',
  sentences: {
    foreign: 'Das schreibt das Geschäft in seiner eigenen Sprache:',
    none: {
      formal: 'Das weiß ich leider nicht. Unser Team weiß es: fragen Sie einfach nach einem Menschen.',
      informal: 'Das weiß ich leider nicht. Unser Team weiß es: frag einfach nach einem Menschen.',
    },
    free: 'kostenlos',
    included: 'inbegriffen',
    inShort: 'Kurz gesagt steht dort:',
    separator: '; ',
    yes: 'Ja.',
    no: 'Nein.',
  },
};
