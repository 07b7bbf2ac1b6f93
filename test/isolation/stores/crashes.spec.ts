import { Stage } from '../../e2e/stage.js';
import type { PageBody } from '../../e2e/expectations.js';
import type { FrontdeskProcess } from '../../support/frontdesk-process.js';
import type { Answer, Api } from '../../support/api.js';
import { rounds } from '../../support/depth.js';
import { oracle } from '../../support/oracle.js';
import { anOrder, loudBusiness, type LoudBusiness } from './traffic.js';

const ALTERNATIONS = rounds(400, 10_000);
/** Concurrent pairs of calls; on one connection they run in turn. */
const AT_ONCE = 10;

/** An order that has been written when the next statement of its transaction fails. */
const BROKEN_SKU = 'BREAK-HERE';
const BREAK = `
  CREATE FUNCTION break_item() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'broken on request' USING ERRCODE = '57014'; END $$;
  CREATE TRIGGER break_item BEFORE INSERT ON order_items
    FOR EACH ROW WHEN (NEW.sku = '${BROKEN_SKU}') EXECUTE FUNCTION break_item();`;

interface OrderBody {
  number: string;
}

describe('check 3: on one connection, after a request of A that crashes in mid-transaction', () => {
  let stage: Stage;
  let frontdesk: FrontdeskProcess;
  let a: LoudBusiness;
  let b: LoudBusiness;

  beforeAll(async () => {
    stage = await Stage.open();
    // The worker would use the same connection.
    frontdesk = await stage.start({ DATABASE_POOL_SIZE: '1', DATABASE_ACQUIRE_TIMEOUT_MS: '10000' });
    await stage.sql(BREAK);
    [a, b] = [await loudBusiness(stage, frontdesk), await loudBusiness(stage, frontdesk)];
  });
  afterAll(() => stage.close());

  function crash(round: number): Promise<Answer> {
    const order = anOrder(`CRASH-${round}`, a.marker, a.email);
    return a.api.once.post('/v1/orders', { ...order, items: [{ sku: BROKEN_SKU, name: 'x', quantity: 1 }] });
  }

  async function orderNumbers({ api }: { api: Api }): Promise<string[]> {
    const { body, status } = await api.get<PageBody<OrderBody>>('/v1/orders?limit=100');
    return status === 200 ? body.data.map(({ number }) => number) : [`status ${status}`];
  }

  it(`B sees its own rows and no other, ${ALTERNATIONS} times, and nothing of the crash stays`, async () => {
    const statuses = new Map<number, number>();
    for (let round = 0; round < ALTERNATIONS; round += AT_ONCE) {
      const pairs = Array.from({ length: AT_ONCE }, (_, place) =>
        Promise.all([crash(round + place), b.api.get<unknown>('/v1/orders')]),
      );
      for (const [crashing, reading] of await Promise.all(pairs)) {
        statuses.set(crashing.status, (statuses.get(crashing.status) ?? 0) + 1);
        if (reading.status !== 200 || !reading.text.includes(b.marker) || reading.text.includes(a.marker)) {
          throw new Error(`Round ${round}: ${reading.status} ${reading.text}`);
        }
      }
    }
    expect([...statuses]).toEqual([[503, ALTERNATIONS]]);
    expect(await orderNumbers(a)).toEqual(['ZZ-1']);
    oracle.verdict();
  });

  it('also when the connection itself dies under A', async () => {
    for (let round = 0; round < 20; round += 1) {
      const crashing = crash(ALTERNATIONS + round);
      await stage.sql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE usename = 'frontdesk_app' AND datname = current_database()`,
      );
      expect([503, 500]).toContain((await crashing).status);
      const numbers = await orderNumbers({ api: b.api.once });
      // The first to get the dead connection may be B: an error, never a row of A.
      expect([['ZZ-1'], ['status 503']]).toContainEqual(numbers);
    }
    expect(await orderNumbers(a)).toEqual(['ZZ-1']);
  });

  it('also when A’s client hangs up', async () => {
    for (let round = 0; round < 100; round += 1) {
      const stop = new AbortController();
      const gone = fetch(`${frontdesk.url}/v1/orders`, {
        method: 'POST',
        headers: { authorization: `Bearer ${a.api.key ?? ''}`, 'content-type': 'application/json' },
        body: JSON.stringify(anOrder(`GONE-${round}`, a.marker, a.email)),
        signal: stop.signal,
      }).catch(() => null);
      const next = orderNumbers(b);
      stop.abort();
      expect(await next).toEqual(['ZZ-1']);
      await gone;
    }
  });
});
