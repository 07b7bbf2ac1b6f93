import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTable, unauditTable } from './audited-table.ts';
import { asOwnerOfAllRows } from './tenant-table.ts';

/**
 * Closures of more than one day: ranges, yearly and monthly ones, seasons. `date` is the first day; `key` tells entries
 * of one first day apart, and names them in the audit log; `rule` is null for a single date.
 */
export class ClosureRules1764520000000 implements MigrationInterface {
  name = 'ClosureRules1764520000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE closures ADD COLUMN key text NOT NULL DEFAULT '', ADD COLUMN rule jsonb`);
    await unauditTable(runner, 'closures');
    await asOwnerOfAllRows(runner, 'closures', `UPDATE closures SET key = to_char(date, 'YYYY-MM-DD')`);
    await runner.query(
      'ALTER TABLE closures DROP CONSTRAINT closures_pkey, ADD CONSTRAINT closures_pkey PRIMARY KEY (tenant_id, date, key)',
    );
    await auditTable(runner, 'closures', {
      kind: 'closure',
      key: 'key',
      shown: ['reason', 'hours', 'rule'],
      hidden: ['date', 'key'],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await unauditTable(runner, 'closures');
    await asOwnerOfAllRows(runner, 'closures', 'DELETE FROM closures WHERE rule IS NOT NULL');
    await runner.query(
      'ALTER TABLE closures DROP CONSTRAINT closures_pkey, ADD CONSTRAINT closures_pkey PRIMARY KEY (tenant_id, date)',
    );
    await runner.query('ALTER TABLE closures DROP COLUMN key, DROP COLUMN rule');
    await auditTable(runner, 'closures', {
      kind: 'closure',
      key: 'date',
      shown: ['reason', 'hours'],
      hidden: ['date'],
    });
  }
}
