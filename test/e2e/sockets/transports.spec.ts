import { startConversation, type TestBusiness } from '../../support/businesses.js';
import { Api } from '../../support/api.js';
import { eventually } from '../../support/eventually.js';
import { Stage } from '../stage.js';
import { increasing, spoken, tell } from '../turns.js';
import { SSE, TRANSPORTS, type Reader, type Transport } from './transports.js';

const UNKNOWN = '019aa7d2-aaaa-7000-8000-123456789abc';

let stage: Stage;
let shop: TestBusiness;
let readers: Reader[];

beforeAll(async () => {
  stage = await Stage.shared();
});
afterAll(() => stage.close());
beforeEach(async () => {
  readers = [];
  shop = await stage.business(stage.frontdesk);
});
afterEach(() => readers.forEach((reader) => reader.stop()));

function kept(reader: Reader): Reader {
  readers.push(reader);
  return reader;
}

async function visitor(): Promise<Api> {
  const { body } = await shop.widget.post<{ token: string }>('/widget/v1/sessions');
  return new Api(shop.api.url, body.token);
}

async function keyWith(scopes: string[]): Promise<Api> {
  const { body } = await shop.api.post<{ secret: string }>('/v1/api-keys', { name: 'narrow', scopes });
  return new Api(shop.api.url, body.secret);
}

const isDone = ({ event }: { event: string }) => event === 'message.completed';

describe.each(TRANSPORTS)('$name', (transport) => {
  it('sends a visitor their conversation from before it begins, and the business the same events', async () => {
    const caller = await visitor();
    const own = kept(await transport.open({ caller, conversationId: null }));
    expect(own.refusal).toBeNull();
    const sent = await transport.send(caller, null, { text: 'hello', clientId: 'c-1' });
    expect(sent.refusal).toBeNull();
    await own.until(isDone);
    const { body } = await shop.api.get<{ data: { id: string }[] }>('/v1/conversations');
    const conversationId = body.data[0]?.id ?? '';
    const business = kept(await transport.open({ caller: shop.api, conversationId }));
    await business.until(isDone);
    const reference = kept(await SSE.open({ caller: shop.api, conversationId }));
    await reference.until(isDone);
    expect(own.events).toEqual(reference.events);
    expect(business.events).toEqual(reference.events);
    expect(increasing(own.events)).toBe(true);
    expect(spoken(own.events, String(sent.body.turn?.id))).toBe(
      (own.last?.data['message'] as { text: string }).text,
    );
  });

  it('goes on after any event', async () => {
    const id = await startConversation(shop.api);
    await tell(shop.api, id, 'when do you close?');
    const whole = kept(await transport.open({ caller: shop.api, conversationId: id }));
    await whole.until(isDone);
    for (const [index, { id: after }] of whole.events.entries()) {
      if (index === whole.events.length - 1) break;
      const rest = kept(await transport.open({ caller: shop.api, conversationId: id, after }));
      await rest.until(isDone);
      expect(rest.events).toEqual(whole.events.slice(index + 1));
    }
  });

  it('refuses as HTTP does, and tells the same of a foreign conversation and of none', async () => {
    const other = await stage.business(stage.frontdesk);
    const foreign = await startConversation(other.api);
    const narrow = await keyWith(['orders:read']);
    const at = (key: string | null) => new Api(shop.api.url, key);
    const cases = [
      ...[UNKNOWN, foreign, 'conversation', `${UNKNOWN}/../x`].map((conversationId) => ({
        caller: shop.api,
        conversationId: encodeURIComponent(conversationId),
      })),
      { caller: narrow, conversationId: UNKNOWN },
      { caller: shop.api, conversationId: UNKNOWN, after: 'tomorrow' },
      { caller: await visitor(), conversationId: null, after: '1-0-0' },
      { caller: at(`${shop.api.key?.slice(0, -1)}x`), conversationId: UNKNOWN },
      { caller: at('eyJhbGciOiJub25lIn0.e30.'), conversationId: null },
    ];
    for (const asked of cases) {
      const [here, http] = [await transport.open(asked), await SSE.open(asked)];
      expect(here.refusal).toEqual(http.refusal);
      expect(here.refusal).not.toBeNull();
    }
    const [of, none] = [
      await transport.open({ caller: shop.api, conversationId: foreign }),
      await transport.open({ caller: shop.api, conversationId: UNKNOWN }),
    ];
    expect(of.refusal).toEqual(none.refusal);
    expect(of.refusal?.status).toBe(404);
    // These may open nothing here; which credential it needs is told in the words of each transport.
    for (const caller of [shop.widget, stage.admin(stage.frontdesk)])
      expect((await transport.open({ caller, conversationId: UNKNOWN })).refusal?.code).toBe(
        'wrong_credential',
      );
    expect((await transport.open({ caller: at(null), conversationId: null })).refusal?.status).toBe(401);
  });

  it('admits only listed websites', async () => {
    const caller = await visitor();
    await shop.api.patch('/v1/tenant', { widget: { allowedOrigins: ['https://shop.example'] } });
    const open = (origin?: string) =>
      transport.open({ caller, conversationId: null, ...(origin !== undefined && { origin }) });
    for (const origin of ['https://evil.example', 'https://shop.example.evil.example', 'null'])
      expect((await open(origin)).refusal).toMatchObject({ status: 403, code: 'origin_not_allowed' });
    for (const origin of ['https://shop.example', undefined]) {
      const reader = kept(await open(origin));
      expect(reader.refusal).toBeNull();
    }
  });

  it('stores a message once for its client id, and refuses one that HTTP refuses', async () => {
    const caller = await visitor();
    const id = await startConversation(shop.api);
    for (const [who, where] of [
      [caller, null],
      [shop.api, id],
    ] as const) {
      const first = await transport.send(who, where, { text: 'hello', clientId: 'c-1' });
      const again = await transport.send(who, where, { text: 'hello', clientId: 'c-1' });
      expect([again.body.message.id, again.body.turn?.id]).toEqual([
        first.body.message.id,
        first.body.turn?.id,
      ]);
      for (const wrong of [
        {},
        { text: '', clientId: 'c-2' },
        { text: 'x'.repeat(8001), clientId: 'c-2' },
        { text: ['hello'], clientId: 'c-2' },
        { text: 'hello', clientId: 'c-2', tenantId: UNKNOWN },
        { text: 'half \ud800', clientId: 'c-2' },
      ]) {
        const refused = await transport.send(who, where, wrong);
        expect(refused.refusal).toEqual((await SSE.send(who, where, wrong)).refusal);
        expect(refused.refusal?.status).toBe(422);
      }
    }
  });

  it('counts messages and open readers in the limits of HTTP', async () => {
    const admin = stage.admin(stage.frontdesk);
    await admin.patch(`/admin/v1/tenants/${shop.id}`, { limits: { openSockets: 2, messagesPerMinute: 2 } });
    const id = await startConversation(shop.api);
    const asked = { caller: shop.api, conversationId: id };
    const opened = [kept(await SSE.open(asked)), kept(await transport.open(asked))];
    expect(opened.map(({ refusal }) => refusal)).toEqual([null, null]);
    const [here, http] = [await transport.open(asked), await SSE.open(asked)];
    expect(here.refusal).toMatchObject({ status: 429, limit: { name: 'streams' } });
    expect(here.refusal).toEqual(http.refusal);
    opened[1]?.stop();
    opened[0]?.stop();
    const send = (by: Transport, text: string) => atLastOpen(() => by.send(shop.api, id, { text }));
    for (const by of [SSE, transport]) expect((await send(by, 'admitted')).refusal).toBeNull();
    // Those before it may have been more than a minute ago, if the machine was slow.
    const refusal = await eventually(async () => (await send(transport, 'one too many')).refusal);
    expect(refusal).toMatchObject({ limit: { name: 'messages' } });
  });
});

/** The places of readers who have just left are free a moment later. */
async function atLastOpen<T extends { refusal: { limit?: { name: string } } | null }>(
  attempt: () => Promise<T>,
): Promise<T> {
  for (let n = 0; ; n += 1) {
    const result = await attempt();
    if (result.refusal?.limit?.name !== 'streams' || n > 100) return result;
  }
}
