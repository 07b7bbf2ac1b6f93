import { clauseOf } from '../../../assistant/clause.js';
import { describeCorpus, type Corpus } from '../../../../test/support/corpus.js';
import { ACCEPTS, ANGER, ASKS_FOR_PERSON, PRESENCE_AT_TIME } from './patterns.js';

/**
 * 'person': asks for one; 'accepts': accepts the offer of one; 'presence': asks who is there at a time; '': none of
 * these.
 */
const CORPUS: Corpus<string> = {
  en: [
    ['can I talk to a human', 'person'],
    ['I want to speak to your manager', 'person'],
    ['put me through please', 'person'],
    ['are you a real person', 'person'],
    ['call me back', 'person'],
    ['yes please', 'accepts'],
    ['go ahead', 'accepts'],
    ['is anyone there tomorrow morning', 'presence'],
    ['this is absolutely unacceptable', 'anger'],
    ['I want to make a complaint', 'anger'],
    ['worst service ever', 'anger'],
    ['you people are a joke', 'anger'],
    ['I will sue you', 'anger'],
    ['a cake for ten people', ''],
    ['do you sell lamps', ''],
  ],
  de: [
    ['ich möchte mit einem Menschen sprechen', 'person'],
    ['gibt es einen Mitarbeiter', 'person'],
    ['bitte rufen Sie mich zurück', 'person'],
    ['verbinden Sie mich mit dem Kundenservice', 'person'],
    ['ja bitte', 'accepts'],
    ['gerne', 'accepts'],
    ['ist am Mittwoch jemand da', 'presence'],
    ['ist jemand da am Sonnabend', 'presence'],
    ['das ist eine Frechheit', 'anger'],
    ['ich will mich beschweren', 'anger'],
    ['nie wieder', 'anger'],
    ['niemand antwortet mir', 'anger'],
    ['ein Kuchen für zehn Personen', ''],
    ['verkauft ihr Lampen', ''],
  ],
  fr: [
    ['je voudrais parler à un humain', 'person'],
    ['passez-moi un conseiller', 'person'],
    ['je veux parler à une vraie personne', 'person'],
    ['je peux parler à quelqu’un', 'person'],
    ['oui', 'accepts'],
    ['oui merci', 'accepts'],
    ['volontiers', 'accepts'],
    ["c'est inadmissible", 'anger'],
    ['je veux porter plainte', 'anger'],
    ['plus jamais', 'anger'],
    ['quelle arnaque', 'anger'],
    ['un gâteau pour dix personnes', ''],
    ['vendez-vous des lampes', ''],
  ],
  es: [
    ['quiero hablar con una persona', 'person'],
    ['páseme con un agente', 'person'],
    ['puedo hablar con alguien', 'person'],
    ['necesito contactar con un humano', 'person'],
    ['sí', 'accepts'],
    ['sí por favor', 'accepts'],
    ['claro', 'accepts'],
    ['esto es inaceptable', 'anger'],
    ['quiero poner una reclamación', 'anger'],
    ['nunca más', 'anger'],
    ['es una estafa', 'anger'],
    ['un pastel para diez personas', ''],
    ['venden lámparas', ''],
  ],
  ar: [
    ['ابغى اكلم موظف', 'person'],
    ['بدي احكي مع حدا', 'person'],
    ['عايز اتكلم مع انسان', 'person'],
    ['حولني على موظف', 'person'],
    ['كلموني', 'person'],
    ['نعم', 'accepts'],
    ['يا ريت', 'accepts'],
    ['في حدا بكرا الصبح', 'presence'],
    ['هذا نصب', 'anger'],
    ['اريد تقديم شكوى', 'anger'],
    ['اسوا خدمه', 'anger'],
    ['بدي احكي مع واحد', 'person'],
    ['ابغى واحد يوزن الخميرة', ''],
    ['كيكة لعشر اشخاص', ''],
    ['هل تبيعون مصابيح', ''],
  ],
};

describeCorpus(CORPUS, (said, language) => {
  const { folded } = clauseOf(said, language);
  if (PRESENCE_AT_TIME.test(folded)) return 'presence';
  if (ASKS_FOR_PERSON[language].test(folded)) return 'person';
  if (ACCEPTS.test(folded)) return 'accepts';
  return ANGER.test(folded) ? 'anger' : '';
});
