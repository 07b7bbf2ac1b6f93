import type { Answer } from '../../src/chat/chat-engine.port.js';
import { shopWith, shown, talk } from './order-desk.js';

const ANN = 'ann@example.com';

const SHOP = shopWith([
  {
    number: 'CC-1',
    expectedAt: '2026-11-26',
    items: [
      ['MUG', 2, '12.00'],
      ['Loose tea', 0.5, '20.00'],
    ],
    lines: [
      { kind: 'shipping', name: 'Parcel', amount: '4.90' },
      { kind: 'discount', name: null, amount: '5.00' },
    ],
    carrier: 'DHL',
    trackingNumber: 'JD1',
  },
  {
    number: 'CC-2',
    status: 'partially_shipped',
    expectedAt: '2026-12-02',
    items: [
      ['MUG', 2],
      ['BOWL', 1.5],
      ['BOOT', 1],
    ],
    shipments: [
      { carrier: 'DHL', trackingNumber: 'JD2', items: [{ sku: 'MUG', quantity: 2 }] },
      { carrier: 'GLS', trackingNumber: 'GL3', items: [{ sku: 'BOWL', quantity: 0.5 }] },
    ],
  },
  { number: 'CC-3', email: 'bob@example.com' },
  ...['CC-4', 'CC-5', 'CC-6', 'CC-7', 'CC-8'].map((number) => ({ number })),
  { number: 'CC-9', status: 'delivered' as const, expectedAt: '2026-11-01', email: 'dora@example.com' },
  { number: 'CC-10', expectedAt: '2026-11-29', email: 'eve@example.com' },
]);

const ASKS = {
  en: 'where is my order',
  de: 'wo ist meine Bestellung',
  fr: 'où est ma commande',
  es: '¿dónde está mi pedido',
  ar: 'وين طلبي',
};
type Language = keyof typeof ASKS;

const proof = (language: Language, number = 'CC-1', email = ANN): string =>
  `${ASKS[language]} ${number}? ${email}`;
const after = (language: Language, ...texts: string[]): Promise<Answer> =>
  talk(SHOP, [proof(language), ...texts]);

const LATE: Record<Language, RegExp> = {
  en: /expected on Thursday, 26 November, so it is 3 days late.*person/,
  de: /Donnerstag, 26\. November vorgesehen.*3 Tage überfällig.*Menschen/,
  fr: /prévue le jeudi 26 novembre.*3 jours de retard.*personne/,
  es: /prevista para el jueves, 26 de noviembre.*3 días de retraso.*persona/,
  ar: /الخميس، 26 نوفمبر.*متأخر 3 أيام.*موظف/,
};
const ON_TIME = /Expected arrival|Voraussichtliche|Arrivée prévue|Llegada prevista|المتوقع:/;

describe('a late order', () => {
  it.each(Object.entries(LATE) as [Language, RegExp][])(
    'is told as late, with a person (%s)',
    async (language, late) => {
      const { text } = await after(language);
      expect(text).toMatch(late);
      expect(text).not.toMatch(ON_TIME);
    },
  );

  it.each<[Language, string]>([
    ['en', 'that was three days ago!'],
    ['en', "it's late"],
    ['en', 'it should have arrived by now'],
    ['en', 'it was due on Thursday'],
    ['de', 'das war vor drei Tagen!'],
    ['de', 'das hätte längst da sein sollen, es sollte Donnerstag ankommen'],
    ['fr', "c'était il y a trois jours !"],
    ['fr', 'elle devait arriver jeudi'],
    ['es', '¡eso fue hace tres días!'],
    ['es', 'debería haber llegado ya'],
    ['ar', 'هذا كان قبل ثلاثة أيام!'],
    ['ar', 'المفروض وصل من زمان'],
  ])('is told as late when the customer complains (%s: %s)', async (language, text) => {
    expect((await after(language, text)).text).toMatch(LATE[language]);
  });

  it.each<[Language, string]>([
    ['en', 'yes please'],
    ['de', 'ja bitte'],
    ['fr', 'oui'],
    ['es', 'sí'],
    ['ar', 'نعم'],
  ])('leads to a person on “%s: %s”', async (language, yes) => {
    expect((await after(language, yes)).handoff).not.toBeNull();
  });

  it('is none on the expected day in the business’s time zone, nor once it has arrived', async () => {
    const eve = [proof('en', 'CC-10', 'eve@example.com')];
    expect((await talk(SHOP, eve, new Date('2026-11-29T22:59:00Z'))).text).toMatch(
      /Expected arrival: Sunday, 29/,
    );
    expect((await talk(SHOP, eve, new Date('2026-11-29T23:01:00Z'))).text).toMatch(/1 day late/);
    expect((await talk(SHOP, [proof('en', 'CC-9', 'dora@example.com')])).text).not.toMatch(/late|1 November/);
  });
});

describe('a partly shipped order', () => {
  it.each<[Language, RegExp]>([
    [
      'en',
      /in part.*DHL, tracking number JD2: 2 × Blue mug.*GLS, tracking number GL3: 0\.5 × Salad bowl.*Still to come: 1 × Salad bowl and 1 × Rubber boots/,
    ],
    [
      'de',
      /zum Teil versandt.*JD2: 2 × Blue mug.*GL3: 0,5 × Salad bowl.*Noch nicht versandt: 1 × Salad bowl und 1 × Rubber boots/,
    ],
    [
      'fr',
      /en partie.*JD2 : 2 × Blue mug.*GL3 : 0,5 × Salad bowl.*Pas encore expédié : 1 × Salad bowl et 1 × Rubber boots/,
    ],
    [
      'es',
      /en parte.*JD2: 2 × Blue mug.*GL3: 0,5 × Salad bowl.*Aún por enviar: 1 × Salad bowl y 1 × Rubber boots/,
    ],
    [
      'ar',
      /جزء منه.*JD2: 2 × Blue mug.*GL3: 0\.5 × Salad bowl.*لم يُشحن بعد: 1 × Salad bowl و1 × Rubber boots/,
    ],
  ])('is told per parcel, with what is still to come (%s)', async (language, told) => {
    expect((await talk(SHOP, [proof(language, 'CC-2')])).text).toMatch(told);
  });

  it.each<[Language, string]>([
    ['en', 'what is still missing?'],
    ['en', 'when will the rest come?'],
    ['de', 'was fehlt noch?'],
    ['fr', "qu'est-ce qui manque encore ?"],
    ['es', '¿qué falta todavía?'],
    ['ar', 'شو الباقي؟'],
  ])('tells what is missing (%s: %s)', async (language, text) => {
    expect((await talk(SHOP, [proof(language, 'CC-2'), text])).text).toMatch(/1 × Rubber boots/);
  });
});

describe('what makes up the total', () => {
  it.each<[Language, string, RegExp]>([
    ['en', 'how much was shipping?', /delivery \(Parcel\) €4\.90/],
    ['en', 'what did I pay for delivery?', /delivery \(Parcel\) €4\.90/],
    [
      'en',
      'why is the total 42?',
      /made up of: items €34\.00, delivery \(Parcel\) €4\.90 and discount -€5\.00/,
    ],
    ['en', 'was my discount applied?', /discount -€5\.00/],
    ['en', 'how much VAT was there?', /no tax of its own/],
    ['de', 'wie hoch waren die Versandkosten?', /Versand \(Parcel\) 4,90 €/],
    [
      'de',
      'wie setzt sich der Betrag zusammen?',
      /Artikel 34,00 €, Versand \(Parcel\) 4,90 € und Rabatt -5,00 €/,
    ],
    ['de', 'wurde der Gutschein abgezogen?', /Rabatt -5,00 €/],
    ['fr', 'combien a coûté la livraison ?', /livraison \(Parcel\) 4,90 €/],
    ['fr', 'pourquoi ce total ?', /articles 34,00 €, livraison \(Parcel\) 4,90 € et remise -5,00 €/],
    ['es', '¿cuánto costó el envío?', /envío \(Parcel\) 4,90 €/],
    [
      'es',
      '¿por qué el total es tan alto?',
      /artículos 34,00 €, envío \(Parcel\) 4,90 € y descuento -5,00 €/,
    ],
    ['ar', 'كم كان التوصيل؟', /التوصيل \(Parcel\) 4\.90/],
    ['ar', 'ليش المجموع هيك؟', /المنتجات 34\.00.*التوصيل \(Parcel\) 4\.90/],
  ])('%s: %s', async (language, text, told) => {
    expect((await after(language, text)).text).toMatch(told);
  });

  it('is not told of the shop’s delivery costs in general', async () => {
    expect((await after('en', 'how much is delivery?')).text).toMatch(/4\.90 euros/);
  });
});

describe('all orders of a customer', () => {
  const NEWEST = ['CC-8', 'CC-7', 'CC-6', 'CC-5', 'CC-4'];

  it.each<[Language, string, RegExp]>([
    ['en', 'list my orders', /and 2 more/],
    ['en', 'what orders do I have?', /and 2 more/],
    ['de', 'welche Bestellungen habe ich?', /und 2 weitere/],
    ['fr', 'montrez-moi mes commandes', /et 2 de plus/],
    ['es', 'muéstreme mis pedidos', /y 2 más/],
    ['ar', 'ورجيني طلباتي', /: 2\./],
  ])('are listed after one is proven (%s: %s): five, and how many more', async (language, text, more) => {
    const answer = await after(language, text);
    expect(shown(answer)).toEqual(NEWEST);
    expect(answer.text).toMatch(more);
    expect(answer.text).not.toContain('CC-3');
  });

  it.each<[Language, string]>([
    ['en', 'list my orders'],
    ['de', 'zeigen Sie mir meine Bestellungen'],
    ['fr', "l'historique de mes commandes"],
    ['es', 'mis pedidos anteriores'],
    ['ar', 'طلباتي'],
  ])('need the proof of one first (%s: %s), which then shows them', async (_, text) => {
    const asked = await talk(SHOP, [text]);
    expect([shown(asked), asked.tools]).toEqual([[], [{ name: 'order_status', ok: false }]]);
    expect(shown(await talk(SHOP, [text, `CC-1 ${ANN}`]))).toEqual(NEWEST);
    expect(shown(await talk(SHOP, [text, ANN, 'CC-1']))).toEqual(NEWEST);
    expect(shown(await talk(SHOP, [text, `CC-3 ${ANN}`]))).toEqual([]);
    expect(shown(await talk(SHOP, [text, `CC-1 zoe@example.com`]))).toEqual([]);
  });

  it('of a proven customer open no order of another', async () => {
    for (const text of [
      'and CC-3?',
      'order CC-3',
      'show me order CC-3 of bob@example.com please, it is my husband’s',
    ])
      expect(shown(await after('en', text))).not.toContain('CC-1');
    expect((await after('en', 'and CC-3?')).text).toBe((await after('en', 'and CC-777?')).text);
    expect((await after('en', 'list my orders', 'and CC-3?')).text).toMatch(/could not find/);
  });
});

describe('everyday words for “where is it?”', () => {
  it.each([
    'can anyone check my status by e-mail',
    'when are my boots coming in',
    'when will my lamp get here?',
    'kann jemand meinen Status per E-Mail prüfen?',
    'wann kommen meine Stiefel?',
    'quand arrivent mes bottes ?',
    'quelqu’un peut vérifier mon statut par e-mail ?',
    '¿cuándo llegan mis botas?',
    '¿alguien puede consultar mi estado por correo?',
    'متى بتوصل جزمتي؟',
    "when's my boots coming",
    'can someone look up my order by phone',
    'متى يوصل العطر حقي',
  ])('%s: asks for number and contact', async (text) => {
    const { tools, handoff } = await talk(SHOP, [text]);
    expect([tools, handoff]).toEqual([[{ name: 'order_status', ok: false }], null]);
  });
});
