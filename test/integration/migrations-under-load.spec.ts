import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { rounds } from '../support/depth.js';
import { eventually } from '../support/eventually.js';
import { schemaText } from './schema-text.js';
import { migrationClasses, ThrowawayDatabase } from './throwaway-database.js';

jest.setTimeout(rounds(300_000, 3_600_000));

const ROWS = rounds(20_000, 10_000_000);
/** Inserted by one statement. */
const BATCH = 500_000;
/** 50 requests a second, whether answers come or not. */
const EVERY_MS = 20;
const LONGEST_REQUEST_MS = 1_000;
const LONGEST_LOCK_WAIT_MS = 2_000;
/** For so long requests are sent before the migrations: what the machine makes of them by itself. */
const QUIET_REQUESTS = rounds(50, 250);
const TENANT = randomUUID();
/**
 * The one before, InboundEvents, adds a column with a CHECK, which reads the whole table under its lock: at ten million rows
 * requests waited 3.5 s. test/deploys/linters.spec.ts refuses that since; those that were released stay as they are.
 */
const FIRST = 'OrderNews';

/** Requests as the product sends them to a large table: reads by its key, and writes. */
class Requests {
  readonly ms: number[] = [];
  readonly failures: string[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly pool: pg.Pool,
    private readonly ids: string[],
  ) {
    this.timer = setInterval(() => {
      const asked = this.ask(this.ms.length % 5 === 0);
      this.running.add(asked);
      void asked.finally(() => this.running.delete(asked));
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.running);
  }

  private async ask(isWrite: boolean): Promise<void> {
    const began = performance.now();
    const values = [TENANT, this.ids[Math.floor(Math.random() * this.ids.length)]];
    const text = isWrite
      ? 'UPDATE orders SET updated_at = now() WHERE tenant_id = $1 AND id = $2'
      : 'SELECT status FROM orders WHERE tenant_id = $1 AND id = $2';
    await this.pool.query(text, values).catch((error: unknown) => this.failures.push(String(error)));
    this.ms.push(performance.now() - began);
  }
}

describe('migrations of large tables, at 50 requests a second', () => {
  let database: ThrowawayDatabase;
  let pool: pg.Pool;
  let holder: pg.PoolClient;
  /** Of its own: those of the requests may all be waiting. */
  let watcher: pg.PoolClient;
  let ids: string[];
  const undone = migrationClasses().slice(migrationClasses().findIndex((name) => name.startsWith(FIRST)));

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    pool = new pg.Pool({ connectionString: database.superuserUrl, max: 40 });
    pool.on('error', () => undefined);
    ids = await fill();
    expect(await database.revert(FIRST)).toEqual([...undone].reverse());
    [holder, watcher] = [await pool.connect(), await pool.connect()];
  });
  afterAll(async () => {
    for (const client of [holder, watcher]) client.release(true);
    await pool.end();
    await database.drop();
  });

  /** Orders of one business, without its other indexes: they would cost an hour, and no migration here looks at them. */
  async function fill(): Promise<string[]> {
    const client = await pool.connect();
    await client.query(`INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
      VALUES ('${TENANT}', 'large', 'Large shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`);
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
    const { rows: indexes } = await client.query<{ name: string }>(
      `SELECT indexrelid::regclass::text AS name FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
       WHERE indrelid = 'orders'::regclass AND c.oid IS NULL`,
    );
    for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
    for (let done = 0; done < ROWS; done += BATCH)
      await client.query(
        `INSERT INTO orders (tenant_id, id, number, number_key, status, currency, total_minor)
         SELECT $1, ('01920000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, n::text, n::text, 'shipped', 'EUR', 100
         FROM generate_series($2::int, $3::int) AS n`,
        [TENANT, done + 1, Math.min(ROWS, done + BATCH)],
      );
    // Else the disk would still be busy with these rows.
    await client.query('VACUUM (ANALYZE) orders');
    await client.query('CHECKPOINT');
    const { rows } = await client.query<{ id: string }>('SELECT id FROM orders ORDER BY id LIMIT 1000');
    client.release(true);
    return rows.map(({ id }) => id);
  }

  /** How long the migration, and the request that waits longest, have waited for a lock by now, ms; 0: nobody waits. */
  async function lockWaits(): Promise<{ migration: number; request: number }> {
    const { rows } = await watcher.query<{ migration: number; request: number }>(
      `SELECT COALESCE(max(ms) FILTER (WHERE usename = 'frontdesk_owner'), 0)::float AS migration,
         COALESCE(max(ms) FILTER (WHERE usename <> 'frontdesk_owner'), 0)::float AS request
       FROM (SELECT usename, extract(epoch FROM clock_timestamp() - waitstart) * 1000 AS ms
         FROM pg_locks l JOIN pg_stat_activity a USING (pid)
         WHERE NOT granted AND a.datname = current_database() AND relation = 'orders'::regclass) AS waiting`,
    );
    return rows[0] ?? { migration: 0, request: 0 };
  }

  it('one that is cut off leaves nothing behind', async () => {
    const before = await schemaText(database.ownerUrl);
    await holder.query('BEGIN; LOCK TABLE orders IN ACCESS SHARE MODE');
    const cut = expect(database.migrate('up')).rejects.toThrow(/terminat/);
    await eventually(async () => (await lockWaits()).migration > 0);
    await watcher.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE usename = 'frontdesk_owner' AND datname = current_database()`);
    await cut;
    await holder.query('COMMIT');
    expect(await schemaText(database.ownerUrl)).toBe(before);
  });

  it('two that start together apply each once, give a lock up soon, and make no request a second late', async () => {
    const quiet = new Requests(pool, ids);
    await eventually(() => Promise.resolve(quiet.ms.length >= QUIET_REQUESTS));
    await quiet.stop();
    const requests = new Requests(pool, ids);
    // A report that runs for long: the migration must not have others wait behind itself for as long.
    await holder.query('BEGIN; LOCK TABLE orders IN ACCESS SHARE MODE');
    let isOver = false;
    const both = Promise.all([database.migrate('up'), database.migrate('up')]).finally(() => (isOver = true));
    let [tries, waited] = [0, 0];
    const longest = { migration: 0, request: 0 };
    while (!isOver) {
      const { migration, request } = await lockWaits();
      if (migration > 0 && waited === 0) tries += 1;
      waited = migration;
      longest.migration = Math.max(longest.migration, migration);
      longest.request = Math.max(longest.request, request);
      if (tries >= 3 && migration === 0) await holder.query('COMMIT');
    }
    expect((await both).flat()).toEqual(undone);
    await requests.stop();
    const [usual, slowest] = [quiet, requests].map(({ ms }) => Math.round(Math.max(...ms))) as [
      number,
      number,
    ];
    process.stderr.write(
      `${ROWS} rows: ${undone.length} migrations, ${tries} tries; longest wait for a lock: migration ` +
        `${Math.round(longest.migration)} ms, request ${Math.round(longest.request)} ms; ` +
        `${requests.ms.length} requests, slowest ${slowest} ms, before ${usual} ms\n`,
    );
    expect([...quiet.failures, ...requests.failures]).toEqual([]);
    expect(requests.ms.length).toBeGreaterThan(50);
    expect(tries).toBeGreaterThanOrEqual(3);
    expect(longest.migration).toBeLessThan(LONGEST_LOCK_WAIT_MS);
    expect(longest.request).toBeGreaterThan(0);
    expect(longest.request).toBeLessThan(LONGEST_REQUEST_MS);
    expect(slowest).toBeLessThan(LONGEST_REQUEST_MS + usual);
  });
});
