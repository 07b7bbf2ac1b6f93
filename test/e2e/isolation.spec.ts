import { startConversation, type TestBusiness } from '../support/businesses.js';
import { Stage } from './stage.js';
import { ask } from './turns.js';

/**
 * Data that the attacks of `test/isolation` cannot mark with a word: hours, statuses, and values that both businesses
 * have.
 */
let stage: Stage;
let own: TestBusiness;
let theirs: TestBusiness;

const EMAIL = 'quetzal@example.com';
const ORDER = { number: 'ZZ-1', customer: { email: EMAIL }, items: [] };

beforeAll(async () => {
  stage = await Stage.shared();
  const frontdesk = stage.frontdesk;
  own = await stage.business(frontdesk);
  theirs = await stage.business(frontdesk);
  const day = [{ open: '03:33', close: '04:44' }];
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  await theirs.api.put('/v1/opening-hours', { week });
  await theirs.api.put('/v1/orders', { orders: [{ ...ORDER, status: 'shipped', total: '77.77' }] });
});
afterAll(() => stage.close());

test('no answer of one business contains the other’s hours or orders', async () => {
  const conversation = await startConversation(own.api);
  const answers = [(await own.api.get('/v1/opening-hours')).text];
  for (const question of ['when are you open?', `where is my order ZZ-1? ${EMAIL}`])
    answers.push((await ask(own.api, conversation, question)).text);
  for (const secret of ['77.77', '03:33', '04:44', 'shipped'])
    expect(answers.join('\n')).not.toContain(secret);
});

test('both businesses can have the same order number and customer', async () => {
  expect((await own.api.post('/v1/orders', { ...ORDER, status: 'pending', total: '1.00' })).status).toBe(201);
  const conversation = await startConversation(own.api);
  const { text } = await ask(own.api, conversation, `where is my order ZZ-1? ${EMAIL}`);
  expect(text).not.toMatch(/shipped|77\.77/);
  const [order] = (await theirs.api.get<{ data: object[] }>('/v1/orders')).body.data;
  expect(order).toMatchObject({ number: 'ZZ-1', status: 'shipped', total: '77.77' });
});
