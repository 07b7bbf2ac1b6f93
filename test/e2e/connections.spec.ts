import { Client } from 'pg';
import { Api } from '../support/api.js';
import { startConversation, type TestBusiness } from '../support/businesses.js';
import { rounds } from '../support/depth.js';
import { eventually, until } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { ShippedPooler } from './shipped-pooler.js';
import { Stage } from './stage.js';
import { messagesOf, tell } from './turns.js';

jest.setTimeout(rounds(400_000, 600_000));

/** The story's night: ten tasks with ten connections each. In every run as many connections of fewer processes. */
const TASKS = rounds(2, 10);
const POOL = rounds(50, 10);
/** What the server has for all of them. */
const AT_SERVER = 24;
/** Of these, for each of the two roles. */
const POOL_SIZE = 10;
const BUSINESSES = 4;
/** Calls at the same time, of each business at each task: more than all pools have connections. */
const AT_ONCE = 30;

let stage: Stage;
let pooler: ShippedPooler;
let tasks: FrontdeskProcess[];
let shops: TestBusiness[];

beforeAll(async () => {
  stage = await Stage.open();
  await stage.sql(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT ${AT_SERVER}', current_database()); END $$`,
  );
  const { DATABASE_URL, DATABASE_PLATFORM_URL } = stage.env();
  pooler = await ShippedPooler.start([DATABASE_URL, DATABASE_PLATFORM_URL], POOL_SIZE);
  const env = {
    DATABASE_URL: pooler.through(DATABASE_URL),
    DATABASE_PLATFORM_URL: pooler.through(DATABASE_PLATFORM_URL),
    // A long wait, because a busy machine needs it for so many calls at once.
    ...{ DATABASE_POOL_SIZE: String(POOL), DATABASE_ACQUIRE_TIMEOUT_MS: '60000' },
  };
  tasks = await Promise.all(Array.from({ length: TASKS }, () => stage.start(env)));
  shops = await Promise.all(Array.from({ length: BUSINESSES }, (_, n) => stage.business(tasks[n % TASKS]!)));
});
afterAll(async () => {
  await stage.close();
  await pooler.stop();
});

/** The business's key at another task. */
function at(task: FrontdeskProcess, { api }: TestBusiness): Api {
  return new Api(task.url, api.key);
}

test('without a pooler the server has not enough for all of them', async () => {
  const clients = Array.from(
    { length: TASKS * POOL },
    () => new Client({ connectionString: stage.env().DATABASE_URL }),
  );
  const ends = await Promise.allSettled(clients.map((client) => client.connect()));
  await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  const refused = ends.filter((end) => end.status === 'rejected');
  expect(refused.length).toBeGreaterThanOrEqual(TASKS * POOL - AT_SERVER);
  expect(refused.map(({ reason }) => (reason as { code?: string }).code)).toEqual(refused.map(() => '53300'));
});

test(`${TASKS} tasks with ${POOL} connections each share ${2 * POOL_SIZE}: everybody is answered`, async () => {
  let mostClients = 0;
  let mostAtServer = 0;
  let isOver = false;
  const watch = eventually(async () => {
    const [row] = await stage.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND usename LIKE 'frontdesk%'`,
    );
    mostAtServer = Math.max(mostAtServer, row?.count ?? 0);
    mostClients = Math.max(mostClients, pooler.clients() ?? Infinity);
    return isOver;
  }, 280_000);
  let talks: string[] = [];
  try {
    const reads = tasks.flatMap((task) =>
      shops.flatMap((shop) =>
        Array.from(
          { length: AT_ONCE },
          async (_, n) => (await at(task, shop).get(n % 2 ? '/v1/products' : '/v1/conversations')).status,
        ),
      ),
    );
    talks = await Promise.all(shops.map(({ api }) => startConversation(api)));
    await Promise.all(shops.map(({ api }, n) => tell(api, talks[n]!, 'When do you open on Monday?')));
    expect([...new Set(await Promise.all(reads))]).toEqual([200]);
  } finally {
    isOver = true;
    await watch;
  }
  for (const [n, { api }] of shops.entries())
    await until('the visitor is answered', async () =>
      (await messagesOf(api, talks[n]!)).some(({ from }) => from === 'assistant'),
    );
  expect(mostAtServer).toBeLessThanOrEqual(2 * POOL_SIZE);
  // Otherwise nothing was scarce.
  expect(mostClients).toBeGreaterThan(2 * AT_SERVER);
  const log = tasks.flatMap((task) => task.log);
  expect(log.filter((line) => /too many connections|53300|"level":50/.test(line))).toEqual([]);
});
