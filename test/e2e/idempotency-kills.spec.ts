import { randomUUID } from 'node:crypto';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import type { TestBusiness } from '../support/businesses.js';
import { eventually } from '../support/eventually.js';
import { Stage } from './stage.js';

const LOCK = 76;

/** The commit of an order waits for a lock of the test's: its statements are sent, and nobody sees them yet. */
const HOLD = `
  CREATE FUNCTION hold_commit() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = 0
    AS 'BEGIN PERFORM pg_advisory_xact_lock_shared(${LOCK}); RETURN NULL; END';
  CREATE CONSTRAINT TRIGGER hold_commit AFTER INSERT ON orders DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION hold_commit()`;
const HELD = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = ${LOCK} AND NOT granted`;
const KEEP = `UPDATE idempotency_keys SET locked_until = now() + interval '10 minutes' WHERE key = $1`;
const FREE = `UPDATE idempotency_keys SET locked_until = now() WHERE key = $1`;

let stage: Stage;
let frontdesk: FrontdeskProcess;
let shop: TestBusiness;

beforeAll(async () => {
  stage = await Stage.open();
  frontdesk = await stage.start();
  shop = await stage.business(frontdesk);
  await stage.sql(HOLD);
});

afterAll(() => stage.close());

function create(number: string, key: string) {
  const order = { number, status: 'pending', total: '10.00', customer: {}, items: [] };
  return shop.api.post<{ id: string; code: string }>('/v1/orders', order, { 'idempotency-key': key });
}

function held(): Promise<{ pid: number }[]> {
  return stage.sql<{ pid: number }>(HELD);
}

/** @param end what becomes of the session whose client is dead */
async function killInCommit(
  number: string,
  key: string,
  end: (pid: number) => Promise<unknown>,
): Promise<void> {
  const release = await stage.block(`SELECT pg_advisory_xact_lock(${LOCK})`);
  const answer = create(number, key).then(
    ({ status }) => status,
    () => 'none',
  );
  const [waiting] = await eventually(async () => {
    const found = await held();
    return found.length > 0 && found;
  });
  await frontdesk.kill();
  expect(await answer).toBe('none');
  await end(waiting?.pid ?? 0);
  await release();
  await eventually(async () => (await held()).length === 0);
  frontdesk = await stage.restart(frontdesk);
}

function ordersOf(number: string): Promise<{ id: string }[]> {
  return stage.sql<{ id: string }>('SELECT id FROM orders WHERE number = $1', [number]);
}

it('replays the outcome of an order whose process was killed when the database had all but committed it', async () => {
  const key = randomUUID();
  await killInCommit('N-1', key, () => Promise.resolve());
  const again = await create('N-1', key);
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
  expect(await ordersOf('N-1')).toEqual([{ id: again.body.id }]);
});

it('makes an order anew whose process was killed before the commit, 30 s later at the latest', async () => {
  const key = randomUUID();
  await killInCommit('N-2', key, (pid) => stage.sql('SELECT pg_terminate_backend($1)', [pid]));
  // The restart may have taken longer than the lock lasts.
  await stage.sql(KEEP, [key]);
  const early = await create('N-2', key);
  expect([early.status, early.body.code, early.headers.get('retry-after')]).toEqual([
    409,
    'still_running',
    '1',
  ]);
  expect(await ordersOf('N-2')).toEqual([]);
  await stage.sql(FREE, [key]);
  const again = await create('N-2', key);
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, null]);
  expect(await ordersOf('N-2')).toEqual([{ id: again.body.id }]);
});
