import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readTenantSchema } from '../../integration/catalogue-rows.js';
import * as catalogue from '../../../scripts/lib/catalogue/catalogue.js';
import { Stage } from '../../e2e/stage.js';
import { rounds } from '../../support/depth.js';
import type { FrontdeskProcess } from '../../support/frontdesk-process.js';
import { callOnce } from './mixed-requests.js';
import { seedTables } from './seeded-rows.js';
import { loudBusiness, type LoudBusiness } from './traffic.js';

const TENANTS = 1_000;
const SMALL_ROWS = 1;
/** Two of three rows, in a deep run nine of ten, belong to one tenant. */
const BIG_ROWS = TENANTS * SMALL_ROWS * rounds(2, 9);
/** What it computes is the measure of the others: a core that is shared counts more for the same work. */
const REFERENCE = 'SELECT sum(n) FROM generate_series(1, 400000) AS n';
const P95_OF_REFERENCE = 1.25;

interface Statement {
  role: string;
  text: string;
  values: unknown[];
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
}

/** In a deep run 520,000 rows; and 200 rounds of calls, on a machine that is busy with other work. */
const SEED_DEADLINE_MS = 600_000;

/** Queries as the product sent them, on a database of 1,000 tenants, one of which has most of the rows. */
describe('check 17: on a database of 1,000 tenants, one with most of the rows', () => {
  let stage: Stage;
  let frontdesk: FrontdeskProcess;
  let app: pg.Client;
  let folder: string;
  let big: LoudBusiness;
  let small: LoudBusiness;
  let statements: Statement[];

  beforeAll(async () => {
    stage = await Stage.open();
    folder = mkdtempSync(join(tmpdir(), 'frontdesk-plans-'));
    const file = join(folder, 'statements');
    frontdesk = await stage.start({
      NODE_OPTIONS: `--import ${join(__dirname, 'statement-recorder.mjs')}`,
      RECORD_STATEMENTS: file,
    });
    [big, small] = [await loudBusiness(stage, frontdesk), await loudBusiness(stage, frontdesk)];
    await seed();
    for (let round = 0; round < 100; round += 1) {
      for (const business of [small, big]) await callOnce(business, round, frontdesk.url);
    }
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    statements = lines
      .map((line) => JSON.parse(line) as Statement)
      .filter(({ role }) => role === 'frontdesk_app');
    app = new pg.Client({ connectionString: stage.env().DATABASE_URL });
    await app.connect();
  }, SEED_DEADLINE_MS);
  afterAll(async () => {
    await app.end();
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function seed(): Promise<void> {
    const started = performance.now();
    const superuser = new pg.Client({ connectionString: stage.superuserUrl });
    await superuser.connect();
    await superuser.query(
      `CREATE TEMPORARY TABLE seeds AS SELECT gen_random_uuid() AS id, ${SMALL_ROWS} AS rows
       FROM generate_series(1, ${TENANTS - 2})`,
    );
    await superuser.query(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       SELECT id, 'seed-' || id, 'Seed', 'en', 'Europe/Dublin', 'EUR', '{}', '{"allowedOrigins":[]}' FROM seeds`,
    );
    await superuser.query('INSERT INTO seeds VALUES ($1, $2), ($3, $4)', [
      big.id,
      BIG_ROWS,
      small.id,
      SMALL_ROWS,
    ]);
    const rows = await seedTables(superuser, await readTenantSchema(superuser));
    await superuser.query('ANALYZE');
    await superuser.end();
    process.stderr.write(`seeded ${rows} rows in ${Math.round(performance.now() - started)} ms\n`);
  }

  async function planOf({ text, values }: Statement, tenantId: string): Promise<PlanNode> {
    await app.query('BEGIN');
    try {
      await app.query(`SELECT set_config('app.current_tenant', $1, true)`, [tenantId]);
      const { rows } = await app.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
        `EXPLAIN (FORMAT JSON) ${text}`,
        values,
      );
      const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
      if (!plan) throw new Error(`No plan for ${text}`);
      return plan;
    } finally {
      await app.query('ROLLBACK');
    }
  }

  function nodesOf(node: PlanNode): PlanNode[] {
    return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
  }

  function explained(): Statement[] {
    return statements.filter(({ text }) => /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(text));
  }

  it('every statement that the product sent finds its rows by an index led by the tenant', async () => {
    const query: catalogue.Query = async (text, values) => (await app.query(text, values)).rows as never[];
    const relations = await catalogue.relations(query);
    const tables = new Set(relations.filter(({ hasTenant }) => hasTenant).map(({ name }) => name));
    const indexes = await catalogue.indexes(query);
    const ledByTenant = new Set(
      indexes.filter(({ columns }) => columns[0] === 'tenant_id').map(({ name }) => name),
    );
    const slow: string[] = [];
    const used = new Set<string>();
    for (const statement of explained()) {
      for (const node of nodesOf(await planOf(statement, small.id))) {
        const table = node['Relation Name'];
        const index = node['Index Name'];
        if (node['Node Type'] === 'Seq Scan' && table !== undefined && tables.has(table)) {
          slow.push(`Seq Scan on ${table}: ${statement.text}`);
        }
        if (index === undefined || index.startsWith('tenants_')) continue;
        used.add(index);
        const byTenant = ledByTenant.has(index) && node['Index Cond']?.includes('tenant_id') === true;
        if (!byTenant) slow.push(`${index} (${node['Index Cond'] ?? 'no condition'}): ${statement.text}`);
      }
    }
    expect(slow).toEqual([]);
    expect(explained().length).toBeGreaterThan(30);
    expect(used.size).toBeGreaterThan(8);
  });

  it(`p95 of the statements computes under ${P95_OF_REFERENCE} times a fixed one, for the big tenant`, async () => {
    const times: { ms: number; text: string }[] = [];
    const reference = [await computingTime(REFERENCE, [])];
    for (const { text, values } of explained()) {
      const ms = await computingTime(text, values);
      if (ms !== null) times.push({ ms, text });
    }
    reference.push(await computingTime(REFERENCE, []));
    times.sort((one, other) => one.ms - other.ms);
    const p95 = times[Math.floor(times.length * 0.95)];
    const slowest = times.slice(-5).map(({ ms, text }) => `${ms.toFixed(0)} ms ${text.slice(0, 80)}`);
    const most = Math.max(...reference.map(Number));
    process.stderr.write(
      `${times.length} statements, p95 ${p95?.ms.toFixed(0)} ms, the fixed one ${most.toFixed(0)} ms; ${slowest.join('; ')}\n`,
    );
    expect(times.length).toBeGreaterThan(25);
    expect((p95?.ms ?? 0) / most).toBeLessThan(P95_OF_REFERENCE);
  });

  /**
   * The server's computing for it as the big tenant, in ms: the least of three runs, each rolled back; null for one that
   * cannot run twice. Other work on the machine makes a statement wait, but not compute more.
   */
  async function computingTime(text: string, values: unknown[]): Promise<number | null> {
    let least = Infinity;
    for (let run = 0; run < 3; run += 1) {
      await app.query('BEGIN');
      try {
        await app.query(`SELECT set_config('app.current_tenant', $1, true)`, [big.id]);
        const before = await computedMs();
        await app.query(text, values);
        least = Math.min(least, (await computedMs()) - before);
      } catch {
        return null;
      } finally {
        await app.query('ROLLBACK');
      }
    }
    return least;
  }

  /** What the connection's server process has computed so far; the kernel counts it in nanoseconds. */
  async function computedMs(): Promise<number> {
    const { rows } = await app.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return Number(readFileSync(`/proc/${rows[0]?.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  }
});
