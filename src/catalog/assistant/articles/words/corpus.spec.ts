import { clauseOf } from '../../../../assistant/clause.js';
import { describeCorpus, type Corpus } from '../../../../../test/support/corpus.js';
import {
  AFTERTHOUGHT,
  ASKS_HOW,
  ASKS_WEATHER,
  SAYS_FREE,
  SAYS_INCLUDED,
  SAYS_NO,
  SAYS_YES,
  TERMS,
} from './patterns.js';

/** What is recognized in a question or an article, in the order of `SAYS`; '' for nothing. */
const CORPUS: Corpus<string> = {
  en: [
    ['how long does it take', 'how'],
    ['when do I get the money back', 'how'],
    ['what will the weather be', 'how weather'],
    ['and how much then?', 'how afterthought'],
    ['delivery is free', 'free'],
    ['breakfast is included', 'included'],
    ['Yes, we do.', 'yes'],
    ['No, sorry.', 'no'],
    ['within 30 days', 'day'],
    ['two weeks', 'week'],
    ['3 working days', 'workingDay'],
    ['a warranty of five years', 'year'],
    ['daylight', ''],
    ['yesterday', ''],
  ],
  de: [
    ['wie lange dauert es', 'how'],
    ['wann bekomme ich das Geld', 'how'],
    ['wie wird das Wetter', 'how weather'],
    ['was kostet es dann?', 'how afterthought'],
    ['der Versand ist kostenlos', 'free'],
    ['Frühstück inklusive', 'included'],
    ['Ja, gerne.', 'yes'],
    ['Nein, leider nicht.', 'no'],
    ['binnen 30 Tagen', 'day'],
    ['zwei Wochen', 'week'],
    ['3 Werktage', 'workingDay'],
    ['fünf Jahre Garantie', 'year'],
    ['jaguar', ''],
    ['Tageslicht', ''],
  ],
  fr: [
    ['comment ça marche', 'how'],
    ['quand puis-je revenir', 'how'],
    ['quelle est la météo', 'how weather'],
    ['et combien alors?', 'how afterthought'],
    ['la livraison est gratuite', 'free'],
    ['petit-déjeuner compris', 'included'],
    ['Oui, bien sûr.', 'yes'],
    ['Non, désolé.', 'no'],
    ['sous 30 jours', 'day'],
    ['deux semaines', 'week'],
    ['3 jours ouvrés', 'workingDay'],
    ['garantie de cinq ans', 'year'],
    ['la lumière du jour', ''],
  ],
  es: [
    ['cómo funciona', 'how'],
    ['cuándo puedo volver', 'how'],
    ['qué tiempo hace', 'how weather'],
    ['y cuánto entonces?', 'how afterthought'],
    ['el envío es gratis', 'free'],
    ['desayuno incluido', 'included'],
    ['Sí, claro.', 'yes'],
    ['No, lo siento.', 'no'],
    ['en 30 días', 'day'],
    ['dos semanas', 'week'],
    ['3 días hábiles', 'workingDay'],
    ['garantía de cinco años', 'year'],
    ['la luz del día', ''],
  ],
  ar: [
    ['كيف الطريقة', 'how'],
    ['متى ارجع', 'how'],
    ['كيف الطقس', 'how weather'],
    ['كم طيب?', 'how afterthought'],
    ['التوصيل مجاني', 'free'],
    ['السعر شامل', 'included'],
    ['نعم، اكيد', 'yes'],
    ['لا، آسف', 'no'],
    ['خلال 30 يوم', 'day'],
    ['ثلاثة اسابيع', 'week'],
    ['3 ايام عمل', 'workingDay'],
    ['خمس سنوات ضمان', 'year'],
    ['ضوء النهار', ''],
  ],
};

const SAYS: readonly (readonly [string, RegExp])[] = [
  ['how', ASKS_HOW],
  ['weather', ASKS_WEATHER],
  ['afterthought', AFTERTHOUGHT],
  ['free', SAYS_FREE],
  ['included', SAYS_INCLUDED],
  ['yes', SAYS_YES],
  ['no', SAYS_NO],
  ...TERMS.map(([pattern, unit]) => [unit, pattern] as const),
];

describeCorpus(CORPUS, (said, language) => {
  const { folded } = clauseOf(said, language);
  return SAYS.filter(([, pattern]) => folded.search(pattern) >= 0)
    .map(([label]) => label)
    .join(' ');
});
