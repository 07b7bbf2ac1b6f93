import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable, unauditTable } from './audited-table.ts';

/**
 * `contact_at`: when the order last lost an e-mail address or phone number, as of the statement, because its transaction
 * may have begun long before. `proven_since`: a proof of the order may be older than any later change of its contact.
 */
const COLUMNS = `
ALTER TABLE orders ADD COLUMN contact_at timestamptz;
ALTER TABLE order_inquiries ADD COLUMN proven_since timestamptz NOT NULL DEFAULT now();
CREATE FUNCTION note_order_contact() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.contact_at = clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER note_order_contact BEFORE UPDATE OF customer_email, customer_phone ON orders FOR EACH ROW
  WHEN ((OLD.customer_email IS NOT NULL AND NEW.customer_email IS DISTINCT FROM OLD.customer_email)
    OR (OLD.customer_phone IS NOT NULL AND NEW.customer_phone IS DISTINCT FROM OLD.customer_phone))
  EXECUTE FUNCTION note_order_contact();
`;

/**
 * An answer that shows an order which the visitor has proven, which its citation tells, notes what was shown, and owes a
 * comparison after its commit: the order may have changed since it was read, or be changing now. Nothing is noted when its
 * contact has changed since the question came, or in the 10 s before, which a change may take to its commit: then it is not
 * known whom the proof named. An answer of a version that does not tell what was refunded has shown what the order says.
 */
const NOTE_INQUIRIES = `
CREATE OR REPLACE FUNCTION note_order_inquiries() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  WITH turn AS (
    SELECT t.created_at - interval '10 seconds' AS proven_since FROM public.turns t
    WHERE t.tenant_id = NEW.tenant_id AND t.id = NEW.turn_id
  ), shown AS (
    SELECT o.id, o.refunded_minor, turn.proven_since, c -> 'order' AS cited
    FROM turn CROSS JOIN jsonb_array_elements(NEW.citations) c
      JOIN public.orders o ON o.tenant_id = NEW.tenant_id AND o.id::text = c ->> 'id'
    WHERE c ->> 'kind' = 'order' AND c -> 'order' ->> 'status' IS NOT NULL
      AND (o.contact_at IS NULL OR o.contact_at < turn.proven_since)
    ORDER BY o.id FOR KEY SHARE OF o
  ), noted AS (
    INSERT INTO public.order_inquiries AS i (tenant_id, id, order_id, conversation_id, asked_at, proven_since,
      told_status, told_expected_at, told_refunded_minor, told_parcels)
    SELECT NEW.tenant_id, gen_random_uuid(), s.id, NEW.conversation_id, now(), s.proven_since, s.cited ->> 'status',
      (s.cited ->> 'expectedAt')::date,
      CASE WHEN s.cited ? 'refunded' THEN COALESCE(replace(s.cited ->> 'refunded', '.', '')::bigint, 0)
        ELSE s.refunded_minor END,
      ARRAY(SELECT p ->> 'trackingNumber' FROM jsonb_array_elements(COALESCE(s.cited -> 'shipments', '[]')) p)
    FROM shown s
    ON CONFLICT (tenant_id, order_id, conversation_id) DO UPDATE SET (asked_at, proven_since, told_status,
      told_expected_at, told_refunded_minor, told_parcels, told) = (EXCLUDED.asked_at, EXCLUDED.proven_since,
      EXCLUDED.told_status, EXCLUDED.told_expected_at, EXCLUDED.told_refunded_minor, EXCLUDED.told_parcels, i.told + 1)
    RETURNING i.id
  )
  INSERT INTO public.outbox (tenant_id, id, kind, reference, correlation_id)
  SELECT NEW.tenant_id, gen_random_uuid(), 'order.tell', n.id, gen_random_uuid()::text FROM noted n;
  RETURN NULL;
END $$;
`;

const NOTE_INQUIRIES_BEFORE = `
CREATE OR REPLACE FUNCTION note_order_inquiries() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
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
`;

async function auditOrders(runner: QueryRunner, hidden: string[]): Promise<void> {
  await unauditTable(runner, 'orders');
  await auditTable(runner, 'orders', {
    ...{ kind: 'order', key: 'id' },
    shown: [
      ...['number', 'status', 'placed_at', 'currency', 'total_minor', 'expected_at', 'external_id', 'lines'],
      ...['paid_at', 'refunded_minor'],
    ],
    hidden: [
      ...['id', 'number_key', 'created_at', 'updated_at', 'loose_key', 'digits_key', 'data_at'],
      ...hidden,
    ],
  });
}

/** News of orders that change while the answer about them is composed. */
export class OrderNews1764670000000 implements MigrationInterface {
  name = 'OrderNews1764670000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await auditOrders(runner, ['contact_at']);
    await runner.query(NOTE_INQUIRIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(NOTE_INQUIRIES_BEFORE);
    await auditOrders(runner, []);
    await runner.query(`
      DROP TRIGGER note_order_contact ON orders;
      DROP FUNCTION note_order_contact();
      ALTER TABLE order_inquiries DROP COLUMN proven_since;
      ALTER TABLE orders DROP COLUMN contact_at;
    `);
  }
}
