import { Api } from '../support/api.js';
import { eventually, startConversation, type TestBusiness } from '../support/businesses.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import type { PageBody } from './expectations.js';
import { Stage } from './stage.js';
import { ask } from './turns.js';

jest.setTimeout(60_000);

const MARKER = 'zanzibar';
const EMAIL = 'quetzal@example.com';
const RANDOM = '01920000-0000-7000-8000-000000000000';

interface Foreign {
  articles: string;
  products: string;
  orders: string;
  conversations: string;
}

let stage: Stage;
let frontdesk: FrontdeskProcess;
let own: TestBusiness;
let theirs: TestBusiness;
let foreign: Foreign;

beforeAll(async () => {
  stage = await Stage.open();
  frontdesk = await stage.start();
  own = await stage.business(frontdesk);
  theirs = await stage.business(frontdesk, { name: `${MARKER} Trading` });
  foreign = await fill(theirs);
});
afterAll(() => stage.close());

/** Data of one business that carries the marker everywhere; the id of one row of each kind. */
async function fill({ api }: TestBusiness): Promise<Foreign> {
  const day = [{ open: '03:33', close: '04:44' }];
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  await api.put('/v1/opening-hours', { week });
  await api.put('/v1/closures', { closures: [{ date: '2031-01-01', reason: `${MARKER} day`, hours: [] }] });
  await api.put('/v1/articles', {
    articles: [{ question: `What is ${MARKER}?`, answer: `${MARKER} is secret.` }],
  });
  await api.put('/v1/products', {
    products: [{ sku: `${MARKER}-1`, name: `${MARKER} lamp`, price: '77.77' }],
  });
  await api.put('/v1/orders', {
    orders: [
      {
        number: 'ZZ-1',
        status: 'shipped',
        total: '77.77',
        customer: { name: MARKER, email: EMAIL },
        items: [],
      },
    ],
  });
  const conversations = await startConversation(api);
  await ask(api, conversations, `tell me about the ${MARKER} hovercraft`);
  const firstId = async (kind: string) => {
    const { body } = await api.get<PageBody<{ id: string }>>(`/v1/${kind}`);
    return String(body.data[0]?.id);
  };
  const [articles, products, orders] = await Promise.all(['articles', 'products', 'orders'].map(firstId));
  return { articles: String(articles), products: String(products), orders: String(orders), conversations };
}

const ROUTES: [string, keyof Foreign, string, object | undefined][] = [
  ...(['articles', 'products', 'orders'] as const).flatMap((kind): typeof ROUTES => [
    ['GET', kind, '', undefined],
    [
      'PATCH',
      kind,
      '',
      kind === 'articles' ? { answer: 'mine' } : kind === 'products' ? { stock: 1 } : { note: 'mine' },
    ],
    ['DELETE', kind, '', undefined],
  ]),
  ['GET', 'conversations', '', undefined],
  ['GET', 'conversations', '/messages', undefined],
  ['GET', 'conversations', '/events', undefined],
  ['POST', 'conversations', '/messages', { text: 'hello' }],
  ['POST', 'conversations', '/handoff', {}],
  ['POST', 'conversations', '/resolve', {}],
  ['POST', 'conversations', '/rating', { score: 1 }],
];

test.each(ROUTES)(
  '%s another’s %s%s is not found, in the very words of an id that nobody has',
  async (method, kind, tail, body) => {
    const call = async (id: string) => {
      const answer = await own.api.call<{ requestId: string }>(method, `/v1/${kind}/${id}${tail}`, body);
      const words = answer.text.replaceAll(id, '{id}').replaceAll(answer.body.requestId, '{requestId}');
      return { status: answer.status, type: answer.headers.get('content-type'), words };
    };
    const [known, unknown] = [await call(foreign[kind]), await call(RANDOM)];
    expect(known.status).toBe(404);
    expect(known).toEqual(unknown);
  },
);

test('another’s ids are no cursor into their rows', async () => {
  for (const [kind, id] of Object.entries(foreign)) {
    const { status, text } = await own.api.get(`/v1/${kind}?after=${id}`);
    expect({ status, leaks: text.includes(MARKER) }).toEqual({ status: 200, leaks: false });
  }
});

test('no list, search or answer of one business holds a word of the other', async () => {
  const lists = [
    'tenant',
    'opening-hours',
    'closures',
    'articles',
    'products',
    'orders',
    'conversations',
    'unanswered-questions',
  ];
  const reads = [
    ...lists.map((name) => `/v1/${name}`),
    `/v1/products/search?q=${MARKER}%20lamp`,
    `/v1/products?q=${MARKER}`,
    `/v1/orders?customer=${EMAIL}`,
  ];
  const answers = await Promise.all(reads.map(async (path) => (await own.api.get(path)).text));
  const conversation = await startConversation(own.api);
  const questions = [
    'what is the cheapest lamp?',
    `where is my order ZZ-1? ${EMAIL}`,
    'when are you open?',
    'tell me a secret',
  ];
  for (const question of questions) answers.push((await ask(own.api, conversation, question)).text);
  for (const secret of [MARKER, '77.77', '03:33', '04:44', 'shipped'])
    expect(answers.join('\n')).not.toContain(secret);
});

test('the same numbers, skus and customers live side by side', async () => {
  const product = { sku: `${MARKER}-1`, name: 'Plain lamp', price: '1.00' };
  expect((await own.api.put('/v1/products', { products: [product] })).body).toMatchObject({ created: 1 });
  const order = { number: 'ZZ-1', status: 'pending', total: '1.00', customer: { email: EMAIL }, items: [] };
  expect((await own.api.post('/v1/orders', order)).status).toBe(201);
  expect((await theirs.api.get(`/v1/orders/${foreign.orders}`)).body).toMatchObject({
    status: 'shipped',
    total: '77.77',
  });
  expect((await theirs.api.get(`/v1/products/${foreign.products}`)).body).toMatchObject({ price: '77.77' });
});

test('a visitor of one business has no door to the other', async () => {
  const { body } = await theirs.widget.post<{ token: string }>('/widget/v1/sessions');
  const visitor = new Api(frontdesk.url, body.token);
  await visitor.post('/widget/v1/messages', { text: `${MARKER}?`, clientId: '1' });
  await eventually(async () => (await visitor.get<PageBody>('/widget/v1/messages')).body.data.length === 2);
  const seen = await own.api.get('/v1/conversations?channel=widget');
  expect(seen.body).toMatchObject({ data: [] });
  expect((await visitor.get(`/v1/conversations/${foreign.conversations}`)).status).toBe(403);
});
