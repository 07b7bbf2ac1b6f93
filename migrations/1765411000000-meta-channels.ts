import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inBatchesOfTenants } from './tenant-table.ts';

const BEFORE = ['telegram', 'whatsapp'];
const ADDED = ['messenger', 'instagram'];
const OF_ADDED = `IN (${ADDED.map((kind) => `'${kind}'`).join(', ')})`;

/** What was said stays readable, as said by the business's own app. A job of a chat that is gone ends by itself. */
const UNDONE = [
  ...['channel_chats', 'channels'].map(
    (table) => `DELETE FROM ${table} WHERE id IN (
      SELECT id FROM ${table} WHERE kind ${OF_ADDED} LIMIT 1000) RETURNING id`,
  ),
  `UPDATE conversations SET channel = 'api' WHERE id IN (
    SELECT id FROM conversations WHERE channel ${OF_ADDED} LIMIT 1000) RETURNING id`,
];

/** Each as it is called in the database, and what it is of. */
const LISTS = {
  channels_kind_check: { table: 'channels', column: 'kind', others: [] },
  conversations_channel_check: { table: 'conversations', column: 'channel', others: ['api', 'widget'] },
} as const;

/** Without a scan of the table: `VALIDATE CONSTRAINT` makes one later, beside other statements. */
async function accept(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  for (const [name, { table, column, others }] of Object.entries(LISTS)) {
    const list = [...others, ...kinds].map((kind) => `'${kind}'`).join(', ');
    await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${name},
      ADD CONSTRAINT ${name} CHECK (${column} IN (${list})) NOT VALID`);
  }
}

/**
 * Messenger and Instagram, with one open conversation of a visitor for each. The indexes are made beside other statements,
 * because the table is large; what an interrupted run left unfinished is made again.
 */
export class MetaChannels1765411000000 implements MigrationInterface {
  name = 'MetaChannels1765411000000';
  transaction = false as const;
  /** Without a transaction on the way down as well (`run-migrations.mjs`). */
  readonly revertsInSteps = true;

  async up(runner: QueryRunner): Promise<void> {
    await accept(runner, [...BEFORE, ...ADDED]);
    for (const [name, { table }] of Object.entries(LISTS))
      await runner.query(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`);
    await runner.query('ALTER TABLE channel_deliveries VALIDATE CONSTRAINT channel_deliveries_status_check');
    for (const kind of ADDED) {
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS conversations_${kind}`);
      await runner.query(`CREATE UNIQUE INDEX CONCURRENTLY conversations_${kind}
        ON conversations (tenant_id, visitor_id) WHERE left_at IS NULL AND channel = '${kind}'`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await inBatchesOfTenants(runner, UNDONE);
    await runner.query(`DELETE FROM channel_accounts WHERE kind ${OF_ADDED}`);
    await accept(runner, BEFORE);
    for (const kind of ADDED) await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS conversations_${kind}`);
  }
}
