import { desksOf } from '../eval/samples.js';
import type { OfflineDesk, SampleBusiness } from '../eval/offline.js';

const ALL_DAY: [string, string][] = [['00:00', '23:59']];
const HOURS = {
  mon: ALL_DAY,
  tue: ALL_DAY,
  wed: ALL_DAY,
  thu: ALL_DAY,
  fri: ALL_DAY,
  sat: ALL_DAY,
  sun: ALL_DAY,
};

const sizes = (name: string, sku: string, stocks: Record<string, number | null>, more: object = {}) =>
  Object.entries(stocks).map(([size, stock]) => ({
    sku: `${sku}-${size}`,
    name: `${name} – ${size}`,
    price: '89.00',
    stock,
    ...more,
  }));

const SHOP: SampleBusiness = {
  slug: 'hillside',
  name: 'Hillside Outdoor',
  locale: 'en',
  timezone: 'Europe/Dublin',
  currency: 'EUR',
  hours: HOURS,
  closures: [],
  articles: [{ question: 'Do you ship abroad?', answer: 'Yes, to all of Europe.' }],
  orders: [],
  products: [
    ...sizes('Rain jacket', 'RJ', { XXS: 3, XS: 2, S: 4, M: 9, L: 0, XL: 7 }, { tags: ['jackets'] }),
    { sku: 'TS', name: 'Organic T-shirt', price: null, description: '<p>Soft cotton.</p>' },
    ...(
      [
        ['S', 'blue', 5, '19.90'],
        ['M', 'blue', 0, '19.90'],
        ['M', 'red', 6, '21.90'],
        ['L', 'red', 8, '21.90'],
      ] as const
    ).map(([size, colour, stock, price]) => ({
      ...{ sku: `TS-${size}-${colour}`, name: 'Organic T-shirt', parentSku: 'TS', price, stock },
      options: { Size: size, Colour: colour },
    })),
    { sku: 'BOOT', name: 'Trekking boots', price: '129.00', stock: 4, description: 'Leather. Sizes: 36–40.' },
    { sku: 'HAT', name: 'Wool hat', price: '24.00', stock: 10, description: 'One size.' },
    ...['250 g', '500 g'].map((weight, at) => ({
      sku: `HON-${at}`,
      name: `Heather honey ${weight}`,
      price: at === 0 ? '6.50' : '11.50',
      stock: 10,
    })),
    { sku: 'SVC', name: 'Boot waxing', price: '12.00', stock: null, description: 'While you wait.' },
    ...Array.from({ length: 20 }, (_, at) => ({
      sku: `SOCK-${at}`,
      name: `Hiking socks – ${30 + at}`,
      price: '14.00',
      stock: 3,
    })),
  ],
};

let desk: OfflineDesk;
beforeAll(() => {
  desk = desksOf([SHOP]).get('hillside')!;
});

async function answers(...asked: string[]): Promise<string> {
  const question = { id: 'q', business: 'hillside', kind: 'product', ask: asked };
  return (await desk.run(question)).answers.at(-1)?.text ?? '';
}

describe('variants of one product are one answer', () => {
  it.each([
    [
      ['do you have the rain jacket?'],
      /Rain jacket: .89.*in stock in XXS, XS, S, M and XL; L is sold out/,
      /• /,
    ],
    [
      ['do you have the rain jacket in L?'],
      /Rain jacket \(L\): .89.*out of stock.*In stock in XXS, XS, S, M and XL/,
      /XXS is/,
    ],
    [['do you have the rain jacket?', 'and in L?'], /Rain jacket \(L\).*out of stock/],
    [['is the rain jacket in stock?', 'what about M?'], /Rain jacket \(M\): .*in stock/],
    [['do you have the rain jacket?', 'in size 3XL?'], /not made in XXXL.*XXS/],
    [['Haben Sie die Regenjacke in XL?'], /Rain jacket \(XL\).*auf Lager/],
    [['rain jacket price'], /89/],
    [['how much is the organic t-shirt?'], /Organic T-shirt: from .19.90/],
    [
      ['do you have the organic t-shirt in blue?'],
      /Organic T-shirt \(blue\): .19.90; in stock in S; M is sold out/,
    ],
    [
      ['do you have the organic t-shirt?', 'the red one'],
      /Organic T-shirt \(red\): .21.90; in stock in M and L/,
    ],
    [['do you have the organic t-shirt?', 'in blue, M?'], /\(M, blue\): .19.90, out of stock/],
    [['do you have the organic t-shirt, any colour but blue?'], /\(red\): .21.90/, /blue/],
    [['do you have the organic t-shirt in green?'], /not made in green/],
    [['Avez-vous le t-shirt organic en rouge, taille L ?'], /\(L, red\) ?: 21,90.*en stock/],
    [['¿Tienen la camiseta organic t-shirt en azul?'], /\(blue\).*19,90/],
    [['هل عندكم organic t-shirt أحمر؟'], /\(red\).*21.90/],
    [['do you have the trekking boots in size 45?'], /not made in 45.*36-40/],
    [['do you have the trekking boots?', 'and in 45?'], /not made in 45.*36-40/],
    [['Gibt es die Trekking boots in Größe 45?'], /gibt es nicht in 45.*36-40/],
    [['do you have the trekking boots in size 38?'], /Trekking boots cost .129/, /not made/],
    [['how much is the heather honey?'], /from .6.50; in stock in 250 g and 500 g/],
    [['how much is the heather honey, 500g?'], /\(500 g\): .11.50/],
    [['hiking socks in size 42?'], /\(42\): .14.00, in stock/],
    [['do you have hiking socks?'], /30, 31.*and 8 more/],
    [['what does boot waxing cost?'], /Boot waxing costs .12.00\. While you wait/, /stock|available/],
    [['what jackets do you have?'], /Rain jacket: .89/, /Rain jacket – /],
  ])('%j', async (asked, right, ...wrong) => {
    const text = await answers(...asked);
    expect(text).toMatch(right);
    for (const each of wrong) expect(text).not.toMatch(each as RegExp);
  });
});
