import type { QueryRunner } from 'typeorm';
import { inBatchesOfTenants } from './tenant-table.ts';

/** The messaging platforms that the schema accepts: before a migration, and those that it adds. */
export interface MessengerKinds {
  before: readonly string[];
  added: readonly string[];
}

/** Each as it is called in the database, and what it is of. */
const LISTS = {
  channels_kind_check: { table: 'channels', column: 'kind', others: [] },
  conversations_channel_check: { table: 'conversations', column: 'channel', others: ['api', 'widget'] },
} as const;

/**
 * With one open conversation of a visitor for each. The indexes are made beside other statements, because the table is
 * large; what an interrupted run left unfinished is made again. Without a transaction.
 */
export async function addMessengers(runner: QueryRunner, { before, added }: MessengerKinds): Promise<void> {
  await accept(runner, [...before, ...added]);
  for (const [name, { table }] of Object.entries(LISTS))
    await runner.query(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`);
  for (const kind of added) {
    await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS conversations_${kind}`);
    await runner.query(`CREATE UNIQUE INDEX CONCURRENTLY conversations_${kind}
      ON conversations (tenant_id, visitor_id) WHERE left_at IS NULL AND channel = '${kind}'`);
  }
}

/** What was said stays readable, as said by the business's own app. A job of a chat that is gone ends by itself. */
export async function removeMessengers(
  runner: QueryRunner,
  { before, added }: MessengerKinds,
): Promise<void> {
  const ofAdded = `IN (${added.map((kind) => `'${kind}'`).join(', ')})`;
  await inBatchesOfTenants(runner, [
    ...['channel_chats', 'channels'].map(
      (table) => `DELETE FROM ${table} WHERE id IN (
        SELECT id FROM ${table} WHERE kind ${ofAdded} LIMIT 1000) RETURNING id`,
    ),
    `UPDATE conversations SET channel = 'api' WHERE id IN (
      SELECT id FROM conversations WHERE channel ${ofAdded} LIMIT 1000) RETURNING id`,
  ]);
  await runner.query(`DELETE FROM channel_accounts WHERE kind ${ofAdded}`);
  await accept(runner, before);
  for (const kind of added) await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS conversations_${kind}`);
}

/** Without a scan of the table: `VALIDATE CONSTRAINT` makes one later, beside other statements. */
async function accept(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  for (const [name, { table, column, others }] of Object.entries(LISTS)) {
    const list = [...others, ...kinds].map((kind) => `'${kind}'`).join(', ');
    await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${name},
      ADD CONSTRAINT ${name} CHECK (${column} IN (${list})) NOT VALID`);
  }
}
