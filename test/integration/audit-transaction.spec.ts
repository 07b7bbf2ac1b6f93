import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import pg from 'pg';
import type { AuditStamp } from '../../src/platform/context/audit-stamp.js';
import { PlatformDb } from '../../src/platform/database/platform-db.js';
import { TenantDb } from '../../src/platform/database/tenant-db.js';
import { currentContext, runAsTenant, runInContext } from '../../src/platform/context/request-context.js';
import { openPlatform } from './platform-app.js';
import { ThrowawayDatabase } from './throwaway-database.js';
import { WireProxy } from './wire-proxy.js';

const POOL = 3;

interface Line {
  tenant_id: string;
  actor_id: string;
  action: string;
  object_kind: string;
  request_id: string;
  after: Record<string, unknown> | null;
}

describe('the audit stamp and its lines', () => {
  let database: ThrowawayDatabase;
  let superuser: pg.Client;
  let proxy: WireProxy;
  let platform: TestingModule;
  let db: TenantDb;
  let registry: PlatformDb;

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    proxy = await WireProxy.start(database.appUrl);
    superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    platform = await openPlatform({
      DATABASE_URL: proxy.url,
      DATABASE_PLATFORM_URL: database.platformUrl,
      DATABASE_POOL_SIZE: String(POOL),
      DATABASE_ACQUIRE_TIMEOUT_MS: '60000',
    });
    db = platform.get(TenantDb);
    registry = platform.get(PlatformDb);
    // A new connection would be counted, and one that is idle for 10 s is closed.
    for (const holder of [db, registry]) poolOf(holder).options.idleTimeoutMillis = 0;
  });

  afterAll(async () => {
    await platform.close();
    await superuser.end();
    await proxy.stop();
    await database.drop();
  });

  function stampOf(actorId: string): AuditStamp {
    const ids = { requestId: randomUUID(), correlationId: 'c' };
    return {
      actorKind: 'key',
      actorId,
      actorHint: 'fd_live_…abcd',
      action: 'articles.upsert',
      address: '',
      ...ids,
    };
  }

  /** Runs as a mutating request of one of the tenant's keys. */
  function asKey<T>(tenantId: string, work: () => T, audit = stampOf(tenantId)): T {
    return runAsTenant(tenantId, { requestId: 'r', correlationId: 'c', audit }, work);
  }

  /** Runs as a job, a stream or a reading request. */
  function asJob<T>(tenantId: string, work: () => T): T {
    return runAsTenant(tenantId, { requestId: 'r', correlationId: 'c' }, work);
  }

  function asAdmin<T>(work: () => T): T {
    const audit: AuditStamp = { ...stampOf('first'), actorKind: 'admin', action: 'tenants.update' };
    return runInContext({ requestId: 'r', correlationId: 'c', tenantId: null, audit }, work);
  }

  async function newTenant(): Promise<string> {
    const id = randomUUID();
    await registry.query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, $2, 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
      [id, `shop-${id}`],
    );
    return id;
  }

  const INSERT = `INSERT INTO articles (tenant_id, id, question, answer) VALUES ($1, $2, $3, '')`;

  function write(tenantId: string, question: string): Promise<object[]> {
    return db.query(INSERT, [tenantId, randomUUID(), question]);
  }

  async function linesOf(...tenants: string[]): Promise<Line[]> {
    const { rows } = await superuser.query<Line>(
      'SELECT * FROM audit_log WHERE tenant_id = ANY ($1::uuid[]) ORDER BY id',
      [tenants],
    );
    return rows;
  }

  /** Settings left on the connections of a pool after use. */
  async function leftOn(pool: pg.Pool): Promise<string[]> {
    const clients = await Promise.all(Array.from({ length: POOL }, () => pool.connect()));
    const left = await Promise.all(
      clients.map(async (client) => {
        const { rows } = await client.query<{ audit: string | null }>(
          `SELECT current_setting('app.audit', true) AS audit`,
        );
        return rows[0]?.audit ?? '';
      }),
    );
    for (const client of clients) client.release();
    return [...new Set(left)];
  }

  function poolOf(holder: TenantDb | PlatformDb): pg.Pool {
    return (holder as unknown as { pool: pg.Pool }).pool;
  }

  it('travels in the same round trip as the tenant', async () => {
    const tenant = await newTenant();
    await asKey(tenant, () => db.query('SELECT 1'));
    proxy.reset();
    await asKey(tenant, () => write(tenant, 'stamped'));
    expect(proxy.counted).toMatchObject({ messages: 'PBEPBDES', trips: 1 });
    expect(await linesOf(tenant)).toMatchObject([{ actor_id: tenant, after: { question: 'stamped' } }]);
  });

  it('binds hostile text as data', async () => {
    const tenant = await newTenant();
    const hostile = `'; DELETE FROM articles; -- "}\\u202e,$1`;
    await asKey(tenant, () => write(tenant, 'q'), { ...stampOf(hostile), address: hostile });
    expect(await linesOf(tenant)).toMatchObject([{ actor_id: hostile }]);
  });

  it('stays on no connection, through 600 interleaved calls of 12 tenants, half of them without a stamp', async () => {
    const tenants = await Promise.all(Array.from({ length: 12 }, newTenant));
    const expected: string[] = [];
    await Promise.all(
      Array.from({ length: 600 }, async (_, round) => {
        const tenant = tenants[(round * 7) % tenants.length] ?? '';
        const question = `mark ${round}`;
        const inTransaction = round % 3 === 0;
        const fails = round % 5 === 0;
        const work = () =>
          inTransaction
            ? db.transaction(async (sql) => {
                await sql.query(INSERT, [tenant, randomUUID(), question]);
                await sql.query(fails ? 'SELECT 1 / 0' : 'SELECT 1');
              })
            : write(fails ? randomUUID() : tenant, question);
        const audited = Math.floor(round / 2) % 2 === 0;
        const outcome = audited ? asKey(tenant, work) : asJob(tenant, work);
        await outcome.catch(() => undefined);
        if (audited && !fails) expected.push(`${tenant} ${tenant} ${question}`);
      }),
    );
    const lines = await linesOf(...tenants);
    expect(expected.length).toBeGreaterThan(200);
    const told = lines.map(
      (line) => `${line.tenant_id} ${line.actor_id} ${String(line.after?.['question'])}`,
    );
    expect(told.sort()).toEqual(expected.sort());
    expect(await leftOn(poolOf(db))).toEqual(['']);
  });

  it('a transaction that fails leaves neither change nor line', async () => {
    const tenant = await newTenant();
    const failing = asKey(tenant, () =>
      db.transaction(async (sql) => {
        await sql.query(INSERT, [tenant, randomUUID(), 'lost']);
        expect(await sql.query('SELECT 1 FROM audit_log')).toHaveLength(1);
        await sql.query('SELECT 1 / 0');
      }),
    );
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await linesOf(tenant)).toEqual([]);
    expect(await asJob(tenant, () => db.query('SELECT 1 FROM articles'))).toEqual([]);
  });

  it('a change whose line cannot be written is not made', async () => {
    const tenant = await newTenant();
    const broken = { ...stampOf(tenant), actorKind: 'nobody' } as unknown as AuditStamp;
    await expect(asKey(tenant, () => write(tenant, 'unseen'), broken)).rejects.toMatchObject({
      code: '23514',
    });
    expect(await asJob(tenant, () => db.query('SELECT 1 FROM articles'))).toEqual([]);
  });

  it('is not inherited by background work that a request starts', async () => {
    const tenant = await newTenant();
    await asKey(tenant, async () => {
      expect(currentContext().audit).toBeDefined();
      await asJob(tenant, () => write(tenant, 'of a job'));
    });
    await asAdmin(() => asJob(tenant, () => write(tenant, 'of another job')));
    expect(await linesOf(tenant)).toEqual([]);
  });

  describe('of an admin, on the platform’s connections', () => {
    it('is set in both forms, each row under its own tenant, and stays on no connection', async () => {
      const [one, two] = await Promise.all([newTenant(), newTenant()]);
      await asAdmin(() =>
        registry.query(`UPDATE tenants SET plan = 'large' WHERE id = ANY ($1::uuid[])`, [[one, two]]),
      );
      await asAdmin(() =>
        registry.transaction((query) => query(`UPDATE tenants SET plan = 'small' WHERE id = $1`, [one])),
      );
      await registry.query(`UPDATE tenants SET plan = 'none' WHERE id = $1`, [one]);
      const admin = { actor_id: 'first', action: 'tenants.update', object_kind: 'tenant' };
      expect(await linesOf(one)).toMatchObject([
        { ...admin, after: { plan: 'large' } },
        { ...admin, after: { plan: 'small' } },
      ]);
      expect(await linesOf(two)).toMatchObject([{ ...admin, after: { plan: 'large' } }]);
      expect(await leftOn(poolOf(registry))).toEqual(['']);
    });
  });

  it('writes a changed primary key as one row removed and one created', async () => {
    const tenant = await newTenant();
    await asJob(tenant, () =>
      db.query(
        `INSERT INTO closures (tenant_id, date, key, reason, hours)
         VALUES ($1, '2026-12-25', '2026-12-25', 'X', '[]')`,
        [tenant],
      ),
    );
    await asKey(tenant, () => db.query(`UPDATE closures SET date = '2026-12-26', key = '2026-12-26'`));
    const told = (await linesOf(tenant)).map(({ after }) => after);
    expect(told).toHaveLength(2);
    expect(told).toContainEqual(null);
    expect(told).toContainEqual({ reason: 'X', hours: [], rule: null });
  });

  it('masks a column that was added later and that nobody reviewed', async () => {
    const tenant = await newTenant();
    await superuser.query('ALTER TABLE articles ADD COLUMN draft text');
    await asKey(tenant, () => write(tenant, 'q'));
    await asKey(tenant, () => db.query(`UPDATE articles SET draft = 'unreviewed'`));
    expect((await linesOf(tenant)).at(-1)).toMatchObject({ after: { draft: '•••' } });
    await superuser.query('ALTER TABLE articles DROP COLUMN draft');
  });

  it.each(['frontdesk_app', 'frontdesk_platform'])(
    'nobody can change, delete or empty the log: %s',
    async (role) => {
      const tenant = await newTenant();
      await asKey(tenant, () => write(tenant, 'kept'));
      const client = new pg.Client({
        connectionString: role === 'frontdesk_app' ? database.appUrl : database.platformUrl,
      });
      await client.connect();
      for (const text of [
        `UPDATE audit_log SET actor_id = 'somebody else'`,
        `UPDATE audit_log SET before = NULL WHERE tenant_id = '${tenant}'`,
        'DELETE FROM audit_log',
        'TRUNCATE audit_log',
        'ALTER TABLE articles DISABLE TRIGGER audit_insert',
        'DROP TRIGGER audit_insert ON articles',
        `SET session_replication_role = 'replica'`,
        `INSERT INTO audit_log (tenant_id, id) VALUES ('${tenant}', '${tenant}')
           ON CONFLICT (tenant_id, id) DO UPDATE SET actor_id = 'somebody else'`,
      ]) {
        await client.query('BEGIN');
        await client.query(`SELECT set_config('app.current_tenant', $1, true)`, [tenant]);
        await expect(client.query(text)).rejects.toMatchObject({ code: '42501' });
        await client.query('ROLLBACK');
      }
      await client.end();
      expect(await linesOf(tenant)).toHaveLength(1);
    },
  );

  it('a tenant cannot write a line into another’s log', async () => {
    const [one, two] = await Promise.all([newTenant(), newTenant()]);
    const forged = asKey(one, () =>
      db.query(
        `INSERT INTO audit_log (tenant_id, id, at, actor_kind, actor_id, actor_hint, action, object_kind, address,
           request_id, correlation_id) VALUES ($1, $2, now(), 'admin', 'first', '', 'x', 'x', '', '', '')`,
        [two, randomUUID()],
      ),
    );
    await expect(forged).rejects.toMatchObject({ code: '42501' });
    expect(await linesOf(two)).toEqual([]);
  });
});
