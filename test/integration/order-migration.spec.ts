import { orderNumberKeys } from '../../src/orders/order-number.js';
import { ThrowawayDatabase, withClient } from './throwaway-database.js';

const TENANTS = ['01920000-0000-7000-8000-000000000001', '01920000-0000-7000-8000-000000000002'];
const NUMBERS = ['CC-0041', '٢٠٠٣', 'AB/26-0012', '#1001'];
const MANY = 2_500;

/** As the version before writes an order with one item. */
const ORDER = `INSERT INTO orders (tenant_id, id, number, number_key, status, currency, total_minor)
  VALUES ($1, gen_random_uuid(), $2, $3, 'shipped', 'EUR', 100) RETURNING id`;
const ITEM = `INSERT INTO order_items (tenant_id, id, order_id, position, name, quantity)
  VALUES ($1, gen_random_uuid(), $2, 0, 'Mug', 3)`;

/** The version before did not fold digits of other scripts. */
const oldKey = (number: string): string => number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

describe('the migration of order numbers over rows', () => {
  let database: ThrowawayDatabase;

  beforeAll(async () => {
    database = await ThrowawayDatabase.create();
    await database.migrate('up');
    await database.revert('OrderNumbers');
  });
  afterAll(() => database.drop());

  const query = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    withClient(database.superuserUrl, async (client) => (await client.query<Row>(sql, values)).rows);

  /** Through row-level security, as a serving process. */
  const asOldProcess = async (tenant: string, number: string): Promise<string> =>
    withClient(database.appUrl, async (client) => {
      await client.query(`SELECT set_config('app.current_tenant', $1, false)`, [tenant]);
      const { rows } = await client.query<{ id: string }>(ORDER, [tenant, number, oldKey(number)]);
      await client.query(ITEM, [tenant, rows[0]?.id]);
      await client.query('SELECT quantity FROM order_items');
      return rows[0]?.id ?? '';
    });

  it('fills in the keys of every business, rewrites no items, and lets the version before go on', async () => {
    for (const tenant of TENANTS) {
      await query(
        `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
         VALUES ($1, $2, 'Shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
        [tenant, tenant],
      );
      for (const number of NUMBERS) await asOldProcess(tenant, number);
    }
    await query(
      `INSERT INTO orders (tenant_id, id, number, number_key, status, currency, total_minor)
       SELECT $1, gen_random_uuid(), 'M-' || n, 'M' || n, 'shipped', 'EUR', 100 FROM generate_series(1, ${MANY}) n`,
      [TENANTS[0]],
    );
    const file = `SELECT pg_relation_filenode('order_items') AS file`;
    const [before] = await query(file);
    await database.migrate('up');
    expect(await query(file)).toEqual([before]);
    expect(await asOldProcess(TENANTS[1] ?? '', 'ORD-٠٧')).not.toBe('');

    const rows = await query<{ number: string; number_key: string; loose_key: string; digits_key: string }>(
      'SELECT number, number_key, loose_key, digits_key FROM orders',
    );
    expect(rows).toHaveLength(MANY + 2 * NUMBERS.length + 1);
    for (const { number, ...keys } of rows) {
      const { key, loose, digits } = orderNumberKeys(number);
      expect({ number, ...keys }).toEqual({ number, number_key: key, loose_key: loose, digits_key: digits });
    }
    const [batches] = await query<{ count: number }>(
      'SELECT count(DISTINCT xmin::text)::integer FROM orders',
    );
    expect(batches?.count).toBeGreaterThan(3);
    const [unusable] = await query<{ count: number }>(
      `SELECT (SELECT count(*) FROM pg_index WHERE NOT indisvalid)::integer
         + (SELECT count(*) FROM pg_constraint
            WHERE NOT convalidated AND conname <> 'audit_log_actor_kind_check')::integer
         + (SELECT count(*) FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity)::integer AS count`,
    );
    expect(unusable?.count).toBe(0);
  });

  it('is undone with the quantities as they were, and done again', async () => {
    await database.revert('OrderNumbers');
    expect(await query('SELECT DISTINCT quantity FROM order_items')).toEqual([{ quantity: 3 }]);
    expect(await database.migrate('up')).toContain('OrderNumbers1764500000000');
    expect(await query(`SELECT FROM orders WHERE loose_key = ''`)).toEqual([]);
  });

  it('may be run again from its beginning, after an interruption before its end', async () => {
    await query(`DELETE FROM migrations WHERE name LIKE 'OrderNumbers%'`);
    await query(`DROP INDEX orders_digits_key`);
    await query(`UPDATE orders SET loose_key = '' WHERE number = '#1001'`);
    expect(await database.migrate('up')).toEqual(['OrderNumbers1764500000000']);
    expect(await query(`SELECT FROM orders WHERE loose_key = ''`)).toEqual([]);
    expect(await query(`SELECT indexdef FROM pg_indexes WHERE indexname = 'orders_digits_key'`)).toHaveLength(
      1,
    );
  });
});
