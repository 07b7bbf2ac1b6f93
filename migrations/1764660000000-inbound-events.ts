import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable, unauditTable } from './audited-table.ts';
import { asOwnerOfAllRows, isolateTenantTable, openToPlatform } from './tenant-table.ts';

/**
 * `dedupe_key` is the platform's own id of a delivery. `body` is what came, only until it is handled. A delivery's outbox
 * row has its id. `data_at` says how new an order's data is: by the platform's clock, or by ours when the business has
 * sent it. So do `stock_at` (the business) and `told_at` (the platform) for the stock of a product; the latter stands
 * apart, because writing a product raises the knowledge version.
 */
const TABLES = `
CREATE TABLE event_sources (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('stripe', 'shopify', 'woocommerce', 'signed')),
  name text NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  last_received_at timestamptz,
  last_refused_at timestamptz,
  last_refused_reason text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE TABLE event_source_secrets (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  source_id uuid NOT NULL,
  sealed_secret bytea NOT NULL,
  last_four text,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, source_id) REFERENCES event_sources (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX event_source_secrets_source ON event_source_secrets (tenant_id, source_id);
CREATE TABLE event_deliveries (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  source_id uuid NOT NULL,
  dedupe_key text NOT NULL,
  event_id text,
  type text NOT NULL,
  kind text CHECK (kind IN ('payment', 'order', 'refund', 'stock')),
  status text NOT NULL CHECK (status IN ('queued', 'applied', 'ignored', 'failed')),
  reason text,
  order_id uuid,
  body bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  handled_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, source_id, dedupe_key),
  FOREIGN KEY (tenant_id, source_id) REFERENCES event_sources (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX event_deliveries_source ON event_deliveries (tenant_id, source_id, id);
CREATE INDEX event_deliveries_created ON event_deliveries (created_at);
CREATE TABLE order_payments (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  source_id uuid NOT NULL,
  reference text NOT NULL,
  paid_at timestamptz,
  refunded_minor bigint NOT NULL DEFAULT 0 CHECK (refunded_minor >= 0),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, order_id, source_id, reference),
  FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX order_payments_reference ON order_payments (tenant_id, reference);
CREATE TABLE order_inquiries (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  conversation_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  told_status text NOT NULL,
  told_expected_at date,
  told_refunded_minor bigint NOT NULL,
  told_parcels text[] NOT NULL,
  told integer NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, order_id, conversation_id),
  FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX order_inquiries_conversation ON order_inquiries (tenant_id, conversation_id);
ALTER TABLE orders ADD COLUMN data_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN paid_at timestamptz,
  ADD COLUMN refunded_minor bigint NOT NULL DEFAULT 0 CHECK (refunded_minor >= 0);
ALTER TABLE products ADD COLUMN stock_at timestamptz NOT NULL DEFAULT now();
CREATE TABLE stock_marks (
  tenant_id uuid NOT NULL,
  product_id uuid NOT NULL,
  told_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, product_id),
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE
);
`;

/**
 * An answer that shows an order which the visitor has proven, which its citation tells, notes what was shown. When the
 * order has changed since it was read for the answer, the visitor is owed the news.
 */
const NOTE_INQUIRIES = `
CREATE FUNCTION note_order_inquiries() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  WITH shown AS (
    SELECT o.id, o.status, o.refunded_minor, c -> 'order' AS cited
    FROM jsonb_array_elements(NEW.citations) c
      JOIN public.orders o ON o.tenant_id = NEW.tenant_id AND o.id::text = c ->> 'id'
    WHERE c ->> 'kind' = 'order' AND c -> 'order' ->> 'status' IS NOT NULL
    ORDER BY o.id FOR KEY SHARE OF o
  ), noted AS (
    INSERT INTO public.order_inquiries AS i (tenant_id, id, order_id, conversation_id, asked_at, told_status,
      told_expected_at, told_refunded_minor, told_parcels)
    SELECT NEW.tenant_id, gen_random_uuid(), s.id, NEW.conversation_id, now(), s.cited ->> 'status',
      (s.cited ->> 'expectedAt')::date, s.refunded_minor,
      ARRAY(SELECT p ->> 'trackingNumber' FROM jsonb_array_elements(COALESCE(s.cited -> 'shipments', '[]')) p)
    FROM shown s
    ON CONFLICT (tenant_id, order_id, conversation_id) DO UPDATE SET (asked_at, told_status, told_expected_at,
      told_refunded_minor, told_parcels, told) = (EXCLUDED.asked_at, EXCLUDED.told_status, EXCLUDED.told_expected_at,
      EXCLUDED.told_refunded_minor, EXCLUDED.told_parcels, i.told + 1)
    RETURNING i.id, i.order_id, i.told_status
  )
  INSERT INTO public.outbox (tenant_id, id, kind, reference, correlation_id)
  SELECT NEW.tenant_id, gen_random_uuid(), 'order.tell', n.id, gen_random_uuid()::text
  FROM noted n JOIN shown s ON s.id = n.order_id WHERE s.status <> n.told_status;
  RETURN NULL;
END $$;
CREATE TRIGGER note_order_inquiries AFTER INSERT ON messages FOR EACH ROW
  WHEN (NEW.author = 'assistant' AND NEW.turn_id IS NOT NULL AND NEW.citations @> '[{"kind": "order", "order": {}}]')
  EXECUTE FUNCTION note_order_inquiries();
`;

/**
 * A changed order owes the news to the conversations in which it was asked about within two weeks. A proof ends when the
 * order gets another contact.
 */
const OWE_NEWS = `
CREATE FUNCTION owe_order_news() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM public.order_inquiries i USING old_rows o JOIN new_rows n ON n.tenant_id = o.tenant_id AND n.id = o.id
  WHERE i.tenant_id = o.tenant_id AND i.order_id = o.id
    AND ((o.customer_email IS NOT NULL AND n.customer_email IS DISTINCT FROM o.customer_email)
      OR (o.customer_phone IS NOT NULL AND n.customer_phone IS DISTINCT FROM o.customer_phone));
  INSERT INTO public.outbox (tenant_id, id, kind, reference, correlation_id)
  SELECT i.tenant_id, gen_random_uuid(), 'order.tell', i.id, gen_random_uuid()::text
  FROM new_rows n JOIN old_rows o ON o.tenant_id = n.tenant_id AND o.id = n.id AND o.updated_at <> n.updated_at
    JOIN public.order_inquiries i ON i.tenant_id = n.tenant_id AND i.order_id = n.id
  WHERE i.asked_at > now() - interval '14 days';
  RETURN NULL;
END $$;
CREATE TRIGGER owe_order_news AFTER UPDATE ON orders REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION owe_order_news();
`;

const PRODUCT_COLUMNS = [
  ...['sku', 'name', 'description', 'price_minor', 'currency', 'stock', 'url', 'image_url'],
  ...['tags', 'attributes', 'status', 'parent_sku', 'options'],
];

async function auditOrders(runner: QueryRunner, shown: string[], hidden: string[]): Promise<void> {
  await unauditTable(runner, 'orders');
  await auditTable(runner, 'orders', {
    ...{ kind: 'order', key: 'id' },
    shown: [
      ...['number', 'status', 'placed_at', 'currency', 'total_minor', 'expected_at', 'external_id', 'lines'],
      ...shown,
    ],
    hidden: ['id', 'number_key', 'created_at', 'updated_at', 'loose_key', 'digits_key', ...hidden],
  });
}

async function auditProducts(runner: QueryRunner, hidden: string[]): Promise<void> {
  await unauditTable(runner, 'products');
  await auditTable(runner, 'products', {
    ...{ kind: 'product', key: 'id' },
    shown: PRODUCT_COLUMNS,
    hidden: ['id', 'created_at', 'updated_at', ...hidden],
  });
}

/** Payments, orders and stock that other systems tell of, and the news for visitors who have asked. */
export class InboundEvents1764660000000 implements MigrationInterface {
  name = 'InboundEvents1764660000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of [
      ...['event_sources', 'event_source_secrets', 'order_payments', 'order_inquiries', 'stock_marks'],
    ])
      await isolateTenantTable(runner, table);
    await isolateTenantTable(runner, 'event_deliveries');
    await openToPlatform(runner, 'event_deliveries', 'SELECT (created_at), DELETE');
    await auditTable(runner, 'event_sources', {
      ...{ kind: 'event_source', key: 'id', shown: ['kind', 'name', 'enabled'] },
      hidden: [
        ...['id', 'last_received_at', 'last_refused_at', 'last_refused_reason'],
        ...['created_at', 'updated_at'],
      ],
    });
    await auditTable(runner, 'event_source_secrets', {
      ...{ kind: 'event_source_secret', key: 'source_id', shown: ['expires_at'] },
      hidden: ['id', 'source_id', 'sealed_secret', 'last_four', 'created_at'],
    });
    await auditOrders(runner, ['paid_at', 'refunded_minor'], ['data_at']);
    await auditProducts(runner, ['stock_at']);
    await runner.query(NOTE_INQUIRIES);
    await runner.query(OWE_NEWS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TRIGGER note_order_inquiries ON messages; DROP TRIGGER owe_order_news ON orders',
    );
    await runner.query('DROP FUNCTION note_order_inquiries(), owe_order_news()');
    await runner.query(`
      DROP TABLE stock_marks, order_inquiries, order_payments, event_deliveries, event_source_secrets, event_sources;
      ALTER TABLE products DROP COLUMN stock_at;
      ALTER TABLE orders DROP COLUMN data_at, DROP COLUMN paid_at, DROP COLUMN refunded_minor;
    `);
    await auditOrders(runner, [], []);
    await auditProducts(runner, []);
    const kinds = `kind LIKE 'event.%' OR kind = 'order.tell'`;
    await asOwnerOfAllRows(runner, 'outbox', `DELETE FROM outbox WHERE ${kinds}`);
    await asOwnerOfAllRows(runner, 'dead_letters', `DELETE FROM dead_letters WHERE ${kinds}`);
  }
}
