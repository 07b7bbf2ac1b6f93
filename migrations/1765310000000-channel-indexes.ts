import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN = 'conversations (tenant_id, visitor_id) WHERE left_at IS NULL AND channel =';
const INDEXES = {
  conversations_telegram: `UNIQUE INDEX CONCURRENTLY conversations_telegram ON ${OPEN} 'telegram'`,
  conversations_whatsapp: `UNIQUE INDEX CONCURRENTLY conversations_whatsapp ON ${OPEN} 'whatsapp'`,
  visitors_verified_phone: `INDEX CONCURRENTLY visitors_verified_phone
    ON visitors (tenant_id, verified_phone) WHERE verified_phone IS NOT NULL`,
};

/**
 * One open conversation of a visitor for each messaging platform, and visitors by their phone number. Made beside other
 * statements, because the tables are large; one that an interrupted run left unfinished is made again.
 */
export class ChannelIndexes1765310000000 implements MigrationInterface {
  name = 'ChannelIndexes1765310000000';
  transaction = false as const;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE conversations VALIDATE CONSTRAINT conversations_channel_check');
    for (const [name, index] of Object.entries(INDEXES)) {
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
      await runner.query(`CREATE ${index}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX IF EXISTS ${Object.keys(INDEXES).join(', ')}`);
  }
}
