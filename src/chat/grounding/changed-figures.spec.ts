import type { Language } from '../../language/language.js';
import type { GroundingSource } from './grounding.port.js';
import { SourceGrounding } from './source-grounding.js';

const now = new Date('2026-11-23T12:00:00Z');
const SPLIT = [
  { open: '09:30', close: '13:00' },
  { open: '14:00', close: '18:00' },
];
const WEEK = { mon: [], tue: SPLIT, wed: SPLIT, thu: SPLIT, fri: SPLIT, sat: SPLIT, sun: [] };
const CHRISTMAS = { date: '2026-12-25', intervals: [], reason: 'Christmas' };
const HOURS: GroundingSource = {
  label: 'opening_hours',
  data: { week: WEEK, openNow: false, days: [CHRISTMAS] },
  text: 'On Saturday 28 November we open at 09:30. Hours: from 09:30 to 13:00 and from 14:00 to 18:00.',
};
const SHELVES: GroundingSource = {
  label: 'product_search',
  data: {
    products: [
      { name: 'Lamp Vega', price: '19.00', currency: 'EUR', stock: 2, available: true },
      { name: 'Bowl Juno', price: '9.00', currency: 'EUR', stock: 0, available: false },
    ],
    more: 4,
  },
};
const ORDER: GroundingSource = {
  label: 'order_status',
  data: {
    orders: [
      {
        ...{ number: 'AB-1001', status: 'shipped', currency: 'EUR', total: '1370.00' },
        items: [
          { name: 'Lamp Vega', quantity: 1, unitPrice: '1070.00' },
          { name: 'Bowl Juno', quantity: 3, unitPrice: '100.00' },
        ],
      },
    ],
  },
  text: 'Total: €1370.00.',
};
const TEXTS: GroundingSource = {
  label: 'article_search',
  text: 'The kit has 60 rubber washers and 3 brass nuts. The lenses go from 1.5 to 8 dioptres. It comes in a 6-pack.',
};

function shown(language: Language, text: string, sources: readonly GroundingSource[]): string {
  const place = { timezone: 'Europe/Dublin', currency: 'EUR', country: 'IE' };
  const answer = new SourceGrounding().open({ language, now, ...place, sources, visitorTexts: [] });
  return answer.push(text) + answer.finish();
}

/** Language, what is true, and what stands in its place where it is not. */
type Example = readonly [Language, string, string, string];

describe.each<[string, readonly GroundingSource[], readonly Example[]]>([
  [
    'a number of a date or a time that stands elsewhere',
    [HOURS],
    [
      ['en', 'By the way, on Saturday 28 November we open at 09:30.', '28', '0'],
      ['de', 'Übrigens öffnen wir am Samstag, 28. November um 09:30 Uhr.', '28', '0'],
      ['fr', "D'ailleurs, le samedi 28 novembre nous ouvrons à 09:30.", '28', '0'],
      ['es', 'Por cierto, el sábado 28 de noviembre abrimos a las 09:30.', '28', '0'],
      ['ar', 'بالمناسبة، يوم السبت 28 نوفمبر نفتح الساعة 09:30.', '28', '0'],
    ],
  ],
  [
    'a weekday with its date of another year',
    [HOURS],
    [
      ['en', 'By the way, on Saturday 28 November we open at 09:30.', '28', '29'],
      ['de', 'Übrigens öffnen wir am Samstag, 28. November um 09:30 Uhr.', '28', '29'],
      ['fr', "D'ailleurs, le samedi 28 novembre nous ouvrons à 09:30.", '28', '29'],
      ['es', 'Por cierto, el sábado 28 de noviembre abrimos a las 09:30.', '28', '29'],
      ['ar', 'بالمناسبة، يوم السبت 28 نوفمبر نفتح الساعة 09:30.', '28', '29'],
    ],
  ],
  [
    'a date that is not today’s beside today',
    [HOURS],
    [
      ['en', 'Today (Monday 23 November) we are closed.', '23 November', '1 November 2027'],
      ['de', 'Heute (Montag, 23. November) haben wir geschlossen.', '23. November', '1. November 2027'],
      ['fr', 'Aujourd’hui (lundi 23 novembre), nous sommes fermés.', '23 novembre', '1 novembre 2027'],
      ['es', 'Hoy (lunes 23 de noviembre) estamos cerrados.', '23 de noviembre', '1 de noviembre de 2027'],
      ['ar', 'اليوم (الاثنين 23 نوفمبر) نحن مغلقون.', '23 نوفمبر', '1 نوفمبر 2027'],
    ],
  ],
  [
    'the first hour of a range, without minutes',
    [HOURS],
    [
      ['en', 'On Tuesday we are open from 09:30 to 13:00.', '09:30', '2'],
      ['de', 'Am Dienstag haben wir von 09:30 bis 13:00 Uhr geöffnet.', '09:30', '2'],
      ['fr', 'Le mardi, nous ouvrons de 09:30 à 13:00.', '09:30', '2'],
      ['es', 'El martes abrimos de 09:30 a 13:00.', '09:30', '2'],
      ['ar', 'يوم الثلاثاء نفتح من 09:30 إلى 13:00.', '09:30', '2'],
    ],
  ],
  [
    'a number of pieces before a noun that is none',
    [SHELVES],
    [
      ['en', 'We have 2 Lamp Vega. They cost €19.00.', '2 Lamp Vega', '2 branches'],
      ['de', 'Wir haben noch 2 Stück von Lamp Vega.', '2 Stück', '2 Dioptrien'],
      ['fr', 'Il reste 2 exemplaires de la Lamp Vega.', '2 exemplaires', '2 succursales'],
      ['es', 'Quedan 2 unidades de Lamp Vega.', '2 unidades', '2 dioptrías'],
      ['ar', 'لدينا 2 قطع من Lamp Vega.', '2 قطع', '2 فروع'],
    ],
  ],
  [
    'how many things were found before another noun',
    [SHELVES],
    [
      ['en', 'There are 4 more products.', '4 more products', '4 branches'],
      ['de', 'Es gibt 4 weitere Produkte.', '4 weitere Produkte', '4 Filialen'],
      ['fr', 'Il y a 4 autres produits.', '4 autres produits', '4 succursales'],
      ['es', 'Hay 4 productos.', '4 productos', '4 sucursales'],
      ['ar', 'هناك 4 منتجات.', '4 منتجات', '4 فروع'],
    ],
  ],
  [
    'the quantity of another thing of the order',
    [ORDER],
    [
      ['en', 'Your order has 1 × Lamp Vega and 3 × Bowl Juno.', '3 ×', '2 ×'],
      ['de', 'Ihre Bestellung enthält 1 × Lamp Vega und 3 × Bowl Juno.', '1 ×', '2 ×'],
      ['fr', 'Votre commande contient 1 × Lamp Vega et 3 × Bowl Juno.', '3 ×', '2 ×'],
      ['es', 'Su pedido tiene 1 × Lamp Vega y 3 × Bowl Juno.', '1 ×', '3 ×'],
      ['ar', 'طلبك: 1 × Lamp Vega و3 × Bowl Juno.', '3 ×', '2 ×'],
    ],
  ],
  [
    'a number that the texts have, before a noun that has others',
    [TEXTS],
    [
      ['en', 'By the way, the kit has 60 rubber washers.', '60', '3'],
      ['en', 'By the way, the lenses go up to 8 dioptres.', '8', '60'],
      ['en', 'By the way, it comes in a 6-pack.', '6-', '8-'],
    ],
  ],
])('%s', (_, sources, examples) => {
  it.each(examples)('is not shown, %s: "%s" with %s as %s', (language, text, figure, other) => {
    expect(text).toContain(figure);
    expect(shown(language, text, sources)).toBe(text);
    const lie = text.replace(figure, other);
    const said = shown(language, lie, sources);
    expect(said).not.toContain(lie.slice(0, lie.indexOf(other) + other.length));
  });
});

describe('a true sentence', () => {
  it.each<[Language, string, readonly GroundingSource[]]>([
    ['en', 'By the way, on Friday 25 December (Christmas) we are closed.', [HOURS]],
    ['fr', "D'ailleurs, le vendredi 25 décembre, nous sommes fermés (Noël).", [HOURS]],
    ['en', 'By the way, the total of your order is €1370.00.', [ORDER]],
    ['es', 'Por cierto, el total de su pedido es 1370.00 euros.', [ORDER]],
    ['de', 'Lamp Vega (2) ist auf Lager.', [SHELVES]],
  ])('is shown, %s: "%s"', (language, text, sources) => {
    expect(shown(language, text, sources)).toBe(text);
  });

  it('makes no code of the digits before a decimal point', () => {
    expect(shown('en', 'You can buy 1370 lamps.', [ORDER])).not.toContain('1370');
  });
});
