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

/** As `orderNumberKeys` makes them, for numbers of ASCII letters, digits and the usual signs. */
const ARABIC_DIGITS = `'٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'`;
const WITHOUT_ZEROS = `regexp_replace(translate(upper(number), ${ARABIC_DIGITS}), '(?<![0-9])0+(?=[0-9])', '', 'g')`;
const LOOSE = `regexp_replace(${WITHOUT_ZEROS}, '[[:space:][:punct:]‐‑‒–—−№·]', '', 'g')`;

/** The table is under forced row-level security, which its owner obeys as well: lifted for these statements alone. */
const FILL = `
ALTER TABLE orders NO FORCE ROW LEVEL SECURITY;
UPDATE orders SET number_key = translate(number_key, ${ARABIC_DIGITS}), loose_key = ${LOOSE};
UPDATE orders SET digits_key = NULLIF(regexp_replace(loose_key, '[^0-9]', '', 'g'), '');
ALTER TABLE orders FORCE ROW LEVEL SECURITY;
`;

function statusCheck(statuses: readonly string[]): string {
  return `ALTER TABLE orders ADD CONSTRAINT orders_status_check CHECK (status IN (${statuses.map((status) => `'${status}'`).join(', ')}))`;
}

function rule(shown: string[], hidden: string[]) {
  return {
    kind: 'order',
    key: 'id',
    shown: ['number', 'status', 'placed_at', 'currency', 'total_minor', 'expected_at', ...shown],
    hidden: ['id', 'number_key', 'created_at', 'updated_at', ...hidden],
  };
}

/** Order numbers of any shape, an id of the shop's own system, lines beside the items, and what is in each parcel. */
export class OrderNumbers1764500000000 implements MigrationInterface {
  name = 'OrderNumbers1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE orders ADD COLUMN external_id text,
        ADD COLUMN lines jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN loose_key text NOT NULL DEFAULT '',
        ADD COLUMN digits_key text,
        DROP CONSTRAINT orders_status_check;
      ALTER TABLE order_items ALTER COLUMN quantity TYPE integer USING quantity * 1000;
      ALTER TABLE order_items RENAME COLUMN quantity TO quantity_thousandths;
      ALTER TABLE shipments ADD COLUMN items jsonb NOT NULL DEFAULT '[]';
    `);
    await runner.query(statusCheck([...STATUSES, ...ENDED, ...ADDED]));
    await runner.query(FILL);
    await runner.query(`
      CREATE INDEX orders_loose_key ON orders (tenant_id, loose_key);
      CREATE INDEX orders_digits_key ON orders (tenant_id, digits_key) WHERE digits_key IS NOT NULL;
      CREATE INDEX orders_external_id ON orders (tenant_id, external_id) WHERE external_id IS NOT NULL;
    `);
    await unauditTable(runner, 'orders');
    await auditTable(runner, 'orders', rule(['external_id', 'lines'], ['loose_key', 'digits_key']));
  }

  /** Fractions of a piece are rounded; it fails while an order has one of the added statuses. */
  async down(runner: QueryRunner): Promise<void> {
    await unauditTable(runner, 'orders');
    await auditTable(runner, 'orders', rule([], []));
    await runner.query(`
      ALTER TABLE shipments DROP COLUMN items;
      ALTER TABLE order_items RENAME COLUMN quantity_thousandths TO quantity;
      ALTER TABLE order_items ALTER COLUMN quantity TYPE integer USING GREATEST(1, quantity / 1000);
      ALTER TABLE orders DROP CONSTRAINT orders_status_check, DROP COLUMN digits_key, DROP COLUMN loose_key,
        DROP COLUMN lines, DROP COLUMN external_id;
    `);
    await runner.query(statusCheck([...STATUSES, ...ENDED]));
  }
}
