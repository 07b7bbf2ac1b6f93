import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { mintKey } from '../../../src/platform/auth/api-key.js';
import type { PageBody } from '../../e2e/expectations.js';
import { Stage } from '../../e2e/stage.js';
import { ask, ends } from '../../e2e/turns.js';
import { dumpDatabase, spellings } from '../../integration/database-dump.js';
import { WireProxy } from '../../integration/wire-proxy.js';
import { Api } from '../../support/api.js';
import { startConversation } from '../../support/businesses.js';
import { eventually } from '../../support/eventually.js';
import type { FrontdeskProcess } from '../../support/frontdesk-process.js';
import { oracle } from '../../support/oracle.js';
import { callOnce } from './mixed-requests.js';
import { loudBusiness, must, type LoudBusiness } from './traffic.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** Reviewed: the Redis keys of a tenant. Checks 19 and 20 of `answers` are in `test/integration/answer-cache.spec.ts`. */
const TENANT_KINDS = ['answers', 'events', 'limit', 'mail-tokens', 'order-tries'];
/** Reviewed: keys without a tenant. Queues of ids, and counts under hashed addresses. */
const GLOBAL_PREFIXES = ['bull', 'limit'];
const JOB_FIELDS = ['correlationId', 'outboxId', 'reference', 'tenantId'];
const SENTENCE = 'please tell me whether you wrap gifts';

/** Traffic of every kind from two businesses, then a check of every store. */
describe('after a run of all kinds of traffic', () => {
  let stage: Stage;
  let frontdesk: FrontdeskProcess;
  let a: LoudBusiness;
  let b: LoudBusiness;
  let redis: string[];
  let jobs: string[];

  beforeAll(async () => {
    stage = await Stage.open();
    frontdesk = await stage.start({ LOG_LEVEL: 'trace' });
    [a, b] = [await loudBusiness(stage, frontdesk), await loudBusiness(stage, frontdesk)];
    await Promise.all([a, b].map(run));
    redis = await stage.redis.dump('');
    jobs = await pendingJobs();
  });
  afterAll(() => stage.close());

  async function run(business: LoudBusiness): Promise<void> {
    for (let round = 0; round < 100; round += 1) await callOnce(business, round, frontdesk.url);
    const { api, email, marker } = business;
    const conversation = await startConversation(api);
    for (const text of [
      `${SENTENCE} ${marker}`,
      `where is my order ZZ-1? ${email}`,
      'where is my order ZZ-9? +353861234567',
    ]) {
      await ask(api, conversation, text);
    }
    await must(api.post('/v1/orders', { ...order(business) }, { 'idempotency-key': `key-${marker}` }));
    await api.events(`/v1/conversations/${conversation}/messages`, {
      body: { text: SENTENCE },
      until: (event) => ends(String(event.data['turnId']))(event),
    });
  }

  function order({ marker, email }: LoudBusiness): object {
    return { number: 'I-1', status: 'pending', total: '1.00', customer: { email }, items: [], note: marker };
  }

  /** Jobs are read while they wait; otherwise the worker would take them at once. */
  async function pendingJobs(): Promise<string[]> {
    return eventually(async () => {
      const sends = Array.from({ length: 20 }, (_, place) =>
        must(
          b.api.post(
            `/v1/conversations/${b.conversationId}/messages`,
            { text: `${SENTENCE} ${place}` },
            { prefer: 'wait=0' },
          ),
        ),
      );
      const seen = await stage.redis.dump('bull:turns:');
      await Promise.all(sends);
      const found = [...seen, ...(await stage.redis.dump('bull:turns:'))].filter((line) =>
        line.includes('outboxId'),
      );
      return found.length > 0 && found;
    });
  }

  it('check 18: every Redis key is a tenant’s own or has a reviewed prefix', () => {
    const patterns = [
      new RegExp(`^t:${UUID}:(${TENANT_KINDS.join('|')}):`),
      ...GLOBAL_PREFIXES.map((prefix) => new RegExp(`^${prefix}:`)),
    ];
    const keys = redis.map((line) => line.slice(0, line.indexOf(' ')));
    expect(keys.filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
    for (const { id } of [a, b]) expect(keys.some((key) => key.startsWith(`t:${id}:events:`))).toBe(true);
    expect(keys.some((key) => key.startsWith('bull:'))).toBe(true);
  });

  it('check 18: no value holds another tenant’s marker, and global ones hold nobody’s', () => {
    const owners = new Map(
      [a, b].flatMap(({ id, marker, unknown }) => [[marker, id] as const, [unknown, id] as const]),
    );
    const foreign = redis.filter((line) =>
      [...owners].some(([marker, owner]) => line.includes(marker) && !line.startsWith(`t:${owner}:`)),
    );
    expect(foreign).toEqual([]);
    expect(redis.some((line) => line.includes(a.marker))).toBe(true);
  });

  it('check 18: a job’s data is ids alone', () => {
    for (const line of jobs) {
      const { data } = JSON.parse(line.slice(line.indexOf(' ') + 1)) as { data: string };
      const payload = JSON.parse(data) as Record<string, string>;
      expect(Object.keys(payload).sort()).toEqual(JOB_FIELDS);
      for (const value of Object.values(payload)) expect(value).toMatch(new RegExp(`^${UUID}$`));
      expect(line).not.toContain(SENTENCE);
    }
  });

  it('checks 19 and 20: a new kind of Redis key must be reviewed here, and without a model no answer is kept', () => {
    const source = readFileSync(join(__dirname, '../../../src/platform/redis/redis-keys.ts'), 'utf8');
    const kinds = source
      .slice(source.indexOf('tenantKey('), source.indexOf(')', source.indexOf('tenantKey(')))
      .match(/'[^']+'/g);
    expect(redis.filter((line) => line.includes(':answers:'))).toEqual([]);
    expect(kinds?.length).toBeGreaterThan(1);
    expect(kinds?.map((kind) => kind.slice(1, -1)).filter((kind) => !TENANT_KINDS.includes(kind))).toEqual(
      [],
    );
  });

  it('checks 19 and 20: no turn was answered from a cache', async () => {
    const turns = await stage.sql<{ cached: boolean; responder: string | null }>(
      'SELECT cached, responder FROM turns',
    );
    expect(turns.length).toBeGreaterThan(20);
    expect(turns.filter(({ cached, responder }) => cached || responder === 'cache')).toEqual([]);
  });

  it('check 19: the same question in A and B never shares an answer, also after a change of B', async () => {
    const answerTo = async ({ api }: LoudBusiness) =>
      (await ask(api, await startConversation(api), 'Do you wrap gifts?')).text;
    const reply = (word: string) => ({ answer: `Yes, in paper ${word}.` });
    const gift = async ({ api }: LoudBusiness) => {
      const { body } = await api.get<PageBody<{ id: string; externalId: string }>>('/v1/articles');
      return `/v1/articles/${body.data.find(({ externalId }) => externalId === 'gift')?.id}`;
    };
    for (const business of [a, b])
      await must(business.api.patch(await gift(business), reply(business.marker)));
    // With the same version, so that the index of one could be used for the other by mistake.
    await stage.sql(
      'UPDATE tenants SET knowledge_version = (SELECT max(knowledge_version) + 1 FROM tenants)',
    );
    expect([await answerTo(a), await answerTo(b)]).toEqual([
      expect.stringContaining(`in paper ${a.marker}`),
      expect.stringContaining(`in paper ${b.marker}`),
    ]);
    await must(b.api.patch(await gift(b), reply(`of linen ${b.marker}`)));
    expect(await answerTo(b)).toContain('of linen');
    const unchanged = await answerTo(a);
    expect(unchanged).toContain(`in paper ${a.marker}`);
    expect(unchanged).not.toContain('of linen');
    await must(a.api.delete(await gift(a)));
    expect(await answerTo(a)).not.toContain('Yes, in paper');
    expect(await answerTo(b)).toContain('of linen');
    oracle.verdict();
  });

  it('check 20: what one visitor was told of an order is not told to another', async () => {
    const { api, email, marker } = a;
    const [first, second] = [await startConversation(api), await startConversation(api)];
    expect((await ask(api, first, `where is my order ZZ-1? ${email}`)).text).toContain(marker);
    for (const question of ['where is my order ZZ-1?', 'where is my order ZZ-1? someone@example.com']) {
      expect((await ask(api, second, question)).text).not.toContain(marker);
    }
  });

  describe('check 36: the log', () => {
    /** Lines of an authenticated caller or of a job; start, stop and refusals of unknown callers have no tenant. */
    function parsed(): Record<string, unknown>[] {
      return frontdesk.log
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    }

    it('names the tenant on every line of its requests and jobs', () => {
      const lines = parsed().filter(
        ({ path, status, job }) =>
          job !== undefined || (/^\/(v1|widget\/v1)\//.test(String(path)) && status !== 401),
      );
      expect(lines.filter(({ job }) => job !== undefined).length).toBeGreaterThan(10);
      expect(lines.length).toBeGreaterThan(200);
      expect(lines.filter(({ tenant }) => tenant !== a.id && tenant !== b.id)).toEqual([]);
    });

    it('holds no word of a message, no e-mail address and no phone number', () => {
      const text = frontdesk.log.join('\n');
      for (const word of [SENTENCE, a.email, b.email, '353861234567', 'hovercraft', ...oracle.allMarkers]) {
        expect(text).not.toContain(word);
      }
      expect(text).not.toMatch(/[\w.+-]+@[\w-]+\.[a-z]{2,}/i);
    });

    it('check 49: holds no credential and no secret of the run', () => {
      const text = frontdesk.log.join('\n');
      for (const secret of secretsOfTheRun()) {
        for (const spelling of spellings(secret)) expect(text).not.toContain(spelling);
      }
    });
  });

  /** Every key, token and secret that this run has created. */
  function secretsOfTheRun(): string[] {
    const made = [
      ...oracle.secrets,
      stage.secrets.adminKey,
      stage.secrets.appSecret,
      new URL(stage.env().DATABASE_URL).password,
    ];
    expect(made.length).toBeGreaterThanOrEqual(8);
    return made;
  }

  describe('check 45: API keys', () => {
    it('stand neither in the database, nor in Redis, nor in the log', async () => {
      const superuser = new Client({ connectionString: stage.superuserUrl });
      await superuser.connect();
      const stores = [
        await dumpDatabase(superuser),
        (await stage.redis.dump('')).join('\n'),
        frontdesk.log.join('\n'),
      ];
      await superuser.end();
      expect(stores[0]).toContain(a.marker);
      for (const secret of secretsOfTheRun()) {
        // The random part alone would be enough for an attacker.
        const random = /^fd_\w+?_([\w-]{43})/.exec(secret)?.[1];
        for (const text of [secret, ...(random === undefined ? [] : [random])].flatMap(spellings)) {
          expect(stores.map((store) => store.includes(text))).toEqual([false, false, false]);
        }
      }
    });

    it('that are nearly right are refused without a query: also by a process whose database is gone', async () => {
      const { DATABASE_URL, DATABASE_PLATFORM_URL } = stage.env();
      const proxies = [await WireProxy.start(DATABASE_URL), await WireProxy.start(DATABASE_PLATFORM_URL)];
      const cutOff = await stage.start({
        DATABASE_URL: proxies[0]?.url,
        DATABASE_PLATFORM_URL: proxies[1]?.url,
      });
      await Promise.all(proxies.map((proxy) => proxy.stop()));
      const status = async (key: string) => (await new Api(cutOff.url, key, false).get('/v1/tenant')).status;
      // A well-formed key must be looked up, which fails now; so the others were not looked up.
      expect(await status(mintKey('live'))).toBe(503);
      const key = a.api.key ?? '';
      const near = [...key].map(
        (letter, at) => key.slice(0, at) + (letter === 'A' ? 'B' : 'A') + key.slice(at + 1),
      );
      near.push(
        key.slice(0, -1),
        `${key}A`,
        key.toUpperCase(),
        key.replace('live', 'pub'),
        key.replace('live', 'test'),
      );
      const statuses = await Promise.all(near.map(status));
      expect(near.filter((_, at) => statuses[at] !== 401)).toEqual([]);
    });
  });
});
