import { startPgBouncer, type RunningPgBouncer } from '../../../scripts/lib/stores/pgbouncer.mjs';
import { poolerIn } from '../../../scripts/lib/stores/test-stores.mjs';
import { Stage } from '../../e2e/stage.js';
import { rounds } from '../../support/depth.js';
import { eventually } from '../../support/eventually.js';
import type { FrontdeskProcess } from '../../support/frontdesk-process.js';
import { oracle } from '../../support/oracle.js';
import { withClient } from '../../integration/throwaway-database.js';
import { callOnce, FAIL_ON_REQUEST, type Outcome } from './mixed-requests.js';
import { loudBusiness, type LoudBusiness } from './traffic.js';

const CALLS = rounds(800, 10_000);
const CALLS_WITHIN_MS = rounds(280_000, 600_000);
/** A long timeout, because this many calls wait for each other on ten connections. */
const PATIENT = { DATABASE_POOL_SIZE: '10', DATABASE_ACQUIRE_TIMEOUT_MS: '60000', LOG_LEVEL: 'info' };

describe.each([
  ['check 1: on a pool of 10 connections', false],
  ['check 2: through PgBouncer in transaction mode with one server connection', true],
])('%s', (_, pooled) => {
  let stage: Stage;
  let pooler: RunningPgBouncer | null = null;
  let frontdesk: FrontdeskProcess;
  let both: [LoudBusiness, LoudBusiness];

  beforeAll(async () => {
    stage = await Stage.open();
    frontdesk = await stage.start({ ...PATIENT, ...(pooled ? await throughPooler() : {}) });
    await stage.sql(FAIL_ON_REQUEST);
    both = [await loudBusiness(stage, frontdesk), await loudBusiness(stage, frontdesk)];
  });
  afterAll(async () => {
    await stage.close();
    await pooler?.stop();
  });

  async function throughPooler(): Promise<NodeJS.ProcessEnv> {
    const { DATABASE_URL, DATABASE_PLATFORM_URL } = stage.env();
    const dir = poolerIn(process.env['TEST_DIR'] ?? '');
    pooler = await startPgBouncer(dir, [DATABASE_URL, DATABASE_PLATFORM_URL], { serverConnections: 1 });
    return {
      DATABASE_URL: pooler.through(DATABASE_URL),
      DATABASE_PLATFORM_URL: pooler.through(DATABASE_PLATFORM_URL),
    };
  }

  /** The most connections of the app role that were open at the server at one time, while `work` ran. */
  async function connectionsDuring(work: Promise<unknown>): Promise<number> {
    let most = 0;
    let running = true;
    const ended = work.finally(() => (running = false));
    await eventually(async () => {
      const [row] = await stage.sql<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_stat_activity
         WHERE usename = 'frontdesk_app' AND datname = current_database()`,
      );
      most = Math.max(most, row?.count ?? 0);
      return !running;
    }, CALLS_WITHIN_MS);
    await ended;
    return most;
  }

  it(`${CALLS} concurrent mixed requests of A and B, with clients that leave and queries that fail: no foreign row, no other error`, async () => {
    const started = performance.now();
    const calls = Array.from({ length: CALLS }, (_unused, round) => {
      const [a, b] = both;
      return callOnce(round % 2 === 0 ? pickOf(round, a, b) : pickOf(round, b, a), round, frontdesk.url);
    });
    const all: Promise<Outcome[]> = Promise.all(calls);
    const connections = await connectionsDuring(all);
    const outcomes = await all;
    const wrong = outcomes.flatMap(({ wrong: text }) => text ?? []);
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(CALLS / 10);
    expect(outcomes.filter(({ kind }) => kind === 'left')).toHaveLength(CALLS / 10);
    expect(connections).toBeLessThanOrEqual(pooled ? 1 : 10);
    oracle.verdict();
    process.stderr.write(
      `${CALLS} calls over ${connections} connections in ${Math.round(performance.now() - started)} ms\n`,
    );
  });

  /** Both tenants make each kind of call: rounds of ten go to A and B in turn. */
  function pickOf(round: number, one: LoudBusiness, other: LoudBusiness): LoudBusiness {
    return Math.floor(round / 10) % 2 === 0 ? one : other;
  }

  it('afterwards a connection to the server carries no tenant and shows no row', async () => {
    const url = pooler ? pooler.through(stage.env().DATABASE_URL) : stage.env().DATABASE_URL;
    await withClient(url, async (client) => {
      const { rows } = await client.query<{ tenant: string | null }>(
        `SELECT NULLIF(current_setting('app.current_tenant', true), '') AS tenant`,
      );
      expect(rows).toEqual([{ tenant: null }]);
      for (const table of ['tenants', 'articles', 'orders', 'messages']) {
        expect([table, (await client.query(`SELECT FROM ${table}`)).rowCount]).toEqual([table, 0]);
      }
    });
  });
});
