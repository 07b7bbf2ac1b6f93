import { UNSURE } from '../../src/assistant/confidence.js';
import { answerOf } from './sure-shop.js';

describe('an article asked nearly word for word', () => {
  it.each([
    ['How much is shipping?', '4.90'],
    ['hi, how much is shiping please', '4.90'],
    ['¿Cuánto cuesta el envío a España?', '12 €'],
    ['cuanto cuesta el envio a españa', '12 €'],
    ['Do you charge for a consultation?', '20 minutes'],
    // An article wins over the opening hours, which have nothing of it.
    ['Wann habt ihr am Adventssamstag offen?', '20 Uhr'],
    ['combien de temps garde-t-on un colis', 'Dix jours'],
  ])('%s', async (asked, told) => {
    const { text, confidence } = await answerOf(asked);
    expect(text).toContain(told);
    expect(confidence).toBeGreaterThan(0.9);
  });
});

describe('a thing that no text names', () => {
  it.each([
    'visa?',
    'Can I pay with Visa?',
    'Do you ship to Chile?',
    'Nehmen Sie Mastercard?',
    'vous livrez au Japon ?',
    '¿Aceptan Bizum?',
    'هل توصلون الى كندا؟',
  ])('%s is not affirmed', async (asked) => {
    const { text, confidence } = await answerOf(asked);
    expect(text).not.toMatch(/^(?:yes|ja|oui|sí|نعم)/iu);
    expect(confidence).toBeLessThan(UNSURE);
  });

  it('is answered by the area that it is in', async () => {
    const { text, confidence } = await answerOf('do you ship to Portugal?');
    expect(text).toContain('Europe');
    expect(confidence).toBeGreaterThan(UNSURE);
  });

  it('comes with what is known, and questions that get a sure answer', async () => {
    const { text, suggestions } = await answerOf('Can I pay with Visa?');
    expect(text).toContain('PayPal and bank transfer');
    expect(suggestions).toContainEqual({ text: 'Can I pay with PayPal?' });
    for (const { text: next } of suggestions) expect((await answerOf(next)).confidence).toBeGreaterThan(0.9);
  });
});

describe('a need that nothing in the shop has evidence for', () => {
  it.each([
    'my dog is scared of thunder, what would you suggest?',
    'something for a headache',
    'was hilft gegen Schnarchen?',
    'quelque chose contre les moustiques ?',
    'algo para dormir mejor en el avión',
  ])('%s lists nothing', async (asked) => {
    const { text, confidence, citations } = await answerOf(asked);
    expect(confidence).toBeLessThan(UNSURE);
    expect(text).not.toMatch(/•|€/u);
    expect(citations.length).toBeLessThan(2);
  });
});

describe('a price', () => {
  it.each([
    ["men's perfumes under 25", 'Cedar', /soap|Rose/u],
    ['lámparas por menos de 50 euros', 'Moon', /soap|ball/u],
    ['lampes à moins de 1 500 €', 'Moon', /soap|ball/u],
    ['lampes à moins de 1\u202f500 €', 'Moon', /soap|ball/u],
    ['lamps, no less than 1200', 'Arc', /Moon|Reed/u],
    ['lamps between 80 and 130 euro', 'Reed', /Moon|Arc/u],
    ['anything less than 20 but more than 6 euros?', 'nylon', /Tennis/u],
    ['Lampen, nicht weniger als 1.000 Euro', 'Arc', /Moon|Reed/u],
    ['مصباح باقل من 100 يورو', 'Moon', /Reed|soap/u],
  ])('%s keeps the subject', async (asked, told, wrong) => {
    const { text } = await answerOf(asked);
    expect(text).toContain(told);
    expect(text).not.toMatch(wrong);
  });

  it('that nothing of the kind has is told', async () => {
    expect((await answerOf("men's perfumes under 25")).text).toContain('Nothing of that kind');
    expect((await answerOf('Lampen unter 40 Euro')).text).toContain('am nächsten kommt');
  });
});

describe('what goods must not contain', () => {
  it.each([
    ['dog lead, no leather', 'nylon', /lead, leather/u],
    ['Hundeleine, aber nicht aus Leder', 'nylon', /lead, leather/u],
    ['hoodie without logo', 'Plain hoodie', /with logo/u],
    ['laisse pour chien sans cuir', 'nylon', /lead, leather/u],
    ['sudadera con capucha sin logo', 'Plain hoodie', /with logo/u],
    ['lamp not brass', 'Reed', /Moon/u],
    ['lamps other than brass', 'Reed', /Moon/u],
    ['Lampe nicht Messing', 'Reed', /Moon/u],
    ['une lampe sauf en laiton', 'Reed', /Moon/u],
    ['lámpara excepto latón', 'Reed', /Moon/u],
    ['مصباح مو نحاس', 'Reed', /Moon/u],
    ['leash in any colour but blue', 'lead, leather', /nylon/u],
    ['a dog lead that is not blue', 'lead, leather', /nylon/u],
    ['perfume not for women', 'Cedar', /Rose/u],
    ['Parfum, aber nicht für Frauen', 'Cedar', /Rose/u],
    ['un parfum, pas pour femme', 'Cedar', /Rose/u],
    ['Hundeleine, alles außer blau', 'lead, leather', /nylon/u],
    ['una correa, todos los colores menos azul', 'lead, leather', /nylon/u],
  ])('%s', async (asked, told, wrong) => {
    const { text } = await answerOf(asked);
    expect(text).toContain(told);
    expect(text).not.toMatch(wrong);
  });

  it('is told when the texts do not mention it', async () => {
    const { text, confidence } = await answerOf('I want a dog lead but no leather');
    expect(text).toContain('do not mention');
    expect(confidence).toBeLessThan(0.85);
  });

  it.each([
    'which mains can a coeliac eat?',
    'welches Hauptgericht geht bei Zöliakie?',
    'soy celiaco, ¿qué plato principal puedo comer?',
  ])('%s: only what is said to be free of it', async (asked) => {
    const { text } = await answerOf(asked);
    expect(text).toContain('risotto');
    expect(text).not.toMatch(/carbonara|bass/u);
  });

  it.each([
    "i'm allergic to milk, what can i eat",
    'is the sea bass gluten free?',
    'je suis allergique au lait, quel plat ?',
  ])('%s is not guessed', async (asked) => {
    const { confidence, handoff, text } = await answerOf(asked);
    expect(handoff !== null || confidence < UNSURE).toBe(true);
    expect(text).not.toMatch(/^(?:yes|no|oui|non)\b/iu);
  });
});

describe('a gift', () => {
  it.each([
    'a gift for my boss who likes sailing',
    'ein Geschenk für meinen Chef, der gern segelt',
    'un regalo para mi hermana que adora volar cometas',
  ])('%s: goods that have nothing of the theme are no sure answer', async (asked) => {
    expect((await answerOf(asked)).confidence).toBeLessThan(0.85);
  });

  it('without a theme may be anything', async () => {
    expect((await answerOf('a gift for my mother')).confidence).toBeGreaterThan(0.85);
  });
});

describe('everyday wording', () => {
  it.each([
    'show me all your lamps',
    'zeigt mir alle Lampen',
    'montrez-moi toutes vos lampes',
    'muéstreme todas las lámparas',
  ])('%s', async (asked) => {
    const { text } = await answerOf(asked);
    expect(text).toContain('Moon');
    expect(text).toContain('Reed');
  });
});
