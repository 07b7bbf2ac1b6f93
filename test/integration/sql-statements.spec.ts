import pg from 'pg';
import { record, statementsOf } from '../sql/record.js';
import { REPOSITORIES } from '../sql/repositories.js';
import { ThrowawayDatabase } from './throwaway-database.js';

/** What is reviewed in `queries/` is what PostgreSQL accepts: each statement is planned on the migrated schema. */
describe('the SQL of the repositories', () => {
  let database: ThrowawayDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it.each(REPOSITORIES.map((repository) => [repository.file, repository] as const))(
    '%s fits the schema',
    async (_, repository) => {
      const texts = new Set(statementsOf(await record(repository)).map(({ text }) => text));
      const refused: string[] = [];
      for (const text of texts) {
        await client
          .query(`PREPARE statement AS ${text}`)
          .then(() => client.query('DEALLOCATE statement'))
          .catch((error: unknown) => refused.push(`${(error as Error).message}: ${text}`));
      }
      expect(refused).toEqual([]);
      expect(texts.size).toBeGreaterThan(0);
    },
  );
});
