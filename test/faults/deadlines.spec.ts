import { UNSURE } from '../../src/assistant/confidence.js';
import type { SampleBusiness } from '../eval/offline.js';
import { shopWith } from './order-desk.js';
import { talkTo } from './talk-to.js';

const HOURS = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['09:00', '18:00']]]),
) as SampleBusiness['hours'];

const FRAMES: SampleBusiness = shopWith([], {
  country: 'IE',
  hours: HOURS,
  closures: [{ date: '2026-12-21', reason: 'Christmas', hours: [['09:00', '16:00']] }],
  articles: [
    { question: 'Can I return something?', answer: 'Presents can be exchanged until 15 January.' },
    { question: 'Do you frame pictures?', answer: 'Yes. For Christmas, bring it in by 10 December.' },
    { question: 'How much is gift wrapping?', answer: 'Free in the shop, online €2.50.' },
    { question: 'Where do you deliver?', answer: 'Delivery costs €6.50. We do not send abroad.' },
    {
      question: 'Do you rent cameras?',
      answer: 'Yes, €40 a week. The rent of 3 weeks is credited if you buy.',
    },
  ],
  products: [
    { sku: 'V1', name: 'Lyra viola', price: '385.00', stock: 2, description: 'With a bag.' },
    { sku: 'V2', name: 'Album navy', price: '38.00', stock: 2, description: 'Linen.' },
  ],
});

describe('until when something can be done, with a feast', () => {
  it.each([
    ['is it too late to return a present after Christmas?', /15 January/u],
    ['until when can I bring a picture to be framed for Christmas?', /10 December/u],
    ['bis wann kann ich ein Bild für Weihnachten rahmen lassen?', /10 December/u],
  ])('%s is told by the article', async (text, told) => {
    const answer = await talkTo(FRAMES, [text]);
    expect(answer.text).toMatch(told);
    expect(answer.text).not.toContain('16:00');
  });

  it('is no sure answer about the hours without one', async () => {
    const { confidence } = await talkTo(FRAMES, [
      'until when can I bring my violin to be tuned for Christmas?',
    ]);
    expect(confidence).toBeLessThan(UNSURE);
  });

  it.each([
    'until when are you open on Christmas Eve?',
    'is it too late to come on Christmas Eve?',
    'wie lange habt ihr an Heiligabend offen?',
  ])('%s is about the hours', async (text) => {
    const { tools, confidence } = await talkTo(FRAMES, [text]);
    expect(tools.map(({ name }) => name)).toEqual(['opening_hours']);
    expect(confidence).toBeGreaterThan(UNSURE);
  });
});

describe('an order that is not made yet', () => {
  it.each([
    'do you have gift wrapping? and how much if I ordered online, when would it come',
    'If I order today, when will it arrive?',
    'wenn ich heute bestelle, wann kommt das Paket?',
    'si je commande demain, où en est ma livraison ?',
    'si lo pido hoy, ¿cuándo llega el paquete?',
    'عندكم تغليف هدايا؟ وبكم لو طلبت من النت',
  ])('%s: no number is asked for', async (text) => {
    const { tools } = await talkTo(FRAMES, [text]);
    expect(tools.map(({ name }) => name)).not.toContain('order_status');
  });

  it('is one when it was made', async () => {
    const { tools } = await talkTo(FRAMES, ['where is my order? I ordered two weeks ago']);
    expect(tools.map(({ name }) => name)).toContain('order_status');
  });
});

describe('thanks with other words', () => {
  it.each([
    'no pos muchas gracias, bien amables siempre 🙌',
    'you were so helpful, thanks a million, lovely team',
    'danke, ihr seid wirklich sehr nett!',
    'merci beaucoup, équipe vraiment adorable 😊',
    'شكرا جزيلا خدمتكم ممتازه',
  ])('%s is answered as thanks', async (text) => {
    const { tools, confidence } = await talkTo(FRAMES, [text]);
    expect(tools).toEqual([]);
    expect(confidence).toBeGreaterThan(0.9);
  });

  it.each(['thanks, is the Lyra viola good?', 'gracias, busco un album', 'danke, was kostet die Lyra'])(
    '%s asks for something',
    async (text) => {
      expect((await talkTo(FRAMES, [text])).tools).not.toEqual([]);
    },
  );
});

it.each(['can you send the Lyra viola to Munich?', 'könnt ihr mir die Lyra viola nach München schicken?'])(
  '%s is about the delivery',
  async (text) => {
    expect((await talkTo(FRAMES, [text])).text).toContain('do not send abroad');
  },
);

it('tells again what was told when a question goes on from it', async () => {
  const asked = ['do you rent cameras?', 'ah ok, and if later I would keep it, is what I paid deducted'];
  expect((await talkTo(FRAMES, asked)).text).toContain('credited');
});
