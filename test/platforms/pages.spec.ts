import { Stage } from '../e2e/stage.js';
import { messagesOf } from '../e2e/turns.js';
import { atLast } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { error } from './graph-server.js';
import { PageServer, type SentByPage } from './page-server.js';

interface ChannelBody {
  id: string;
  url: string;
  account: { id: string; name: string | null };
  failure: object | null;
  setup: { verifyToken: string };
}

interface DeliveryBody {
  status: string;
  reason: string | null;
}

let stage: Stage;
let shop: TestBusiness;
let channel: ChannelBody;
let token: string;
let customer: string;
let pages = 50_000;
let customers = 7_000_000;

beforeAll(async () => {
  stage = await Stage.shared();
});
afterAll(() => stage.close());

describe.each(['messenger', 'instagram'] as const)('a page in %s', (kind) => {
  let meta: PageServer;

  beforeAll(async () => {
    meta = await PageServer.start(kind, stage.platforms.graph);
  });
  afterAll(() => meta.close());
  beforeEach(async () => {
    shop = await stage.business(stage.frontdesk);
    customer = String((customers += 1));
    ({ channel, token } = await connect());
  });

  async function connect(
    more: object = {},
    linked = true,
    secret?: string,
  ): Promise<{ channel: ChannelBody; token: string }> {
    const id = String((pages += 1));
    const accessToken = `EAAP-${id}-0123456789abcdef`;
    const appSecret = secret ?? `page-secret-${id}-0123456789`;
    meta.add(accessToken, { id, instagramId: linked ? `17841${id}` : '', appSecret });
    const settings = { accessToken, appSecret, ...more };
    const { body, status, text } = await shop.api.post<ChannelBody>('/v1/channels', { kind, settings });
    if (status !== 201) throw new Error(`Not connected: ${status} ${text}`);
    return { channel: body, token: accessToken };
  }

  const push = (body: object, to = channel.url, by = token) => meta.push(to, by, body);
  const say = (text: string) => atLast(() => push(meta.message(token, customer, { text })));

  function untilSent(count: number): Promise<SentByPage[]> {
    return eventually(() => {
      const sent = meta.sent.filter(({ to }) => to === customer);
      return Promise.resolve(sent.length >= count && sent);
    });
  }

  function newest(fits: (delivery: DeliveryBody) => boolean): Promise<DeliveryBody> {
    return eventually(async () => {
      const path = `/v1/channels/${channel.id}/deliveries?limit=1`;
      const [delivery] = (await shop.api.get<{ data: DeliveryBody[] }>(path)).body.data;
      return delivery && fits(delivery) && delivery;
    });
  }

  async function talks(): Promise<string[]> {
    return (await shop.api.get<{ data: { id: string }[] }>('/v1/conversations')).body.data.map(
      ({ id }) => id,
    );
  }

  async function byMember(text: string): Promise<void> {
    await shop.api.post(`/v1/conversations/${(await talks())[0]}/messages`, { text, from: 'member' });
  }

  it('is connected by the token of the page, which then delivers to the app; the challenge is answered', async () => {
    const { id, instagramId } = meta.page(token);
    expect(channel).toMatchObject({
      failure: null,
      account:
        kind === 'messenger'
          ? { id, name: 'Clay and Co' }
          : { id: instagramId, name: `@shop_${instagramId}` },
    });
    const [told] = await meta.until(({ path }) => path.endsWith('/me/subscribed_apps'));
    expect(told?.body['subscribed_fields']).toMatch(/^messages,messaging_postbacks,/);
    const ask = async (verifyToken: string) => {
      const query = new URLSearchParams({
        ...{ 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken, 'hub.challenge': '1158201444' },
      });
      const response = await fetch(`${channel.url}?${query.toString()}`);
      return [response.status, await response.text()];
    };
    expect(await ask(channel.setup.verifyToken)).toEqual([200, '1158201444']);
    expect((await ask('another'))[0]).toBe(401);
  });

  it('check 64: takes nothing for somebody else’s account, nor of the other platform', async () => {
    const other = await connect();
    const theirs = meta.message(other.token, customer, { text: 'hello' });
    expect((await push(theirs)).status).toBe(404);
    const elsewhere = { ...meta.message(token, customer, { text: 'hello' }), object: 'user' };
    expect((await push(elsewhere)).status).toBe(200);
    expect(await talks()).toEqual([]);
  });

  it('shows that it is writing, and never answers what it has said itself', async () => {
    await say('hello');
    const [sent] = (await untilSent(1)) as [SentByPage];
    await meta.until(
      ({ body }) => body['sender_action'] === 'typing_on' && JSON.stringify(body).includes(customer),
    );
    expect((await push(meta.echo(token, sent))).status).toBe(200);
    const [id = '', ...others] = await talks();
    expect(others).toEqual([]);
    expect((await messagesOf(shop.api, id)).map(({ from }) => from)).toEqual(['visitor', 'assistant']);
  });

  it('is written in by the team for longer, where Meta has granted that; else a person decides', async () => {
    await say('hello');
    await untilSent(1);
    await newest(({ status }) => status === 'sent');
    meta.late.add(customer);
    await stage.sql(
      `UPDATE channel_chats SET last_inbound_at = now() - interval '25 hours' WHERE tenant_id = $1`,
      [shop.id],
    );
    await byMember('Too late?');
    expect((await newest(({ status }) => status === 'failed')).reason).toContain('24 hours');
    await shop.api.patch(`/v1/channels/${channel.id}`, { settings: { humanAgent: true } });
    await byMember('It has come.');
    expect((await untilSent(2)).at(-1)).toMatchObject({ text: 'It has come.', tag: 'HUMAN_AGENT' });
    expect(meta.sent.filter(({ to }) => to === customer)).toHaveLength(2);
  });

  it('sends nothing twice of what was taken before the time was over', async () => {
    await say('hello');
    await untilSent(1);
    await newest(({ status }) => status === 'sent');
    await shop.api.patch(`/v1/channels/${channel.id}`, { settings: { humanAgent: true } });
    meta.faults.push({ status: 200, json: { recipient_id: customer, message_id: `m_first.${customer}` } });
    meta.faults.push(error(500, 1200, 'Temporary send message failure. Please try again later.'));
    await byMember(`${'One of these words. '.repeat(90)}${'Another one of them. '.repeat(30)}`);
    await newest(({ reason }) => reason !== null);
    await stage.sql(
      `UPDATE channel_chats SET last_inbound_at = now() - interval '25 hours' WHERE tenant_id = $1`,
      [shop.id],
    );
    await newest(({ status }) => status === 'sent');
    const tagged = meta.sent.filter(({ to, tag }) => to === customer && tag !== null);
    expect(tagged.some(({ text }) => text.startsWith('One of these words. One of'))).toBe(
      kind === 'instagram',
    );
    expect(tagged.length).toBe(kind === 'instagram' ? 2 : 1);
    expect(tagged.at(-1)?.text).toContain('Another one of them.');
  });

  it('takes what its app delivers for another page of the business', async () => {
    const { appSecret } = meta.page(token);
    const other = await connect({}, true, appSecret);
    const stranger = await connect();
    const entries = [other.token, stranger.token, token, token].flatMap(
      (by) => (meta.message(by, String((customers += 1)), { text: 'hello' }) as { entry: object[] }).entry,
    );
    const body = { ...meta.message(token, customer, { text: 'hello' }), entry: entries };
    expect((await push(body)).status).toBe(200);
    expect(await talks()).toHaveLength(3);
    // A repeat adds nothing; what is of another page alone is taken as well.
    expect((await push(body)).status).toBe(200);
    expect((await push(meta.message(other.token, customer, { text: 'hello' }))).status).toBe(200);
    expect(await talks()).toHaveLength(4);
  });

  it('stores all that can be stored of a delivery, and has the rest sent again', async () => {
    await say('hello');
    await untilSent(1);
    const setErasing = (at: string) =>
      stage.sql(`UPDATE visitors SET erasing_at = ${at} WHERE tenant_id = $1`, [shop.id]);
    await setErasing('now()');
    const entry = [customer, String((customers += 1)), String((customers += 1))].flatMap(
      (by) => (meta.message(token, by, { text: 'and more' }) as { entry: object[] }).entry,
    );
    const body = { ...meta.message(token, customer, { text: 'hello' }), entry };
    meta.repeats = false;
    expect((await push(body)).status).toBe(503);
    meta.repeats = true;
    expect(await talks()).toHaveLength(3);
    await setErasing('NULL');
    expect((await push(body)).status).toBe(200);
    expect(await talks()).toHaveLength(3);
  });

  if (kind === 'instagram') {
    it('counts as read what stands before what was read', async () => {
      await say('hello');
      await untilSent(1);
      await byMember('One of these words. '.repeat(80));
      const [, , last] = await untilSent(3);
      await newest(({ status }) => status === 'sent');
      await push(meta.event(token, customer, { read: { mid: last?.id } }));
      await newest(({ status }) => status === 'read');
    });

    it('is refused in plain words when no account of Instagram is linked', async () => {
      await expect(connect({}, false)).rejects.toThrow(/422.*No professional account of Instagram/);
    });
    return;
  }

  it('knows by the echo that a message was taken whose call had no answer: it is not sent again', async () => {
    await say('hello');
    await untilSent(1);
    await newest(({ status }) => status === 'sent');
    // Taken without an answer; what is tried again before the echo comes is not taken.
    const away = error(500, 1200, 'Temporary send message failure. Please try again later.');
    meta.faults.push(null, ...Array.from({ length: 20 }, () => away));
    await byMember('Only once.');
    const [, broken] = (await untilSent(2)) as [SentByPage, SentByPage];
    await newest(({ reason }) => reason !== null);
    await push(meta.echo(token, broken));
    expect(await newest(({ status }) => status === 'sent')).toMatchObject({ reason: null });
    meta.faults.length = 0;
    await push(meta.event(token, customer, { delivery: { mids: [broken.id], watermark: 1 } }));
    await newest(({ status }) => status === 'delivered');
    expect(meta.sent.filter(({ to }) => to === customer)).toHaveLength(2);
  });
});
