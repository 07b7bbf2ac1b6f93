import type { Language } from '../../../language/language.js';
import { questionKey } from '../question-key.js';
import { GROUPING_WORDS } from './words.js';
import { describePairs, type Pairs } from '../../../../test/support/question-pairs.js';

/** Written before the code that groups them. */
const PAIRS: Record<Language, Pairs> = {
  en: {
    same: [
      ['Do you sell gift cards?', 'gift cards?'],
      ['Could you please tell me if you have gift cards', 'Do you have a gift card?'],
      ['Is there parking nearby?', 'Hi, is parking nearby'],
      ['How much does engraving cost?', 'What is the price of engraving?'],
      ['When does the sale start?', 'At what time does the sale start, please?'],
      ['Can you engrave a ring?', 'could you engrave rings'],
      ['Do you repair watches from 1960?', 'From 1960, do you repair a watch?'],
    ],
    different: [
      ['Do you have it in size S?', 'Do you have it in size M?'],
      ['Can I call you?', 'Can you call me?'],
      ['Must I pay cash?', 'Can I pay cash?'],
      ['What does the tour cost?', 'What does the course cost?'],
      ['Is there a discount of 5 %?', 'Is there a discount of 5 €?'],
      ['Is the bread with milk and without nuts?', 'Is the bread without milk and with nuts?'],
      ['Do you repair watches from 1960?', 'Do you repair watches from 1970?'],
      ['Do you ship to Lisbon?', 'Do you ship to London?'],
      ['Is the cake with nuts?', 'Is the cake without nuts?'],
      ['When is the workshop?', 'How much is the workshop?'],
      ['Do you buy old gold?', 'Do you sell old gold?'],
      ['Is there a bus from Cork to Galway?', 'Is there a bus from Galway to Cork?'],
      ['Is Anna working on Monday?', 'Is Hanna working on Monday?'],
      ['Can I come before Christmas?', 'Can I come after Christmas?'],
    ],
  },
  de: {
    same: [
      ['Verkaufen Sie Gutscheine?', 'Gutscheine?'],
      ['Habt ihr bitte auch einen Gutschein?', 'Guten Tag, haben Sie Gutscheine?'],
      ['Was kostet eine Gravur?', 'Wie viel kostet die Gravur bei Ihnen?'],
      ['Gibt es Parkplätze in der Nähe?', 'Ist in der Nähe ein Parkplatz?'],
      ['Wann beginnt der Ausverkauf?', 'Um wie viel Uhr beginnt der Ausverkauf?'],
      ['Können Sie Ringe gravieren?', 'Könntet ihr einen Ring gravieren?'],
      ['Koennt ihr Schluessel nachmachen?', 'Könnt ihr Schlüssel nachmachen?'],
    ],
    different: [
      ['Gibt es das in Größe S?', 'Gibt es das in Größe M?'],
      ['Kann ich Karten kaufen?', 'Kann ich Taschen kaufen?'],
      ['Muss ich bar zahlen?', 'Kann ich bar zahlen?'],
      ['Reparieren Sie Uhren von 1960?', 'Reparieren Sie Uhren von 1970?'],
      ['Liefern Sie nach Graz?', 'Liefern Sie nach Linz?'],
      ['Ist der Kuchen mit Nüssen?', 'Ist der Kuchen ohne Nüsse?'],
      ['Wann ist der Workshop?', 'Was kostet der Workshop?'],
      ['Kaufen Sie Altgold?', 'Verkaufen Sie Altgold?'],
      ['Fährt ein Bus von Graz nach Linz?', 'Fährt ein Bus von Linz nach Graz?'],
      ['Arbeitet Frau Hansen am Montag?', 'Arbeitet Frau Hans am Montag?'],
      ['Kann ich vor Weihnachten kommen?', 'Kann ich nach Weihnachten kommen?'],
    ],
  },
  fr: {
    same: [
      ['Vendez-vous des cartes cadeaux ?', 'carte cadeau ?'],
      ['Bonjour, est-ce que vous avez une carte cadeau svp ?', 'Avez-vous des cartes cadeaux ?'],
      ['Combien coûte la gravure ?', 'Quel est le prix de la gravure ?'],
      ['Y a-t-il un parking à proximité ?', "Est-ce qu'il y a un parking à proximité ?"],
      ['Quand commencent les soldes ?', 'À quelle heure commencent les soldes ?'],
      ['Pouvez-vous graver une bague ?', 'Pourriez-vous graver des bagues ?'],
    ],
    different: [
      ['Le pull existe en taille S ?', 'Le pull existe en taille M ?'],
      ['Dois-je payer comptant ?', 'Puis-je payer comptant ?'],
      ['Réparez-vous les montres de 1960 ?', 'Réparez-vous les montres de 1970 ?'],
      ['Livrez-vous à Lyon ?', 'Livrez-vous à Laon ?'],
      ['Le gâteau est avec des noix ?', 'Le gâteau est sans noix ?'],
      ["Quand a lieu l'atelier ?", "Combien coûte l'atelier ?"],
      ["Achetez-vous de l'or ?", "Vendez-vous de l'or ?"],
      ['Y a-t-il un bus depuis Lyon vers Paris ?', 'Y a-t-il un bus depuis Paris vers Lyon ?'],
      ['Est-ce que Marie travaille lundi ?', 'Est-ce que Mario travaille lundi ?'],
    ],
  },
  es: {
    same: [
      ['¿Venden tarjetas regalo?', 'tarjeta regalo'],
      ['Hola, ¿tienen por favor una tarjeta regalo?', '¿Tenéis tarjetas regalo?'],
      ['¿Cuánto cuesta el grabado?', '¿Qué precio tiene el grabado?'],
      ['¿Hay aparcamiento cerca?', 'Buenas, ¿hay algún aparcamiento cerca?'],
      ['¿Cuándo empiezan las rebajas?', '¿A qué hora empiezan las rebajas?'],
      ['¿Pueden grabar un anillo?', '¿Podrían grabar anillos?'],
    ],
    different: [
      ['¿Tienen la talla S?', '¿Tienen la talla M?'],
      ['¿Debo pagar en efectivo?', '¿Puedo pagar en efectivo?'],
      ['¿Reparan relojes de 1960?', '¿Reparan relojes de 1970?'],
      ['¿Envían a León?', '¿Envían a Lyon?'],
      ['¿El pastel es con nueces?', '¿El pastel es sin nueces?'],
      ['¿Cuándo es el taller?', '¿Cuánto cuesta el taller?'],
      ['¿Compran oro?', '¿Venden oro?'],
      ['¿Hay autobús desde Madrid hasta Toledo?', '¿Hay autobús desde Toledo hasta Madrid?'],
      ['¿Trabaja Ana el lunes?', '¿Trabaja Ane el lunes?'],
    ],
  },
  ar: {
    same: [
      ['هل تبيعون بطاقات هدايا؟', 'بطاقات هدايا؟'],
      ['مرحبا، هل عندكم بطاقات هدايا لو سمحت؟', 'عندكم بطاقات هدايا'],
      ['كم سعر النقش؟', 'بكم النقش؟'],
      ['هل يوجد موقف سيارات قريب؟', 'في موقف سيارات قريب؟'],
      ['متى تبدأ التخفيضات؟', 'امتى تبدأ التخفيضات'],
      ['هل يمكنكم نقش خاتم؟', 'ممكن نقش خاتم'],
    ],
    different: [
      ['هل تصلحون ساعات من ١٩٦٠؟', 'هل تصلحون ساعات من ١٩٧٠؟'],
      ['هل توصلون إلى عمان؟', 'هل توصلون إلى عنابة؟'],
      ['هل الكعكة مع مكسرات؟', 'هل الكعكة بدون مكسرات؟'],
      ['متى الورشة؟', 'كم سعر الورشة؟'],
      ['هل تشترون الذهب؟', 'هل تبيعون الذهب؟'],
      ['هل يوجد باص من عمان إلى إربد؟', 'هل يوجد باص من إربد إلى عمان؟'],
      ['هل سارة تعمل الاثنين؟', 'هل سالي تعمل الاثنين؟'],
    ],
  },
};

describePairs(PAIRS, questionKey);

it.each(Object.entries(GROUPING_WORDS))('the phrases of %s take out nothing but themselves', (_, words) => {
  const { empty: _empty, ...phrases } = words;
  for (const phrase of Object.values(phrases)) expect(phrase).not.toMatch(/[…~]/u);
});

test('a question of any length has a key that fits an index, and long ones are told apart to their end', () => {
  const long = Array.from({ length: 100 }, (_, n) => `1.${100 + n}`).join(' ');
  const keys = [`${long} a1`, `${long} b1`].map((text) => questionKey(text, 'en'));
  expect(new Set(keys).size).toBe(2);
  for (const key of keys) expect(key.length).toBeLessThan(700);
});
