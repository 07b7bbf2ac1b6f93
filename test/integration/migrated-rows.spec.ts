import { ThrowawayDatabase, withClient } from './throwaway-database.js';

const TENANT = '01920000-0000-7000-8000-000000000000';
const CONVERSATION = '01920000-0000-7000-8000-000000000001';

/** Migrations run as the owner, who obeys forced row-level security: a statement that sees no row changes none. */
describe('migrations over rows that are there', () => {
  let database: ThrowawayDatabase;

  beforeAll(async () => {
    database = await ThrowawayDatabase.create();
    await database.migrate('up');
    await database.revert('ClosureRules');
    await run(
      `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
       VALUES ($1, 'shop', 'Test shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
    );
    await run(
      `INSERT INTO closures (tenant_id, date, reason, hours)
       VALUES ($1, '2026-12-25', 'Christmas', '[]'), ($1, '2026-12-26', 'Second day', '[]')`,
    );
    await run('INSERT INTO visitors (tenant_id, id) VALUES ($1, $2)', [TENANT, CONVERSATION]);
    await run(`INSERT INTO conversations (tenant_id, id, channel, visitor_id) VALUES ($1, $2, 'api', $2)`, [
      TENANT,
      CONVERSATION,
    ]);
    await run(
      `INSERT INTO unanswered_questions (tenant_id, id, question, question_key, conversation_id)
       SELECT $1, gen_random_uuid(), q, q, $2 FROM unnest(ARRAY['gift cards', 'do you have gift cards']) q`,
      [TENANT, CONVERSATION],
    );
    await database.migrate('up');
  });
  afterAll(() => database.drop());

  function run<Row extends object>(sql: string, values: unknown[] = [TENANT]): Promise<Row[]> {
    return withClient(database.superuserUrl, async (client) => (await client.query<Row>(sql, values)).rows);
  }

  it('give each closure its key', async () => {
    expect(await run('SELECT key FROM closures WHERE tenant_id = $1 ORDER BY key')).toEqual([
      { key: '2026-12-25' },
      { key: '2026-12-26' },
    ]);
  });

  it('owe each business with unanswered questions one job that groups them anew', async () => {
    expect(await run('SELECT kind, tenant_id, reference FROM outbox', [])).toEqual([
      { kind: 'questions.regroup', tenant_id: TENANT, reference: TENANT },
    ]);
    expect(await run('SELECT DISTINCT key_version FROM unanswered_questions', [])).toEqual([
      { key_version: 0 },
    ]);
    const forced = `SELECT FROM pg_class WHERE relname IN ('unanswered_questions', 'outbox') AND relforcerowsecurity`;
    expect(await run(forced, [])).toHaveLength(2);
  });

  it('take back: closures of more than a day are gone, single days stay, and nothing is owed that no code knows', async () => {
    await run(
      `INSERT INTO closures (tenant_id, date, key, reason, hours, rule)
       VALUES ($1, '2026-12-25', '2026-12-25..2026-12-31', 'Range', '[]', '{"from": "2026-12-25", "to": "2026-12-31"}'),
         ($1, '1970-01-01', 'monthly 1 mon', 'Monthly', '[]', '{"repeats": "monthly"}')`,
    );
    await run(
      `INSERT INTO outbox (tenant_id, id, kind, reference, correlation_id)
       SELECT $1, gen_random_uuid(), kind, $2, 'c-1'
       FROM unnest(ARRAY['handoff.notify', 'conversation.return', 'turn.answer']) AS kind`,
      [TENANT, CONVERSATION],
    );
    await database.revert('ClosureRules');
    expect(await run('SELECT date::text, reason FROM closures WHERE tenant_id = $1 ORDER BY date')).toEqual([
      { date: '2026-12-25', reason: 'Christmas' },
      { date: '2026-12-26', reason: 'Second day' },
    ]);
    expect(await run('SELECT kind FROM outbox WHERE tenant_id = $1')).toEqual([{ kind: 'turn.answer' }]);
    const forced = `SELECT relname FROM pg_class WHERE relname IN ('closures', 'outbox') AND relforcerowsecurity ORDER BY 1`;
    expect(await run(forced, [])).toEqual([{ relname: 'closures' }, { relname: 'outbox' }]);
  });
});
