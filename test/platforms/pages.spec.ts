import { Stage } from '../e2e/stage.js';
import { messagesOf } from '../e2e/turns.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { PageServer, type SentByPage } from './page-server.js';

jest.setTimeout(180_000);

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

  async function connect(more: object = {}, linked = true): Promise<{ channel: ChannelBody; token: string }> {
    const id = String((pages += 1));
    const accessToken = `EAAP-${id}-0123456789abcdef`;
    const appSecret = `page-secret-${id}-0123456789`;
    meta.add(accessToken, { id, instagramId: linked ? `17841${id}` : '', appSecret });
    const settings = { accessToken, appSecret, ...more };
    const { body, status, text } = await shop.api.post<ChannelBody>('/v1/channels', { kind, settings });
    if (status !== 201) throw new Error(`Not connected: ${status} ${text}`);
    return { channel: body, token: accessToken };
  }

  const push = (body: object, to = channel.url, by = token) => meta.push(to, by, body);
  const say = (text: string) => push(meta.message(token, customer, { text }));

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

  if (kind === 'instagram') {
    it('is refused in plain words when no account of Instagram is linked', async () => {
      await expect(connect({}, false)).rejects.toThrow(/422.*No professional account of Instagram/);
    });
    return;
  }

  it('knows by the echo that a message was taken whose call had no answer: it is not sent again', async () => {
    await say('hello');
    await untilSent(1);
    await newest(({ status }) => status === 'sent');
    meta.faults.push(null);
    await byMember('Only once.');
    const [, broken] = (await untilSent(2)) as [SentByPage, SentByPage];
    await newest(({ reason }) => reason !== null);
    await push(meta.echo(token, broken));
    expect(await newest(({ status }) => status === 'sent')).toMatchObject({ reason: null });
    await push(meta.event(token, customer, { delivery: { mids: [broken.id], watermark: 1 } }));
    await newest(({ status }) => status === 'delivered');
    expect(meta.sent.filter(({ to }) => to === customer)).toHaveLength(2);
  });
});
