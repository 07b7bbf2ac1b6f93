import type { HandoffWords } from './handoff-words.js';

const ARTICLES = 'eine|einen|ein|die|den|das|jede|jeden|meine|meinen|unser';
/** Not the person a gift or a cake is for. */
const NOT_FOR = `(?<!(?:fur|pro) (?:(?:${ARTICLES}|\\d+) )?)`;
const PERSONS = [
  'mensch|menschen|person|mitarbeiter~|kollege~|kollegin~|berater~',
  'jemand(?!en (?:zur|zum|mit))\\p{L}*|chef~|team|kundenservice',
  'kundendienst|support|personal|ansprechpartner~|echte~',
].join('|');
const PERSON = `${NOT_FOR}(${PERSONS})`;

export const GERMAN: HandoffWords = {
  asksForPerson: `
    (sprechen|reden|sprech|telefonieren|verbinden|verbinde|verbindet|weiterleiten|schreiben|chatten|kontakt|brauch~|mocht~|will|wollen|hatte gern~|holen|hol|gib|geben|kann|konnte|gibt es) … ${PERSON}
    (echte~|richtige~|lebendige~) (mensch~|person|mitarbeiter~|ansprechpartner~)
    ${PERSON} … (sprechen|reden|helfen|hilft|verbinden|schreiben|antworten|bitte|ubernehmen|anrufen|zuruckrufen)
    (mensch|mitarbeiter|kundenservice|kundendienst)( bitte)?
    (kein|keinen|nicht mit) … (bot|roboter|maschine|automat~|chatbot)
    (ruft|rufen sie|rufen) … (mich )?(an|zuruck)
    (jemand~|irgendwer|irgendjemand~|irgendwen|wer) (echt~|richtig~|menschlich~|vom (laden|team|personal|geschaft)|aus dem (laden|team|geschaft)|von (euch|ihnen)|personlich)
    (echt~|richtig~|lebendig~|leibhaftig~) (mensch~|person|mitarbeiter~|leute|berater~|verkaufer~)
    mit (wem|jemand~|irgendwem) … (reden|sprechen|quatschen|schnacken|schwatzen)
    menschliche~ (hilfe|ansprechpartner~|unterstutzung|beratung)
    (mich|uns) … (zuruckrufen|zuruckruft|zuruckruf|anrufen|anruft)
    ruckruf`,
  presence: {
    someone: ['\\b(?:jemand|wer) (?:da|dort|im laden)\\b'],
    times: ['morgen', 'heute', 'abends?'],
    timesWithin: [],
    answering: ['sprech', 'reden'],
  },
  anger: `
    (unverschamt~|frechheit|saftladen|unfassbar|inakzeptabel|nicht akzeptabel|stinksauer|stink sauer|verarsch~|betrug|betruger|anwalt|beschwer~|reklamier~ mich|sauerei|scheiss~|katastrophe|lacherlich|wutend)
    (bin|ich bin|war) … (sauer|wutend|entsetzt|enttauscht|verargert|genervt|unzufrieden)
    nie wieder
    (schlechte~|miese~|negative~) (erfahrung~|service|bewertung|beratung)
    (unfreundlich~|abzocke|zumutung)
    (niemand|keiner) (antwortet|meldet|hilft|reagiert|interessiert)`,
  accepts: ['ja', 'ja bitte', 'ja gern', 'ja gerne', 'gern', 'gerne', 'mach das'],
  sentences: {
    asked:
      'Natürlich. Ich gebe das an unser Team weiter: Ein Mensch meldet sich so bald wie möglich hier bei Ihnen.',
    anger:
      'Das tut mir leid. Ich gebe das an unser Team weiter, damit sich ein Mensch persönlich darum kümmert und Ihnen hier antwortet.',
    topic:
      'Das beantwortet am besten unser Team persönlich. Ich gebe Ihre Frage weiter; ein Mensch meldet sich hier bei Ihnen.',
  },
};
