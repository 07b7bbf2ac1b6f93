import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asOwnerOfAllRows } from './tenant-table.ts';

const STATUSES = ['queued', 'sent', 'delivered', 'read', 'failed'];

/**
 * `of_parts`: how many calls a message takes, so that one is known of which a part alone has come to the customer
 * (`partly`). `retried_at`: since when a message is owed that a person has had tried again.
 */
const COLUMNS = 'ADD COLUMN of_parts integer, ADD COLUMN retried_at timestamptz';

const hashOf = (row: string): string => `sha256(convert_to(${row}.kind || ' ' || ${row}.account_id, 'UTF8'))`;

/**
 * An account is claimed under a hash without a key, because a claim outlives `APP_SECRET`. Claims under the former key
 * stay beside them until their channels go: processes of the version before still look for those.
 */
const CLAIM_ANEW = `
INSERT INTO channel_accounts (kind, account_hash, holder, channel_id)
SELECT c.kind, ${hashOf('c')}, c.tenant_id, c.id FROM channels c ORDER BY c.created_at ON CONFLICT DO NOTHING`;

/**
 * Processes of the version before claim under the former key alone: while both versions run, the claim that counts for both
 * is made beside the channel, whoever stores it. Only for what the product itself connects, not for a restore.
 */
const CLAIM_ALWAYS = `
CREATE FUNCTION claim_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public.channel_accounts (kind, account_hash, holder, channel_id)
    VALUES (NEW.kind, ${hashOf('NEW')}, NEW.tenant_id, NEW.id) ON CONFLICT DO NOTHING;
  IF NOT EXISTS (SELECT FROM public.channel_accounts a
      WHERE a.kind = NEW.kind AND a.account_hash = ${hashOf('NEW')} AND a.channel_id = NEW.id) THEN
    RAISE unique_violation USING MESSAGE = 'The account is connected already.';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION claim_account() FROM PUBLIC;
CREATE TRIGGER claim_account AFTER INSERT ON channels FOR EACH ROW
  WHEN (current_setting('app.origin', true) <> '') EXECUTE FUNCTION claim_account()`;

function accept(statuses: readonly string[]): string {
  const list = statuses.map((status) => `'${status}'`).join(', ');
  return `ALTER TABLE channel_deliveries DROP CONSTRAINT channel_deliveries_status_check;
    ALTER TABLE channel_deliveries ADD CONSTRAINT channel_deliveries_status_check CHECK (status IN (${list})) NOT VALID`;
}

/** Honest ends of messages that went in part, and claims that outlive `APP_SECRET`. */
export class ChannelOutcomes1765410000000 implements MigrationInterface {
  name = 'ChannelOutcomes1765410000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE channel_deliveries ${COLUMNS}`);
    await runner.query(accept([...STATUSES, 'partly']));
    // Before the claims of those that are there: from the trigger on none is stored without its own.
    await runner.query(CLAIM_ALWAYS);
    await asOwnerOfAllRows(runner, 'channels', CLAIM_ANEW);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER claim_account ON channels; DROP FUNCTION claim_account()');
    await asOwnerOfAllRows(
      runner,
      'channel_deliveries',
      `UPDATE channel_deliveries SET status = 'failed' WHERE status = 'partly'`,
    );
    await runner.query(accept(STATUSES));
    await runner.query('ALTER TABLE channel_deliveries DROP COLUMN of_parts, DROP COLUMN retried_at');
  }
}
