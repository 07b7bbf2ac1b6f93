/** @typedef {import('../../src/language/language.js').Language} Language */
/** @typedef {readonly [one: string, other: string]} Pair */

/**
 * Written before the bound was measured. None shares enough words to be one by `questionKey`.
 * @type {Readonly<Record<Language, readonly Pair[]>>}
 */
export const MEANS_THE_SAME = {
  en: [
    ['Do you sell gift vouchers?', 'Can I buy a gift card from you?'],
    ['Is there somewhere to park?', 'Do you have parking spaces?'],
    ['Can I bring my dog?', 'Are pets allowed inside?'],
    ['Do you wrap presents?', 'Is gift wrapping available?'],
    ['Can I pay in instalments?', 'Is it possible to pay monthly?'],
    ['Are you looking for staff?', 'Do you have any job openings?'],
    ['Is your shop wheelchair accessible?', 'Can I get in with a wheelchair?'],
    ['Do you repair broken zips?', 'Can you fix a zipper?'],
  ],
  de: [
    ['Verkaufen Sie Geschenkgutscheine?', 'Kann man bei Ihnen einen Gutschein zum Verschenken kaufen?'],
    ['Gibt es Parkplätze?', 'Wo kann ich mein Auto abstellen, haben Sie Stellplätze?'],
    ['Darf mein Hund mit rein?', 'Sind Haustiere bei Ihnen erlaubt?'],
    ['Packen Sie Geschenke ein?', 'Bieten Sie Geschenkverpackung an?'],
    ['Kann ich in Raten zahlen?', 'Ist eine Ratenzahlung möglich?'],
    ['Suchen Sie Mitarbeiter?', 'Haben Sie offene Stellen?'],
    ['Ist der Laden barrierefrei?', 'Komme ich mit dem Rollstuhl hinein?'],
    ['Reparieren Sie Reißverschlüsse?', 'Können Sie einen kaputten Zipper richten?'],
  ],
  fr: [
    ['Vendez-vous des chèques cadeaux ?', 'Peut-on acheter une carte cadeau chez vous ?'],
    ['Y a-t-il un parking ?', 'Où puis-je garer ma voiture, avez-vous des places ?'],
    ['Mon chien peut-il entrer ?', 'Les animaux sont-ils acceptés ?'],
    ['Emballez-vous les cadeaux ?', 'Proposez-vous un paquet cadeau ?'],
    ['Puis-je payer en plusieurs fois ?', 'Le paiement échelonné est-il possible ?'],
    ['Recrutez-vous en ce moment ?', 'Avez-vous des offres d’emploi ?'],
    ['La boutique est-elle accessible en fauteuil roulant ?', 'Puis-je entrer avec un fauteuil roulant ?'],
    ['Réparez-vous les fermetures éclair ?', 'Pouvez-vous changer un zip cassé ?'],
  ],
  es: [
    ['¿Venden vales de regalo?', '¿Puedo comprar una tarjeta regalo?'],
    ['¿Hay aparcamiento?', '¿Dónde puedo estacionar el coche, tienen plazas?'],
    ['¿Puedo entrar con mi perro?', '¿Se admiten mascotas?'],
    ['¿Envuelven los regalos?', '¿Ofrecen papel de regalo?'],
    ['¿Puedo pagar a plazos?', '¿Es posible el pago fraccionado?'],
    ['¿Buscan personal?', '¿Tienen ofertas de trabajo?'],
    ['¿La tienda es accesible en silla de ruedas?', '¿Puedo entrar con una silla de ruedas?'],
    ['¿Reparan cremalleras?', '¿Pueden arreglar un cierre roto?'],
  ],
  ar: [
    ['هل تبيعون قسائم هدايا؟', 'هل يمكنني شراء بطاقة هدية؟'],
    ['هل يوجد موقف سيارات؟', 'أين يمكنني ركن سيارتي؟'],
    ['هل يمكنني إحضار كلبي؟', 'هل الحيوانات الأليفة مسموحة؟'],
    ['هل تغلفون الهدايا؟', 'هل لديكم خدمة تغليف الهدايا؟'],
    ['هل يمكن الدفع بالتقسيط؟', 'هل أستطيع الدفع على أقساط؟'],
    ['هل تبحثون عن موظفين؟', 'هل لديكم وظائف شاغرة؟'],
    ['هل المتجر مناسب للكراسي المتحركة؟', 'هل يمكنني الدخول بكرسي متحرك؟'],
    ['هل تصلحون السحابات؟', 'هل يمكنكم إصلاح سحاب مكسور؟'],
  ],
};

/**
 * Near in words and in meaning, and other questions.
 * @type {Readonly<Record<Language, readonly Pair[]>>}
 */
export const MEANS_ANOTHER = {
  en: [
    ['Do you ship to Lisbon?', 'Do you ship to London?'],
    ['do you ship to lisbon', 'do you ship to london'],
    ['Do you have the blue mug?', 'Do you have the green mug?'],
    ['Do you buy old gold?', 'Do you sell old gold?'],
    ['Is the cake with nuts?', 'Is the cake without nuts?'],
    ['Do you repair watches?', 'Do you repair clocks?'],
    ['Can I bring my dog?', 'Can I bring my child?'],
    ['Can I pay in instalments?', 'Can I pay by card?'],
    ['Are you looking for staff?', 'Are you looking for suppliers?'],
    ['How much is the course?', 'How much is the tour?'],
    ['Is there parking for bikes?', 'Is there parking for cars?'],
    ['Do you deliver on Saturdays?', 'Do you deliver on Sundays?'],
  ],
  de: [
    ['Liefern Sie nach Graz?', 'Liefern Sie nach Linz?'],
    ['Haben Sie die blaue Tasse?', 'Haben Sie die grüne Tasse?'],
    ['Kaufen Sie Altgold?', 'Verkaufen Sie Altgold?'],
    ['Ist der Kuchen mit Nüssen?', 'Ist der Kuchen ohne Nüsse?'],
    ['Reparieren Sie Armbanduhren?', 'Reparieren Sie Wanduhren?'],
    ['Darf mein Hund mit rein?', 'Darf mein Kind mit rein?'],
    ['Kann ich in Raten zahlen?', 'Kann ich mit Karte zahlen?'],
    ['Suchen Sie Mitarbeiter?', 'Suchen Sie Lieferanten?'],
    ['Was kostet der Kurs?', 'Was kostet die Führung?'],
    ['Liefern Sie samstags?', 'Liefern Sie sonntags?'],
  ],
  fr: [
    ['Livrez-vous à Lyon ?', 'Livrez-vous à Nice ?'],
    ['Avez-vous la tasse bleue ?', 'Avez-vous la tasse verte ?'],
    ['Achetez-vous du vieil or ?', 'Vendez-vous du vieil or ?'],
    ['Le gâteau est avec des noix ?', 'Le gâteau est sans noix ?'],
    ['Mon chien peut-il entrer ?', 'Mon enfant peut-il entrer ?'],
    ['Puis-je payer en plusieurs fois ?', 'Puis-je payer par carte ?'],
    ['Combien coûte le cours ?', 'Combien coûte la visite ?'],
    ['Livrez-vous le samedi ?', 'Livrez-vous le dimanche ?'],
  ],
  es: [
    ['¿Envían a Lisboa?', '¿Envían a Londres?'],
    ['¿Tienen la taza azul?', '¿Tienen la taza verde?'],
    ['¿Compran oro viejo?', '¿Venden oro viejo?'],
    ['¿El pastel es con nueces?', '¿El pastel es sin nueces?'],
    ['¿Puedo entrar con mi perro?', '¿Puedo entrar con mi hijo?'],
    ['¿Puedo pagar a plazos?', '¿Puedo pagar con tarjeta?'],
    ['¿Cuánto cuesta el curso?', '¿Cuánto cuesta la visita?'],
    ['¿Entregan los sábados?', '¿Entregan los domingos?'],
  ],
  ar: [
    ['هل توصلون إلى عمان؟', 'هل توصلون إلى دبي؟'],
    ['هل لديكم الكوب الأزرق؟', 'هل لديكم الكوب الأخضر؟'],
    ['هل تشترون الذهب القديم؟', 'هل تبيعون الذهب القديم؟'],
    ['هل الكعكة مع المكسرات؟', 'هل الكعكة بدون مكسرات؟'],
    ['هل يمكنني إحضار كلبي؟', 'هل يمكنني إحضار طفلي؟'],
    ['هل يمكن الدفع بالتقسيط؟', 'هل يمكن الدفع بالبطاقة؟'],
    ['كم سعر الدورة؟', 'كم سعر الجولة؟'],
    ['هل توصلون يوم السبت؟', 'هل توصلون يوم الأحد؟'],
  ],
};

/**
 * Each question of a pair with each of the other pairs of its language: questions of different matters.
 * @param {Readonly<Record<Language, readonly Pair[]>>} pairs
 * @returns {Record<Language, Pair[]>}
 */
export function crossed(pairs) {
  const all = Object.entries(pairs).map(([language, own]) => {
    const others = own.flatMap((pair, at) =>
      own.slice(at + 1).flatMap((next) => pair.flatMap((one) => next.map((other) => [one, other]))),
    );
    return [language, others];
  });
  return Object.fromEntries(all);
}
