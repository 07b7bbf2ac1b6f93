import { Stage } from '../e2e/stage.js';
import { messagesOf } from '../e2e/turns.js';
import { atLast, type Answer } from '../support/api.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { RIGS } from './platform-rigs.js';
import { send, type PlatformRig, type Told, type Wire } from './rigs/platform-rig.js';

interface ChannelBody {
  id: string;
  url: string;
  account: { id: string; name: string | null };
  secrets: string[];
  failure: { reason: string } | null;
  lastRefused: { reason: string } | null;
  setup?: Record<string, string>;
}

interface DeliveryBody {
  id: string;
  status: string;
  reason: string | null;
  attempts: number;
}

let stage: Stage;
let shop: TestBusiness;
let chats = 353_850_000_000;

beforeAll(async () => {
  stage = await Stage.shared();
});
afterAll(() => stage.close());

/** What each adapter must do, against a stand-in of its platform's wire format. */
describe.each(Object.entries(RIGS))('the adapter of %s', (kind, open) => {
  let rig: PlatformRig;
  let account: ReturnType<PlatformRig['newAccount']>;
  let channel: ChannelBody;
  let chat: number;

  beforeAll(async () => {
    rig = await open(stage);
  });
  afterAll(() => rig.close());
  beforeEach(async () => {
    shop = await stage.business(stage.frontdesk);
    account = rig.newAccount();
    const connected = await connect();
    if (connected.status !== 201) throw new Error(`Not connected: ${connected.status} ${connected.text}`);
    channel = connected.body;
    chat = chats += 1;
  });

  function connect(settings: object = account.settings, by = shop.api): Promise<Answer<ChannelBody>> {
    return by.post<ChannelBody>('/v1/channels', { kind, settings });
  }

  /** As a platform does, which repeats what a busy server has not taken. */
  const deliver = (wire: Wire) => atLast(() => send(channel, wire));
  const say = (text: string) => deliver(rig.text(account.settings, channel, chat, text));

  function untilTold(count = 1): Promise<Told[]> {
    return eventually(() => {
      const told = rig.told(chat);
      return Promise.resolve(told.length >= count && told);
    });
  }

  async function talk(): Promise<string> {
    const { body } = await shop.api.get<{ data: { id: string }[] }>(`/v1/conversations?channel=${kind}`);
    return body.data[0]?.id ?? '';
  }

  async function deliveries(): Promise<DeliveryBody[]> {
    const path = `/v1/channels/${channel.id}/deliveries?limit=100`;
    return (await shop.api.get<{ data: DeliveryBody[] }>(path)).body.data;
  }

  function untilDelivery(status: string): Promise<DeliveryBody> {
    return eventually(async () => (await deliveries()).find((each) => each.status === status));
  }

  async function rows(): Promise<unknown> {
    const [counts] = await stage.sql(
      `SELECT (SELECT count(*) FROM messages WHERE tenant_id = $1)::int AS messages,
         (SELECT count(*) FROM channel_chats WHERE tenant_id = $1)::int AS chats,
         (SELECT count(*) FROM outbox WHERE tenant_id = $1)::int AS jobs`,
      [shop.id],
    );
    return counts;
  }

  async function jobs(where: string): Promise<number> {
    const [row] = await stage.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM outbox WHERE tenant_id = $1 AND kind = 'channel.deliver' AND ${where}`,
      [shop.id],
    );
    return row?.count ?? -1;
  }

  /** As if their time had passed. */
  async function endPauses(): Promise<void> {
    await stage.sql('UPDATE channel_deliveries SET waits_until = NULL WHERE tenant_id = $1', [shop.id]);
    await stage.sql(
      `UPDATE outbox SET sent_at = now() - interval '1 hour' WHERE tenant_id = $1 AND kind = 'channel.deliver'`,
      [shop.id],
    );
  }

  async function byMember(text: string): Promise<void> {
    await shop.api.post(`/v1/conversations/${await talk()}/messages`, {
      ...{ text, from: 'member', member: { name: 'Nora' } },
    });
  }

  const addArticle = (question: string, answer: string) =>
    shop.api.put('/v1/articles', { articles: [{ question, answer }] });

  it('answers what a customer asks, in the chat, and keeps both', async () => {
    await addArticle('Do you gift-wrap?', 'Yes, **free of charge**.');
    expect(await say('do you gift-wrap? 🎁')).toMatchObject({ status: 200 });
    const [told] = await untilTold();
    expect(told?.text).toContain('free of charge');
    expect(told?.text).not.toContain('**');
    const messages = await messagesOf(shop.api, await talk());
    expect(messages.map(({ from, text }) => [from, text.includes('gift') || text.includes('free')])).toEqual([
      ['visitor', true],
      ['assistant', true],
    ]);
    expect(await untilDelivery('sent')).toMatchObject({ attempts: 1, reason: null });
  });

  it('never shows a secret, and refuses an account that is connected, here and elsewhere', async () => {
    const other = await stage.business(stage.frontdesk);
    for (const by of [shop, other]) {
      const again = await connect(account.settings, by.api);
      expect([again.status, (again.body as unknown as { code: string }).code]).toEqual([
        409,
        'account_taken',
      ]);
    }
    const shown = await shop.api.get('/v1/channels');
    const log = await shop.api.get('/v1/audit-log');
    for (const secret of account.secrets)
      for (const { text } of [shown, log]) expect(text.includes(secret)).toBe(false);
    expect(channel.secrets.length).toBeGreaterThan(0);
  });

  it('checks 59 to 61: takes nothing that is not signed for this channel, over the bytes', async () => {
    const before = await rows();
    const genuine = rig.text(account.settings, channel, chat, 'hello 🙂');
    const proof = genuine.headers[rig.proof] ?? '';
    const elsewhere = rig.newAccount();
    const foreign = (await connect(elsewhere.settings)).body;
    const forged = rig.text(elsewhere.settings, foreign, chat, 'hello').headers[rig.proof] ?? '';
    const wrong = [undefined, '', ' ', proof.slice(0, -1), proof.toUpperCase(), `${proof}, ${proof}`, forged];
    for (const value of wrong) {
      if (value === proof) continue;
      const { [rig.proof]: _, ...others } = genuine.headers;
      const headers = value === undefined ? others : { ...others, [rig.proof]: value };
      expect([value, (await deliver({ ...genuine, headers })).status]).toEqual([value, rig.refusal]);
    }
    if (rig.signsBytes)
      expect(await deliver({ ...genuine, body: `${genuine.body} ` })).toMatchObject({ status: 401 });
    for (const url of [
      `${channel.url}A`,
      channel.url.slice(0, -1),
      channel.url.replace(`/${kind}/`, '/fax/'),
    ])
      expect((await send({ id: '', url }, genuine)).status).toBeGreaterThanOrEqual(401);
    await stage.sql('UPDATE channels SET sealed_secrets = NULL WHERE id = $1', [channel.id]);
    expect((await deliver(genuine)).status).toBe(rig.refusal);
    expect(await rows()).toEqual(before);
    const { lastRefused } = (await shop.api.get<ChannelBody>(`/v1/channels/${channel.id}`)).body;
    expect(lastRefused?.reason).toBeDefined();
  });

  it('check 62: takes a delivery once that comes twenty times at once, and again later', async () => {
    await addArticle('Do you gift-wrap?', 'Yes, free of charge.');
    const wire = rig.text(account.settings, channel, chat, 'do you gift-wrap?');
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(wire)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    await untilTold();
    expect((await deliver(wire)).status).toBe(200);
    await untilDelivery('sent');
    expect((await messagesOf(shop.api, await talk())).map(({ from }) => from)).toEqual([
      'visitor',
      'assistant',
    ]);
    expect(rig.told(chat)).toHaveLength(1);
  });

  it('check 65: never says that it has taken what it could not store; the repeat is taken once', async () => {
    await say('hello');
    await untilTold();
    const wire = rig.text(account.settings, channel, chat, 'do you gift-wrap?');
    const release = await stage.block('LOCK TABLE messages IN ACCESS EXCLUSIVE MODE');
    // The least: a busy machine may stand still in one of them.
    let least = Infinity;
    for (let tries = 0; tries < 4 && least >= 5_000; tries += 1) {
      const started = performance.now();
      expect((await send(channel, wire)).status).toBe(503);
      least = Math.min(least, performance.now() - started);
    }
    expect(least).toBeLessThan(5_000);
    await release();
    expect((await deliver(wire)).status).toBe(200);
    expect((await deliver(wire)).status).toBe(200);
    await untilTold(2);
    const said = (await messagesOf(shop.api, await talk())).filter(({ from }) => from === 'visitor');
    expect(said.map(({ text }) => text)).toEqual(['hello', 'do you gift-wrap?']);
  });

  it('sends what a member writes, in order, also when the platform is away at first', async () => {
    await say('hello');
    await untilTold();
    rig.fail('away');
    for (const text of ['one', 'two', 'three']) await byMember(text);
    const told = await untilTold(4);
    expect(told.slice(1).map(({ text }) => text.replaceAll('*', ''))).toEqual(
      ['one', 'two', 'three'].map((text) => `Nora\n${text}`),
    );
    await shop.api.post(`/v1/conversations/${await talk()}/resolve`);
    expect((await untilTold(5)).at(-1)?.text).toContain('closed');
  });

  it('keeps the pauses between attempts, however much is said meanwhile', async () => {
    await say('hello');
    await untilTold();
    rig.fail(...Array.from({ length: 40 }, () => 'away' as const));
    const texts = Array.from({ length: 10 }, (_, n) => `number ${n}`);
    const began = performance.now();
    for (const text of texts) await byMember(text);
    // All wait with the oldest: none of them has made it be tried at once.
    await eventually(async () => (await jobs('sent_at > now()')) === texts.length);
    const owed = (await deliveries()).filter(({ status }) => status === 'queued');
    expect(owed).toHaveLength(texts.length);
    // Pauses double: on a slow machine a few more have passed.
    const more = Math.log2(1 + (performance.now() - began) / 1_000);
    expect(owed.reduce((sum, { attempts }) => sum + attempts, 0)).toBeLessThanOrEqual(3 + more);
    rig.mend();
    await endPauses();
    const told = await untilTold(texts.length + 1);
    expect(told.slice(1).map(({ text }) => text.replaceAll('*', ''))).toEqual(
      texts.map((text) => `Nora\n${text}`),
    );
  });

  it('waits as long as the platform asks, and then sends once', async () => {
    await say('hello');
    await untilTold();
    rig.fail('limited');
    await byMember('one');
    await untilTold(2);
    await untilDelivery('sent');
    expect(rig.told(chat)).toHaveLength(2);
  });

  it('gives up at once what the platform refuses: a person decides, and the next message goes', async () => {
    await say('hello');
    await untilTold();
    rig.fail('refused');
    await byMember('one');
    const failed = await untilDelivery('failed');
    expect(failed).toMatchObject({ attempts: 1, reason: expect.any(String) });
    await byMember('two');
    expect((await untilTold(2)).at(-1)?.text).toContain('two');
    const letters = await stage
      .admin(stage.frontdesk)
      .get<{ data: { id: string; kind: string; reference: string }[] }>(
        `/admin/v1/dead-letters?tenantId=${shop.id}`,
      );
    const [letter] = letters.body.data;
    expect(letter).toMatchObject({ kind: 'channel.deliver', reference: failed.id });
    await stage
      .admin(stage.frontdesk)
      .post(`/admin/v1/dead-letters/${letter?.id}/retry`, { reason: 'Again.' });
    expect((await untilTold(3)).at(-1)?.text).toContain('one');
  });

  it('does not write again to a customer who has blocked it, until they write', async () => {
    await say('hello');
    await untilTold();
    rig.block(chat);
    await byMember('one');
    expect(await untilDelivery('failed')).toMatchObject({ attempts: 1 });
    await byMember('two');
    const failed = await eventually(async () => {
      const all = (await deliveries()).filter(({ status }) => status === 'failed');
      return all.length === 2 && all;
    });
    for (const { reason } of failed) expect(reason).toContain('customer');
    expect(rig.told(chat)).toHaveLength(1);
  });

  it('splits a long text at ends of sentences, and loses nothing of it', async () => {
    await say('hello');
    await untilTold();
    const sentences = Array.from(
      { length: 160 },
      (_, n) => `This is sentence number ${n}, which is not short.`,
    );
    await byMember(sentences.join(' '));
    const last = sentences.at(-1) ?? '';
    await eventually(() => Promise.resolve(rig.told(chat).at(-1)?.text.endsWith(last)));
    const told = (await untilTold(rig.isWhole ? 2 : 3)).slice(1);
    expect(
      told
        .map(({ text }) => text)
        .join(' ')
        .split(/\s+/)
        .slice(1),
    ).toEqual(sentences.join(' ').split(/\s+/));
    for (const { text } of told) expect(text.endsWith('.')).toBe(true);
  });

  it('answers a voice message politely, and asks the assistant nothing', async () => {
    const wire = rig.voice(account.settings, channel, chat);
    expect((await deliver(wire)).status).toBe(200);
    expect((await deliver(wire)).status).toBe(200);
    expect((await untilTold())[0]?.text).toContain('voice messages');
    expect((await messagesOf(shop.api, await talk())).map(({ text }) => text)).toEqual([
      '[voice]',
      expect.stringContaining('only read text'),
    ]);
    const [{ turns } = { turns: -1 }] = await stage.sql<{ turns: number }>(
      'SELECT count(*)::int AS turns FROM turns WHERE tenant_id = $1',
      [shop.id],
    );
    expect(turns).toBe(0);
  });

  it('keeps what a customer sends beyond the limit, and asks the assistant no more', async () => {
    const limits = { visitorMessagesPerMinute: 2 };
    await stage.admin(stage.frontdesk).patch(`/admin/v1/tenants/${shop.id}`, { limits });
    for (let took = Infinity; took > 50_000;) {
      // A minute that has passed in between counts anew: then another customer tries.
      chat = chats += 1;
      const began = performance.now();
      await writeFour();
      took = performance.now() - began;
    }
    const talked = await talk();
    const said = (await messagesOf(shop.api, talked)).filter(({ from }) => from === 'visitor');
    expect(said.map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four']);
    const [asked] = await stage.sql<{ count: number }>(
      `SELECT sum(1 + cardinality(more_message_ids))::int AS count FROM turns WHERE conversation_id = $1`,
      [talked],
    );
    expect(asked?.count).toBe(2);
  });

  async function writeFour(): Promise<void> {
    for (const text of ['one', 'two', 'three', 'four']) {
      const wire = rig.text(account.settings, channel, chat, text);
      // What comes twice counts once.
      for (const sent of [wire, wire]) expect((await deliver(sent)).status).toBe(200);
    }
  }

  it('offers suggestions as buttons, and takes a press for what the button says in full', async () => {
    await say('hello');
    await untilTold();
    const long = 'Do you also deliver to the islands on a Saturday?';
    const id = await talk();
    // As an answer that is not sure has it; which questions those are is not what is tested here.
    await stage.sql(
      `WITH c AS (UPDATE conversations SET last_seq = last_seq + 1 WHERE id = $2
         RETURNING last_seq, set_config('app.origin', gen_random_uuid()::text, true) AS origin)
       INSERT INTO messages (tenant_id, id, conversation_id, seq, author, text, suggestions)
       SELECT $1, gen_random_uuid(), $2, last_seq, 'assistant', 'Which one?', $3::jsonb FROM c WHERE origin <> ''`,
      [shop.id, id, JSON.stringify([{ text: 'Opening hours' }, { text: long }])],
    );
    const told = (await untilTold(2)).at(-1);
    expect(told).toMatchObject({ text: 'Which one?', choices: ['Opening hours', expect.any(String)] });
    expect((await deliver(rig.press(account.settings, channel, chat, 1))).status).toBe(200);
    await untilTold(3);
    const asked = (await messagesOf(shop.api, id)).filter(({ from }) => from === 'visitor').at(-1);
    expect(asked?.text).toBe(long);
  });

  it('says when its credential was revoked, and that it is well again', async () => {
    const path = `/v1/channels/${channel.id}`;
    expect((await shop.api.post<{ ok: boolean }>(`${path}/test`)).body.ok).toBe(true);
    rig.revoke(account.settings);
    const { body } = await shop.api.post<{ ok: boolean }>(`${path}/test`);
    expect(body.ok).toBe(false);
    expect((await shop.api.get<ChannelBody>(path)).body.failure?.reason).toContain('accept');
    expect((await connect(account.settings)).status).toBe(422);
  });

  it('owes nothing in a chat that is gone', async () => {
    await say('hello');
    await untilTold();
    rig.fail('away');
    await byMember('one');
    await eventually(async () => (await jobs('sent_at > now()')) === 1);
    await stage.sql('DELETE FROM channel_chats WHERE tenant_id = $1', [shop.id]);
    await endPauses();
    await eventually(async () => (await jobs('true')) === 0);
    expect((await deliveries()).filter(({ status }) => status === 'queued')).toEqual([]);
  });

  it('refuses everything after it was disconnected; the account is free, and what was said stays', async () => {
    await say('hello');
    await untilTold();
    const wire = rig.text(account.settings, channel, chat, 'hello?');
    expect((await atLast(() => shop.api.delete(`/v1/channels/${channel.id}`))).status).toBe(204);
    expect((await deliver(wire)).status).toBe(rig.refusal);
    expect(await messagesOf(shop.api, await talk())).toHaveLength(2);
    expect((await connect()).status).toBe(201);
  });
});
