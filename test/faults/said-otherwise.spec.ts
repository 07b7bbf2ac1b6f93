import { SURE } from '../../src/assistant/scores.js';
import { UNSURE_SENTENCES } from '../../src/assistant/words/words.js';
import type { SampleBusiness } from '../eval/offline.js';
import { shopWith } from './order-desk.js';
import { talkTo } from './talk-to.js';

/** A shop whose articles say where it delivers, and on which days it sells what not everybody may sell. */
const SHOP: SampleBusiness = shopWith([{ number: '47118' }], {
  name: 'Linden farm shop',
  country: 'DE',
  articles: [
    { question: 'Delivery', answer: 'Germany €5, Austria €9. We do not send to Norway.', locale: 'en' },
    { question: 'Versand', answer: 'Deutschland 5 €, Österreich 9 €. Nach Norwegen nicht.', locale: 'de' },
    { question: 'Livraison', answer: 'Allemagne 5 €, Autriche 9 €. Pas en Norvège.', locale: 'fr' },
    { question: 'Envíos', answer: 'Alemania 5 €, Austria 9 €. A Noruega no.', locale: 'es' },
    { question: 'Wormers', answer: 'Only Ida may hand it out, Tuesday to Thursday.', locale: 'en' },
    { question: 'Rohmilch', answer: 'Gibt nur Ida heraus, Dienstag bis Donnerstag.', locale: 'de' },
    { question: 'Riding lessons', answer: 'From eight years, €30.', locale: 'en' },
  ],
  products: [
    { sku: 'M1', name: 'Wormer paste, one syringe', price: '1.80', stock: 9 },
    { sku: 'M2', name: 'Rohmilch, ein Liter', price: '1.80', stock: 9 },
    { sku: 'C1', name: 'Watering can', price: '9.50', stock: 5 },
    {
      sku: 'S1',
      name: 'Scarf Wren, green',
      price: '19.00',
      stock: 0,
      attributes: { Colour: 'green', Length: '90 cm' },
    },
    {
      sku: 'S2',
      name: 'Scarf Wren, red',
      price: '17.00',
      stock: 2,
      attributes: { Colour: 'red', Length: '90 cm' },
    },
  ],
});

describe('a day that the sentence before names', () => {
  it.each([
    [
      'We drive home that week, Saturday the 12th is our last day. Are you by any chance open?',
      /12 December/u,
    ],
    ['Am Samstag, dem 12. sind wir noch in der Gegend. Habt ihr zufällig offen?', /12\. Dezember/u],
    ['Nous sommes dans la région le samedi 12. Vous êtes ouverts ?', /12 décembre/u],
    ['El sábado 12 de diciembre estamos por la zona. ¿Estáis abiertos?', /12 de diciembre/u],
    ['نحن في المنطقة يوم السبت 12 ديسمبر. هل أنتم مفتوحون؟', /12 ديسمبر/u],
    [
      'I am in town on Thursday the 10th. Would anybody be at the shop around ten in the morning?',
      /10 December/u,
    ],
  ])('%s: is the one that is asked for', async (text, day) => {
    const answer = await talkTo(SHOP, [text]);
    expect(answer.text).toMatch(day);
    expect(answer.text).not.toMatch(/right now|gerade|en ce moment|ahora|الآن/u);
  });

  it('is not, when it is of an order', async () => {
    const { text } = await talkTo(SHOP, ['My parcel is due on Saturday the 12th. Are you open?']);
    expect(text).not.toMatch(/on Saturday 12 December we are/u);
  });
});

describe('a visit beside goods', () => {
  it.each([
    ['can I nip in sat dinnertime for a watering can or will you not be there', /closed/u],
    ['could we call in on Saturday for the watering can, or won’t you be in?', /closed/u],
    ['kann ich am Samstag wegen der Gießkanne vorbeischauen oder seid ihr nicht da?', /geschlossen/u],
    ['je peux passer samedi pour un arrosoir ou vous ne serez pas là ?', /fermé/u],
    ['¿puedo pasar el sábado por una regadera o no estaréis?', /cerrad/u],
  ])('%s: is told whether it is open', async (text, told) =>
    expect((await talkTo(SHOP, [text])).text).toMatch(told),
  );
});

describe('a condition beside a day', () => {
  it.each([
    ["my daughter wants riding lessons, she's 4, can we come this thursday or is there a problem"],
    ['die Kleine will reiten und ist erst 4, können wir am Donnerstag kommen oder gibts da ein Problem?'],
    ['ma fille a 4 ans et veut monter, on peut venir jeudi ou ça pose problème ?'],
    ['mi hija tiene 4 años y quiere montar, ¿podemos ir el jueves o hay algún problema?'],
    ['بنتي عمرها 4 سنوات وتريد ركوب الخيل، هل نستطيع أن نأتي يوم الخميس أو هناك مشكلة؟'],
  ])('%s: the hours are no yes', async (text) => {
    const answer = await talkTo(SHOP, [text]);
    expect(answer.text).not.toMatch(/^(?:yes|ja|oui|sí|نعم)/iu);
    const tellsHours = answer.tools.some(({ name }) => name === 'opening_hours');
    expect(tellsHours && answer.confidence >= SURE).toBe(false);
  });

  it('but without one they are', async () => {
    const answer = await talkTo(SHOP, ['can we come this thursday?']);
    expect(answer.text).toMatch(/^Yes/u);
    expect(answer.confidence).toBeGreaterThanOrEqual(SURE);
  });
});

describe('what is no question about an order, and what is one', () => {
  it.each([
    ['six loaves for the fete please, whats the damage, we havent got a bag'],
    ['si je prends pour 200 livres de farine, la livraison est gratuite ?'],
    ['si je prends 150 pièces, la livraison est gratuite ?'],
  ])('%s: asks for no number', async (text) =>
    expect((await talkTo(SHOP, [text])).tools.map(({ name }) => name)).not.toContain('order_status'),
  );

  it.each([
    ['ordered something last week and lost the number, ann@example.com, is it there yet'],
    ['just ordered two scarves last month, ann@example.com, is it here yet?'],
    ["I haven't got my parcel"],
    ["I haven't got a confirmation"],
    ['we still havent got it'],
  ])('%s: is one', async (text) =>
    expect((await talkTo(SHOP, [text])).tools.map(({ name }) => name)).toEqual(['order_status']),
  );
});

describe('another place, after an article', () => {
  it.each([
    ['do you deliver to Norway?', 'ugh ok. Tyrol then?', /€9/u],
    ['liefert ihr nach Norwegen?', 'schade. Tirol dann?', /9 €/u],
    ['vous livrez en Norvège ?', 'ah. et au Tyrol alors ?', /9 €/u],
    ['¿envían a Noruega?', 'vaya. ¿y al Tirol entonces?', /9 €/u],
  ])('%s / %s: the article goes on, not surely', async (first, second, told) => {
    const answer = await talkTo(SHOP, [first, second]);
    expect(answer.text).toMatch(told);
    expect(answer.confidence).toBeLessThan(SURE);
  });
});

describe('a variant that is sold out', () => {
  it.each([
    ['is the green scarf Wren in stock? or is there another colour, and at what price', /red[^.]*17/u],
    ['gibt es den Scarf Wren in grün? sonst eine andere Farbe?', /red[^.]*17/u],
  ])('%s: tells which others there are, each with its price', async (text, told) => {
    const { text: said } = await talkTo(SHOP, [text]);
    expect(said).toMatch(told);
    expect(said).not.toMatch(/(?:in|auf Lager:) 90 cm/u);
  });
});

describe('goods that are not sold every day', () => {
  it.each([
    ['can dad grab a wormer paste on friday', /Tuesday to Thursday/u],
    ['kann ich am Freitag einen Liter Rohmilch haben?', /Dienstag bis Donnerstag/u],
  ])('%s: the article on them is told too', async (text, told) =>
    expect((await talkTo(SHOP, [text])).text).toMatch(told),
  );

  it('without a day it is not', async () =>
    expect((await talkTo(SHOP, ['how much is the wormer paste'])).text).not.toMatch(/Tuesday/u));
});

describe('what is not known', () => {
  it.each([
    ['en', 'is the wormer paste pasteurised with ultraviolet? and do you fix clocks with hens?'],
    ['es', '¿arreglan relojes con gallinas? ¿qué día y cuánto cobran por la lejía?'],
    ['ar', 'احتاج صورة حق فيزا، بكم وهل تطلع بنفس الوقت؟'],
  ] as const)('%s %s: is said once', async (speech, text) => {
    const { text: said } = await talkTo(SHOP, [text]);
    const { notSure, didYouMean } = UNSURE_SENTENCES[speech];
    const [asks = ''] = didYouMean('§').split('§');
    const paragraphs = said.split('\n\n').filter((each) => !each.startsWith(asks));
    if (paragraphs.some((each) => each.startsWith(notSure))) expect(paragraphs).toHaveLength(1);
  });
});
