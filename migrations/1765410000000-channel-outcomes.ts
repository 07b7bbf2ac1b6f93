import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asOwnerOfAllRows } from './tenant-table.ts';

const STATUSES = ['queued', 'sent', 'delivered', 'read', 'failed'];

/**
 * `of_parts`: how many calls a message takes, so that one is known of which a part alone has come to the customer
 * (`partly`). `retried_at`: since when a message is owed that a person has had tried again.
 */
const COLUMNS = 'ADD COLUMN of_parts integer, ADD COLUMN retried_at timestamptz';

/**
 * An account is claimed under a hash without a key, because a claim outlives `APP_SECRET`. Claims under the former key
 * stay beside them until their channels go: processes of the version before still look for those.
 */
const CLAIM_ANEW = `
INSERT INTO channel_accounts (kind, account_hash, holder, channel_id)
SELECT c.kind, sha256(convert_to(c.kind || ' ' || c.account_id, 'UTF8')), c.tenant_id, c.id FROM channels c
ORDER BY c.created_at ON CONFLICT DO NOTHING`;

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
    await asOwnerOfAllRows(runner, 'channels', CLAIM_ANEW);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asOwnerOfAllRows(
      runner,
      'channel_deliveries',
      `UPDATE channel_deliveries SET status = 'failed' WHERE status = 'partly'`,
    );
    await runner.query(accept(STATUSES));
    await runner.query('ALTER TABLE channel_deliveries DROP COLUMN of_parts, DROP COLUMN retried_at');
  }
}
