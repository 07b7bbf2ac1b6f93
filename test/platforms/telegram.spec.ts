import { Stage } from '../e2e/stage.js';
import { messagesOf } from '../e2e/turns.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { failed, TelegramServer, type SentText } from './telegram-server.js';

let telegram: TelegramServer;
let stage: Stage;
let shop: TestBusiness;
let token: string;
let bots = 90_000;
let chats = 700_000;
let chat: number;

beforeAll(async () => {
  stage = await Stage.shared();
  telegram = await TelegramServer.start(stage.platforms.telegram);
});
afterAll(async () => {
  await stage.close();
  await telegram.close();
});
beforeEach(async () => {
  shop = await stage.business(stage.frontdesk);
  token = telegram.newBot((bots += 1));
  chat = chats += 1;
  const { status, text } = await shop.api.post('/v1/channels', { kind: 'telegram', settings: { token } });
  if (status !== 201) throw new Error(`Not connected: ${status} ${text}`);
});

function untilTold(count = 1): Promise<SentText[]> {
  return eventually(() => {
    const told = telegram.texts.filter((sent) => sent.chat === chat);
    return Promise.resolve(told.length >= count && told);
  });
}

async function talks(): Promise<string[]> {
  const { body } = await shop.api.get<{ data: { id: string }[] }>('/v1/conversations?channel=telegram');
  return body.data.map(({ id }) => id);
}

it('asks Telegram for the updates that it reads, with a secret of its own', () => {
  const call = telegram.calls.filter(({ path }) => path.endsWith('/setWebhook')).at(-1);
  expect(call?.body).toMatchObject({
    url: expect.stringMatching(/\/channels\/telegram\/[\w-]{64}$/),
    secret_token: expect.stringMatching(/^[\w-]{43}$/),
    allowed_updates: ['message', 'callback_query', 'my_chat_member'],
  });
});

it('greets who opens the chat, with the disclosure, and asks the assistant nothing', async () => {
  await shop.api.patch('/v1/tenant', { assistant: { greeting: 'Hello!', disclosure: 'I am a program.' } });
  await telegram.say(token, chat, '/start');
  expect((await untilTold())[0]?.text).toBe('Hello!\n\nI am a program.');
  const [turns] = await stage.sql('SELECT 1 FROM turns WHERE tenant_id = $1', [shop.id]);
  expect(turns).toBeUndefined();
});

it('shows that it was not told where to deliver, also while it can send, until it was told', async () => {
  await telegram.say(token, chat, 'hello');
  await untilTold();
  const [channel] = (await shop.api.get<{ data: { id: string }[] }>('/v1/channels')).body.data;
  const path = `/v1/channels/${channel?.id}`;
  const failure = async () =>
    (await shop.api.get<{ failure: { reason: string } | null }>(path)).body.failure?.reason ?? null;
  expect(await failure()).toBeNull();
  telegram.webhookFaults.push(failed(400, 'Bad Request: bad webhook'));
  await shop.api.patch(path, { settings: { token } });
  expect(await failure()).toContain('not told where to deliver');
  const [id] = await talks();
  await shop.api.post(`/v1/conversations/${id}/messages`, { text: 'Still here.', from: 'member' });
  await untilTold(2);
  await eventually(async () => {
    const { body } = await shop.api.get<{ data: { status: string }[] }>(`${path}/deliveries`);
    return body.data.every(({ status }) => status === 'sent');
  });
  expect(await failure()).toContain('not told where to deliver');
  await shop.api.post(`${path}/test`);
  expect(await failure()).toBeNull();
});

it('shows that it is writing, by the answer to the delivery', async () => {
  await telegram.say(token, chat, 'hello');
  expect(telegram.replies.at(-1)).toEqual({ method: 'sendChatAction', chat_id: chat, action: 'typing' });
});

it('shows looks as entities, whose places are right after emoji', async () => {
  await telegram.say(token, chat, 'hello');
  await untilTold();
  const [id] = await talks();
  const text = '🙂 **bold** <b>no</b> [shop](https://shop.example/) [bad](javascript:alert(1))';
  await shop.api.post(`/v1/conversations/${id}/messages`, { text, from: 'member' });
  const told = (await untilTold(2)).at(-1);
  expect(told?.text).toBe('🙂 bold <b>no</b> shop bad');
  expect(
    told?.entities.map(({ type, offset, length }) => [type, told.text.slice(offset, offset + length)]),
  ).toEqual([
    ['bold', 'bold'],
    ['text_link', 'shop'],
  ]);
});

it('says nothing in groups, to bots, and to what it does not know', async () => {
  const said = { text: 'hello' };
  const bot = { id: 1, is_bot: true, first_name: 'Bot' };
  for (const update of [
    telegram.message(chat, said, 'group'),
    telegram.message(chat, { ...said, from: bot }),
    telegram.message(chat, { new_chat_title: 'x' }),
    { update_id: 1, edited_message: { message_id: 1 } },
    { update_id: 'x' },
  ])
    expect((await telegram.update(token, update as never)).status).toBe(200);
  expect(await talks()).toEqual([]);
});

it('repeats a text whose taking is not known, which may then come twice, and never more often', async () => {
  await telegram.say(token, chat, 'hello');
  await untilTold();
  telegram.faults.push(null);
  const [id] = await talks();
  await shop.api.post(`/v1/conversations/${id}/messages`, { text: 'Twice at most.', from: 'member' });
  await shop.api.post(`/v1/conversations/${id}/messages`, { text: 'After it.', from: 'member' });
  expect((await untilTold(4)).map(({ text }) => text).slice(1)).toEqual([
    'Twice at most.',
    'Twice at most.',
    'After it.',
  ]);
});

it('writes again to a customer who has come back', async () => {
  await telegram.say(token, chat, 'hello');
  await untilTold();
  await telegram.block(token, chat);
  telegram.blocked.delete(chat);
  await telegram.say(token, chat, 'I am back');
  expect(await untilTold(2)).toHaveLength(2);
});

it('erases a customer with the chat; their next message makes a new visitor', async () => {
  await telegram.say(token, chat, 'hello');
  await untilTold();
  const { body } = await shop.api.get<{ data: { id: string }[] }>('/v1/visitors');
  const visitor = body.data[0]?.id ?? '';
  await shop.api.delete(`/v1/visitors/${visitor}`);
  await eventually(async () => (await shop.api.get(`/v1/visitors/${visitor}`)).status === 404);
  const [left] = await stage.sql<{ count: number }>(
    `SELECT ((SELECT count(*) FROM channel_chats WHERE tenant_id = $1)
       + (SELECT count(*) FROM channel_deliveries WHERE tenant_id = $1)
       + (SELECT count(*) FROM channel_parts WHERE tenant_id = $1))::int AS count`,
    [shop.id],
  );
  expect(left?.count).toBe(0);
  await telegram.say(token, chat, 'hello again');
  await untilTold(2);
  const [id = ''] = await talks();
  expect((await messagesOf(shop.api, id))[0]?.text).toBe('hello again');
});
