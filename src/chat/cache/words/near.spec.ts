import { LANGUAGES, type Language } from '../../../language/language.js';
import { tellingWords } from '../question-words.js';

type Pair = readonly [one: string, other: string];

/** Near questions with other answers: colour, size, negation, number, day, tense, one or several, a code, who pays, must. */
const DIFFERENT: Readonly<Record<Language, readonly Pair[]>> = {
  en: [
    ['Do you have the blue mug?', 'Do you have the green mug?'],
    ['Do you have the shirt in L?', 'Do you have the shirt in XL?'],
    ['Is the glaze lead free?', 'Is the glaze not lead free?'],
    ["Aren't the mugs dishwasher safe?", 'Are the mugs dishwasher safe?'],
    ['Are there 2 mugs left?', 'Are there 3 mugs left?'],
    ['Are you open on Friday?', 'Are you open on Monday?'],
    ['Were you open on Friday?', 'Are you open on Friday?'],
    ['Did you have gift cards?', 'Do you have gift cards?'],
    ['Do you have a mug for tea?', 'Do you have mugs for tea?'],
    ['Do you have the KB-10?', 'Do you have the KB-10s?'],
    ['Do you pay for returns?', 'Do I pay for returns?'],
    ['Do you have to show an ID?', 'Do you have an ID?'],
    ['Is the mug on sale?', 'Is the mug for sale?'],
    ['Is the mug cheaper than the bowl?', 'Is the bowl cheaper than the mug?'],
    ['Do you have any gift cards?', 'Do you have no gift cards?'],
  ],
  de: [
    ['Haben Sie die blaue Tasse?', 'Haben Sie die grüne Tasse?'],
    ['Gibt es das Hemd in L?', 'Gibt es das Hemd in XL?'],
    ['Haben Sie Gutscheine?', 'Haben Sie keine Gutscheine?'],
    ['Gibt es 2 Tassen?', 'Gibt es 3 Tassen?'],
    ['Sind Sie am Freitag da?', 'Sind Sie am Montag da?'],
    ['Waren Sie am Freitag da?', 'Sind Sie am Freitag da?'],
    ['Hatten Sie den Krug aus Ton?', 'Haben Sie den Krug aus Ton?'],
    ['Haben Sie eine Tasse für Tee?', 'Haben Sie Tassen für Tee?'],
    ['Ist das Brot glutenfrei?', 'Ist das Brot nicht glutenfrei?'],
    ['Ist die Tasse vor Ort?', 'Ist die Tasse am Ort?'],
  ],
  fr: [
    ['Avez-vous la tasse bleue ?', 'Avez-vous la tasse verte ?'],
    ['Y a-t-il la chemise en L ?', 'Y a-t-il la chemise en XL ?'],
    ['Avez-vous des cartes cadeaux ?', "N'avez-vous pas des cartes cadeaux ?"],
    ['Avez-vous 2 tasses ?', 'Avez-vous 3 tasses ?'],
    ['Êtes-vous ouverts vendredi ?', 'Êtes-vous ouverts lundi ?'],
    ['Étiez-vous ouverts vendredi ?', 'Êtes-vous ouverts vendredi ?'],
    ['Aviez-vous la tasse bleue ?', 'Avez-vous la tasse bleue ?'],
    ['Avez-vous une tasse à thé ?', 'Avez-vous deux tasses à thé ?'],
    ['Le pain est sans gluten ?', 'Le pain est avec gluten ?'],
    ['Votre atelier est ouvert ?', 'Mon atelier est ouvert ?'],
  ],
  es: [
    ['¿Tienen la taza azul?', '¿Tienen la taza verde?'],
    ['¿Hay la camisa en L?', '¿Hay la camisa en XL?'],
    ['¿Tienen tarjetas regalo?', '¿No tienen tarjetas regalo?'],
    ['¿Hay 2 tazas?', '¿Hay 3 tazas?'],
    ['¿Están abiertos el viernes?', '¿Están abiertos el lunes?'],
    ['¿Estaban abiertos el viernes?', '¿Están abiertos el viernes?'],
    ['¿Tenían la taza azul?', '¿Tienen la taza azul?'],
    ['¿Tienen una taza de té?', '¿Tienen tazas de té?'],
    ['¿Hay que pagar aduana?', '¿Hay pagar aduana?'],
    ['¿La taza es azul?', '¿La taza era azul?'],
  ],
  ar: [
    ['هل لديكم الكوب الأزرق؟', 'هل لديكم الكوب الأخضر؟'],
    ['هل يوجد القميص بمقاس صغير؟', 'هل يوجد القميص بمقاس كبير؟'],
    ['هل يوجد توصيل مجاني؟', 'لا يوجد توصيل مجاني؟'],
    ['هل يوجد 2 كوب شاي؟', 'هل يوجد 3 كوب شاي؟'],
    ['هل انتم مفتوحون يوم الجمعة؟', 'هل انتم مفتوحون يوم الاثنين؟'],
    ['هل كنتم مفتوحين يوم الجمعة؟', 'هل انتم مفتوحين يوم الجمعة؟'],
    ['هل كان لديكم كوب شاي؟', 'هل لديكم كوب شاي؟'],
    ['هل لديكم كوب شاي؟', 'هل لديكم أكواب شاي؟'],
    ['هل يوجد خبز بدون سكر؟', 'هل يوجد خبز مع سكر؟'],
    ['هل يوجد خصم على الطاولة؟', 'هل يوجد خصم تحت الطاولة؟'],
  ],
};

const SAME: Readonly<Record<Language, readonly Pair[]>> = {
  en: [
    ['Do you have gift cards for classes?', 'Are there any gift cards for classes please?'],
    ['Are you open on Friday?', 'are you open friday please'],
    ['What is your return policy?', 'What is the return policy?'],
    ['Have you got a blue mug?', 'Hello, do you have a blue mug?'],
  ],
  de: [
    ['Haben Sie Gutscheine für Kurse?', 'Gibt es bitte Gutscheine für Kurse?'],
    ['Sind Sie am Freitag da?', 'Seid ihr Freitag da?'],
    ['Wie ist Ihre Lieferzeit?', 'wie ist die Lieferzeit'],
  ],
  fr: [
    ['Avez-vous la tasse bleue ?', 'Est-ce que vous avez la tasse bleue ?'],
    ["Y a-t-il des bons d'achat ?", "Il y a des bons d'achat, s'il vous plaît ?"],
    ['Votre atelier est ouvert ?', "L'atelier est ouvert ?".replace("L'", 'Le ')],
  ],
  es: [
    ['¿Tienen tarjetas regalo?', 'hay tarjetas regalo por favor'],
    ['¿Están abiertos el viernes?', 'estais abiertos el viernes'],
    ['¿Cuál es su plazo de entrega?', 'cual es el plazo de entrega'],
  ],
  ar: [
    ['هل لديكم كوب شاي؟', 'يوجد كوب شاي؟'],
    ['هل انتم مفتوحون يوم الجمعة؟', 'انتم مفتوحون الجمعة؟'],
    ['هل عندكم خبز بدون سكر؟', 'هل يوجد خبز بدون سكر من فضلك؟'],
  ],
};

const telling = (text: string, language: Language, isTimed = false): string =>
  tellingWords(text, language, isTimed).join(' ');

describe.each(LANGUAGES)('%s', (language) => {
  it.each(DIFFERENT[language])('%s is not %s', (one, other) => {
    expect(telling(one, language)).not.toBe(telling(other, language));
    // Nor where the reading says what is asked of a time.
    expect(telling(one, language, true)).not.toBe(telling(other, language, true));
  });

  it.each(SAME[language])('%s is %s', (one, other) => {
    expect(telling(one, language)).toBe(telling(other, language));
  });
});

it.each<[Language, string, string]>([
  ['en', 'When are you open on Friday?', 'are you open friday please'],
  ['de', 'Wann sind Sie am Freitag da?', 'um wie viel Uhr seid ihr Freitag da'],
  ['fr', 'Quand êtes-vous ouverts vendredi ?', 'à quelle heure vous êtes ouverts vendredi'],
  ['es', '¿Cuándo están abiertos el viernes?', 'a qué hora están abiertos el viernes'],
  ['ar', 'متى انتم مفتوحون يوم الجمعة؟', 'انتم مفتوحون الجمعة؟'],
])('%s: a time tells nothing more where it is read: %s', (language, one, other) => {
  expect(telling(one, language, true)).toBe(telling(other, language, true));
  expect(telling(one, language)).not.toBe(telling(other, language));
});

it('no visitor can write the sign of another word', () => {
  expect(telling('\u{E000} gift cards', 'en')).not.toBe(telling('do you have gift cards', 'en'));
});
