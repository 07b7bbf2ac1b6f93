import type { Api } from '../support/api.js';
import { startConversation } from '../support/businesses.js';
import { upload, readSource } from './source-rig.js';

const OPEN = [{ open: '09:00', close: '17:00' }];
const WEEK = { mon: OPEN, tue: OPEN, wed: OPEN, thu: OPEN, fri: OPEN, sat: [], sun: [] };

const MUG = {
  ...{
    sku: 'MUG',
    name: 'Stoneware mug “Ünïcode” \\ "quoted"',
    description: 'Holds 350 ml.\nDishwasher-safe.',
  },
  options: { glaze: 'blue, sand' },
};

/** Everything that a business sends and that becomes of it, over the API. */
export async function fillBusiness(api: Api): Promise<void> {
  for (const [path, body] of Object.entries(SENT)) {
    const { status, text } = await api.put(path, body);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  }
  await api.post('/v1/webhooks', { url: 'https://hooks.invalid/frontdesk', events: ['order.updated'] });
  await api.post('/v1/event-sources', { kind: 'signed', name: 'Till' });
  await api.post('/v1/tenant/identity-secret', {});
  const { body } = await upload(api, 'faq.md', '# Do you gift-wrap?\n\nYes, in paper.');
  await readSource(api, body.id);
  await talk(api);
}

const SENT = {
  '/v1/opening-hours': { week: WEEK },
  '/v1/closures': {
    closures: [
      { date: '2026-12-25', reason: 'Christmas Day', hours: [], repeats: 'yearly' },
      { date: '2027-01-02', reason: 'Stocktaking', hours: [{ open: '10:00', close: '12:00' }] },
    ],
  },
  '/v1/articles': {
    articles: [
      { externalId: 'faq-1', question: 'Do you gift-wrap?', answer: 'Yes, in paper.', tags: ['gift'] },
      { question: 'Where are you?', answer: 'In Ennis, at the bridge.', locale: 'en' },
    ],
  },
  '/v1/products': {
    products: [
      MUG,
      {
        sku: 'MUG-B',
        parentSku: 'MUG',
        name: 'Blue mug',
        price: '22.00',
        stock: 3,
        options: { glaze: 'blue' },
      },
      { sku: 'MUG-S', parentSku: 'MUG', name: 'Sand mug', price: '90071992547409.93', stock: null },
    ],
  },
  '/v1/orders': {
    orders: [
      {
        ...{ number: 'CC-1001', status: 'shipped', total: '49.50', placedAt: '2026-11-20T10:15:00Z' },
        customer: { name: 'Aoife Byrne', email: 'aoife@example.com', phone: '+353871234567' },
        items: [{ sku: 'MUG-B', quantity: '1.5', unitPrice: '22.00' }],
        lines: [{ kind: 'shipping', name: 'Post', amount: '5.50' }],
        shipments: [{ carrier: 'An Post', trackingNumber: 'CE123456785IE' }],
      },
      { number: 'CC-1002', status: 'pending', total: '5.00', customer: {}, items: [] },
    ],
  },
  '/v1/synonyms': { synonyms: [{ words: ['mug', 'beaker'] }] },
  '/v1/checks': { checks: [{ question: 'Do you gift-wrap?', must: ['paper'] }] },
};

async function talk(api: Api): Promise<void> {
  const id = await startConversation(api);
  for (const text of ['Do you gift-wrap?', 'Have you a blue mug?', 'do you rent out hovercrafts?'])
    await api.post(`/v1/conversations/${id}/messages`, { text });
  await api.post(`/v1/conversations/${id}/handoff`, { reason: 'asked' });
  await api.post(`/v1/conversations/${id}/messages`, { text: 'Nora here.', from: 'member' });
  await api.post(`/v1/conversations/${id}/notes`, { text: 'She called as well.' });
  await api.post(`/v1/conversations/${id}/rating`, { score: 5, comment: 'Thanks' });
}
