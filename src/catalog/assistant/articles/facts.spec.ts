import { factsOf, verdictOf } from './facts.js';

describe('factsOf', () => {
  it('gives prices, weekdays and times of a French text in English', () => {
    const text = 'Une dégustation a lieu chaque jeudi à 19 h 45. Elle coûte 25 €, sur réservation.';
    expect(factsOf(text, 'en', 'EUR')).toBe('In short, it mentions: Thursday; 19:45; 25 €.');
  });

  it('gives what is free, and the currency of a bare word', () => {
    const text = 'التركيب في البيت مجاني للدواليب، و150 جنيهاً لباقي القطع.';
    expect(factsOf(text, 'fr', 'EGP')).toBe('En bref, on y lit : gratuit; 150 EGP.');
  });

  it('gives terms that are written in words', () => {
    expect(factsOf('Die Inspektion dauert drei Werktage.', 'en', 'EUR')).toContain('3 working days');
  });

  it('is empty without facts', () => {
    expect(factsOf('Der Hof ist hinter dem Haus.', 'en', 'EUR')).toBe('');
  });
});

describe('verdictOf', () => {
  it.each([
    ['Nein. Alles kann Spuren enthalten.', 'en', 'No.'],
    ['نعم، التقسيط متاح', 'de', 'Ja.'],
    ['Non-alcoholic drinks only', 'en', ''],
  ] as const)('%s', (text, language, said) => {
    expect(verdictOf(text, language)).toBe(said);
  });
});

describe('factsOf, where and how to pay', () => {
  it.each([
    [
      'إلى السعودية والإمارات والكويت فقط. الدفع مقدماً بالبطاقة.',
      'es',
      ['Arabia Saudí', 'Kuwait', 'tarjeta', 'adelantado'],
    ],
    [
      'We ship to the UAE and France; payment in advance by card.',
      'fr',
      ['Émirats arabes unis', 'France', 'carte'],
    ],
    [
      'Wir liefern nach Saudi-Arabien, Zahlung per Nachnahme oder Vorkasse.',
      'en',
      ['on delivery', 'advance'],
    ],
    ['Espèces, chèque ou virement.', 'ar', ['نقداً', 'شيك', 'تحويل']],
    ['Pago en efectivo o con tarjeta.', 'de', ['bar', 'Karte']],
  ] as const)('%s', (text, language, told) => {
    const facts = factsOf(text, language, 'EUR');
    for (const each of told) expect(facts).toContain(each);
  });

  it('does not take a gift card for a way to pay', () => {
    expect(factsOf('Una tarjeta regalo es para siempre.', 'en', 'EUR')).toBe('');
  });
});
