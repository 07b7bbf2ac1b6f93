import { SURE } from '../../src/assistant/scores.js';
import { UNSURE } from '../../src/assistant/confidence.js';
import type { SampleBusiness } from '../eval/offline.js';
import { shopWith } from './order-desk.js';
import { talkTo } from './talk-to.js';

/** Articles about one thing of a kind, in all languages. */
const SHOP: SampleBusiness = shopWith([], {
  country: 'AT',
  articles: [
    { question: 'Can I pay with Klarna?', answer: 'Yes, Klarna and card payments are accepted.' },
    { question: 'Darf ich meinen Hund mitbringen?', answer: 'Ja, an der Leine.', locale: 'de' },
    { question: '¿Admiten perros?', answer: 'En la terraza sí, dentro no.', locale: 'es' },
    { question: 'Peut-on faire graver un stylo ?', answer: 'Oui, la gravure coûte 15 €.', locale: 'fr' },
    { question: 'Réparez-vous les montres ?', answer: 'Oui, le devis est gratuit.', locale: 'fr' },
    { question: 'Acceptez-vous les chèques-cadeaux ?', answer: 'Oui, Cadhoc et Kadéos.', locale: 'fr' },
    { question: 'هل توصلون إلى السعودية؟', answer: 'نعم، خلال خمسة أيام.', locale: 'ar' },
    { question: 'هل يمكن الدفع عند الاستلام؟', answer: 'نعم، نقداً أو كي نت.', locale: 'ar' },
  ],
});

describe('an article about another thing of the kind', () => {
  it.each([
    ['Apple Pay?'],
    ['do you take Google Pay'],
    ['Darf meine Katze mitkommen?'],
    ['darf ich mein Kaninchen mitbringen'],
    ['¿admiten gatos?'],
    ['peut-on faire graver un carnet ?'],
    ['réparez-vous les lampes ?'],
    ['réparez-vous les trompettes ?'],
    ['acceptez-vous les chèques ?'],
    ['هل توصلون لقطر؟'],
    ['هل يمكن الدفع بفيزا؟'],
    ['هل يمكن الدفع بالتقسيط؟'],
  ])('%s is not sure, and not affirmed', async (text) => {
    const answer = await talkTo(SHOP, [text]);
    expect(answer.confidence).toBeLessThan(UNSURE);
    expect(answer.text).not.toMatch(/^(?:yes|ja|oui|sí|نعم)/iu);
  });

  it.each([
    ['can I pay by card'],
    ['can I pay with klarna'],
    ['darf ich meinen Welpen mitbringen?'],
    ['¿admiten perritos?'],
    ['peut-on faire graver un stylo plume ?'],
    ['acceptez-vous les chèques cadeaux ?'],
    ['vous réparez les montres ?'],
    ['توصلون للسعودية؟'],
    ['هل يمكن الدفع عند الاستلام'],
  ])('%s is the thing itself', async (text) => {
    expect((await talkTo(SHOP, [text])).confidence).toBeGreaterThan(SURE);
  });
});

const PETS: SampleBusiness = shopWith([], {
  country: 'AT',
  locale: 'de',
  articles: [],
  products: [
    {
      sku: 'F1',
      name: 'Trockenfutter Rind',
      price: '42.90',
      stock: 2,
      description: 'Für Hunde. Enthält Getreide.',
    },
    {
      sku: 'F2',
      name: 'Trockenfutter Lachs',
      price: '54.90',
      stock: 5,
      description: 'Für Hunde, ohne Getreide.',
    },
    { sku: 'F3', name: 'Katzenfutter Huhn', price: '1.29', stock: 9, description: 'Nassfutter.' },
    {
      sku: 'B1',
      name: 'Hundebett Wolke',
      price: '69.00',
      stock: 2,
      description: 'Mit Memoryschaum. Größen: S, M, L.',
    },
    { sku: 'S1', name: 'Leather sandals Finch', price: '39.00', stock: 5, description: 'Soft leather.' },
    { sku: 'S2', name: 'Canvas sandals Plover', price: '26.00', stock: 3, description: 'Cotton canvas.' },
    { sku: 'T1', name: 'Tortilla', price: '7.00', stock: null, description: 'Contiene huevo. Sin gluten.' },
    { sku: 'T2', name: 'Croquetas', price: '9.50', stock: null, description: 'Contiene gluten y huevo.' },
    { sku: 'G1', name: 'Cuaderno', price: '3.00', stock: 8, description: '' },
  ],
});

describe('goods that are not what was asked for', () => {
  it.each([
    ['Hundefutter zwischen 50 und 60 Euro', /Lachs/u, /Rind|Katze/u],
    ['Futter für mindestens 50 Euro', /Lachs/u, /Katze|nichts/u],
    ['Hundefutter ohne Getreide', /Lachs/u, /Rind|Katze/u],
    ['Hundebett ohne Memoryschaum', /nicht finden/u, /Wolke: /u],
    ['sandals, not leather', /Canvas/u, /Finch/u],
    ['un plato que no tenga gluten', /Tortilla/u, /Croquetas/u],
    ['platos que no lleven gluten', /Tortilla/u, /Croquetas/u],
    ['nothing over 5 euro', /Cuaderno/u, /Tortilla|Finch/u],
    ['nichts über 5 Euro', /Cuaderno/u, /Tortilla|Finch/u],
    ['rien au-dessus de 5 euros', /Cuaderno/u, /Tortilla|Finch/u],
    ['nada de más de 5 euros', /Cuaderno/u, /Tortilla|Finch/u],
    ['que no pase de 5 euros', /Cuaderno/u, /Tortilla|Finch/u],
    ['شي ما يزيد عن 5 يورو', /Cuaderno/u, /Tortilla|Finch/u],
  ])('%s', async (text, told, wrong) => {
    const answer = await talkTo(PETS, [text]);
    expect(answer.text).toMatch(told);
    expect(answer.text).not.toMatch(wrong);
  });

  it('are told in the sizes that the business writes', async () => {
    const { text } = await talkTo(PETS, ['Hundebett Wolke in XXL?']);
    expect(text).toContain('gibt es nicht in XXL. Es gibt: S, M, L.');
  });

  it.each(['do you have gift vouchers', 'a gift card please', 'habt ihr Gutscheine'])(
    '%s: no goods are proposed as gifts',
    async (text) => {
      expect((await talkTo(PETS, [text])).text).not.toContain('€');
    },
  );
});

it.each(['got sandals but I dont want to pay much', 'how much are the canvas sandals'])(
  '%s: nothing is excluded',
  async (text) => {
    expect((await talkTo(PETS, [text])).text).not.toMatch(/do not mention/u);
  },
);

describe('a colour that no text of the product names', () => {
  it('is none in the name of a thing', async () => {
    const cream = { sku: 'C1', name: 'Handcreme', price: '6.50', stock: 4, description: '50 ml.' };
    const shop = { ...PETS, locale: 'en', products: [cream] };
    expect((await talkTo(shop, ['how much is the hand cream?'])).text).not.toContain('More details');
  });

  it.each(['sandals Finch in green?', 'gibt es das Hundebett Wolke in rot?', '¿la tortilla es azul?'])(
    '%s: is told as not known',
    async (text) => {
      const answer = await talkTo(PETS, [text]);
      expect(answer.confidence).toBeLessThan(UNSURE);
      expect(answer.text).toMatch(
        /do not have|leider nicht|más detalles|not sure|nicht sicher|No lo sé|seguro|certain/u,
      );
    },
  );
});

it('answers an amount in the language of the other words', async () => {
  const english = { ...PETS, locale: 'en' };
  expect((await talkTo(english, ['canvas sandals 26 euro'])).text).not.toMatch(/Meinten|auf Lager|nicht/u);
});

describe('what the shop is asked to do', () => {
  const TABLES = {
    ...PETS,
    articles: [
      { question: '¿Se puede reservar mesa?', answer: 'Sí, por teléfono o en la web.', locale: 'es' },
      { question: 'Can I book a table?', answer: 'Yes, by phone or on our website.' },
    ],
  };

  it.each(['resérvame mesa para hoy', 'book me a table for tonight', '¿me reservan una mesa?'])(
    '%s: is not promised by a “yes”',
    async (text) => {
      const { text: said } = await talkTo(TABLES, [text]);
      expect(said).not.toMatch(/^(?:sí|yes)/iu);
    },
  );

  it.each(['can you put the canvas sandals aside', 'legt mir das Hundebett Wolke zurück'])(
    '%s: is left to the team',
    async (text) => {
      const { confidence } = await talkTo(TABLES, [text]);
      expect(confidence).toBeLessThan(UNSURE);
    },
  );
});
