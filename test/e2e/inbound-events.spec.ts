import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { atLast, type Answer, type Api } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { withClient } from '../integration/throwaway-database.js';
import { SIGN } from '../support/event-signatures.js';
import { eventually } from '../support/eventually.js';
import type { PageBody } from './expectations.js';
import { Stage } from './stage.js';
import { ask, messagesOf } from './turns.js';

type Json = Record<string, unknown>;
type Headers = Record<string, string>;

interface Source {
  id: string;
  url: string;
  newSecret: string | null;
  secret: { lastFour: string | null; previousExpiresAt: string | null } | null;
  lastReceivedAt: string | null;
  lastRefused: { reason: string; detail: string } | null;
}

interface Delivery {
  id: string;
  type: string;
  kind: string | null;
  status: string;
  reason: string | null;
  orderId: string | null;
}

interface OrderBody {
  id: string;
  status: string;
  refunded: string;
  paidAt: string | null;
  expectedAt: string | null;
  shipments: { trackingNumber: string }[];
}

const STRIPE_SECRET = 'whsec_stripe_0123456789abcdef';
const SHOPIFY_SECRET = 'shpss_0123456789abcdef0123456789abcdef';

function fixture(name: string, change: Json = {}): Json {
  const path = join(__dirname, '..', 'fixtures', 'events', `${name}.json`);
  return { ...(JSON.parse(readFileSync(path, 'utf8')) as Json), ...change };
}

function bytes(body: unknown): Buffer {
  return Buffer.from(JSON.stringify(body));
}

let stage: Stage;
let shop: TestBusiness;
let api: Api;

beforeAll(async () => {
  stage = await Stage.shared();
});
afterAll(() => stage.close());
beforeEach(async () => {
  shop = await stage.business(stage.frontdesk);
  ({ api } = shop);
});

async function connect(kind: string, secret?: string, by = api): Promise<Source> {
  const { status, body, text } = await by.post<Source>('/v1/event-sources', {
    kind,
    ...(secret && { secret }),
  });
  if (status !== 201) throw new Error(`Not connected: ${status} ${text}`);
  return body;
}

async function send(url: string, body: Buffer, headers: Headers = {}): Promise<number> {
  const type = { 'content-type': 'application/json', ...headers };
  const request = { method: 'POST', body: new Uint8Array(body), headers: type };
  return (await atLast(() => fetch(url, request))).status;
}

let sent = 0;

function shopify(source: Source, topic: string, body: unknown, id = `w-${(sent += 1)}`): Promise<number> {
  const raw = bytes(body);
  return send(source.url, raw, SIGN.shopify(SHOPIFY_SECRET, raw, topic, id));
}

function signed(source: Source, type: string, data: Json, at = new Date()): Promise<number> {
  const raw = bytes({ type, timestamp: at.toISOString(), data });
  return send(source.url, raw, SIGN.signed(source.newSecret ?? '', raw, `msg_${(sent += 1)}`));
}

async function deliveries(source: Source): Promise<Delivery[]> {
  return (await api.get<PageBody<Delivery>>(`/v1/event-sources/${source.id}/deliveries?limit=100`)).body.data;
}

/** Until everything that has come is handled. */
function handled(source: Source): Promise<Delivery[]> {
  return eventually(async () => {
    const all = await deliveries(source);
    return all.length > 0 && all.every(({ status }) => status !== 'queued') && all;
  });
}

async function order(number: string): Promise<OrderBody | undefined> {
  const path = `/v1/orders?number=${encodeURIComponent(number)}`;
  return (await api.get<PageBody<OrderBody>>(path)).body.data[0];
}

async function rows(): Promise<{ deliveries: number; jobs: number }> {
  const [counts] = await stage.sql<{ deliveries: number; jobs: number }>(
    `SELECT (SELECT count(*) FROM event_deliveries WHERE tenant_id = $1)::int AS deliveries,
       (SELECT count(*) FROM outbox WHERE tenant_id = $1 AND kind LIKE 'event.%')::int AS jobs`,
    [shop.id],
  );
  return counts ?? { deliveries: -1, jobs: -1 };
}

describe('an order that its shop tells of', () => {
  const NUMBER = '#9999';
  const at = (hour: number) => `2026-11-22T${String(hour).padStart(2, '0')}:00:00Z`;

  async function toldTexts(conversation: string): Promise<string[]> {
    const all = await messagesOf(api, conversation);
    return all.filter(({ from }) => from === 'assistant').map(({ text }) => text);
  }

  function untilTold(conversation: string, count: number): Promise<string[]> {
    return eventually(async () => {
      const texts = await toldTexts(conversation);
      return texts.length >= count && texts;
    });
  }

  it('is known to the assistant, and who has asked hears of payment, parcel, arrival and refund once', async () => {
    const source = await connect('shopify', SHOPIFY_SECRET);
    const stripe = await connect('stripe', STRIPE_SECRET);
    const created = fixture('shopify-order-updated', { financial_status: 'pending', updated_at: at(1) });
    expect(await shopify(source, 'orders/create', created)).toBe(200);
    expect(await handled(source)).toMatchObject([{ kind: 'order', status: 'applied' }]);
    expect(await order(NUMBER)).toMatchObject({ status: 'pending', paidAt: null, refunded: '0.00' });

    // Payment.
    const paid = fixture('stripe-payment-intent-succeeded') as { data: { object: Json } };
    paid.data.object['metadata'] = { order_number: NUMBER };
    const raw = bytes(paid);
    expect(await send(stripe.url, raw, SIGN.stripe(STRIPE_SECRET, raw))).toBe(200);
    expect(await handled(stripe)).toMatchObject([{ kind: 'payment', status: 'applied' }]);
    expect(await order(NUMBER)).toMatchObject({ status: 'processing' });

    const conversation = (
      await api.post<{ id: string }>('/v1/conversations', { channel: 'api', visitor: { locale: 'de' } })
    ).body.id;
    const stranger = (await api.post<{ id: string }>('/v1/conversations', { channel: 'api', visitor: {} }))
      .body.id;
    const question = `Wo ist meine Bestellung ${NUMBER}? Meine Adresse ist`;
    const answer = await ask(api, conversation, `${question} jon@example.com`);
    expect(answer.text).toContain('ist in Bearbeitung');
    expect((await ask(api, stranger, `${question} eve@example.com`)).citations).toEqual([]);

    // Parcel, by the shop's word, and told again by a repeat.
    const parcel = fixture('shopify-fulfillment-update', { updated_at: at(2) });
    expect(await shopify(source, 'fulfillments/create', parcel, 'parcel')).toBe(200);
    expect(await shopify(source, 'fulfillments/create', parcel, 'parcel')).toBe(200);
    const [, shipped] = await untilTold(conversation, 2);
    expect(shipped).toContain('wurde versandt');
    expect(shipped).toContain('CE123456789IE');

    // Late, and older than what is known.
    const late = { ...created, financial_status: 'paid', updated_at: at(1) };
    expect(await shopify(source, 'orders/paid', late)).toBe(200);
    const [newest] = await handled(source);
    expect(newest).toMatchObject({
      kind: 'payment',
      status: 'ignored',
      reason: expect.stringContaining('older'),
    });
    expect(await order(NUMBER)).toMatchObject({ status: 'shipped' });

    // Arrived.
    const arrived = fixture('shopify-fulfillment-event', { updated_at: at(5) });
    expect(await shopify(source, 'fulfillment_events/create', arrived)).toBe(200);
    const [, , delivered] = await untilTold(conversation, 3);
    expect(delivered).toBe(`Ihre Bestellung ${NUMBER} wurde zugestellt.`);
    expect((await ask(api, conversation, 'Und wo ist sie jetzt?')).text).toContain('wurde zugestellt');

    // A refund, found by its payment alone.
    const refunded = bytes(fixture('stripe-charge-refunded'));
    expect(await send(stripe.url, refunded, SIGN.stripe(STRIPE_SECRET, refunded))).toBe(200);
    const texts = await untilTold(conversation, 5);
    expect(texts[4]).toContain('Erstattet: 26,95');
    expect(await order(NUMBER)).toMatchObject({ status: 'delivered', refunded: '26.95' });

    // Nobody else has heard of it.
    expect(await toldTexts(stranger)).toHaveLength(1);
    expect(
      (await stage.sql('SELECT FROM event_deliveries WHERE tenant_id = $1 AND body IS NOT NULL', [shop.id]))
        .length,
    ).toBe(0);
  });

  it('is not told while a member has the conversation, when it is resolved, to nobody when it is switched off, and not after its contact has changed', async () => {
    const source = await connect('signed');
    const row = {
      ...{ number: 'A-1', status: 'processing', total: '10.00', items: [], expectedAt: '2030-12-04' },
      customer: { email: 'jon@example.com' },
    };
    await signed(source, 'order.created', row);
    await handled(source);
    const conversations: string[] = [];
    for (const place of ['open', 'member', 'resolved', 'anew']) {
      const { id } = (await api.post<{ id: string }>('/v1/conversations', { channel: 'api', visitor: {} }))
        .body;
      await ask(api, id, 'Where is my order A-1? My address is jon@example.com');
      if (place === 'member')
        await api.post(`/v1/conversations/${id}/messages`, { text: 'I look into it.', from: 'member' });
      if (place === 'resolved') await api.post(`/v1/conversations/${id}/resolve`, {});
      conversations.push(id);
    }
    const [open = '', member = '', resolved = ''] = conversations;
    await signed(source, 'order.updated', { number: 'A-1', expectedAt: '2030-12-11' });
    const [, delayed] = await untilTold(open, 2);
    expect(delayed).toContain('Expected arrival: Wednesday, 11 December');
    const news = () =>
      stage.sql(`SELECT FROM outbox WHERE tenant_id = $1 AND kind = 'order.tell'`, [shop.id]);
    await eventually(async () => (await news()).length === 0);
    expect([await toldTexts(member), await toldTexts(resolved)].map(({ length }) => length)).toEqual([1, 1]);

    await api.patch('/v1/tenant', { assistant: { orderUpdates: false } });
    await signed(source, 'order.updated', { number: 'A-1', status: 'shipped' });
    await eventually(async () => (await order('A-1'))?.status === 'shipped' && (await news()).length === 0);
    expect(await toldTexts(open)).toHaveLength(2);

    await api.patch('/v1/tenant', { assistant: { orderUpdates: true } });
    await api.patch(`/v1/orders/${(await order('A-1'))?.id}`, {
      ...{ status: 'delivered', customer: { email: 'eve@example.com' } },
    });
    await eventually(async () => (await news()).length === 0);
    expect(await toldTexts(open)).toHaveLength(2);
    expect(await stage.sql('SELECT FROM order_inquiries WHERE tenant_id = $1', [shop.id])).toEqual([]);
  });
});

describe('an order that changes while an answer about it is composed', () => {
  interface Asked {
    conversation: string;
    orderId: string;
    shown: Json;
    source: Source;
  }

  async function asked(): Promise<Asked> {
    const source = await connect('signed');
    const row = { number: 'N-1', status: 'processing', total: '10.00', items: [], expectedAt: '2030-12-04' };
    await signed(source, 'order.created', { ...row, customer: { email: 'jon@example.com' } });
    await handled(source);
    const { id } = (await api.post<{ id: string }>('/v1/conversations', { channel: 'api', visitor: {} }))
      .body;
    const { citations } = await ask(api, id, 'Where is my order N-1? My address is jon@example.com');
    const [cited] = citations as unknown as { id: string; order: Json }[];
    return { conversation: id, orderId: String(cited?.id), shown: cited?.order ?? {}, source };
  }

  /** Commits another answer of the conversation's turn, which shows the order as it was when that was read. */
  async function commitAnswer({ conversation, orderId, shown }: Asked): Promise<void> {
    const citations = [{ kind: 'order', id: orderId, title: 'N-1', order: shown }];
    // A turn has one answer.
    await stage.sql(
      `UPDATE messages SET turn_id = NULL WHERE conversation_id = $1 AND author = 'assistant'`,
      [conversation],
    );
    await stage.sql(
      `WITH c AS (UPDATE conversations SET last_seq = last_seq + 1 WHERE id = $1 RETURNING tenant_id, id, last_seq)
       INSERT INTO messages (tenant_id, id, conversation_id, seq, author, text, citations, turn_id)
       SELECT tenant_id, gen_random_uuid(), id, last_seq, 'assistant', 'It is processing.', $2::jsonb,
         (SELECT id FROM turns WHERE conversation_id = $1) FROM c`,
      [conversation, JSON.stringify(citations)],
    );
  }

  async function untilTold(conversation: string): Promise<void> {
    const left = 'SELECT FROM outbox WHERE tenant_id = $1';
    await eventually(async () => (await stage.sql(left, [shop.id])).length === 0);
    expect(await stage.sql('SELECT FROM dead_letters WHERE tenant_id = $1', [shop.id])).toEqual([]);
    expect((await messagesOf(api, conversation)).at(-1)?.from).toBe('assistant');
  }

  async function lastText(conversation: string): Promise<string> {
    await untilTold(conversation);
    return (await messagesOf(api, conversation)).at(-1)?.text ?? '';
  }

  /** So that its answer is the only one that has shown the order. */
  function forget(): Promise<unknown> {
    return stage.sql('DELETE FROM order_inquiries WHERE tenant_id = $1', [shop.id]);
  }

  it.each<[string, string, Json, string]>([
    ['a delay', 'order.updated', { number: 'N-1', expectedAt: '2030-12-11' }, 'Wednesday, 11 December'],
    [
      'a refund',
      'refund.succeeded',
      { order: 'N-1', reference: 'r-1', amount: '4.00', currency: 'EUR' },
      '4.00',
    ],
  ])('owes %s to who has asked, once', async (_, type, data, expected) => {
    const before = await asked();
    await forget();
    await signed(before.source, type, data);
    await handled(before.source);
    await commitAnswer(before);
    expect(await lastText(before.conversation)).toContain(expected);
    const count = (await messagesOf(api, before.conversation)).length;
    // What has been told is what is shown now.
    await commitAnswer({ ...before, shown: await shownNow(before) });
    expect(await lastText(before.conversation)).toBe('It is processing.');
    expect(await messagesOf(api, before.conversation)).toHaveLength(count + 1);
  });

  async function shownNow({ conversation }: Asked): Promise<Json> {
    const told = (await messagesOf(api, conversation)).at(-1) as unknown as { citations: { order: Json }[] };
    return told.citations[0]?.order ?? {};
  }

  it('also when the change is committed after the answer', async () => {
    const before = await asked();
    await forget();
    await withClient(stage.superuserUrl, async (client) => {
      await client.query('BEGIN');
      await client.query(
        `UPDATE orders SET expected_at = '2030-12-11', updated_at = now() WHERE tenant_id = $1`,
        [shop.id],
      );
      await commitAnswer(before);
      const waits = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
        AND query LIKE '%order_inquiries%FOR SHARE%'`;
      await eventually(async () => (await stage.sql(waits)).length > 0);
      await client.query('COMMIT');
    });
    expect(await lastText(before.conversation)).toContain('Wednesday, 11 December');
  });

  it('tells nothing when its contact has changed meanwhile', async () => {
    const before = await asked();
    await api.patch(`/v1/orders/${before.orderId}`, {
      ...{ expectedAt: '2030-12-11', customer: { email: 'eve@example.com' } },
    });
    await commitAnswer(before);
    await api.patch(`/v1/orders/${before.orderId}`, { status: 'shipped' });
    expect(await lastText(before.conversation)).toBe('It is processing.');
  });
});

describe('stock', () => {
  it('changes what the assistant says, and an older word changes nothing', async () => {
    await api.put('/v1/products', {
      products: [{ sku: 'CC-BWL-01', name: 'Large salad bowl', price: '64.00', stock: 2 }],
    });
    const source = await connect('woocommerce');
    const tell = async (stock: number, at: Date) => {
      const raw = bytes({
        ...fixture('woocommerce-product-updated', { sku: 'CC-BWL-01', stock_quantity: stock }),
        date_modified_gmt: at.toISOString().slice(0, 19),
      });
      return send(source.url, raw, SIGN.woocommerce(source.newSecret ?? '', raw, 'product.updated'));
    };
    // Of one moment, however long the steps between take.
    const now = Date.now();
    const soon = (seconds: number) => new Date(now + seconds * 1000);
    expect(
      await send(source.url, Buffer.from('webhook_id=7'), {
        'content-type': 'application/x-www-form-urlencoded',
      }),
    ).toBe(200);
    expect((await rows()).deliveries).toBe(0);
    expect(await tell(0, soon(2))).toBe(200);
    await handled(source);
    expect(await tell(9, soon(-10))).toBe(200);
    const [late] = await handled(source);
    expect(late).toMatchObject({
      kind: 'stock',
      status: 'ignored',
      reason: 'It is older than the stored stock.',
    });
    const conversation = (
      await api.post<{ id: string }>('/v1/conversations', { channel: 'api', visitor: {} })
    ).body.id;
    expect((await ask(api, conversation, 'Is the large salad bowl in stock?')).text).toMatch(
      /not in stock|sold out|out of stock/i,
    );
  });

  it('told by a clock that is an hour ahead does not make all that comes later look old', async () => {
    await api.put('/v1/products', {
      products: [{ sku: 'S-1', name: 'Side plate', price: '9.00', stock: 5 }],
    });
    const source = await connect('signed');
    const stockOf = async () =>
      (await api.get<{ data: { sku: string; stock: number }[] }>('/v1/products?limit=100')).body.data.find(
        ({ sku }) => sku === 'S-1',
      )?.stock;
    const tell = (stock: number, seconds: number) =>
      signed(source, 'stock.updated', { sku: 'S-1', stock }, new Date(Date.now() + seconds * 1000));
    await tell(4, 3600);
    await eventually(async () => (await stockOf()) === 4);
    await tell(3, 0);
    await eventually(async () => (await stockOf()) === 3);
  });
});

describe('a delivery that was given up', () => {
  it('is handled when the platform sends it again', async () => {
    const source = await connect('signed');
    const row = { number: 'G-1', status: 'processing', total: '10.00', items: [], customer: {} };
    const raw = bytes({ type: 'order.created', timestamp: new Date().toISOString(), data: row });
    const headers = SIGN.signed(source.newSecret ?? '', raw, 'msg_given_up');
    expect(await send(source.url, raw, headers)).toBe(200);
    await handled(source);
    await stage.sql(
      `UPDATE event_deliveries SET status = 'queued', handled_at = NULL WHERE tenant_id = $1 AND source_id = $2`,
      [shop.id, source.id],
    );
    expect((await rows()).jobs).toBe(0);
    expect(await deliveries(source)).toMatchObject([{ status: 'failed' }]);
    expect(await send(source.url, raw, headers)).toBe(200);
    // The order has it already.
    expect(await handled(source)).toMatchObject([{ kind: 'order', status: 'ignored' }]);
  });
});

describe('what is not genuine', () => {
  it('is refused alike and leaves nothing: unsigned, wrong, another source’s, too old, unknown, without a secret', async () => {
    const source = await connect('signed');
    const bare = await connect('stripe');
    const other = await stage.business(stage.frontdesk);
    const theirs = await connect('signed', undefined, other.api);
    const raw = bytes({
      type: 'order.updated',
      timestamp: new Date().toISOString(),
      data: { number: 'A-1' },
    });
    const right = SIGN.signed(source.newSecret ?? '', raw, 'msg_x');
    const cases: [string, string, Headers][] = [
      ['unsigned', source.url, {}],
      ['cut', source.url, { ...right, 'webhook-signature': (right['webhook-signature'] ?? '').slice(0, -2) }],
      [
        'upper case',
        source.url,
        { ...right, 'webhook-signature': (right['webhook-signature'] ?? '').toUpperCase() },
      ],
      ['of another business', source.url, SIGN.signed(theirs.newSecret ?? '', raw, 'msg_x')],
      ['at another business', theirs.url, right],
      ['too old', source.url, SIGN.signed(source.newSecret ?? '', raw, 'msg_x', Date.now() - 360_000)],
      ['no secret', bare.url, SIGN.stripe('', raw)],
      ['blank secret', bare.url, SIGN.stripe(' ', raw)],
      ['unknown address', source.url.slice(0, -3) + 'AAA', right],
      ['no address', `${api.url}/v1/events/x`, right],
    ];
    const answers = [];
    for (const [name, url, headers] of cases) {
      const answer = await fetch(url, { method: 'POST', body: new Uint8Array(raw), headers });
      const { status, code, detail } = (await answer.json()) as Json;
      answers.push([name, status, code, detail]);
    }
    const [first] = answers;
    expect(answers).toEqual(cases.map(([name]) => [name, 401, 'unauthenticated', first?.[3]]));
    expect(await rows()).toEqual({ deliveries: 0, jobs: 0 });
    const seen = await eventually(async () => {
      const { body } = await api.get<Source>(`/v1/event-sources/${source.id}`);
      return body.lastRefused && body;
    });
    expect(seen.lastReceivedAt).toBeNull();
    expect(seen.lastRefused?.detail).toMatch(/[.]$/);
  });

  it('is also what a switched-off source sends, and what comes after it was removed', async () => {
    const source = await connect('signed');
    await api.patch(`/v1/event-sources/${source.id}`, { enabled: false });
    expect(await signed(source, 'order.updated', { number: 'A-1' })).toBe(401);
    await api.call('DELETE', `/v1/event-sources/${source.id}`);
    expect(await signed(source, 'order.updated', { number: 'A-1' })).toBe(401);
  });

  it('may be too large, or at a path that only looks right', async () => {
    const { url } = await connect('signed');
    expect(await send(url, Buffer.alloc(1_048_577, 'x'))).toBe(413);
    const path = new URL(url).pathname;
    const statuses = [];
    for (const wrong of [
      `/V1${path.slice(3)}`,
      `//v1${path.slice(3)}`,
      `${path}/x`,
      '/v1/events/',
      `${path}%2f`,
    ])
      statuses.push((await fetch(`${api.url}${wrong}`, { method: 'POST', body: '{}' })).status);
    expect(statuses.every((status) => status === 404 || status === 401)).toBe(true);
    expect((await fetch(url)).status).toBe(405);
  });
});

describe('what is genuine', () => {
  const whole = { number: 'A-1', status: 'pending', total: '5.00', customer: {}, items: [] };
  const data = { ...whole, customer: { name: 'Zoë 😀' }, note: 'Grüße' };

  it('may be packed, in pieces, and in any writing of its letters', async () => {
    const source = await connect('signed');
    const event = JSON.stringify({ type: 'order.updated', timestamp: new Date().toISOString(), data });
    const escaped = event.replace(
      /[^\x20-\x7e]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    const secret = source.newSecret ?? '';
    const plain = Buffer.from(event);
    const packed = { ...SIGN.signed(secret, plain, 'packed'), 'content-encoding': 'gzip' };
    expect(await send(source.url, gzipSync(plain), packed)).toBe(200);
    const odd = Buffer.from(escaped);
    const charset = {
      'content-type': 'application/json; charset=utf-8',
      ...SIGN.signed(secret, odd, 'escaped'),
    };
    expect(await send(source.url, odd, charset)).toBe(200);
    const pieces = async function* () {
      for (let at = 0; at < plain.length; at += 40) yield await Promise.resolve(plain.subarray(at, at + 40));
    };
    const streamed = {
      method: 'POST',
      body: pieces(),
      duplex: 'half',
      headers: SIGN.signed(secret, plain, 'pieces'),
    };
    expect((await fetch(source.url, streamed as unknown as RequestInit)).status).toBe(200);
    const all = await handled(source);
    expect(all.map(({ status }) => status).sort()).toEqual(['applied', 'ignored', 'ignored']);
  });

  it('has one effect when it comes a hundred times at once, and when it comes again later', async () => {
    const source = await connect('signed');
    const raw = bytes({ type: 'order.created', timestamp: new Date().toISOString(), data });
    const headers = SIGN.signed(source.newSecret ?? '', raw, 'msg_same');
    const statuses = await Promise.all(Array.from({ length: 100 }, () => send(source.url, raw, headers)));
    // A busy machine may ask to come again.
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    await handled(source);
    expect(await send(source.url, raw, headers)).toBe(200);
    expect(await handled(source)).toMatchObject([{ status: 'applied' }]);
    expect((await api.get<PageBody<OrderBody>>('/v1/orders')).body.data).toHaveLength(1);
  });

  it('may come before its order, and waits for it', async () => {
    const source = await connect('signed');
    expect(await signed(source, 'payment.succeeded', { order: 'A-1' })).toBe(200);
    await eventually(async () => (await deliveries(source))[0]?.reason?.includes('"A-1"'));
    expect(await signed(source, 'order.created', whole)).toBe(200);
    await eventually(async () => (await order('A-1')) !== undefined);
    // It is tried again later; here now.
    await stage.sql(`UPDATE outbox SET sent_at = now() - interval '1 minute' WHERE tenant_id = $1`, [
      shop.id,
    ]);
    expect((await handled(source)).map(({ status }) => status)).toEqual(['applied', 'applied']);
    expect(await order('A-1')).toMatchObject({ status: 'processing', paidAt: expect.any(String) });
  });

  it('but cannot be understood is a dead letter with its reason, and its repeat is tried again', async () => {
    const source = await connect('shopify', SHOPIFY_SECRET);
    const broken = fixture('shopify-order-updated', { total_price: 'twelve' });
    expect(await shopify(source, 'orders/updated', broken, 'broken')).toBe(200);
    expect(await shopify(source, 'app/uninstalled', {})).toBe(200);
    const [unused, failed] = await handled(source);
    expect(unused).toMatchObject({ status: 'ignored', reason: expect.stringContaining('app/uninstalled') });
    expect(failed).toMatchObject({ status: 'failed', reason: expect.stringContaining('/total') });
    const letters = await stage
      .admin(stage.frontdesk)
      .get<PageBody<{ kind: string; error: string }>>(`/admin/v1/dead-letters?tenantId=${shop.id}`);
    expect(letters.body.data).toMatchObject([
      { kind: 'event.order', error: expect.stringContaining('/total') },
    ]);
    expect(await shopify(source, 'orders/updated', fixture('shopify-order-updated'), 'broken')).toBe(200);
    await eventually(async () => (await order('#9999')) !== undefined);
    expect((await handled(source)).map(({ status }) => status)).toEqual(['ignored', 'applied']);
  });

  it('is asked for again when the database does not answer in time, and is there once', async () => {
    const source = await connect('signed');
    const raw = bytes({ type: 'order.created', timestamp: new Date().toISOString(), data: whole });
    const headers = SIGN.signed(source.newSecret ?? '', raw, 'msg_late');
    const release = await stage.block('LOCK TABLE event_deliveries IN ACCESS EXCLUSIVE MODE');
    let held: Answer | Response;
    try {
      held = await fetch(source.url, { method: 'POST', body: new Uint8Array(raw), headers });
    } finally {
      await release();
    }
    expect([held.status, Number(held.headers.get('retry-after')) > 0]).toEqual([503, true]);
    await eventually(async () => (await send(source.url, raw, headers)) === 200);
    expect(await handled(source)).toHaveLength(1);
    expect((await api.get<PageBody<OrderBody>>('/v1/orders')).body.data).toHaveLength(1);
  });
});

describe('an event source', () => {
  it('has two valid secrets while one is changed, and never shows one again', async () => {
    const source = await connect('signed');
    const next = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const { body } = await api.patch<Source>(`/v1/event-sources/${source.id}`, {
      secret: next,
      overlapHours: 1,
    });
    expect(body.secret).toMatchObject({ lastFour: next.slice(-4), previousExpiresAt: expect.any(String) });
    expect(await signed(source, 'order.updated', { number: 'A-1' })).toBe(200);
    expect(await signed({ ...source, newSecret: next }, 'order.updated', { number: 'A-1' })).toBe(200);
    await stage.sql(
      `UPDATE event_source_secrets SET expires_at = now() WHERE tenant_id = $1 AND expires_at IS NOT NULL`,
      [shop.id],
    );
    expect(await signed(source, 'order.updated', { number: 'A-1' })).toBe(401);
    const { text } = await api.get(`/v1/event-sources`);
    expect(text).not.toContain(next);
    expect(text).not.toContain(source.newSecret);
    const stored = await stage.sql<{ sealed: string }>(
      `SELECT encode(sealed_secret, 'escape') AS sealed FROM event_source_secrets WHERE tenant_id = $1`,
      [shop.id],
    );
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.some(({ sealed }) => sealed.includes(next))).toBe(false);
  });

  it('refuses a weak secret, and says what is wrong with it', async () => {
    for (const [kind, secret] of [
      ['stripe', 'short'],
      ['stripe', ' whsec_0123456789abcdef'],
      ['signed', 'whsec_not base64 at all!!'],
    ]) {
      const { status, body } = await api.post('/v1/event-sources', { kind, secret });
      expect([status, body]).toMatchObject([422, { errors: [{ pointer: '/secret', code: 'weak_secret' }] }]);
    }
  });

  it('pages through what it has delivered', async () => {
    const source = await connect('signed');
    for (let n = 0; n < 3; n += 1) expect(await signed(source, `unused.${n}`, {})).toBe(200);
    const path = `/v1/event-sources/${source.id}/deliveries`;
    const first = (await api.get<PageBody<Delivery>>(`${path}?limit=2`)).body;
    expect(first.data.map(({ type }) => type)).toEqual(['unused.2', 'unused.1']);
    const rest = (await api.get<PageBody<Delivery>>(`${path}?limit=2&after=${first.page.next}`)).body;
    expect([rest.data.map(({ type }) => type), rest.page.hasMore]).toEqual([['unused.0'], false]);
  });
});
