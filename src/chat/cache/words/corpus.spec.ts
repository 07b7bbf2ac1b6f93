import { LANGUAGES, type Language } from '../../../language/language.js';
import { questionWords } from '../question-words.js';

type Pair = readonly [one: string, other: string];

/** Near questions with other answers, written before the code. */
const DIFFERENT: Readonly<Record<Language, readonly Pair[]>> = {
  en: [
    ['Do you have the blue mug?', 'Do you have the green mug?'],
    ['Is the teapot dishwasher safe?', 'Is the teapot not dishwasher safe?'],
    ['Do you deliver to Ireland?', 'Do you deliver to Iceland?'],
    ['Can I return it within 14 days?', 'Can I return it within 40 days?'],
    ['What costs less than 20 euros?', 'What costs more than 20 euros?'],
    ['Do you ship with insurance?', 'Do you ship without insurance?'],
    ['Is the mug cheaper than the bowl?', 'Is the bowl cheaper than the mug?'],
    ['Can I pay with Visa?', 'Can I pay with PayPal?'],
    ['Do you have vitamin A?', 'Do you have vitamin?'],
    ['Do you deliver in LA?', 'Do you deliver in?'],
  ],
  de: [
    ['Haben Sie die blaue Tasse?', 'Haben Sie die grüne Tasse?'],
    ['Ist das Brot glutenfrei?', 'Ist das Brot nicht glutenfrei?'],
    ['Liefern Sie nach Österreich?', 'Liefern Sie nach Australien?'],
    ['Passt das Rad bei 28 Zoll?', 'Passt das Rad bei 26 Zoll?'],
    ['Gibt es das mit Zucker?', 'Gibt es das ohne Zucker?'],
    ['Ist ein Ladekabel dabei?', 'Ist kein Ladekabel dabei?'],
    ['Kann ich vor Montag abholen?', 'Kann ich nach Montag abholen?'],
    ['Was kostet eine Tasse?', 'Was kosten zwei Tassen?'],
    ['Haben Sie Schuhe für Damen?', 'Haben Sie Schuhe für Herren?'],
    ['Wann öffnen Sie?', 'Wann schließen Sie?'],
  ],
  fr: [
    ['Avez-vous la tasse bleue ?', 'Avez-vous la tasse verte ?'],
    ['Le pain est-il sans gluten ?', 'Le pain est-il avec gluten ?'],
    ['Livrez-vous en Suisse ?', 'Livrez-vous en Suède ?'],
    ['Puis-je payer en 3 fois ?', 'Puis-je payer en 4 fois ?'],
    ['Est-ce que vous réparez les vélos ?', 'Est-ce que vous ne réparez pas les vélos ?'],
    ['Est-ce plus léger que 2 kg ?', 'Est-ce plus lourd que 2 kg ?'],
    ['Quand ouvrez-vous ?', 'Quand fermez-vous ?'],
    ['Ce thé vient de Chine ou du Japon ?', 'Ce thé vient du Japon ou de Corée ?'],
    ['La livraison coûte combien ?', 'Le retour coûte combien ?'],
    ['Avez-vous du 38 ?', 'Avez-vous du 38,5 ?'],
  ],
  es: [
    ['¿Tienen la taza azul?', '¿Tienen la taza verde?'],
    ['¿Envían a Portugal?', '¿Envían a Polonia?'],
    ['¿Se puede lavar a máquina?', '¿No se puede lavar a máquina?'],
    ['¿Lo tienen con azúcar?', '¿Lo tienen sin azúcar?'],
    ['¿Hay algo por menos de 30 euros?', '¿Hay algo por más de 30 euros?'],
    ['¿Cuándo abren?', '¿Cuándo cierran?'],
    ['¿Tienen talla 36?', '¿Tienen talla 38?'],
    ['¿Puedo pagar con tarjeta?', '¿Puedo pagar con Bizum?'],
    ['¿Es para niños?', '¿Es para niñas?'],
    ['¿Abren antes de las 9?', '¿Abren después de las 9?'],
  ],
  ar: [
    ['هل لديكم الكوب الأزرق؟', 'هل لديكم الكوب الأخضر؟'],
    ['هل توصلون إلى الأردن؟', 'هل توصلون إلى لبنان؟'],
    ['هل المنتج بدون سكر؟', 'هل المنتج مع سكر؟'],
    ['هل يوجد مقاس 38؟', 'هل يوجد مقاس 39؟'],
    ['متى تفتحون؟', 'متى تغلقون؟'],
    ['هل التوصيل مجاني؟', 'هل التوصيل غير مجاني؟'],
    ['هل يمكن الدفع بالبطاقة؟', 'هل يمكن الدفع نقدا؟'],
    ['هل لديكم أحذية رجالية؟', 'هل لديكم أحذية نسائية؟'],
    ['كم سعر الطاولة الكبيرة؟', 'كم سعر الطاولة الصغيرة؟'],
    ['هل أستطيع الإرجاع خلال ١٤ يوما؟', 'هل أستطيع الإرجاع خلال ٣٠ يوما؟'],
  ],
};

const SAME: Readonly<Record<Language, readonly Pair[]>> = {
  en: [
    ['Do you deliver to Ireland?', 'do you   deliver to ireland'],
    ['Do you deliver to Ireland?', 'Hello, do you deliver to Ireland please? Thanks!'],
    ['When does the shop open?', 'Could you tell me when does the shop open?'],
    ['How much is an espresso cup?', 'Hi how much is espresso cup, thank you'],
  ],
  de: [
    ['Liefern Sie nach Österreich?', 'liefern sie nach oesterreich'],
    ['Liefern Sie nach Österreich?', 'Guten Tag, liefern Sie bitte nach Österreich? Vielen Dank!'],
    ['Was kostet die Tasse?', 'was kostet eine tasse'],
  ],
  fr: [
    ['Livrez-vous en Suisse ?', 'livrez vous en suisse'],
    ['Livrez-vous en Suisse ?', "Bonjour, livrez-vous en Suisse s'il vous plaît ? Merci d'avance"],
    ['Combien coûte la tasse ?', 'combien coute une tasse'],
  ],
  es: [
    ['¿Envían a Portugal?', 'envian a portugal'],
    ['¿Envían a Portugal?', 'Hola, ¿envían a Portugal, por favor? Muchas gracias'],
    ['¿Cuánto cuesta la taza?', 'cuanto cuesta una taza'],
  ],
  ar: [
    ['هل توصلون إلى الأردن؟', 'هل توصلون الى الاردن'],
    ['هل توصلون إلى الأردن؟', 'مرحبا، هل توصلون إلى الأردن من فضلك؟ شكرا'],
    ['هل يوجد مقاس ٣٨؟', 'هل يوجد مقاس 38'],
  ],
};

const key = (text: string, language: Language): string => questionWords(text, language).join(' ');

describe.each(LANGUAGES)('%s', (language) => {
  it.each(DIFFERENT[language])('%s is not %s', (one, other) => {
    expect(key(one, language)).not.toBe(key(other, language));
  });

  it.each(SAME[language])('%s is %s', (one, other) => {
    expect(key(one, language)).toBe(key(other, language));
  });
});

it.each<Pair>([
  ['Do you have C++ books?', 'Do you have C# books?'],
  ['Does it stand -5 degrees?', 'Does it stand 5 degrees?'],
  ['Is it 5.5 or 6?', 'Is it 55 or 6?'],
  ['Is it $5?', 'Is it €5?'],
  ['hello kitty mugs', 'kitty mugs'],
  ['Is it 2-3 days?', 'Is it 23 days?'],
])('signs and names count: %s, %s', (one, other) => {
  expect(key(one, 'en')).not.toBe(key(other, 'en'));
});
