import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable } from './audited-table.ts';
import { asOwnerOfAllRows, isolateTenantTable, openToPlatform } from './tenant-table.ts';

const KINDS = ['telegram', 'whatsapp'];

/**
 * `channels`: accounts at messaging platforms. `channel_chats`: whom a platform's chat belongs to, and whether one process
 * is speaking in it now (`leased_until`, `lease` is the fence). `channel_deliveries`: what the platform is owed, with the
 * message's id, which its outbox row has as well; it refers to no row that goes back with a backup, because what was sent
 * is sent. `channel_parts`: the pieces of a delivery that the platform has taken, by its own ids, and what it has told of
 * each since. `calling_since` says that a call was begun whose end is not known, `waits_until` that it is not tried before.
 */
const TABLES = `
CREATE TABLE channels (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN (${KINDS.map((kind) => `'${kind}'`).join(', ')})),
  name text NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  account_id text NOT NULL,
  account_name text,
  settings jsonb NOT NULL DEFAULT '{}',
  sealed_secrets bytea,
  secrets_at timestamptz NOT NULL DEFAULT now(),
  failing_since timestamptz,
  failure text,
  failure_of text CHECK (failure_of IN ('sending', 'receiving')),
  paused_until timestamptz,
  last_received_at timestamptz,
  last_refused_at timestamptz,
  last_refused_reason text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX channels_account ON channels (tenant_id, kind, account_id);
CREATE TABLE channel_chats (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  channel_id uuid NOT NULL,
  kind text NOT NULL,
  external_id text NOT NULL,
  visitor_id uuid NOT NULL,
  unreachable_since timestamptz,
  last_inbound_at timestamptz NOT NULL,
  lease integer NOT NULL DEFAULT 0,
  leased_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, visitor_id) REFERENCES visitors (tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX channel_chats_external ON channel_chats (tenant_id, channel_id, external_id);
CREATE INDEX channel_chats_visitor ON channel_chats (tenant_id, visitor_id, last_inbound_at);
CREATE TABLE channel_deliveries (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  channel_id uuid NOT NULL,
  chat_id uuid NOT NULL,
  seq bigint NOT NULL,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'delivered', 'read', 'failed')),
  reason text,
  attempts integer NOT NULL DEFAULT 0,
  calling_since timestamptz,
  waits_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  sent_at timestamptz,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX channel_deliveries_owed ON channel_deliveries (tenant_id, chat_id, created_at, seq) WHERE status = 'queued';
CREATE INDEX channel_deliveries_chat ON channel_deliveries (tenant_id, chat_id, id);
CREATE INDEX channel_deliveries_age ON channel_deliveries (created_at) WHERE status <> 'queued';
CREATE INDEX channel_deliveries_channel ON channel_deliveries (tenant_id, channel_id, id);
CREATE TABLE channel_parts (
  tenant_id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  part integer NOT NULL,
  channel_id uuid NOT NULL,
  external_id text NOT NULL,
  status text NOT NULL DEFAULT 'sent' CHECK (status IN ('sent', 'delivered', 'read', 'failed')),
  reason text,
  PRIMARY KEY (tenant_id, delivery_id, part),
  FOREIGN KEY (tenant_id, delivery_id) REFERENCES channel_deliveries (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX channel_parts_external ON channel_parts (tenant_id, channel_id, external_id);
CREATE TABLE channel_accounts (
  kind text NOT NULL,
  account_hash bytea NOT NULL CHECK (octet_length(account_hash) = 32),
  holder uuid NOT NULL,
  channel_id uuid NOT NULL,
  claimed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kind, account_hash)
);
CREATE INDEX channel_accounts_channel ON channel_accounts (channel_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON channel_accounts TO frontdesk_platform;
GRANT SELECT ON channel_accounts TO frontdesk_backup;
ALTER TABLE visitors ADD COLUMN verified_phone text;
`;

/** The platform's name of a kind of channel in `conversations`. */
const CONVERSATIONS = `
ALTER TABLE conversations DROP CONSTRAINT conversations_channel_check;
ALTER TABLE conversations ADD CONSTRAINT conversations_channel_check
  CHECK (channel IN ('api', 'widget', ${KINDS.map((kind) => `'${kind}'`).join(', ')})) NOT VALID;
`;

/**
 * Whatever is said to a visitor of a messaging platform owes a delivery and its job in the same commit, whoever says it.
 * It goes to the chat that the visitor has last written in, which stays until the commit. It is inserted with the conversation locked, so the clock
 * and the numbers of the messages keep their order. Only statements of the product owe (`app.origin`): a restore of a
 * business brings back what was said, and sends none of it again.
 */
const OWE_DELIVERIES = `
CREATE FUNCTION owe_channel_delivery() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  WITH chat AS (
    SELECT h.id, h.channel_id FROM public.conversations c
      JOIN public.channel_chats h ON h.tenant_id = c.tenant_id AND h.visitor_id = c.visitor_id AND h.kind = c.channel
    WHERE c.tenant_id = NEW.tenant_id AND c.id = NEW.conversation_id AND c.channel NOT IN ('api', 'widget')
    ORDER BY h.last_inbound_at DESC, h.id LIMIT 1 FOR KEY SHARE OF h
  ), owed AS (
    INSERT INTO public.channel_deliveries (tenant_id, id, channel_id, chat_id, seq)
    SELECT NEW.tenant_id, NEW.id, chat.channel_id, chat.id, NEW.seq FROM chat RETURNING id
  )
  INSERT INTO public.outbox (tenant_id, id, kind, reference, correlation_id)
  SELECT NEW.tenant_id, owed.id, 'channel.deliver', owed.id, split_part(current_setting('app.origin', true), ' ', 1)
  FROM owed;
  RETURN NULL;
END $$;
CREATE TRIGGER owe_channel_delivery AFTER INSERT ON messages FOR EACH ROW
  WHEN (NEW.author <> 'visitor' AND current_setting('app.origin', true) <> '')
  EXECUTE FUNCTION owe_channel_delivery();
`;

/** Messaging platforms: accounts, chats, and what is owed to them. */
export class Channels1765300000000 implements MigrationInterface {
  name = 'Channels1765300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(CONVERSATIONS);
    for (const table of ['channels', 'channel_chats', 'channel_deliveries', 'channel_parts'])
      await isolateTenantTable(runner, table);
    await openToPlatform(runner, 'channels', 'SELECT (tenant_id, id, kind, enabled, failing_since)');
    await openToPlatform(runner, 'channel_deliveries', 'SELECT (created_at, status), DELETE');
    await auditTable(runner, 'channels', {
      ...{ kind: 'channel', key: 'id' },
      shown: ['kind', 'name', 'enabled', 'account_id', 'account_name', 'settings', 'secrets_at'],
      hidden: [
        ...['id', 'sealed_secrets', 'failing_since', 'failure', 'failure_of', 'paused_until'],
        ...['last_received_at', 'last_refused_at', 'last_refused_reason', 'created_at', 'updated_at'],
      ],
    });
    await runner.query(OWE_DELIVERIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER owe_channel_delivery ON messages; DROP FUNCTION owe_channel_delivery()');
    await asOwnerOfAllRows(runner, 'outbox', `DELETE FROM outbox WHERE kind = 'channel.deliver'`);
    await asOwnerOfAllRows(runner, 'dead_letters', `DELETE FROM dead_letters WHERE kind = 'channel.deliver'`);
    // What was said stays readable, as said by the business's own app.
    const kinds = KINDS.map((kind) => `'${kind}'`).join(', ');
    await asOwnerOfAllRows(
      runner,
      'conversations',
      `UPDATE conversations SET channel = 'api' WHERE channel IN (${kinds})`,
    );
    await runner.query(`
      ALTER TABLE conversations DROP CONSTRAINT conversations_channel_check;
      ALTER TABLE conversations ADD CONSTRAINT conversations_channel_check CHECK (channel IN ('api', 'widget'));
      DROP TABLE channel_accounts, channel_parts, channel_deliveries, channel_chats, channels;
      ALTER TABLE visitors DROP COLUMN verified_phone;
    `);
  }
}
