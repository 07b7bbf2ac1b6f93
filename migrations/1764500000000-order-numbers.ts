import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable, unauditTable } from './audited-table.ts';

const STATUSES = [
  'pending',
  'processing',
  'preparing',
  'on_hold',
  'shipped',
  'out_for_delivery',
  'delivered',
];
const ENDED = ['cancelled', 'returned', 'refunded'];
const ADDED = ['partially_shipped', 'partially_refunded'];

const ARABIC_DIGITS = `'٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'`;

/** The keys of a row, as `orderNumberKeys` makes them for numbers of ASCII letters, digits and the usual signs. */
function keysOf(row: string): Record<'number_key' | 'loose_key' | 'digits_key', string> {
  const digits = `translate(upper(${row}.number), ${ARABIC_DIGITS})`;
  const bare = `regexp_replace(${digits}, '(?<![0-9])0+(?=[0-9])', '', 'g')`;
  const loose = `regexp_replace(${bare}, '[[:space:][:punct:]‐‑‒–—−№·]', '', 'g')`;
  return {
    number_key: `translate(${row}.number_key, ${ARABIC_DIGITS})`,
    loose_key: loose,
    digits_key: `NULLIF(regexp_replace(${loose}, '[^0-9]', '', 'g'), '')`,
  };
}

const OF_NEW = keysOf('NEW');

/** A process of the version before, which serves during the deployment, writes orders without the added keys. */
const FILL_NEW = `
CREATE OR REPLACE FUNCTION fill_order_keys() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.number_key := ${OF_NEW.number_key};
  NEW.loose_key := ${OF_NEW.loose_key};
  NEW.digits_key := ${OF_NEW.digits_key};
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER fill_order_keys BEFORE INSERT ON orders
  FOR EACH ROW WHEN (NEW.loose_key = '') EXECUTE FUNCTION fill_order_keys();
`;

const BATCH = 1_000;
const OF_OLD = keysOf('o');
/** $1 is the id after which the batch begins. */
const FILL_BATCH = `
WITH batch AS (
  SELECT id FROM orders WHERE id > $1 AND loose_key = '' ORDER BY id LIMIT ${BATCH} FOR UPDATE
), filled AS (
  UPDATE orders o SET number_key = ${OF_OLD.number_key}, loose_key = ${OF_OLD.loose_key},
    digits_key = ${OF_OLD.digits_key}
  FROM batch b WHERE o.id = b.id RETURNING o.id
)
SELECT id FROM filled ORDER BY id DESC LIMIT 1`;

const INDEXES = {
  orders_loose_key: '(tenant_id, loose_key)',
  orders_digits_key: '(tenant_id, digits_key) WHERE digits_key IS NOT NULL',
  orders_external_id: '(tenant_id, external_id) WHERE external_id IS NOT NULL',
};

/** Without a scan of the table; `VALIDATE CONSTRAINT` makes one later, beside other statements. */
function checkStatus(statuses: readonly string[]): string {
  const list = statuses.map((status) => `'${status}'`).join(', ');
  return `ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_status_check,
    ADD CONSTRAINT orders_status_check CHECK (status IN (${list})) NOT VALID`;
}

function rule(shown: string[], hidden: string[]) {
  return {
    kind: 'order',
    key: 'id',
    shown: ['number', 'status', 'placed_at', 'currency', 'total_minor', 'expected_at', ...shown],
    hidden: ['id', 'number_key', 'created_at', 'updated_at', ...hidden],
  };
}

/** The steps commit by themselves, so that none holds a lock for long. */
async function inTransaction<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
  await runner.startTransaction();
  try {
    const result = await work();
    await runner.commitTransaction();
    return result;
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

/** What takes no time, whatever the tables hold; the version before goes on working beside it. */
async function expand(runner: QueryRunner): Promise<void> {
  await runner.query(`
    ALTER TABLE orders ADD COLUMN IF NOT EXISTS external_id text,
      ADD COLUMN IF NOT EXISTS lines jsonb NOT NULL DEFAULT '[]',
      ADD COLUMN IF NOT EXISTS loose_key text NOT NULL DEFAULT '',
      ADD COLUMN IF NOT EXISTS digits_key text;
    ALTER TABLE order_items ADD COLUMN IF NOT EXISTS quantity_thousandths integer,
      DROP CONSTRAINT IF EXISTS order_items_quantity_thousandths_check,
      ADD CONSTRAINT order_items_quantity_thousandths_check CHECK (quantity_thousandths > 0) NOT VALID;
    ALTER TABLE shipments ADD COLUMN IF NOT EXISTS items jsonb NOT NULL DEFAULT '[]';
  `);
  await runner.query(checkStatus([...STATUSES, ...ENDED, ...ADDED]));
  await runner.query(FILL_NEW);
  await unauditTable(runner, 'orders');
  await auditTable(runner, 'orders', rule(['external_id', 'lines'], ['loose_key', 'digits_key']));
}

/** Forced row-level security hides the registry's rows from its owner too: lifted for this statement alone. */
async function tenantIds(runner: QueryRunner): Promise<string[]> {
  return inTransaction(runner, async () => {
    await runner.query('ALTER TABLE tenants NO FORCE ROW LEVEL SECURITY');
    const rows = (await runner.query('SELECT id FROM tenants ORDER BY id')) as { id: string }[];
    await runner.query('ALTER TABLE tenants FORCE ROW LEVEL SECURITY');
    return rows.map(({ id }) => id);
  });
}

/** In the tenant's own context, as every other statement. */
async function fillKeys(runner: QueryRunner, tenant: string): Promise<void> {
  let after: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (after !== undefined) {
    const from: string = after;
    after = await inTransaction(runner, async () => {
      await runner.query(`SELECT set_config('app.current_tenant', $1, true)`, [tenant]);
      const [last] = (await runner.query(FILL_BATCH, [from])) as { id: string }[];
      return last?.id;
    });
  }
}

/** Beside other statements; one that an interrupted run left unfinished is made again. */
async function makeIndexes(runner: QueryRunner): Promise<void> {
  for (const [name, columns] of Object.entries(INDEXES)) {
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
    await runner.query(`CREATE INDEX CONCURRENTLY ${name} ON orders ${columns}`);
  }
}

/**
 * Order numbers of any shape, an id of the shop's own system, lines beside the items, and what is in each parcel.
 * `quantity_thousandths` stands beside `quantity`, which stays whole pieces for the version before; it is null in rows
 * of that version. `quantity` and the trigger `fill_order_keys` may go in a later version. Each step may be run again.
 */
export class OrderNumbers1764500000000 implements MigrationInterface {
  name = 'OrderNumbers1764500000000';
  transaction = false as const;

  async up(runner: QueryRunner): Promise<void> {
    await inTransaction(runner, () => expand(runner));
    for (const tenant of await tenantIds(runner)) await fillKeys(runner, tenant);
    await runner.query('ALTER TABLE orders VALIDATE CONSTRAINT orders_status_check');
    await runner.query('ALTER TABLE order_items VALIDATE CONSTRAINT order_items_quantity_thousandths_check');
    await makeIndexes(runner);
  }

  /** Fractions of a piece are lost; it fails while an order has one of the added statuses. */
  async down(runner: QueryRunner): Promise<void> {
    await unauditTable(runner, 'orders');
    await auditTable(runner, 'orders', rule([], []));
    await runner.query(`
      DROP TRIGGER fill_order_keys ON orders;
      DROP FUNCTION fill_order_keys();
      ALTER TABLE shipments DROP COLUMN items;
      ALTER TABLE order_items DROP COLUMN quantity_thousandths;
      ALTER TABLE orders DROP COLUMN digits_key, DROP COLUMN loose_key, DROP COLUMN lines, DROP COLUMN external_id;
    `);
    await runner.query(checkStatus([...STATUSES, ...ENDED]));
    await runner.query('ALTER TABLE orders VALIDATE CONSTRAINT orders_status_check');
  }
}
