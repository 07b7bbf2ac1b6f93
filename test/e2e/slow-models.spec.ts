import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chunk, USAGE } from '../puppet-model/replies.js';
import { startPuppet, type Puppet } from '../puppet-model/puppet-model.js';
import { DONE, pause, sse, type Reply } from '../puppet-model/wire.js';
import { Api, atLast, type SseEvent } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { rounds } from '../support/depth.js';
import { eventually, until } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import type { Look } from '../support/pool-watch.mjs';
import { Stage } from './stage.js';
import { increasing, spoken } from './turns.js';

jest.setTimeout(rounds(600_000, 1_800_000));

const STREAMS = rounds(30, 300);
const POOL = rounds(3, 10);
const BUSINESSES = rounds(3, 10);
/** Messages that are taken at the same time. All must wait for the model before the first turn has taken its 60 s. */
const SENT_AT_ONCE = POOL;
const OPENING_MS = rounds(50_000, 28_000);
/** All models speak at once for as long as this, and reads are made all the time. */
const SPEAKING_MS = rounds(8_000, 30_000);
const READ_EVERY_MS = 100;
const LEAST_READS = rounds(10, 100);
const WARM_READS = 30;
const CALM_MS = 3_000;
const MOST_P95_MS = 300;
/** Or as many times as long as without streams: in the small run, which other work disturbs. */
const MOST_TIMES_SLOWER = rounds(10, 0);
/** Statements end after 5 s at the latest. A connection that waited for a model would be held for `SPEAKING_MS`. */
const MOST_HELD_MS = 6_000;
/** Connections in use on the average, as a share of the pool: all of them, if each stream held one. */
const MOST_HELD_SHARE = rounds(0.5, 0.2);
/** Resident memory of a process for one stream, with the garbage of its tokens. */
const MOST_BYTES_A_STREAM = 2 * 1024 * 1024;
const TOKEN_EVERY_MS = 1_000;
const ENDING_MS = 240_000;
const FOLLOWING_MS = 900_000;
const ENDS = new Set(['message.completed', 'turn.failed']);
const WORDS = 'Somebody might like to hear a little more about all of that.'.split(' ');
/** More than the network keeps for a reader who takes nothing. */
const LONG_TALK = { messages: 2_400, characters: 10_000 };
/** The product waits 30 s for a reader. */
const CUT_MS = 180_000;
const POOL_WATCH = pathToFileURL(join(__dirname, '../support/pool-watch.mjs')).href;

describe(`${STREAMS} visitors who wait for a slow model, with ${POOL} connections to the database`, () => {
  const watchFile = join(tmpdir(), `pool-watch-${randomUUID()}.jsonl`);
  let stage: Stage;
  let puppet: Puppet;
  let frontdesk: FrontdeskProcess;
  let shops: TestBusiness[];
  const visitors: WaitingVisitor[] = [];
  let isReleased = false;
  let speaking = 0;
  let calmP95 = 0;
  /** What the model has said to each visitor, by their number. */
  const said = new Map<number, string>();
  let longTalk: string;
  let slowReader: SlowReader;

  beforeAll(async () => {
    puppet = await startPuppet();
    puppet.script(speaksSlowly);
    stage = await Stage.open();
    frontdesk = await stage.start({
      ...{ OPENAI_BASE_URL: puppet.url, OPENAI_MODEL: 'puppet', DATABASE_POOL_SIZE: String(POOL) },
      // What is looked at is the waiting of turns, as long as they may.
      MODEL_CALL_MS: '60000',
      ...{ TURN_CONCURRENCY: String(STREAMS + 20), TURN_TENANT_PERCENT: '100' },
      ...{ NODE_OPTIONS: `--import=${POOL_WATCH}`, POOL_WATCH_FILE: watchFile },
    });
    shops = [];
    while (shops.length < BUSINESSES) shops.push(await stage.business(frontdesk));
    for (const { api } of shops) await api.patch('/v1/tenant', { assistant: { mode: 'model' } });
    for (let read = 0; read < WARM_READS; read += 1) await timeOfRead(read);
    calmP95 = p95(await timesOfReads(CALM_MS));
    longTalk = await startConversation(shops[0]!.api);
    await fill(shops[0]!, longTalk);
    slowReader = await SlowReader.open(shops[0]!.api, `/v1/conversations/${longTalk}/events?after=0-0`);
  });
  afterAll(async () => {
    isReleased = true;
    await Promise.all(visitors.map((visitor) => visitor.leave()));
    await stage.close();
    await puppet.close();
  });

  /** A word every second, without end until the test has seen enough; then the sentence is ended. */
  const speaksSlowly: Reply = async (response, { body }) => {
    const asked = JSON.stringify(body.messages?.at(-1)?.content ?? '');
    const n = Number(/moon number (\d+)/.exec(asked)?.[1]);
    speaking += 1;
    response.once('close', () => (speaking -= 1));
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const words: string[] = [];
    while (!isReleased && !response.destroyed) {
      const word = WORDS[words.length % WORDS.length]!;
      words.push(word);
      response.write(chunk({ content: `${word} ` }));
      await pause(TOKEN_EVERY_MS, response);
    }
    if (response.destroyed) return;
    const end = WORDS.slice(words.length % WORDS.length);
    said.set(n, [...words, ...end].join(' '));
    response.write(chunk({ content: end.join(' ') }));
    response.end(chunk({}, 'stop') + sse({ choices: [], usage: USAGE }) + DONE);
  };

  test('hold no connection, leave the API as quick as it was, and take little memory', async () => {
    while (visitors.length < STREAMS)
      visitors.push(await WaitingVisitor.arrive(shops[visitors.length % BUSINESSES]!, visitors.length));
    const before = residentBytes(frontdesk);
    const asking = [...visitors];
    const senders = Array.from({ length: SENT_AT_ONCE }, async () => {
      for (let next = asking.pop(); next; next = asking.pop()) await next.ask();
    });
    await until(`${STREAMS} calls of the model at once`, () => speaking === STREAMS, OPENING_MS);
    await Promise.all(senders);

    const began = Date.now();
    const times = await timesOfReads(SPEAKING_MS);
    const looks = looksSince(began);
    expect(speaking).toBe(STREAMS);
    expect(puppet.requests).toHaveLength(STREAMS);
    expect(Math.max(...looks.map(({ longestHeldMs }) => longestHeldMs))).toBeLessThan(MOST_HELD_MS);
    const samples = total(looks, 'samples');
    expect(samples).toBeGreaterThan(100);
    expect(total(looks, 'held') / samples / POOL).toBeLessThan(MOST_HELD_SHARE);
    expect(times.length).toBeGreaterThan(LEAST_READS);
    expect(p95(times)).toBeLessThan(Math.max(MOST_P95_MS, MOST_TIMES_SLOWER * calmP95));
    expect((residentBytes(frontdesk) - before) / STREAMS).toBeLessThan(MOST_BYTES_A_STREAM);
  });

  test('are all answered in the end, each whole, and each stream tells it', async () => {
    isReleased = true;
    await Promise.all(visitors.map((visitor) => visitor.untilAnswered(ENDING_MS)));
    expect(visitors.map((visitor) => visitor.told())).toEqual(visitors.map(({ n }) => said.get(n)));
    expect(visitors.filter(({ events }) => !increasing(events))).toEqual([]);
    // One answer each, stored as it was told.
    const stored = await stage.sql<{ text: string; status: string }>(
      `SELECT trim(text) AS text, status FROM messages WHERE author = 'assistant'`,
    );
    expect(new Set(stored.map(({ status }) => status))).toEqual(new Set(['complete']));
    expect(stored.map(({ text }) => text).sort()).toEqual([...said.values()].sort());
    expect(stored).toHaveLength(STREAMS);
    const failed = frontdesk.log.filter(
      (line) => line.includes('model failed') || line.includes('"level":50'),
    );
    expect(failed).toEqual([]);
    expect(puppet.requests.filter(({ closedAt }) => closedAt !== null)).toEqual([]);
  });

  test('a reader who takes nothing is cut, and finds the rest by the cursor', async () => {
    const path = `/v1/conversations/${longTalk}/events`;
    // The line of a request comes when its stream has ended.
    await until('the cut', () => frontdesk.log.some((line) => line.includes(path)), CUT_MS);
    const got = cursorsOf(await slowReader.text());
    expect(got.length).toBeGreaterThan(0);
    expect(got.length).toBeLessThan(LONG_TALK.messages);
    const last = `${LONG_TALK.messages}-0`;
    const rest = await shops[0]!.api.events(`${path}?after=${got.at(-1)}`, {
      until: ({ id }) => id === last,
    });
    const all = [...got, ...rest.map(({ id }) => id)];
    expect(all).toEqual(Array.from({ length: LONG_TALK.messages }, (_, at) => `${at + 1}-0`));
  });

  /** A talk that is longer than what fits between the product and its reader. */
  async function fill(shop: TestBusiness, conversationId: string): Promise<void> {
    await stage.sql(
      `WITH c AS (UPDATE conversations SET last_seq = $3 WHERE id = $2)
       INSERT INTO messages (tenant_id, id, conversation_id, seq, author, text, created_at)
       SELECT $1, gen_random_uuid(), $2, at, 'member', repeat(md5(at::text), $4 / 32), now() - interval '1 hour'
       FROM generate_series(1, $3::int) at`,
      [shop.id, conversationId, LONG_TALK.messages, LONG_TALK.characters],
    );
  }

  function looksSince(at: number): Look[] {
    const lines = readFileSync(watchFile, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as Look).filter((look) => look.at > at);
  }

  /** Milliseconds of reads, one after the other, for a while. */
  async function timesOfReads(forMs: number): Promise<number[]> {
    const [began, times] = [Date.now(), [] as number[]];
    while (Date.now() - began < forMs) {
      const next = Date.now() + READ_EVERY_MS;
      times.push(await timeOfRead(times.length));
      await until('the next read', () => Date.now() >= next);
    }
    return times;
  }

  async function timeOfRead(at: number): Promise<number> {
    const began = performance.now();
    const { status } = await shops[at % BUSINESSES]!.api.get('/v1/conversations?limit=10');
    const ms = performance.now() - began;
    expect(status).toBe(200);
    return ms;
  }
});

/** A visitor of the widget who asks one thing, and follows the answer: a stream that ends is resumed from its cursor. */
class WaitingVisitor {
  readonly events: SseEvent[] = [];
  private readonly leaving = new AbortController();
  private readonly following: Promise<unknown>;

  private constructor(
    private readonly api: Api,
    readonly n: number,
  ) {
    this.following = eventually(() => this.follow(), FOLLOWING_MS).catch(() => undefined);
  }

  static async arrive({ widget }: TestBusiness, n: number): Promise<WaitingVisitor> {
    const { body } = await atLast(() => widget.post<{ token: string }>('/widget/v1/sessions'));
    return new WaitingVisitor(new Api(widget.url, body.token), n);
  }

  async ask(): Promise<void> {
    // Equal questions would wait for one answer.
    const message = { text: `How do you feel about moon number ${this.n}?`, clientId: randomUUID() };
    const { status } = await atLast(() => this.api.post('/widget/v1/messages', message));
    expect(status).toBe(202);
  }

  async untilAnswered(withinMs: number): Promise<void> {
    await until(`the end of answer ${this.n}`, () => this.isAnswered, withinMs);
  }

  told(): string {
    const turnId = String(this.events.at(-1)?.data['turnId']);
    return spoken(this.events, turnId).trim();
  }

  async leave(): Promise<void> {
    this.leaving.abort();
    await this.following;
  }

  private get isAnswered(): boolean {
    return ENDS.has(this.events.at(-1)?.event ?? '');
  }

  private async follow(): Promise<boolean> {
    const { signal } = this.leaving;
    const until = (event: SseEvent): boolean => {
      this.events.push(event);
      return this.isAnswered;
    };
    const after = this.events.at(-1)?.id ?? '0-0';
    await this.api.events(`/widget/v1/events?after=${after}`, { signal, until }).catch(() => undefined);
    return this.isAnswered || signal.aborted;
  }
}

/** A reader who opens the events of a conversation and takes nothing. */
class SlowReader {
  private constructor(
    private readonly request: ClientRequest,
    private readonly response: IncomingMessage,
  ) {}

  static async open({ url, key }: Api, path: string): Promise<SlowReader> {
    const request = get(url + path, { headers: { authorization: `Bearer ${key}` } });
    request.on('error', () => undefined);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return new SlowReader(request, response);
  }

  /** What had come until the end, and was not taken. */
  async text(): Promise<string> {
    const { response } = this;
    const parts: Buffer[] = [];
    const closed = new Promise((resolve) => response.once('close', resolve));
    response.on('error', () => undefined).on('data', (part: Buffer) => parts.push(part));
    await closed;
    this.request.destroy();
    return Buffer.concat(parts).toString();
  }
}

/** The cursors of the events that have come whole. */
function cursorsOf(text: string): string[] {
  const whole = text.split('\n\n').slice(0, -1);
  return whole.flatMap((frame) => /^id: (\d+-\d+)$/m.exec(frame)?.[1] ?? []);
}

function total(looks: readonly Look[], key: keyof Look): number {
  return looks.reduce((sum, look) => sum + look[key], 0);
}

function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.ceil(0.95 * times.length) - 1] ?? Infinity;
}

function residentBytes({ child }: FrontdeskProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN) * 1024;
}
