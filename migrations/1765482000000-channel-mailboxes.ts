import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenantTable, openToPlatform } from './tenant-table.ts';

/**
 * How far the mailbox of a channel is read (RFC 3501: a UID counts under its UIDVALIDITY alone). `begun_at`: since when;
 * `read_until`: when all that was there had been read; `tries`: how often the next mail was begun. One process reads it at a
 * time (`leased_until`, `lease` is the fence), and none before `due_at`.
 */
const TABLE = `
CREATE TABLE channel_mailboxes (
  tenant_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  mailbox text NOT NULL,
  uid_validity bigint,
  last_uid bigint,
  begun_at timestamptz,
  read_until timestamptz,
  tries integer NOT NULL DEFAULT 0,
  failures integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  lease integer NOT NULL DEFAULT 0,
  leased_until timestamptz,
  PRIMARY KEY (tenant_id, channel_id),
  FOREIGN KEY (tenant_id, channel_id) REFERENCES channels (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX channel_mailboxes_due ON channel_mailboxes (due_at);
`;

/**
 * A channel that names a mailbox has its row, in the same commit. With other settings it is read anew at once, by whoever
 * comes first; another mailbox from its end on.
 */
const KEEP = `
CREATE FUNCTION keep_channel_mailbox() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.settings ->> 'mailbox' IS NULL THEN
    DELETE FROM public.channel_mailboxes WHERE tenant_id = NEW.tenant_id AND channel_id = NEW.id;
    RETURN NULL;
  END IF;
  INSERT INTO public.channel_mailboxes AS m (tenant_id, channel_id, mailbox)
  VALUES (NEW.tenant_id, NEW.id, NEW.settings ->> 'mailbox')
  ON CONFLICT (tenant_id, channel_id) DO UPDATE SET
    mailbox = EXCLUDED.mailbox, failures = 0, due_at = now(), lease = m.lease + 1, leased_until = NULL,
    uid_validity = CASE WHEN m.mailbox = EXCLUDED.mailbox THEN m.uid_validity END,
    last_uid = CASE WHEN m.mailbox = EXCLUDED.mailbox THEN m.last_uid END,
    begun_at = CASE WHEN m.mailbox = EXCLUDED.mailbox THEN m.begun_at END,
    read_until = CASE WHEN m.mailbox = EXCLUDED.mailbox THEN m.read_until END;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_channel_mailbox AFTER INSERT ON channels FOR EACH ROW
  WHEN (NEW.kind = 'email') EXECUTE FUNCTION keep_channel_mailbox();
CREATE TRIGGER keep_changed_mailbox AFTER UPDATE OF settings, sealed_secrets ON channels FOR EACH ROW
  WHEN (NEW.kind = 'email' AND (NEW.settings, NEW.sealed_secrets) IS DISTINCT FROM (OLD.settings, OLD.sealed_secrets))
  EXECUTE FUNCTION keep_channel_mailbox();
`;

/** Mails are read from mailboxes as well (IMAP). */
export class ChannelMailboxes1765482000000 implements MigrationInterface {
  name = 'ChannelMailboxes1765482000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await isolateTenantTable(runner, 'channel_mailboxes');
    await openToPlatform(
      runner,
      'channel_mailboxes',
      'SELECT (tenant_id, channel_id, due_at, lease, leased_until), UPDATE (lease, leased_until)',
    );
    await runner.query(KEEP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER keep_channel_mailbox ON channels; DROP TRIGGER keep_changed_mailbox ON channels;
      DROP FUNCTION keep_channel_mailbox(); DROP TABLE channel_mailboxes`);
  }
}
