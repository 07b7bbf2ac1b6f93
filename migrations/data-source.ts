import { DataSource } from 'typeorm';

/** For migrations only: connects as the owner role, which the serving processes never hold. */
export default new DataSource({
  type: 'postgres',
  url: process.env['DATABASE_OWNER_URL'],
  migrations: [`${import.meta.dirname}/[0-9]*.ts`],
  migrationsTableName: 'migrations',
  migrationsTransactionMode: 'each',
  // Silent: run-migrations.mjs tells what failed, and only when it gives up.
  logger: 'debug',
  // Whoever waits for a lock has everybody queue behind, and no request may be a second late: give up soon, and try again.
  extra: { options: '-c lock_timeout=500ms' },
});
