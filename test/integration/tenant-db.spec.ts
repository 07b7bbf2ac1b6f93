import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import fc from 'fast-check';
import pg from 'pg';
import { DomainError } from '../../src/kernel/errors.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { RedisClients } from '../../src/platform/redis/redis-clients.js';
import { runAsTenant, runInContext } from '../../src/platform/context/request-context.js';
import { rounds } from '../support/depth.js';
import { eventually } from '../support/eventually.js';
import { asTenant, openPlatform } from './platform-app.js';
import { ThrowawayDatabase } from './throwaway-database.js';
import { WireProxy } from './wire-proxy.js';

const TENANTS = 20;
const POOL = 5;

interface ArticleRow {
  tenant_id: string;
  question: string;
}

describe('TenantDb', () => {
  let database: ThrowawayDatabase;
  let proxy: WireProxy;
  let platformProxy: WireProxy;
  let superuser: pg.Client;
  let platform: TestingModule;
  let db: TenantDb;
  let pool: pg.Pool;
  const tenants: string[] = [];

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    proxy = await WireProxy.start(database.appUrl);
    platformProxy = await WireProxy.start(database.platformUrl);
    superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    platform = await openPlatform({
      DATABASE_URL: proxy.url,
      DATABASE_PLATFORM_URL: platformProxy.url,
      DATABASE_POOL_SIZE: String(POOL),
      DATABASE_ACQUIRE_TIMEOUT_MS: '60000',
    });
    db = platform.get(TenantDb);
    pool = (db as unknown as { pool: pg.Pool }).pool;
    // A new connection would be counted, and one that is idle for 10 s is closed.
    pool.options.idleTimeoutMillis = 0;
    for (let index = 0; index < TENANTS; index += 1) tenants.push(await newTenant());
  });

  afterAll(async () => {
    await platform.close();
    await superuser.end();
    await Promise.all([proxy.stop(), platformProxy.stop()]);
    await database.drop();
  });

  /** A tenant with one article that names it. */
  async function newTenant(): Promise<string> {
    const id = randomUUID();
    await platform.get(PlatformDb).query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [id, `shop-${id}`],
    );
    await asTenant(id, () => insertArticle(id, `mark ${id}`));
    return id;
  }

  function insertArticle(tenantId: string, question: string): Promise<object[]> {
    return db.query(
      `INSERT INTO articles (tenant_id, id, question, answer) VALUES ($1, $2, $3, '') RETURNING id`,
      [tenantId, randomUUID(), question],
    );
  }

  function tenant(index: number): string {
    return tenants[index] ?? '';
  }

  /** The same statement, sent on the pool's connections without TenantDb. */
  async function rawCount(): Promise<number> {
    return (await pool.query('SELECT * FROM articles')).rowCount ?? -1;
  }

  /** Settings left on a connection of the pool after use. */
  async function leftOnConnections(): Promise<string[]> {
    const clients = await Promise.all(Array.from({ length: POOL }, () => pool.connect()));
    const settings = await Promise.all(
      clients.map(async (client) => {
        const { rows } = await client.query<{ tenant: string | null; xact: boolean }>(
          `SELECT current_setting('app.current_tenant', true) AS tenant, now() <> statement_timestamp() AS xact`,
        );
        return `${rows[0]?.tenant ?? ''}${rows[0]?.xact === true ? ' in a transaction' : ''}`;
      }),
    );
    for (const client of clients) client.release();
    return [...new Set(settings)];
  }

  describe('check 1: under 1,000 interleaved calls of 20 tenants on 5 connections, a quarter of them failing', () => {
    type Kind = 'read' | 'write' | 'fail' | 'transaction' | 'failing transaction';

    const FAILURES = [
      'SELECT 1 / 0 FROM articles',
      'SELECT no_such_column FROM articles',
      `INSERT INTO articles (tenant_id, id) VALUES (gen_random_uuid(), gen_random_uuid())`,
      'THIS IS NO SQL',
      `SELECT id::text::int FROM articles`,
    ];

    /** The tenants that the call has seen. @throws what the statement threw. */
    async function call(tenantId: string, kind: Kind, round: number): Promise<string[]> {
      const read = 'SELECT tenant_id, question FROM articles';
      const owners = (rows: ArticleRow[]) =>
        rows.flatMap((row) => [row.tenant_id, row.question.slice(5, 41)]);
      const failure = FAILURES[round % FAILURES.length] ?? '';
      switch (kind) {
        case 'read':
          return owners(await db.query<ArticleRow>(read));
        case 'write':
          await insertArticle(tenantId, `mark ${tenantId} ${round}`);
          return [tenantId];
        case 'fail':
          return owners(await db.query<ArticleRow>(failure));
        case 'transaction':
          return db.transaction(async (sql) => {
            const before = await sql.query<ArticleRow>(read);
            await sql.query('UPDATE articles SET answer = answer || $1', ['.']);
            return owners([...before, ...(await sql.query<ArticleRow>(read))]);
          });
        case 'failing transaction':
          return db.transaction(async (sql) => {
            await sql.query(`UPDATE articles SET question = 'lost'`);
            return owners(await sql.query<ArticleRow>(failure));
          });
      }
    }

    it('leaves a connection to requests, however many jobs wait', async () => {
      const [tenantId = ''] = tenants;
      const ids = { requestId: randomUUID(), correlationId: randomUUID() };
      let isDone = false;
      const jobs = Array.from({ length: 4 * POOL }, () =>
        runAsTenant(tenantId, { ...ids, isJob: true }, () => db.query('SELECT pg_sleep(1)')),
      );
      const all = Promise.all(jobs).then(() => (isDone = true));
      await eventually(async () => pool.totalCount - pool.idleCount > 0);
      expect(pool.totalCount - pool.idleCount).toBeLessThan(POOL);
      expect(pool.waitingCount).toBe(0);
      await asTenant(tenantId, () => db.query('SELECT 1'));
      expect(isDone).toBe(false);
      await all;
    });

    it('no call sees or changes a row of another tenant', async () => {
      const kinds: Kind[] = [
        'read',
        'read',
        'transaction',
        'write',
        'fail',
        'read',
        'transaction',
        'failing transaction',
      ];
      const rounds = Array.from({ length: 1000 }, (_, round) => round);
      const kindOf = (round: number) => kinds[(round * 13 + Math.floor(round / 20)) % kinds.length] ?? 'read';
      const results = await Promise.allSettled(
        rounds.map((round) => {
          const tenantId = tenant((round * 7) % TENANTS);
          const kind = kindOf(round);
          return asTenant(tenantId, async () => ({
            tenantId,
            kind,
            seen: await call(tenantId, kind, round),
          }));
        }),
      );
      const passed = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      const foreign = passed.flatMap(({ tenantId, seen }) => seen.filter((owner) => owner !== tenantId));
      expect(foreign).toEqual([]);
      expect(passed.filter(({ kind }) => kind.startsWith('fail'))).toEqual([]);
      expect(passed.every(({ seen }) => seen.length > 0)).toBe(true);
      const meantToFail = rounds.filter((round) => kindOf(round).startsWith('fail')).length;
      expect(results.length - passed.length).toBe(meantToFail);
      expect(pool.totalCount).toBeLessThanOrEqual(POOL);
      expect(await leftOnConnections()).toEqual(['']);
      expect(await rawCount()).toBe(0);
    });
  });

  describe('without a tenant', () => {
    it('refuses both forms before a connection is touched', async () => {
      proxy.reset();
      const ids = { requestId: 'r', correlationId: 'c' };
      await expect(db.query('SELECT 1')).rejects.toThrow('No request context');
      await expect(db.transaction(() => Promise.resolve())).rejects.toThrow('No request context');
      await runInContext({ ...ids, tenantId: null }, async () => {
        await expect(db.query('SELECT 1')).rejects.toThrow('No tenant context');
        await expect(db.transaction(() => Promise.resolve())).rejects.toThrow('No tenant context');
      });
      expect(() => runAsTenant('', ids, () => 1)).toThrow('needs a tenant');
      expect(proxy.counted).toMatchObject({ messages: '', trips: 0 });
    });

    it('check 4: a query without TenantDb sees nothing, on a used connection and on a new one', async () => {
      await asTenant(tenant(0), () => db.query('SELECT 1'));
      expect(await rawCount()).toBe(0);
      const fresh = new pg.Client({ connectionString: database.appUrl });
      await fresh.connect();
      expect((await fresh.query('SELECT * FROM articles')).rowCount).toBe(0);
      await fresh.end();
    });

    it('a tenant that is not an id gives an error of the policy, not rows', async () => {
      await expect(asTenant(`' OR true --`, () => db.query('SELECT * FROM articles'))).rejects.toMatchObject({
        code: '22P02',
      });
    });
  });

  describe('in one tenant’s context', () => {
    it('another tenant cannot be entered', () => {
      const enter = () => asTenant(tenant(0), () => asTenant(tenant(1), () => 'entered'));
      expect(enter).toThrow('cannot change its tenant');
      expect(asTenant(tenant(0), () => asTenant(tenant(0), () => 'entered'))).toBe('entered');
    });

    it('check 7: a row with another tenant’s id is refused in both forms', async () => {
      await asTenant(tenant(0), async () => {
        await expect(insertArticle(tenant(1), 'smuggled')).rejects.toMatchObject({ code: '42501' });
        await expect(
          db.transaction((sql) => sql.query('UPDATE articles SET tenant_id = $1', [tenant(1)])),
        ).rejects.toMatchObject({ code: '42501' });
      });
    });
  });

  describe('inside a transaction', () => {
    it.each([
      ['TenantDb.query', () => db.query('SELECT 1')],
      ['TenantDb.transaction', () => db.transaction(() => Promise.resolve())],
      ['PlatformDb.query', () => platform.get(PlatformDb).query('SELECT 1')],
      ['PlatformDb.transaction', () => platform.get(PlatformDb).transaction(() => Promise.resolve())],
      ['Redis get', () => platform.get(RedisClients).commands.get('key')],
    ])('%s throws, and what was written before is rolled back', async (callee, work) => {
      const answer = `rolled back ${callee}`;
      await asTenant(tenant(0), async () => {
        const open = db.transaction(async (sql) => {
          await sql.query('UPDATE articles SET answer = $1', [answer]);
          await work();
        });
        await expect(open).rejects.toThrow(`${callee} was called inside an open database transaction`);
        expect(await db.query('SELECT 1 FROM articles WHERE answer = $1', [answer])).toEqual([]);
      });
    });

    it('rows come back for every kind of statement', async () => {
      await asTenant(await newTenant(), () =>
        db.transaction(async (sql) => {
          expect(await sql.query(`UPDATE articles SET answer = 'x' RETURNING answer`)).toEqual([
            { answer: 'x' },
          ]);
          expect(await sql.query(`UPDATE articles SET answer = 'y'`)).toEqual([]);
          expect(await sql.query('SELECT answer FROM articles')).toEqual([{ answer: 'y' }]);
          expect(await sql.query('DELETE FROM articles RETURNING answer')).toEqual([{ answer: 'y' }]);
          expect(await sql.query('SELECT answer FROM articles')).toEqual([]);
        }),
      );
    });
  });

  describe('query()', () => {
    it('is one round trip with one Sync', async () => {
      await asTenant(tenant(0), async () => {
        await db.query('SELECT 1');
        proxy.reset();
        expect(await db.query('SELECT question FROM articles WHERE id <> $1', [randomUUID()])).not.toEqual(
          [],
        );
      });
      expect(proxy.counted).toMatchObject({ messages: 'PBEPBDES', trips: 1 });
    });

    it('stays one round trip when the statement fails, and nothing of it stays', async () => {
      await asTenant(tenant(0), async () => {
        proxy.reset();
        await expect(db.query('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' });
      });
      expect(proxy.counted).toMatchObject({ messages: 'PBEPBDES', trips: 1 });
      expect(await leftOnConnections()).toEqual(['']);
    });

    it('returns int8 as bigint, date as text, no rows as an empty list', async () => {
      await asTenant(tenant(0), async () => {
        expect(await db.query(`SELECT 9007199254740993::int8 AS n, '2026-02-01'::date AS d`)).toEqual([
          { n: 9007199254740993n, d: '2026-02-01' },
        ]);
        expect(await db.query('SELECT 1 AS n WHERE false')).toEqual([]);
        expect(await db.query(`UPDATE articles SET answer = ''`)).toEqual([]);
      });
    });

    it('refuses a second statement in the text', async () => {
      await expect(asTenant(tenant(0), () => db.query('SELECT 1; SELECT 2'))).rejects.toMatchObject({
        code: '42601',
      });
    });

    it('binds hostile text as data', async () => {
      const hostile = fc.oneof(
        fc.constantFrom(
          `'; DROP TABLE articles; --`,
          `\\'; SELECT 1`,
          '$1',
          '%s',
          `"`,
          '\u202e',
          '👩‍👩‍👧',
          '\n\r\t',
        ),
        fc
          .string({ unit: 'binary', maxLength: 200 })
          .filter((text) => text.isWellFormed() && !text.includes('\0')),
      );
      await fc.assert(
        fc.asyncProperty(hostile, async (text) => {
          const rows = await asTenant(tenant(0), () => db.query('SELECT $1::text AS echo', [text]));
          expect(rows).toEqual([{ echo: text }]);
        }),
        { numRuns: rounds(100, 2_000) },
      );
      expect(await asTenant(tenant(1), () => db.query('SELECT 1 FROM articles LIMIT 1'))).toHaveLength(1);
    });

    it('handles a value that cannot be sent: a connection is used by one caller at a time', async () => {
      const loop: Record<string, unknown> = {};
      loop['self'] = loop;
      const uncaught: unknown[] = [];
      const collect = (error: unknown) => uncaught.push(error);
      process.on('uncaughtException', collect);
      const released = jest.fn();
      pool.on('release', released);
      await asTenant(tenant(0), async () => {
        await expect(db.query('SELECT $1::jsonb', [loop])).rejects.toThrow('circular');
        expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
      });
      expect(await leftOnConnections()).toEqual(['']);
      process.off('uncaughtException', collect);
      pool.off('release', released);
      expect(released).toHaveBeenCalledTimes(2 + POOL);
      expect(uncaught).toEqual([]);
    });
  });

  describe.each([
    ['TenantDb.query', (sql: string) => db.query(sql)],
    ['TenantDb.transaction', (sql: string) => db.transaction((open) => open.query(sql))],
    ['PlatformDb.query', (sql: string) => platform.get(PlatformDb).query(sql)],
    ['PlatformDb.transaction', (sql: string) => platform.get(PlatformDb).transaction((query) => query(sql))],
  ])('%s, when its connection ends', (name, run) => {
    const sleep = `SELECT pg_sleep(10) /* ${name} */`;

    it.each(['told by Postgres', 'cut in silence'])(
      '%s, is a refusal that a client may see, and no fault',
      async (how) => {
        const uncaught: unknown[] = [];
        const collect = (error: unknown) => uncaught.push(error);
        process.on('uncaughtException', collect);
        await asTenant(tenant(0), async () => {
          const outcome = run(sleep).then(
            () => 'answered',
            (error: unknown) => error,
          );
          const pid = await eventually(() => backendOf(sleep));
          if (how === 'cut in silence') [proxy, platformProxy].forEach((one) => one.cut());
          await superuser.query('SELECT pg_terminate_backend($1)', [pid]);
          const error = await outcome;
          expect(error).toBeInstanceOf(DomainError);
          expect(error).toMatchObject({
            category: 'unavailable',
            code: 'database_unavailable',
            retryAfterSeconds: 2,
          });
          expect(await eventually(() => run('SELECT 1 AS one').catch(() => null))).toEqual([{ one: 1 }]);
        });
        process.off('uncaughtException', collect);
        expect(uncaught).toEqual([]);
      },
    );
  });

  async function backendOf(query: string): Promise<number | undefined> {
    const { rows } = await superuser.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE query = $1 AND state = 'active'`,
      [query],
    );
    return rows[0]?.pid;
  }
});
