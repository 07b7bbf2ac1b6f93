import { Stage } from '../e2e/stage.js';
import { Api, type Answer } from '../support/api.js';
import { RECIPES } from './audit-recipes.js';
import { newBusiness, type AuditedBusiness } from './audit-rig.js';
import { operationsOf, type Operation, type Problem } from './http-rig.js';

interface Body extends Partial<Problem> {
  data: { id: string }[];
  page: { next: string | null; hasMore: boolean };
}

/** What makes one more entry of a list: an operation by whose recipe it is made. */
const MAKERS: Record<string, string> = {
  Articles_list: 'Articles_upsert',
  Products_list: 'Products_upsert',
  Orders_list: 'Orders_create',
  Conversations_list: 'Conversations_create',
  Visitors_list: 'Conversations_create',
  Suggestions_list: 'Suggestions_accept',
  EventSources_list: 'EventSources_create',
  Channels_list: 'Channels_update',
  Webhooks_list: 'Webhooks_create',
  Sources_list: 'Sources_create',
  Exports_list: 'Exports_create',
  Imports_list: 'Imports_create',
  ApiKeys_list: 'ApiKeys_create',
  Invitations_list: 'Invitations_create',
  AuditLog_list: 'Products_upsert',
  AuditLogAdmin_list: 'Products_upsert',
  TenantsAdmin_list: 'TenantsAdmin_create',
  ApiKeysAdmin_list: 'ApiKeys_create',
  AdminKeys_list: 'AdminKeys_create',
  DeadLettersAdmin_list: 'DeadLettersAdmin_discard',
};

/** Lists whose entries come of what the product does by itself; their cursors are those of the others. */
const MADE_ELSEWHERE = [
  'Members_list',
  ...['UnansweredQuestions_list', 'Evaluations_list', 'Proposals_list', 'AlertsAdmin_list'],
  ...['Conversations_listMessages', 'Notes_list', 'EventSources_listDeliveries', 'Channels_listDeliveries'],
  ...['Webhooks_listDeliveries', 'Webhooks_listAllDeliveries', 'Widget_listMessages'],
];

/** Everything of one conversation, of one visitor, and tests of alerts and people, of which there are few. */
const WITHOUT_FILTER = [
  ...['Widget_listMessages', 'Notes_list', 'AlertsAdmin_list', 'AdminKeys_list'],
  ...['Members_list', 'Invitations_list'],
];

let stage: Stage;
let admin: Api;
let shop: AuditedBusiness;
let other: AuditedBusiness;
let lists: Operation[];

beforeAll(async () => {
  stage = await Stage.shared();
  admin = new Api(stage.frontdesk.url, stage.secrets.adminKey);
  [shop, other] = [await newBusiness(admin), await newBusiness(admin)];
  const documents = ['/openapi.json', '/admin/openapi.json'].map((path) =>
    operationsOf(stage.frontdesk.url, path),
  );
  lists = (await Promise.all(documents))
    .flat()
    .filter(({ query }) => query.some(({ name }) => name === 'after'));
  lists = lists.filter(({ query }) => query.some(({ name }) => name === 'limit'));
});

afterAll(() => stage.close());

function filtersOf({ query }: Operation): { name: string; example: unknown }[] {
  return query.filter(({ name }) => name !== 'after' && name !== 'limit');
}

async function make({ id }: Operation): Promise<void> {
  const recipeId = MAKERS[id] ?? '';
  const operation = await RECIPES[recipeId]?.(shop, (statement, values) => stage.sql(statement, values));
  const making = madeBy.get(recipeId);
  if (recipeId === 'AdminKeys_create') {
    await admin.post('/admin/v1/keys', { name: 'Another' });
    return;
  }
  if (!operation || !making) throw new Error(`Nothing makes an entry of ${id}.`);
  const api = making.needs === 'admin' ? admin : shop.api;
  const path = making.path.replace(/\{\w+\}/, operation.id ?? '') + (operation.query ?? '');
  const { status, text } = await api.call(making.method, path, operation.body, operation.headers);
  if (status >= 300) throw new Error(`${recipeId}: ${text}`);
}

const madeBy = new Map<string, Operation>();
beforeAll(async () => {
  for (const document of ['/openapi.json', '/admin/openapi.json'])
    for (const each of await operationsOf(stage.frontdesk.url, document)) madeBy.set(each.id, each);
});

function page(
  list: Operation,
  query: Record<string, string | null>,
  api = apiOf(list),
): Promise<Answer<Body>> {
  const sent = Object.entries(query).flatMap(([name, value]) =>
    value === null ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  return api.get<Body>(`${list.path.replace('{id}', shop.id)}?${sent.join('&')}`);
}

function apiOf({ needs }: Operation): Api {
  return needs === 'admin' ? admin : shop.api;
}

function idsOf({ body }: Answer<Body>): string[] {
  return body.data.map(({ id }) => id);
}

function walked(): Operation[] {
  return lists.filter(({ id }) => id in MAKERS);
}

it('knows every list', () => {
  expect(lists.map(({ id }) => id).sort()).toEqual([...Object.keys(MAKERS), ...MADE_ELSEWHERE].sort());
});

it('offers a filter or a look-up by each list’s own names', () => {
  const bare = lists.filter((list) => filtersOf(list).length === 0).map(({ id }) => id);
  expect(bare.sort()).toEqual([...WITHOUT_FILTER].sort());
});

it('walks each list in pages of two, also while entries are added, and shows each that was there once', async () => {
  const told: unknown[] = [];
  for (const list of walked()) {
    for (let made = 0; made < 5; made += 1) await make(list);
    const there = idsOf(await page(list, { limit: '100' })).slice(0, 5);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer: Answer<Body> = await page(list, { limit: '2', after });
      seen.push(...idsOf(answer));
      after = answer.body.page.next;
      await make(list);
    } while (after !== null && !there.every((id) => seen.includes(id)));
    // Ids of a test's own are not in the order of time: a later one may come in between.
    const old = seen.filter((id) => there.includes(id));
    told.push([list.id, there.length === 5 && old.join() === there.join() ? 'all' : [there, seen]]);
  }
  expect(told).toEqual(walked().map(({ id }) => [id, 'all']));
});

describe('a cursor', () => {
  /** Of the second page. */
  async function cursorOf(list: Operation): Promise<string> {
    const { body } = await page(list, { limit: '1' });
    if (body.page.next === null) throw new Error(`${list.id} has one entry alone.`);
    return body.page.next;
  }

  function told({ status, body }: Answer<Body>): unknown[] {
    return [status, body.code, body.errors?.[0]?.pointer];
  }

  const ELSEWHERE = [400, 'cursor_of_another_list', '/after'];

  it('is of its list and its filters alone', async () => {
    const answers: unknown[] = [];
    for (const [at, list] of walked().entries()) {
      const cursor = await cursorOf(list);
      const next = walked()[(at + 1) % walked().length] ?? list;
      answers.push([next.id, told(await page(next, { after: cursor }))]);
      for (const { name, example } of filtersOf(list))
        answers.push([list.id, told(await page(list, { after: cursor, [name]: String(example) }))]);
      expect([list.id, (await page(list, { after: cursor, limit: '7' })).status]).toEqual([list.id, 200]);
    }
    expect(answers.length).toBeGreaterThan(2 * walked().length - 2);
    expect(
      answers.filter((each) => JSON.stringify((each as unknown[])[1]) !== JSON.stringify(ELSEWHERE)),
    ).toEqual([]);
  });

  it('is of its business alone', async () => {
    const answers: unknown[] = [];
    for (const list of walked().filter(({ needs }) => needs === 'tenant'))
      answers.push([list.id, told(await page(list, { after: await cursorOf(list) }, other.api))]);
    expect(answers.length).toBeGreaterThanOrEqual(10);
    expect(
      answers.filter((each) => JSON.stringify((each as unknown[])[1]) !== JSON.stringify(ELSEWHERE)),
    ).toEqual([]);
  });

  it('is no id, nor anything else', async () => {
    const answers: unknown[] = [];
    for (const list of lists.filter(({ needs }) => needs !== 'visitor'))
      for (const after of [shop.id, 'x', '~'.repeat(35)]) answers.push(...told(await page(list, { after })));
    expect([...new Set(answers)]).toEqual([422, 'invalid', '/after']);
  });
});
