import { Stage } from '../e2e/stage.js';
import { Api, type Answer } from '../support/api.js';
import { RECIPES, type Performance } from './audit-recipes.js';
import { newBusiness, type AuditedBusiness } from './audit-rig.js';
import { operationsOf, type Operation, type Problem } from './http-rig.js';

/** There is no read of one alone, so no ETag to send: a question is decided once, and a role is all that a change of it sets. */
const WITHOUT_VERSION = ['UnansweredQuestions_update', 'Members_update'];

let stage: Stage;
let admin: Api;
let shop: AuditedBusiness;
let operations: Operation[];

beforeAll(async () => {
  stage = await Stage.shared();
  admin = new Api(stage.frontdesk.url, stage.secrets.adminKey);
  shop = await newBusiness(admin);
  const documents = ['/openapi.json', '/admin/openapi.json'].map((path) =>
    operationsOf(stage.frontdesk.url, path),
  );
  operations = (await Promise.all(documents)).flat();
});

afterAll(() => stage.close());

function taking(): Operation[] {
  return operations.filter(({ headers }) => headers.includes('If-Match'));
}

/** A call of one operation on something new. */
interface Target {
  /** The version that GET tells now. */
  tag(): Promise<string>;
  change(ifMatch?: string): Promise<Answer<Problem>>;
  read(headers?: Record<string, string>): Promise<Answer>;
}

async function targetOf(operation: Operation): Promise<Target> {
  const performance = await RECIPES[operation.id]?.(shop, (statement, values) =>
    stage.sql(statement, values),
  );
  if (!performance) throw new Error(`No recipe for ${operation.id}.`);
  const api = operation.needs === 'admin' ? admin : shop.api;
  const path = pathOf(operation, performance);
  return {
    read: (headers = {}) => api.get(path, headers),
    tag: async () => (await api.get(path)).headers.get('etag') ?? 'none',
    change: (ifMatch) =>
      api.call<Problem>(
        operation.method,
        path + (performance.query ?? ''),
        performance.body,
        ifMatch === undefined ? {} : { 'if-match': ifMatch },
      ),
  };
}

function pathOf({ path }: Operation, { id }: Performance): string {
  return path.replace('{id}', id ?? '');
}

/** Of each operation that takes If-Match. */
async function forEach(
  check: (target: Target, operation: Operation) => Promise<unknown>,
): Promise<unknown[]> {
  const told: unknown[] = [];
  for (const operation of taking())
    told.push([operation.id, await check(await targetOf(operation), operation)]);
  return told;
}

function expected(told: unknown): unknown[] {
  return taking().map(({ id }) => [id, told]);
}

it('is taken by every operation that changes what is edited', () => {
  const paths = new Set(taking().map(({ path }) => path));
  const edited = operations.filter(
    ({ method, path, id }) =>
      !WITHOUT_VERSION.includes(id) && (method === 'PATCH' || (method === 'DELETE' && paths.has(path))),
  );
  const puts = ['OpeningHours_update', 'OpeningHours_updateClosures', 'Synonyms_update', 'Checks_update'];
  expect(
    taking()
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...edited.map(({ id }) => id), ...puts].sort());
  expect(taking().length).toBeGreaterThanOrEqual(19);
});

it('refuses another version with 412, which names the header and the mend, and changes nothing', async () => {
  const told = await forEach(async ({ tag, change }) => {
    const before = await tag();
    const { status, body, headers } = await change('"999", W/"1", "other"');
    return [
      status,
      body.code,
      body.errors[0]?.pointer,
      headers.get('content-type'),
      before === (await tag()),
    ];
  });
  const problem = 'application/problem+json; charset=utf-8';
  expect(told).toEqual(expected([412, 'changed_meanwhile', '/headers/If-Match', problem, true]));
});

it('refuses a malformed header with 400', async () => {
  const told = await forEach(async ({ change }) => {
    const { status, body } = await change('3');
    return [status, body.code, body.errors[0]?.pointer];
  });
  expect(told).toEqual(expected([400, 'malformed_if_match', '/headers/If-Match']));
});

it('lets exactly one of two changes of the same version through, also at the same moment', async () => {
  const told = await forEach(async ({ tag, change }, { method }) => {
    const read = await tag();
    const statuses = (await Promise.all([change(read), change(read)])).map(({ status }) => status);
    const [done = 0, refused = 0] = statuses.toSorted((one, other) => one - other);
    // What the first has deleted is not there any more.
    const isRefused = refused === 412 || (method === 'DELETE' && [404, 409].includes(refused));
    return done < 300 && isRefused ? 'one' : statuses;
  });
  expect(told).toEqual(expected('one'));
});

it('takes the version of the answer to a change, any (*), and none', async () => {
  const told = await forEach(async ({ tag, change }, { method }) => {
    if (method === 'DELETE') return (await change('*')).status < 300;
    const first = await change();
    const second = await change(first.headers.get('etag') ?? 'none');
    const third = await change('*');
    return [first, second, third].every(({ status }) => status === 200) &&
      versionOf(third.headers.get('etag')) === versionOf(await tag())
      ? true
      : [first.text, second.text, third.text];
  });
  expect(told).toEqual(expected(true));
});

it('is not another one for what the product notes beside what is edited', async () => {
  const before = (await shop.api.get('/v1/tenant')).headers.get('etag');
  await shop.api.put('/v1/products', { products: [{ sku: 'MUG-1', name: 'Mug', price: '3.00' }] });
  expect(versionOf((await shop.api.get('/v1/tenant')).headers.get('etag'))).toBe(versionOf(before));
});

it('saves who has read it the same answer again: 304, without a body', async () => {
  const told = await forEach(async ({ read }) => {
    const first = await read();
    const tag = first.headers.get('etag') ?? 'none';
    const again = await read({ 'if-none-match': `"other", W/${tag}` });
    const other = await read({ 'if-none-match': '"999"' });
    return [
      again.status,
      again.text,
      again.headers.get('etag') === tag,
      other.status,
      other.text === first.text,
    ];
  });
  expect(told).toEqual(expected([304, '', true, 200, true]));
});

it('answers in full when what is told beside the version has changed', async () => {
  const path = '/v1/opening-hours';
  await shop.api.put(path, { week: weekOf([{ open: '00:00', close: '24:00' }]) });
  const tag = (await shop.api.get(path)).headers.get('etag') ?? '';
  await shop.api.put('/v1/closures', {
    closures: [{ from: day(-2), to: day(2), reason: 'Moved', hours: [] }],
  });
  const { status, headers, body } = await shop.api.get<{ openNow: boolean }>(path, { 'if-none-match': tag });
  expect([status, body.openNow]).toEqual([200, false]);
  expect(versionOf(headers.get('etag'))).toBe(versionOf(tag));
  expect(headers.get('cache-control')).toBe('private, no-cache');
});

/** In so many days. */
function day(ahead: number): string {
  return new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
}

function weekOf(intervals: object[]): object {
  return Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, intervals]));
}

/** What `If-Match` compares. */
function versionOf(tag: string | null): string | undefined {
  return tag?.split('-')[0];
}

it('refuses hours of a version that went with the website they came from', async () => {
  const { body } = (await RECIPES['OpeningHours_update']?.(shop, () => Promise.resolve([]))) ?? {};
  const put = (ifMatch?: string) =>
    shop.api.call<Problem>('PUT', '/v1/opening-hours', body, ifMatch ? { 'if-match': ifMatch } : {});
  await stage.sql(`DELETE FROM opening_hours WHERE tenant_id = '${shop.id}'`);
  await put();
  const read = (await shop.api.get('/v1/opening-hours')).headers.get('etag') ?? '';
  await stage.sql(`DELETE FROM opening_hours WHERE tenant_id = '${shop.id}'`);
  expect((await put()).status).toBe(200);
  expect((await put(read)).status).toBe(412);
});
