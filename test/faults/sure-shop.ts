import type { Answer } from '../../src/chat/chat-engine.port.js';
import type { SampleBusiness } from '../eval/offline.js';
import { deskOf } from '../eval/samples.js';

const OPEN: [string, string][] = [['09:00', '18:00']];

/** A shop with a bit of everything that the faults of this folder are about. */
export const SHOP: SampleBusiness = {
  slug: 'faults',
  name: 'Pet & Home',
  locale: 'en',
  timezone: 'Europe/Dublin',
  currency: 'EUR',
  country: 'IE',
  hours: { mon: OPEN, tue: OPEN, wed: OPEN, thu: OPEN, fri: OPEN, sat: [], sun: [] },
  closures: [],
  articles: [
    { question: 'Can I pay with PayPal?', answer: 'Yes, we take PayPal and bank transfer.' },
    {
      question: 'Where do you ship to?',
      answer: 'We ship to all countries of Europe. Delivery takes 4 to 6 days.',
    },
    {
      question: 'How much is shipping?',
      answer: 'Delivery in Ireland costs 4.90 €; from 60 € it is free.',
    },
    { question: 'How long does shipping take?', answer: 'In Ireland 2 working days.' },
    {
      question: '¿Cuánto cuesta el envío a España?',
      answer: 'El envío a España cuesta 12 €.',
      locale: 'es',
    },
    { question: 'Combien de temps garde-t-on un colis ?', answer: 'Dix jours au magasin.', locale: 'fr' },
    {
      question: 'Wann habt ihr am Adventssamstag offen?',
      answer: 'An den Adventssamstagen bis 20 Uhr.',
      locale: 'de',
    },
    { question: 'Can I return an item?', answer: 'Yes, within 30 days, unused and with the receipt.' },
    {
      question: 'Do you charge for a consultation?',
      answer: 'No, the first consultation of 20 minutes is free of charge.',
    },
  ],
  products: [
    {
      sku: 'D1',
      name: 'Tennis ball for dogs',
      price: '3.50',
      stock: 30,
      description: 'Yellow, bounces well.',
    },
    { sku: 'D2', name: 'Dog lead, leather', price: '24.00', stock: 4, description: 'Brown leather, 1.2 m.' },
    { sku: 'D3', name: 'Dog lead, nylon', price: '14.00', stock: 9, description: 'Nylon, blue, 1.5 m.' },
    {
      sku: 'P1',
      name: 'Eau de toilette Cedar for men',
      price: '39.00',
      stock: 5,
      description: 'Woody, 50 ml. Perfume for men.',
    },
    { sku: 'P2', name: 'Perfume Rose for women', price: '22.00', stock: 5, description: 'Floral, 30 ml.' },
    { sku: 'P3', name: 'Hand soap', price: '6.00', stock: 15, description: 'Lavender.' },
    { sku: 'H1', name: 'Hoodie with logo', price: '49.00', stock: 5, description: 'Cotton, big logo.' },
    { sku: 'H2', name: 'Plain hoodie', price: '45.00', stock: 5, description: 'Cotton, without logo.' },
    { sku: 'L1', name: 'Table lamp Moon', price: '59.00', stock: 3, description: 'Brass, dimmable.' },
    { sku: 'L2', name: 'Floor lamp Reed', price: '129.00', stock: 2, description: 'Oak and linen, 150 cm.' },
    { sku: 'L3', name: 'Pendant lamp Bell', price: '89.00', stock: 0, description: 'Glass.' },
    { sku: 'L4', name: 'Desk light Arc', price: '1350.00', stock: 1, description: 'Designer lamp, steel.' },
    {
      sku: 'F1',
      name: 'Mushroom risotto',
      price: '16.00',
      stock: null,
      description: 'Main course. Gluten-free. Contains milk.',
    },
    {
      sku: 'F2',
      name: 'Spaghetti carbonara',
      price: '15.00',
      stock: null,
      description: 'Main course. Contains gluten, egg and milk.',
    },
    {
      sku: 'F3',
      name: 'Grilled sea bass',
      price: '22.00',
      stock: null,
      description: 'Main course with potatoes.',
    },
  ],
  orders: [],
};

const NOW = new Date('2026-11-30T10:15:00Z');

/** The answer to the last of the messages of one conversation. */
export async function answerOf(...ask: string[]): Promise<Answer> {
  const question = { id: 'fault', business: SHOP.slug, kind: 'fault', ask };
  const { answers } = await deskOf(SHOP, NOW).run(question);
  const answer = answers.at(-1);
  if (!answer) throw new Error('no answer');
  return answer;
}
