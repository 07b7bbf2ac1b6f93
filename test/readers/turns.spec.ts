import { OfflineDesk, scheduleOf, type SampleBusiness } from '../eval/offline.js';
import { OpeningHoursReader } from '../../src/opening-hours/opening-hours-reader.port.js';
import { OpeningHoursTool } from '../../src/opening-hours/assistant/opening-hours.tool.js';
import type { Schedule } from '../../src/opening-hours/schedule.types.js';
import { bestOf, MOST_MILLISECONDS, threadMilliseconds } from './cpu-time.js';
import { COMMON_TEXTS, LENGTH } from './hostile-texts.js';

const NOW = new Date('2026-11-23T12:00:00Z');
/** The maximum that one question reads. */
const PRODUCTS = 100;

const SHOP: SampleBusiness = {
  slug: 'shop',
  name: 'Lamps and more',
  locale: 'en',
  timezone: 'Europe/Dublin',
  currency: 'EUR',
  hours: { mon: [['09:00', '17:00']], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
  closures: [{ date: '2026-12-25', reason: 'Christmas Day' }],
  articles: [{ question: 'Do you deliver?', answer: 'Yes, within 3 working days, for €5.' }],
  products: [],
  orders: [],
};

type Product = SampleBusiness['products'][number];

/** Texts that may have been stored before the limits, and the longest ones within them. */
const CATALOGUES: Record<string, (index: number) => Partial<Product>> = {
  'digits of 5,000 and 1,000 places': () => ({
    description: '7'.repeat(5_000),
    attributes: attributesOf(() => '7'.repeat(1_000)),
  }),
  'words of 5,000 and 1,000 letters': () => ({
    description: 'n'.repeat(5_000),
    attributes: attributesOf(() => 'nut'.repeat(333)),
  }),
  'the longest texts within the limits': (index) => ({
    description: sentences(5_000, index),
    attributes: attributesOf((each) => sentences(1_000, index + each)),
  }),
};

function attributesOf(value: (index: number) => string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`attribute ${index}`, value(index)]));
}

/** Many different words and figures; the same for the same seed. */
function sentences(length: number, seed: number): string {
  const parts: string[] = [];
  for (let at = 0, size = 0; size < length; at += 1) {
    const part = `${((seed + 1) * 7_919 + at * 104_729).toString(36)} ${at} kg of no nut,`;
    parts.push(part);
    size += part.length + 1;
  }
  return parts.join(' ').slice(0, length);
}

class ShopHours extends OpeningHoursReader {
  async schedule(): Promise<Schedule> {
    return scheduleOf(SHOP);
  }
}

function deskOf(product: (index: number) => Partial<Product>): OfflineDesk {
  const products = Array.from({ length: PRODUCTS }, (_, index) => ({
    sku: `L-${index}`,
    name: `Lamp ${index}`,
    price: '10.00',
    ...product(index),
  }));
  return new OfflineDesk({ ...SHOP, products }, NOW, new OpeningHoursTool(new ShopHours()));
}

/** CPU milliseconds of the longest time without yielding to other work: the best of a few runs. */
function worstStretch(work: () => Promise<unknown>): Promise<number> {
  return bestOf(() => stretchOf(work));
}

async function stretchOf(work: () => Promise<unknown>): Promise<number> {
  let worst = 0;
  let last = threadMilliseconds();
  let isOver = false;
  const turn = (): void => {
    worst = Math.max(worst, threadMilliseconds() - last);
    last = threadMilliseconds();
    if (!isOver) setImmediate(turn);
  };
  const first = setImmediate(turn);
  await work();
  isOver = true;
  clearImmediate(first);
  return Math.max(worst, threadMilliseconds() - last);
}

const QUESTIONS = [
  'what is your heaviest product?',
  'a lamp under 3 kg',
  'what do you have without nuts?',
  'do you have a lamp?',
  'a lamp for a 3 year old',
  'a gift for a lamp lover',
  'can I put the lamp 3 in the oven?',
  'which lamp is cheapest?',
];

describe.each(Object.keys(CATALOGUES))(
  `a hundred products with %s block the event loop for less than ${MOST_MILLISECONDS} ms`,
  (name) => {
    let desk: OfflineDesk;
    beforeAll(() => {
      desk = deskOf(CATALOGUES[name]!);
    });

    test.each(QUESTIONS)('%s', async (question) => {
      expect(await worstStretch(() => desk.ask(question, {}))).toBeLessThan(MOST_MILLISECONDS);
    });
  },
);

test(`messages of ${LENGTH} hostile characters block the event loop for less than ${MOST_MILLISECONDS} ms`, async () => {
  const desk = deskOf(() => ({ description: 'A lamp for the desk, 2 kg, without nuts.' }));
  const slow: string[] = [];
  for (const { kind, text } of COMMON_TEXTS) {
    const time = await worstStretch(() => desk.ask(text, {}));
    if (time > MOST_MILLISECONDS) slow.push(`${time.toFixed(0)} ms on ${kind}`);
  }
  expect(slow).toEqual([]);
});
