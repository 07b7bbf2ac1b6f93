import { clauseOf } from '../../../assistant/clause.js';
import { describeCorpus, type Corpus } from '../../../../test/support/corpus.js';
import { senseOf } from '../sense.js';
import { HOURS_PATTERNS } from './patterns.js';

/** The question about the hours, by `Aspect`; 'nothing' for another subject. */
const CORPUS: Corpus<string> = {
  en: [
    ['what are your opening hours', 'hours'],
    ['when are you open', 'hours'],
    ['when do you open', 'opens'],
    ['what time do you close', 'closes'],
    ['how late are you open', 'closes'],
    ['are you open now', 'is_open'],
    ['is the shop closed on Sunday', 'is_open'],
    ['do you close for lunch', 'break'],
    ['which days are you closed', 'closures'],
    ['when do you open again', 'reopens'],
    ['can I drop by this evening', 'is_open'],
    ['are you open 24/7', 'hours'],
    ['does the lid close properly', 'nothing'],
    ['is it an open-toe shoe', 'nothing'],
    ['how much is the vase', 'nothing'],
  ],
  de: [
    ['wie sind eure Öffnungszeiten', 'hours'],
    ['wann habt ihr offen', 'hours'],
    ['wann öffnet ihr', 'opens'],
    ['wann schließt ihr', 'closes'],
    ['wie lange habt ihr offen', 'closes'],
    ['habt ihr gerade offen', 'is_open'],
    ['ist am Sonntag geschlossen', 'is_open'],
    ['habt ihr eine Mittagspause', 'break'],
    ['an welchen Tagen habt ihr geschlossen', 'closures'],
    ['wann öffnet ihr wieder', 'reopens'],
    ['kann ich heute Abend vorbeikommen', 'is_open'],
    ['wie viel kostet die Vase', 'nothing'],
    ['ist das Leder echt', 'nothing'],
  ],
  fr: [
    ["quels sont vos horaires d'ouverture", 'hours'],
    ['quand êtes-vous ouverts', 'hours'],
    ['à quelle heure ouvrez-vous', 'opens'],
    ['à quelle heure fermez-vous', 'closes'],
    ["jusqu'à quelle heure êtes-vous ouverts", 'closes'],
    ['êtes-vous ouverts maintenant', 'is_open'],
    ['est-ce fermé le dimanche', 'is_open'],
    ['fermez-vous à midi', 'break'],
    ['quels jours êtes-vous fermés', 'closures'],
    ['quand rouvrez-vous', 'reopens'],
    ['je peux passer ce soir', 'is_open'],
    ['combien coûte le vase', 'nothing'],
    ['est-ce du vrai cuir', 'nothing'],
  ],
  es: [
    ['cuál es su horario', 'hours'],
    ['cuándo están abiertos', 'hours'],
    ['a qué hora abren', 'opens'],
    ['a qué hora cierran', 'closes'],
    ['hasta qué hora están abiertos', 'closes'],
    ['están abiertos ahora', 'is_open'],
    ['está cerrado el domingo', 'is_open'],
    ['cierran a mediodía', 'break'],
    ['qué días cierran', 'closures'],
    ['cuándo vuelven a abrir', 'reopens'],
    ['puedo pasar esta tarde', 'is_open'],
    ['cuánto cuesta el jarrón', 'nothing'],
    ['es cuero de verdad', 'nothing'],
  ],
  ar: [
    ['ما هي ساعات العمل', 'hours'],
    ['متى دوامكم', 'hours'],
    ['متى تفتحون', 'opens'],
    ['متى تغلقون', 'closes'],
    ['لحد امتى فاتحين', 'closes'],
    ['هل انتم مفتوحين الان', 'is_open'],
    ['هل المحل مغلق يوم الاحد', 'is_open'],
    ['بتقفلوا وقت الغدا', 'break'],
    ['ايام العطل عندكم', 'closures'],
    ['متى تفتحون مرة ثانية', 'reopens'],
    ['اقدر اجي المسا', 'is_open'],
    ['كم سعر المزهرية', 'nothing'],
    ['هل الجلد طبيعي', 'nothing'],
  ],
};

describeCorpus(CORPUS, (said, language) => {
  const { folded } = clauseOf(said, language);
  return senseOf(folded, HOURS_PATTERNS[language])?.aspect ?? 'nothing';
});
