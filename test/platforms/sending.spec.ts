import { Stage } from '../e2e/stage.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { failed, TelegramServer } from './telegram-server.js';

/** Of one account in one process (`SendingPlaces`). */
const SHARE = 16;
const LIMITED = failed(429, 'Too Many Requests: retry after 1', { retry_after: 1 });

interface Letter {
  id: string;
  kind: string;
}

let telegram: TelegramServer;
let stage: Stage;
let bots = 60_000;
let chats = 900_000;

beforeAll(async () => {
  stage = await Stage.shared();
  telegram = await TelegramServer.start(stage.platforms.telegram);
});
afterAll(async () => {
  await stage.close();
  await telegram.close();
});

async function connected(): Promise<{ shop: TestBusiness; token: string; path: string }> {
  const shop = await stage.business(stage.frontdesk);
  const token = telegram.newBot((bots += 1));
  const wanted = { kind: 'telegram', settings: { token } };
  const { status, body, text } = await shop.api.post<{ id: string }>('/v1/channels', wanted);
  if (status !== 201) throw new Error(`Not connected: ${status} ${text}`);
  return { shop, token, path: `/v1/channels/${body.id}` };
}

/** A voice message, which is answered without a turn. */
async function voiceIn(token: string, chat: number): Promise<void> {
  const voice = { file_id: 'x', duration: 2 };
  expect((await telegram.update(token, telegram.message(chat, { voice }))).status).toBe(200);
}

function untilTold(chat: number, count = 1): Promise<unknown> {
  const told = () => telegram.texts.filter((sent) => sent.chat === chat).length;
  return eventually(() => Promise.resolve(told() >= count));
}

it('leaves the places of others alone when an account hangs', async () => {
  const times: number[] = [];
  // Calls hang for ten seconds at most: a round in which the machine stood still as long tells nothing.
  while (times.length < 4 && !times.some((ms) => ms < 9_000)) times.push(await besideOneThatHangs());
  expect(Math.min(...times)).toBeLessThan(9_000);
});

/** @returns how long all of it took, in milliseconds */
async function besideOneThatHangs(): Promise<number> {
  const [slow, quick] = await Promise.all([connected(), connected()]);
  telegram.hanging.add(slow.token);
  const waiting = Array.from({ length: SHARE + 8 }, () => (chats += 1));
  // At once.
  const began = performance.now();
  await Promise.all(waiting.map((chat) => voiceIn(slow.token, chat)));
  const calls = () => telegram.calls.filter(({ path }) => path === `/bot${slow.token}/sendMessage`).length;
  await eventually(() => Promise.resolve(calls() >= SHARE));
  const chat = (chats += 1);
  await voiceIn(quick.token, chat);
  await untilTold(chat);
  const called = calls();
  const took = performance.now() - began;
  if (took < 9_000) expect(called).toBe(SHARE);
  telegram.hanging.delete(slow.token);
  telegram.wake();
  for (const each of waiting) await untilTold(each);
  return took;
}

it('gives up what the platform has us wait for too long, for a person to decide about', async () => {
  const { shop, token, path } = await connected();
  const chat = (chats += 1);
  await voiceIn(token, chat);
  await untilTold(chat);
  const admin = stage.admin(stage.frontdesk);
  const newest = async () => {
    const { body } = await shop.api.get<{ data: { status: string; reason: string | null }[] }>(
      `${path}/deliveries?limit=1`,
    );
    return body.data[0];
  };
  const untilWaiting = () =>
    eventually(async () => (await newest())?.reason === 'Telegram asks us to wait.' && newest());
  telegram.faults.push(...Array.from({ length: 100 }, () => LIMITED));
  await voiceIn(token, chat);
  expect(await untilWaiting()).toMatchObject({ status: 'queued' });
  await stage.sql(
    `UPDATE channel_deliveries SET created_at = created_at - interval '2 hours' WHERE tenant_id = $1`,
    [shop.id],
  );
  const given = await eventually(async () => (await newest())?.status === 'failed' && newest());
  expect(given.reason).toContain('longer than 2 hours');
  const letters = await admin.get<{ data: Letter[] }>(`/admin/v1/dead-letters?tenantId=${shop.id}`);
  expect(letters.body.data.map(({ kind }) => kind)).toEqual(['channel.deliver']);
  // A person has it tried again: its time begins anew.
  await admin.post(`/admin/v1/dead-letters/${letters.body.data[0]?.id}/retry`, { reason: 'Again.' });
  await untilWaiting();
  telegram.faults.length = 0;
  await untilTold(chat, 2);
  expect((await eventually(async () => (await newest())?.status === 'sent' && newest())).reason).toBeNull();
});

it('has as many accounts as the plan of the business allows', async () => {
  const { shop } = await connected();
  await stage.admin(stage.frontdesk).patch(`/admin/v1/tenants/${shop.id}`, { limits: { channels: 2 } });
  const made = await Promise.all(
    [1, 2, 3].map(() => {
      const settings = { token: telegram.newBot((bots += 1)) };
      return shop.api.post<{ code?: string; detail?: string }>('/v1/channels', {
        kind: 'telegram',
        settings,
      });
    }),
  );
  expect(made.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const refused = made.find(({ status }) => status === 409)?.body;
  expect(refused).toMatchObject({
    code: 'too_many_channels',
    detail: 'The business has 2 channels, as many as its plan allows. Disconnect one first.',
  });
});
