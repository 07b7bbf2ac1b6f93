import { UNSURE } from '../../src/assistant/confidence.js';
import type { SampleBusiness } from '../eval/offline.js';
import { shopWith } from './order-desk.js';
import { talkTo } from './talk-to.js';

const POTTERY = shopWith([], {
  name: 'Kiln Lane Pottery',
  articles: [
    { question: 'How much is delivery?', answer: 'Delivery costs 4.90 euros, free from 60 euros.' },
    { question: 'Can I pay with PayPal?', answer: 'Yes, with PayPal, Klarna or bank transfer.' },
    { question: 'Can I return an item?', answer: 'Yes, within 30 days, unused.' },
    { question: 'Do you offer repairs?', answer: 'Yes, we repair ceramics within two weeks.' },
  ],
});

function workshop(locale: string, name: string, question: string, answer: string): SampleBusiness {
  return shopWith([], {
    name,
    locale,
    articles: [{ question, answer }],
    products: [{ sku: 'L', name: 'Lampe Nord', price: '40.00', stock: 2 }],
  });
}

const REPAIRS: Record<string, SampleBusiness> = {
  en: workshop('en', 'Brook Lane', 'Repairs', 'We repair lamps. From 20 euros, ready in a week.'),
  de: workshop('de', 'Am Bach', 'Reparatur', 'Wir reparieren Lampen. Ab 20 Euro, nach einer Woche fertig.'),
  fr: workshop('fr', 'Au Pont', 'Réparation', 'Nous réparons les lampes. Dès 20 euros, prêt en une semaine.'),
  es: workshop('es', 'Del Puente', 'Reparaciones', 'Reparamos lámparas. Desde 20 euros, en una semana.'),
  ar: workshop('ar', 'ورشة الجسر', 'التصليح', 'نصلح المصابيح خلال أسبوع، من 20 يورو.'),
};

describe('a need beside "what do you have?"', () => {
  it.each([
    'my rabbit is sad, what do you have?',
    'My grandson turned vegan. What do you sell?',
    'mein Nachbar schnarcht, was habt ihr?',
    'mon voisin ronfle, que vendez-vous ?',
    'mi suegra se aburre, ¿qué venden?',
    'قطتي حزينة، شو بتبيعوا؟',
  ])('%s: no list of what has nothing to do with it', async (asked) => {
    const { text, confidence } = await talkTo(POTTERY, [asked]);
    expect(confidence).toBeLessThan(UNSURE);
    expect(text).not.toMatch(/•/u);
  });

  it.each([
    'hi! what do you sell?',
    'what do you have?',
    'was verkauft ihr?',
    'que vendez-vous ?',
    '¿qué venden?',
  ])('%s: without one everything is listed', async (asked) => {
    const { text, confidence } = await talkTo(POTTERY, [asked]);
    expect(text).toContain('Blue mug');
    expect(confidence).toBeGreaterThan(0.85);
  });

  it('is answered by what helps with it', async () => {
    const { text } = await talkTo(POTTERY, ['It is pouring and my boots leak. What do you have?']);
    expect(text).toContain('Rubber boots');
  });
});

describe('a service whose text does not speak of the thing', () => {
  it.each([
    'do you repair bicycles?',
    'do you repair clocks?',
    'can you fix my zither?',
    'repariert ihr Uhren?',
    'réparez-vous les montres ?',
    '¿reparan relojes?',
    'بتصلحوا دراجات؟',
  ])('%s: is not affirmed, and what is known is told', async (asked) => {
    const { text, confidence } = await talkTo(POTTERY, [asked]);
    expect(confidence).toBeLessThan(UNSURE);
    expect(text).not.toMatch(/^(?:yes|ja|oui|sí|نعم)/iu);
  });

  it.each([
    ['en', 'do you repair bikes?', 'do you repair lamps?'],
    ['de', 'Repariert ihr Fahrräder?', 'Repariert ihr Lampen?'],
    ['fr', 'vous réparez les vélos ?', 'vous réparez les lampes ?'],
    ['es', '¿reparáis bicicletas?', '¿reparáis lámparas?'],
    ['ar', 'هل تصلحون الدراجات؟', 'هل تصلحون المصابيح؟'],
  ])('%s: %s, beside %s', async (language, other, own) => {
    const shop = REPAIRS[language];
    if (!shop) throw new Error(language);
    expect((await talkTo(shop, [other])).confidence).toBeLessThan(UNSURE);
    const { text, confidence } = await talkTo(shop, [own]);
    expect(text).toContain('20');
    expect(confidence).toBeGreaterThan(UNSURE);
  });

  it('holds for what the shop is about, where the text names no goods', async () => {
    const shop = workshop('en', 'Brook Lane Lamps', 'Repairs', 'From 20 euros, ready in a week.');
    expect((await talkTo(shop, ['do you repair lamps?'])).confidence).toBeGreaterThan(UNSURE);
    expect((await talkTo(shop, ['do you repair accordions?'])).confidence).toBeLessThan(UNSURE);
  });

  it('is not held for what a product only speaks of', async () => {
    const shop = shopWith([], {
      articles: [{ question: 'Repairs', answer: 'Phones, in two hours. Screens from 45 euros.' }],
      products: [
        { sku: 'C', name: 'Charger 65 W', price: '19.00', stock: 3, description: 'Charges laptops too.' },
      ],
    });
    expect((await talkTo(shop, ['do you repair laptops?'])).confidence).toBeLessThan(UNSURE);
    expect((await talkTo(shop, ['do you repair chargers?'])).confidence).toBeGreaterThan(UNSURE);
  });

  it('is another thing than a rule that holds for all goods', async () => {
    const shop = workshop('en', 'Brook Lane', 'Returns', 'Within 30 days, unused and with the receipt.');
    const { text, confidence } = await talkTo(shop, ['can I return a vase?']);
    expect(text).toContain('30 days');
    expect(confidence).toBeGreaterThan(UNSURE);
  });
});

describe('what the visitor thinks of the business', () => {
  it.each([
    ['you are a circus', /sorry/],
    ["you're such clowns", /sorry/],
    ['this shop is a joke', /sorry/],
    ['ihr seid ein Witz', /tut (?:mir|es mir) leid|Es tut mir leid/],
    ['ihr seid doch echt lauter Stümper, so was hab ich noch nie erlebt', /tut mir leid/],
    ['Sie sind ein Trauerspiel!', /tut mir leid/],
    ['vous êtes des guignols', /désolé/],
    ['franchement, vous êtes une bande de rigolos', /désolé/],
    ['sois unos payasos', /[Ss]iento/],
    ['la verdad sois unos chapuzas', /[Ss]iento/],
    ['انتو شوية مهرجين', /أعتذر/],
  ])('%s: is an apology and an offer', async (said, sorry) => {
    const { text, handoff, tools } = await talkTo(POTTERY, [said]);
    expect(text).toMatch(sorry);
    expect(tools.map(({ name }) => name)).toEqual(['handoff']);
    expect(handoff === null || handoff.reason === 'anger').toBe(true);
  });

  it.each([
    'you are an angel',
    'you are a great help',
    'ihr seid ein Schatz',
    'vous êtes un ange',
    'sois un encanto',
    'انتو شلة رائعة',
    'you are a small shop',
    'you are a bit expensive',
    'if you are a nurse',
    'are you a good shop?',
    'ihr seid ein bisschen teuer',
    'you are gorgeous',
    'you guys are fabulous',
    'you are an absolute godsend',
    'you are an authorised Apple reseller',
    'Sie sind ein Fachhändler. Ich suche eine Vase.',
  ])('%s: is none', async (said) => {
    const { tools } = await talkTo(POTTERY, [said]);
    expect(tools.map(({ name }) => name)).not.toContain('handoff');
  });
});
