import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { COUNTS, pageOf } from '../../src/conversations/inbox/inbox.sql.js';
import { placeOf, toCursorId } from '../../src/conversations/inbox/inbox-cursor.js';
import type { InboxOrder, InboxView } from '../../src/conversations/inbox/inbox.types.js';
import { ThrowawayDatabase, withClient } from './throwaway-database.js';

const CONVERSATIONS = 20_000;
const TEAM = 200;
const TENANT = randomUUID();
const MEMBER = randomUUID();

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** One business with many conversations, of which the team has few: read as the app role, after ANALYZE. */
describe('the lists of the inbox, of 20,000 conversations', () => {
  let database: ThrowawayDatabase;
  let app: pg.Client;

  beforeAll(async () => {
    database = await ThrowawayDatabase.createMigrated();
    await withClient(database.superuserUrl, async (client) => {
      await client.query(
        `INSERT INTO tenants (id, slug, name, locale, timezone, currency, assistant, widget)
         VALUES ($1, 'shop', 'Shop', 'en', 'Europe/Dublin', 'EUR', '{}', '{}')`,
        [TENANT],
      );
      await client.query(
        `INSERT INTO members (tenant_id, id, person_id, email, name, role)
         VALUES ($1, $2, $2, 'sam@example.com', 'Sam', 'agent')`,
        [TENANT, MEMBER],
      );
      await client.query('INSERT INTO visitors (tenant_id, id) VALUES ($1, $1)', [TENANT]);
      await client.query(
        `INSERT INTO conversations (tenant_id, id, channel, visitor_id, status, updated_at, waiting_since, assignee_id,
           last_seq, visitor_seq)
         SELECT $1::uuid, gen_random_uuid(), 'api', $1::uuid,
           CASE WHEN n <= ${TEAM} THEN CASE WHEN n % 2 = 0 THEN 'waiting' ELSE 'member' END
             WHEN n % 20 = 0 THEN 'assistant' ELSE 'resolved' END,
           now() - n * interval '1 minute',
           CASE WHEN n <= ${TEAM} THEN now() - n * interval '1 minute' END,
           CASE WHEN n <= ${TEAM} AND n % 2 = 1 THEN $2::uuid END, 1, 1
         FROM generate_series(1, ${CONVERSATIONS}) n`,
        [TENANT, MEMBER],
      );
      await client.query(
        `INSERT INTO messages (tenant_id, id, conversation_id, seq, author, text)
         SELECT tenant_id, gen_random_uuid(), id, 1, 'visitor', 'Hello' FROM conversations`,
      );
      await client.query('ANALYZE');
    });
    app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await database.drop();
  });

  async function nodesOf(text: string, values: unknown[]): Promise<PlanNode[]> {
    await app.query('BEGIN');
    try {
      await app.query(`SELECT set_config('app.current_tenant', $1, true)`, [TENANT]);
      const { rows } = await app.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
        values,
      );
      const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
      return plan ? flattened(plan) : [];
    } finally {
      await app.query('ROLLBACK');
    }
  }

  function flattened(node: PlanNode): PlanNode[] {
    return [node, ...(node.Plans ?? []).flatMap(flattened)];
  }

  /** How many rows of conversations were looked at, whether they were told or not. */
  function looked(nodes: PlanNode[]): number {
    return nodes
      .filter((node) => node['Relation Name'] === 'conversations')
      .reduce((sum, node) => sum + node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0), 0);
  }

  const PAGES: [InboxView, InboxOrder, string][] = [
    ['needs_you', 'waiting', 'conversations_waiting'],
    ['mine', 'recent', 'conversations_assignee_recent'],
    ['assistant', 'recent', 'conversations_assistant_recent'],
    ['resolved', 'recent', 'conversations_resolved_recent'],
    ['all', 'recent', 'conversations_recent'],
  ];
  /** In the middle of the list. */
  const LATE = toCursorId(BigInt(Date.now() - 15_000 * 60_000) * 1000n, TENANT);

  it.each(PAGES)('a page of %s by %s reads no more than it shows', async (view, order, fitting) => {
    const filters = [null, null, null, false, null, null];
    for (const after of order === 'recent' && view !== 'mine' ? [undefined, LATE] : [undefined]) {
      const { at, idEnd } = placeOf(order, after);
      const place = [at, idEnd];
      const nodes = await nodesOf(pageOf(view, order), [...place, MEMBER, 21, ...filters]);
      expect(nodes.map((node) => node['Index Name'])).toContain(fitting);
      expect(
        nodes.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'messages'),
      ).toEqual([]);
      // The counts of a plan are of whole loops; the look for the last row of a page before may add a few.
      expect(looked(nodes)).toBeLessThan(100);
    }
  });

  it('the counts read what the team has, and at most a thousand of what it has not', async () => {
    expect(looked(await nodesOf(COUNTS, [MEMBER]))).toBeLessThan(1000 + 10 * TEAM);
  });
});
