import type { Language } from '../../../language/language.js';
import { questionKey } from '../question-key.js';
import { describePairs, type Pairs } from '../../../../test/support/question-pairs.js';

/** As those of the corpus, written with them and put aside: the words and the code were made without them. */
const PAIRS_ASIDE: Record<Language, Pairs> = {
  en: {
    same: [
      ['Do you offer cooking classes?', 'have you got a cooking class'],
      ['I would like to know whether you frame posters', 'Do you frame posters?'],
      ['Is the terrace heated?', 'terrace heated?'],
      ['How much are the tasting menus?', 'what does the tasting menu cost'],
      ['Where can I charge my electric car?', 'where can i charge an electric car please'],
    ],
    different: [
      ['Do you have a table for 4?', 'Do you have a table for 14?'],
      ['Does Peter give lessons?', 'Does Petra give lessons?'],
      ["Don't you accept dogs?", 'Do you accept dogs?'],
      ['How long does the tour last?', 'How much does the tour cost?'],
      ['Can children come to the tasting?', 'Can dogs come to the tasting?'],
      ['Where is the tasting?', 'When is the tasting?'],
    ],
  },
  de: {
    same: [
      ['Bietet ihr Kochkurse an?', 'Haben Sie einen Kochkurs?'],
      ['Ich würde gerne wissen, ob Sie Poster rahmen', 'Rahmen Sie Poster?'],
      ['Ist die Terrasse beheizt?', 'Terrasse beheizt?'],
      ['Wie teuer ist das Menü?', 'Was kostet das Menü?'],
      ['Wo kann ich mein Elektroauto laden?', 'Wo kann man ein Elektroauto laden, bitte?'],
    ],
    different: [
      ['Habt ihr einen Tisch für 4?', 'Habt ihr einen Tisch für 14?'],
      ['Gibt Peter Unterricht?', 'Gibt Petra Unterricht?'],
      ['Darf man Hunde mitbringen?', 'Darf man keine Hunde mitbringen?'],
      ['Wie lange dauert die Führung?', 'Was kostet die Führung?'],
      ['Dürfen Kinder zur Verkostung?', 'Dürfen Hunde zur Verkostung?'],
      ['Wo ist die Verkostung?', 'Wann ist die Verkostung?'],
    ],
  },
  fr: {
    same: [
      ['Proposez-vous des cours de cuisine ?', 'Vous avez un cours de cuisine ?'],
      ['Je voudrais savoir si vous encadrez des affiches', 'Encadrez-vous les affiches ?'],
      ['La terrasse est-elle chauffée ?', 'terrasse chauffée ?'],
      ['Combien coûte le menu dégustation ?', 'le menu dégustation est à quel prix'],
      ['Où puis-je recharger ma voiture ?', 'où peut-on recharger une voiture svp'],
    ],
    different: [
      ['Avez-vous une table pour 4 ?', 'Avez-vous une table pour 14 ?'],
      ['Est-ce que Michel donne des cours ?', 'Est-ce que Michèle donne des cours ?'],
      ['Vous acceptez les chiens ?', "Vous n'acceptez pas les chiens ?"],
      ['Combien de temps dure la visite ?', 'Combien coûte la visite ?'],
      ['Les enfants peuvent venir ?', 'Les chiens peuvent venir ?'],
      ['Où est la dégustation ?', 'Quand est la dégustation ?'],
    ],
  },
  es: {
    same: [
      ['¿Ofrecen clases de cocina?', '¿Tienen una clase de cocina?'],
      ['Quisiera saber si enmarcan pósters', '¿Enmarcan un póster?'],
      ['¿La terraza está climatizada?', 'terraza climatizada'],
      ['¿Cuánto vale el menú?', '¿Cuánto cuesta el menú?'],
      ['¿Dónde puedo cargar mi coche?', '¿dónde se puede cargar un coche por favor?'],
    ],
    different: [
      ['¿Tienen mesa para 4?', '¿Tienen mesa para 14?'],
      ['¿Da clases Pedro?', '¿Da clases Pedra?'],
      ['¿Aceptan perros?', '¿No aceptan perros?'],
      ['¿Cuánto dura la visita?', '¿Cuánto cuesta la visita?'],
      ['¿Pueden venir niños?', '¿Pueden venir perros?'],
      ['¿Dónde es la cata?', '¿Cuándo es la cata?'],
    ],
  },
  ar: {
    same: [
      ['هل تقدمون دروس طبخ؟', 'عندكم دروس طبخ؟'],
      ['أريد أن أعرف هل تؤطرون الصور', 'هل تؤطرون الصور؟'],
      ['هل التراس مدفأ؟', 'التراس مدفأ؟'],
      ['كم ثمن القائمة؟', 'كم تكلفة القائمة؟'],
      ['أين يمكنني شحن سيارتي؟', 'وين ممكن شحن سيارتي لو سمحتم'],
    ],
    different: [
      ['هل عندكم طاولة لـ 4؟', 'هل عندكم طاولة لـ 14؟'],
      ['هل يدرس أمين؟', 'هل يدرس أمينة؟'],
      ['هل تقبلون الكلاب؟', 'ألا تقبلون الكلاب؟'],
      ['كم مدة الجولة؟', 'كم سعر الجولة؟'],
      ['هل يأتي الأطفال؟', 'هل تأتي الكلاب؟'],
      ['أين التذوق؟', 'متى التذوق؟'],
    ],
  },
};

describePairs(PAIRS_ASIDE, questionKey);
