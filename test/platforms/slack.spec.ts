import { WebClient } from '@slack/web-api';
import { Stage } from '../e2e/stage.js';
import { messagesOf } from '../e2e/turns.js';
import { atLast } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { refused, SlackServer, type SentInSlack } from './slack-server.js';

interface ChannelBody {
  id: string;
  url: string;
  account: { id: string; name: string | null };
  lastRefused: { reason: string } | null;
}

let slack: SlackServer;
let stage: Stage;
let shop: TestBusiness;
let channel: ChannelBody;
let token: string;
let apps = 60_000;
let places = 400_000;
let place: number;

beforeAll(async () => {
  stage = await Stage.shared();
  slack = await SlackServer.start(stage.platforms.slack);
});
afterAll(async () => {
  await stage.close();
  await slack.close();
});
beforeEach(async () => {
  shop = await stage.business(stage.frontdesk);
  ({ channel, token } = await connect());
  place = places += 1;
});

async function connect(
  change: Parameters<SlackServer['newApp']>[1] = {},
  by = shop,
): Promise<{ channel: ChannelBody; token: string }> {
  const settings = slack.newApp((apps += 1), change);
  const { body, status, text } = await by.api.post<ChannelBody>('/v1/channels', { kind: 'slack', settings });
  if (status !== 201) throw new Error(`Not connected: ${status} ${text}`);
  return { channel: body, token: settings.token };
}

const push = (event: object, tries = 0) => slack.push(channel.url, slack.signed(token, event), tries);
const say = (text: string) => atLast(() => push(slack.message(token, `D${place}`, { text })));
const mention = (user: string, fields: object) => slack.mention(token, `C${place}`, user, fields);

function untilSent(count: number, where = `D${place}`): Promise<SentInSlack[]> {
  return eventually(() => {
    const sent = slack.sent.filter((each) => each.channel === where);
    return Promise.resolve(sent.length >= count && sent);
  });
}

async function talks(of = shop): Promise<string[]> {
  const { body } = await of.api.get<{ data: { id: string }[] }>('/v1/conversations?channel=slack');
  return body.data.map(({ id }) => id);
}

async function byMember(text: string): Promise<void> {
  await shop.api.post(`/v1/conversations/${(await talks())[0]}/messages`, { text, from: 'member' });
}

function untilAllSent(): Promise<true> {
  return eventually(async () => {
    const path = `/v1/channels/${channel.id}/deliveries`;
    const { body } = await shop.api.get<{ data: { status: string }[] }>(path);
    return body.data.length > 0 && body.data.every(({ status }) => status === 'sent');
  });
}

it('is of the app in its workspace, and answers Slack’s question whether the address is ours', async () => {
  const { team, bot } = slack.app(token);
  expect(channel.account).toEqual({ id: `${team}:${bot}`, name: '@clay_bot (Clay and Co)' });
  const question = {
    token: 'x',
    challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P',
    type: 'url_verification',
  };
  const answer = await push(question);
  expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { challenge: question.challenge }]);
  const unsigned = await slack.push(channel.url, { body: JSON.stringify(question), headers: {} });
  expect(unsigned.status).toBe(401);
});

it('says in a test which scope the token lacks', async () => {
  const path = (id: string) => `/v1/channels/${id}/test`;
  expect((await shop.api.post<{ ok: boolean }>(path(channel.id))).body.ok).toBe(true);
  const other = await connect({ scopes: 'chat:write' });
  const { body } = await shop.api.post<{ ok: boolean; checks: { detail: string }[] }>(path(other.channel.id));
  expect([body.ok, body.checks.at(-1)?.detail]).toEqual([false, expect.stringContaining('im:history')]);
});

it('check 62: takes no delivery that is older than five minutes, and a retry once', async () => {
  const event = slack.message(token, `D${place}`, { text: 'hello' });
  const old = slack.signed(token, event, Math.floor(Date.now() / 1_000) - 301);
  expect((await slack.push(channel.url, old)).status).toBe(401);
  const { lastRefused } = await eventually(async () => {
    const { body } = await shop.api.get<ChannelBody>(`/v1/channels/${channel.id}`);
    return body.lastRefused && body;
  });
  expect(lastRefused?.reason).toBe('too_old');
  expect(await talks()).toEqual([]);
  for (const tries of [0, 1, 2, 3]) expect(await push(event, tries)).toEqual({ status: 200, text: '' });
  await untilSent(1);
  const [id = ''] = await talks();
  expect((await messagesOf(shop.api, id)).map(({ from }) => from)).toEqual(['visitor', 'assistant']);
});

it('answers a mention in its thread, each customer apart, and nobody who does not name it', async () => {
  const thread = slack.newTs();
  const question = { text: `<@${slack.app(token).bot}> hello`, ts: thread };
  await push(mention('U7', question));
  // Of an app that is told of all messages too, Slack tells the same one twice.
  await push(slack.message(token, `C${place}`, { ...question, user: 'U7', channel_type: 'channel' }));
  const [first] = await untilSent(1, `C${place}`);
  expect(first?.thread).toBe(thread);
  const aside = { text: 'I know that', thread_ts: thread, channel_type: 'channel', user: 'U8' };
  expect((await push(slack.message(token, `C${place}`, aside))).status).toBe(200);
  await push(mention('U8', { text: `<@${slack.app(token).bot}> and for me?`, thread_ts: thread }));
  const [, second] = await untilSent(2, `C${place}`);
  expect(second?.thread).toBe(thread);
  expect(await talks()).toHaveLength(2);
});

it('never answers itself, another app, or what somebody has changed', async () => {
  const { bot } = slack.app(token);
  for (const fields of [
    { text: 'hello', user: bot, bot_id: 'B1' },
    { text: 'hello', bot_id: 'B2' },
    { subtype: 'message_changed', message: { text: 'hello' } },
  ])
    expect((await push(slack.message(token, `D${place}`, fields))).status).toBe(200);
  expect((await push({ type: 'app_rate_limited', team_id: 'T1' })).status).toBe(200);
  expect(await talks()).toEqual([]);
});

it('sends looks that call nobody, whatever is in the text', async () => {
  await say('hello');
  await untilSent(1);
  await byMember('**bold** <!channel> & [shop](https://shop.example/)');
  const told = (await untilSent(2)).at(-1);
  expect(told?.text).toBe('bold <!channel> & shop');
  expect(told?.looks.filter(({ style, url }) => style.length > 0 || url !== null)).toEqual([
    { text: 'bold', style: ['bold'], url: null },
    { text: 'shop', style: [], url: 'https://shop.example/' },
  ]);
  expect(told?.notice).toContain('&lt;!channel&gt; &amp;');
});

it('looks for a message whose taking is not known, and sends none twice that has come', async () => {
  await say('hello');
  await untilSent(1);
  slack.faults.push(null);
  await byMember('Only once.');
  await byMember('After it.');
  await untilAllSent();
  expect((await untilSent(3)).map(({ text }) => text).slice(1)).toEqual(['Only once.', 'After it.']);
});

it('sends anew what a call without an answer has not brought', async () => {
  await say('hello');
  await untilSent(1);
  slack.faults.push(refused('internal_error'));
  await byMember('It comes.');
  await untilAllSent();
  expect((await untilSent(2)).map(({ text }) => text).slice(1)).toEqual(['It comes.']);
});

it('may send twice in a channel whose history the app may not read', async () => {
  await push(mention('U7', { text: 'hello' }));
  await untilSent(1, `C${place}`);
  slack.faults.push(null);
  await byMember('Twice at most.');
  await untilAllSent();
  expect(await untilSent(3, `C${place}`)).toHaveLength(3);
});

it('is a stand-in that Slack’s own library can work with', async () => {
  const client = new WebClient(token, { slackApiUrl: `${slack.url}/`, retryConfig: { retries: 0 } });
  const { team, bot } = slack.app(token);
  expect(await client.auth.test()).toMatchObject({ ok: true, team_id: team, user_id: bot });
  const channelId = `D${place}`;
  const metadata = { event_type: 'x', event_payload: { key: 'k' } };
  const { ts } = await client.chat.postMessage({ channel: channelId, text: 'Hello', metadata });
  const { messages } = await client.conversations.history({ channel: channelId, include_all_metadata: true });
  expect(messages?.map((message) => [message.ts, message.text])).toEqual([[ts, 'Hello']]);
  slack.closed.add(channelId);
  await expect(client.chat.postMessage({ channel: channelId, text: 'x' })).rejects.toThrow(
    'channel_not_found',
  );
});

it('check 64: takes what is of another workspace only for a channel of the business with the same secret', async () => {
  const { signingSecret } = slack.app(token);
  const own = await connect({ signingSecret });
  const theirs = await connect({}, await stage.business(stage.frontdesk));
  const elsewhere = (by: string) => slack.message(by, `D${place}`, { text: 'hello' });
  expect((await push(elsewhere(theirs.token))).status).toBe(404);
  expect((await push(elsewhere(own.token))).status).toBe(200);
  await untilSent(1);
  const [call] = await slack.until(
    ({ path, body }) => path === '/chat.postMessage' && body['channel'] === `D${place}`,
  );
  expect(call?.headers.authorization).toBe(`Bearer ${own.token}`);
});
