import type { SampleBusiness } from '../eval/offline.js';
import { talkTo } from './talk-to.js';

const DAY: [string, string][] = [['09:00', '18:00']];
const HOURS = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: DAY, sun: DAY };

const PERFUMERY: SampleBusiness = {
  slug: 'perfumery',
  name: 'دار الورد للعطور',
  locale: 'ar',
  timezone: 'Asia/Amman',
  currency: 'JOD',
  hours: HOURS,
  closures: [],
  articles: [{ question: 'كم أجرة التوصيل؟', answer: 'التوصيل داخل عمان ديناران.', locale: 'ar' }],
  orders: [],
  products: [
    ...['50 مل', '100 مل'].map((size, at) => ({
      sku: `A-${at}`,
      name: `عطر Damasca ${size}`,
      price: at === 0 ? '28.000' : '44.000',
      stock: 5,
      description: 'ورد ومسك، نسائي.',
    })),
    { sku: 'B', name: 'عطر Petra', price: '38.000', stock: 4, description: 'رجالي: جلد وهيل.' },
    { sku: 'C', name: 'عطر Juniper', price: '33.000', stock: 4, description: 'رجالي منعش: عرعر.' },
    { sku: 'D', name: 'عطر Oud', price: '25.000', stock: 4, description: 'نسائي: عود.' },
    { sku: 'E', name: 'بخور', price: '15.000', stock: 4, description: 'كسر عود.' },
  ],
};

const HEATING: SampleBusiness = {
  slug: 'heating',
  name: 'Haller Haustechnik',
  locale: 'de',
  timezone: 'Europe/Vienna',
  currency: 'EUR',
  country: 'AT',
  hours: HOURS,
  closures: [],
  articles: [
    {
      question: 'Was kostet die Wartung meiner Heizung?',
      answer: 'Gastherme 169 €, Pelletskessel 259 €, Wärmepumpe 229 €.',
    },
    { question: 'Kann ich Ware zurückgeben?', answer: 'Ja, ungeöffnete Ware binnen 14 Tagen.' },
  ],
  orders: [],
  products: [
    { sku: 'WP', name: 'Wärmepumpe Nord 8 kW', price: '8490.00', stock: 1, description: 'Leise.' },
    { sku: 'HK', name: 'Heizkörper Linea', price: '149.00', stock: 4, description: 'Weiß.' },
  ],
};

describe('a size with its unit in another script', () => {
  it.each(['how much is the Damasca perfume in 100 ml?', 'combien coûte le parfum Damasca 100 ml ?'])(
    '%s',
    async (asked) => {
      const { text } = await talkTo(PERFUMERY, [asked]);
      expect(text).toMatch(/44[.,]000/);
      expect(text).not.toMatch(/28[.,]000/);
    },
  );

  it('is among the prices of all variants, where they are few', async () => {
    const { text } = await talkTo(PERFUMERY, ['how much is Damasca?']);
    expect(text).toMatch(/50 مل: .*28.000, 100 مل: .*44.000/);
  });
});

describe('a list with more conditions than the price', () => {
  it('has only the goods whose texts have them', async () => {
    const { text } = await talkTo(PERFUMERY, ['شو عندكم عطور رجالي تحت ٤٠ دينار']);
    expect(text).toContain('Petra');
    expect(text).toContain('Juniper');
    expect(text).not.toMatch(/Damasca|Oud/);
  });
});

describe('an amount that no goods are asked for', () => {
  it('is no price to search for', async () => {
    const { text } = await talkTo(PERFUMERY, ['كم أجرة التوصيل؟ الطلب حوالي 180 دينار']);
    expect(text).toContain('ديناران');
    expect(text).not.toContain('السعر');
  });
});

describe('a question beside an order that is not proved', () => {
  it('is left open, and nothing is guessed', async () => {
    const { text, unanswered } = await talkTo(PERFUMERY, [
      'do you sell a marmalade submarine?\nwhere is order 4711? nobody@example.com',
    ]);
    expect(unanswered).toContain('marmalade submarine');
    expect(text).not.toMatch(/Damasca|Petra|Juniper|Oud/);
  });
});

describe('goods that were opened', () => {
  it.each([
    'abrí el perfume y no me gusta, me lo cambiáis?',
    "j'ai ouvert le flacon et je n'aime pas l'odeur, vous l'échangez ?",
    'Ich hab die Packung schon aufgemacht, kann ich sie zurückgeben?',
    'I opened the bottle and do not like it, can I return it?',
    'فتحت العلبة وما عجبني، بقدر أرجعه؟',
  ])('%s: is no question about the hours', async (asked) => {
    const { tools } = await talkTo(PERFUMERY, [asked]);
    expect(tools.map(({ name }) => name)).not.toContain('opening_hours');
  });

  it.each(['¿abrís el domingo?', 'Habt ihr am Montag geöffnet?', 'vous êtes ouverts lundi ?'])(
    '%s: still is one',
    async (asked) => {
      const { tools } = await talkTo(PERFUMERY, [asked]);
      expect(tools.map(({ name }) => name)).toContain('opening_hours');
    },
  );
});

describe('a follow-up that the last article answers', () => {
  it.each(['aha und bei einer Wärmepumpe?', 'und wenn man eine Wärmepumpe hat?'])('%s', async (asked) => {
    const { text } = await talkTo(HEATING, ['Was kostet die Wartung meiner Gastherme?', asked]);
    expect(text).toContain('229');
    expect(text).not.toContain('8490');
  });
});

describe('thanks in Arabic', () => {
  it.each(['يسلمو ايديكم والله ما قصرتو', 'الله يعطيكم العافية', 'ما قصرتوا يعطيكن العافية'])(
    '%s',
    async (said) => {
      const { text, confidence } = await talkTo(PERFUMERY, [said]);
      expect(text).toContain('على الرحب والسعة');
      expect(confidence).toBeGreaterThan(0.9);
    },
  );
});
