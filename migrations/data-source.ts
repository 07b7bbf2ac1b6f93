import { DataSource } from 'typeorm';

/** For migrations only: connects as the owner role, which the serving processes never hold. */
export default new DataSource({
  type: 'postgres',
  url: process.env['DATABASE_OWNER_URL'],
  migrations: [`${import.meta.dirname}/[0-9]*.ts`],
  migrationsTableName: 'migrations',
  migrationsTransactionMode: 'each',
});
