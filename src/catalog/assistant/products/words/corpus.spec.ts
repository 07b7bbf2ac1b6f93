import { clauseOf } from '../../../../assistant/clause.js';
import { describeCorpus, type Corpus } from '../../../../../test/support/corpus.js';
import { readProductQuestion } from '../question.js';

/** What is asked about goods: 'cue' for any question about them, and its form; '' for none. */
const CORPUS: Corpus<string> = {
  en: [
    ['do you sell lamps', 'cue'],
    ['is the blue vase in stock', 'cue'],
    ['how much is the vase', 'cue'],
    ['I am looking for a gift', 'cue'],
    ['the cheapest vase', 'cheapest'],
    ['your most expensive wine', 'dearest'],
    ['which one is better', 'compares'],
    ['difference between the two bikes', 'compares'],
    ['what do you sell', 'cue all'],
    ['show me your range', 'cue all'],
    ['how many mugs are left', 'cue count'],
    ['what teas do you have', 'cue kind'],
    ['the weather is nice', ''],
    ['my name is Alex', ''],
  ],
  de: [
    ['verkauft ihr Lampen', 'cue'],
    ['ist die blaue Vase auf Lager', 'cue'],
    ['was kostet die Vase', 'cue'],
    ['ich suche ein Geschenk', 'cue'],
    ['die günstigste Vase', 'cheapest'],
    ['der teuerste Wein', 'dearest'],
    ['welche ist besser', 'compares'],
    ['Unterschied zwischen den Rädern', 'compares'],
    ['was habt ihr alles', 'cue all'],
    ['wie viele Tassen sind noch da', 'cue count'],
    ['welche Tees habt ihr', 'cue kind'],
    ['das Wetter ist schön', ''],
    ['ich heiße Alex', ''],
  ],
  fr: [
    ['vendez-vous des lampes', 'cue'],
    ['le vase bleu est en stock', 'cue'],
    ['combien coûte le vase', 'cue'],
    ['je cherche un cadeau', 'cue'],
    ['le vase le moins cher', 'cheapest'],
    ['le vin le plus cher', 'dearest'],
    ['lequel est mieux', 'compares'],
    ['la différence entre les vélos', 'compares'],
    ['que vendez-vous', 'cue all'],
    ['il en reste combien', 'cue count'],
    ['quels thés avez-vous', 'cue kind'],
    ['il fait beau', ''],
    ["je m'appelle Alex", ''],
  ],
  es: [
    ['venden lámparas', 'cue'],
    ['el jarrón azul está en stock', 'cue'],
    ['cuánto cuesta el jarrón', 'cue'],
    ['busco un regalo', 'cue'],
    ['el jarrón más barato', 'cheapest'],
    ['el vino más caro', 'dearest'],
    ['cuál es mejor', 'compares'],
    ['la diferencia entre las bicicletas', 'compares'],
    ['qué venden', 'cue all'],
    ['cuántas tazas quedan', 'cue count'],
    ['qué tés tienen', 'cue kind'],
    ['hace buen tiempo', ''],
    ['me llamo Alex', ''],
  ],
  ar: [
    ['هل تبيعون مصابيح', 'cue'],
    ['عندكم مزهرية زرقاء', 'cue'],
    ['كم سعر المزهرية', 'cue'],
    ['ابحث عن هدية', 'cue'],
    ['ارخص مزهرية', 'cheapest'],
    ['اغلى ساعة', 'dearest'],
    ['ايهما احسن', 'compares'],
    ['الفرق بين الدراجتين', 'compares'],
    ['ماذا تبيعون', 'cue all'],
    ['كم قطعة باقي', 'cue count'],
    ['اي شاي عندكم', 'cue kind'],
    ['الجو حلو', ''],
    ['اسمي اليكس', ''],
  ],
};

describeCorpus(CORPUS, (said, language) => {
  const question = readProductQuestion(clauseOf(said, language), 'EUR', 'Shop');
  const price = { 'price-asc': 'cheapest', 'price-desc': 'dearest' } as const;
  const labels = [
    question.hasCue ? 'cue' : null,
    question.sort && price[question.sort],
    question.compares ? 'compares' : null,
    question.listsAll ? 'all' : null,
    question.wantsCount ? 'count' : null,
    question.listsKind && !question.listsAll ? 'kind' : null,
  ];
  return labels.filter((label) => label !== null).join(' ');
});
