import { Stage } from '../e2e/stage.js';
import { operationsOf, type Operation } from './http-rig.js';

/** What finds the rows of a filter: columns behind the tenant with which an index of the table begins. */
const INDEXED: Record<string, Record<string, string>> = {
  Articles_list: { externalId: 'articles external_id', question: 'articles question' },
  Products_list: { sku: 'products sku', parentSku: 'products parent_sku', status: 'products status' },
  Orders_list: {
    status: 'orders status',
    customer: 'orders customer_email, orders customer_phone',
    number: 'orders number_key',
    externalId: 'orders external_id',
  },
  Conversations_list: {
    view: 'conversations waiting_since, conversations assignee_id updated_at, conversations updated_at',
    sort: 'conversations waiting_since, conversations updated_at',
    status: 'conversations status',
    channel: 'conversations channel',
    assignee: 'conversations assignee_id',
    visitorId: 'conversations visitor_id',
    externalId: 'visitors external_id, conversations visitor_id',
  },
  Conversations_listMessages: { clientId: 'messages conversation_id client_id' },
  Visitors_list: { externalId: 'visitors external_id' },
  AuditLog_list: {
    action: 'audit_log action',
    actorId: 'audit_log actor_id',
    objectKind: 'audit_log object_kind',
    objectId: 'audit_log object_kind object_id',
    from: 'audit_log id',
    to: 'audit_log id',
  },
  EventSources_listDeliveries: { eventId: 'event_deliveries source_id event_id' },
  Proposals_list: { kind: 'source_proposals source_id', status: 'source_proposals source_id' },
};

/** Of a list that has few rows, or whose filter leaves most: its rows are read in their order. */
const READ_IN_ORDER: Record<string, string> = {
  'Articles_list locale': 'most articles are of one language or two',
  'Products_list q': 'is a search',
  'Visitors_list email': 'those with an address are in an index of their own: visitors_email',
  'UnansweredQuestions_list status': 'questions are grouped',
  'UnansweredQuestions_list q': 'is a search',
  'EventSources_listDeliveries status': 'kept for 30 days',
  'Webhooks_listDeliveries status': 'kept for 30 days',
  'Webhooks_listDeliveries event': 'kept for 30 days',
  'Webhooks_listAllDeliveries status': 'kept for 30 days',
  'Webhooks_listAllDeliveries event': 'kept for 30 days',
  'Channels_listDeliveries status': 'kept for 30 days',
};

/** Lists of what people have made one by one. */
const FEW = [
  ...['ApiKeys_list', 'Suggestions_list', 'Evaluations_list', 'Sources_list', 'Imports_list'],
  ...['EventSources_list', 'Webhooks_list', 'Channels_list', 'Exports_list'],
];

let stage: Stage;
let lists: Operation[];

beforeAll(async () => {
  stage = await Stage.shared();
  const operations = await operationsOf(stage.frontdesk.url, '/openapi.json');
  lists = operations.filter(({ query }) => ['after', 'limit'].every((name) => named(query, name)));
});

afterAll(() => stage.close());

function named(query: Operation['query'], name: string): boolean {
  return query.some((each) => each.name === name);
}

/** `conversation_id client_id` of each index whose first column is the tenant, by table. */
async function indexes(): Promise<string[]> {
  const rows = await stage.sql<{ index: string }>(
    `SELECT c.relname || ' ' || string_agg(a.attname, ' ' ORDER BY k.nth) AS index
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, nth)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
     WHERE i.indisvalid AND i.indnatts > 1
     GROUP BY i.indexrelid, c.relname HAVING (array_agg(a.attname ORDER BY k.nth))[1] = 'tenant_id'`,
  );
  return rows.map(({ index }) => index.replace(' tenant_id', ''));
}

it('knows how the rows of every filter are found', () => {
  const unknown = lists
    .filter(({ id }) => !FEW.includes(id))
    .flatMap(({ id, query }) => query.map(({ name }) => [id, name] as const))
    .filter(([, name]) => name !== 'after' && name !== 'limit')
    .filter(([id, name]) => !INDEXED[id]?.[name] && !READ_IN_ORDER[`${id} ${name}`]);
  expect(unknown).toEqual([]);
});

it('finds what may be one of many rows by an index', async () => {
  const known = await indexes();
  expect(known.length).toBeGreaterThan(40);
  const needed = Object.values(INDEXED).flatMap((filters) => Object.values(filters));
  const missing = needed
    .flatMap((each) => each.split(', '))
    .filter((begin) => !known.some((index) => `${index} `.startsWith(`${begin} `)));
  expect(missing).toEqual([]);
});
