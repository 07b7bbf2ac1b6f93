import { desksOf } from '../eval/samples.js';
import type { OfflineDesk, SampleBusiness } from '../eval/offline.js';

const SHOP: SampleBusiness = {
  ...{ slug: 'fern', name: 'Fern & Field', locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' },
  hours: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
  closures: [],
  orders: [],
  articles: [
    {
      question: 'What is your returns &amp; refunds policy?',
      answer: '<p>You have <strong>30&nbsp;days</strong>.</p><ul><li>Unworn</li><li>In its box</li></ul>',
    },
    {
      question: 'Wie lange dauert der Versand?',
      answer: '## Versand\n\n| Land | Tage |\n|---|---|\n| Österreich | 2 |\n| Schweiz | 4 |',
      locale: 'de',
    },
    {
      question: 'Comment laver un pull ?',
      answer: '* **À froid** &ndash; 30&nbsp;°C\n* Sans essorage',
      locale: 'fr',
    },
  ],
  products: [
    {
      ...{ sku: 'THR', name: 'Lambswool throw &ndash; &ldquo;Heath&rdquo;', price: '95.00', stock: 4 },
      description:
        '<div><p>Woven in Donegal.</p><ul><li>130 &times; 180 cm</li><li>Dry clean</li></ul></div>',
    },
    {
      sku: 'MUG',
      name: 'I <3 tea mug',
      price: '12.00',
      stock: 9,
      description: 'Holds > 300 ml, weighs < 400 g.',
    },
    {
      sku: 'TAZA',
      name: 'Taza de barro',
      price: '9.00',
      stock: 5,
      description: '<p>Hecha a mano&nbsp;en Jaén<br>Apta para horno</p>',
    },
  ],
};

let desk: OfflineDesk;
beforeAll(() => {
  desk = desksOf([SHOP]).get('fern')!;
});

describe('markup of uploads never reaches a customer', () => {
  it.each([
    ['what is your returns and refunds policy?', 'You have 30 days.\n- Unworn\n- In its box'],
    ['Wie lange dauert der Versand?', 'Österreich: 2\nSchweiz: 4'],
    ['Comment laver un pull ?', '- À froid – 30 °C\n- Sans essorage'],
    ['how much is the lambswool throw?', 'Woven in Donegal.\n- 130 × 180 cm\n- Dry clean'],
    ['how much is the tea mug?', 'Holds > 300 ml, weighs < 400 g.'],
    ['¿Cuánto cuesta la taza de barro?', 'Hecha a mano en Jaén\nApta para horno'],
  ])('%s', async (asked, told) => {
    const question = { id: 'q', business: 'fern', kind: 'any', ask: [asked] };
    const text = (await desk.run(question)).answers.at(-1)?.text ?? '';
    expect(text).toContain(told);
    expect(text).not.toMatch(/<\/?\w+>|&\w+;|\*\*|\|/);
  });
});
