import pg from 'pg';
import { record, statementsOf } from '../sql/record.js';
import { REPOSITORIES } from '../sql/repositories.js';
import { ThrowawayDatabase } from './throwaway-database.js';

/** What PostgreSQL prepares not: settings, and cursors but for what they select. */
const UNPREPARED = /^(?:SET LOCAL|FETCH|CLOSE)\b/u;
const CURSOR = /^DECLARE \w+ NO SCROLL CURSOR FOR /u;

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
      const texts = new Set(
        statementsOf(await record(repository)).map(({ text }) => text.replace(CURSOR, '')),
      );
      const refused: string[] = [];
      for (const text of [...texts].filter((each) => !UNPREPARED.test(each))) {
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
