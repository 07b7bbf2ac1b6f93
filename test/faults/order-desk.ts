import { OfflineDesk, type SampleBusiness } from '../eval/offline.js';
import type { Answer, ConversationMemory } from '../../src/chat/chat-engine.port.js';

export const NOW = new Date('2026-11-29T11:00:00Z');

type SampleOrder = SampleBusiness['orders'][number];

/** A shop in Berlin with these orders and hardly anything else. */
export function shopWith(
  orders: readonly Partial<SampleOrder>[],
  more: Partial<SampleBusiness> = {},
): SampleBusiness {
  const day: [string, string][] = [['09:00', '18:00']];
  return {
    slug: 'shop',
    name: 'Test shop',
    locale: 'en',
    timezone: 'Europe/Berlin',
    currency: 'EUR',
    hours: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
    closures: [],
    articles: [
      { question: 'What is your returns policy?', answer: 'You may return goods within 14 days.' },
      { question: 'How much is delivery?', answer: 'Delivery costs 4.90 euros.' },
    ],
    products: [
      { sku: 'MUG', name: 'Blue mug', price: '12.00', stock: 5 },
      { sku: 'BOWL', name: 'Salad bowl', price: '30.00', stock: 2 },
      { sku: 'BOOT', name: 'Rubber boots', price: '49.00', stock: 3 },
    ],
    ...more,
    orders: orders.map((order) => ({
      number: '1',
      status: 'shipped',
      total: '42.00',
      email: 'ann@example.com',
      expectedAt: null,
      items: [['MUG', 2]],
      ...order,
    })),
  };
}

/** The last answer of a conversation. */
export async function talk(business: SampleBusiness, texts: readonly string[], now = NOW): Promise<Answer> {
  const desk = new OfflineDesk(business, now, null);
  let answer: Answer | undefined;
  for (const text of texts) {
    const memory = (answer ? JSON.parse(JSON.stringify(answer.memory)) : {}) as ConversationMemory;
    ({ answer } = await desk.ask(text, memory));
  }
  if (!answer) throw new Error('Nothing was said.');
  return answer;
}

/** Numbers of the orders that the answer shows. */
export function shown({ citations }: Answer): string[] {
  return citations.filter(({ kind }) => kind === 'order').map(({ title }) => title);
}
