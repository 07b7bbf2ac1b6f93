import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How often a turn's process has died or stood still while it ran: after two of these it is set aside. Which process
 * has the lease is kept with it, because one that lives can tell that its own lease has only lapsed.
 */
export class TurnStops1764410000000 implements MigrationInterface {
  name = 'TurnStops1764410000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE turns ADD COLUMN stops integer NOT NULL DEFAULT 0, ADD COLUMN leased_by uuid',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE turns DROP COLUMN stops, DROP COLUMN leased_by');
  }
}
