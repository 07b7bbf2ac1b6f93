import type { Browser, Locator, Page } from 'playwright-core';
import { deepTest } from '../support/deep-test.js';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { openBrowser } from '../web/widget-page.js';
import { Stage } from './stage.js';

let stage: Stage;
let frontdesk: FrontdeskProcess;
let browser: Browser;

beforeAll(async () => {
  stage = await Stage.shared();
  frontdesk = stage.frontdesk;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

/** The page's errors, and its requests to other hosts. */
function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => complaints.push(request.url()));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== frontdesk.url) complaints.push(request.url());
  });
  return complaints;
}

async function authorize(page: Page, key: string): Promise<void> {
  await page.locator('.btn.authorize').first().click();
  await page.locator('.auth-container').first().locator('input').fill(key);
  await page.locator('.auth-container').first().locator('.btn.authorize').click();
  await page.locator('.btn-done').first().click();
}

/** The part of one operation. */
function operationOf(page: Page, method: string, path: string): Locator {
  return page.locator(`.opblock-${method}`).filter({ has: page.locator(`[data-path="${path}"]`) });
}

/** Opens the operation and sends it, with what is filled in. */
async function tryOut(block: Locator, fields: Record<string, string> = {}): Promise<void> {
  await block.locator('.opblock-summary-control').click();
  await block.locator('.try-out__btn').click();
  for (const [name, value] of Object.entries(fields))
    await block.locator(`tr[data-param-name="${name}"] input`).fill(value);
  await block.locator('.execute').click();
}

const SHOWN_GROUPS = `[...document.querySelectorAll('.opblock-tag-section')].map((group) => [
  group.querySelector('.opblock-tag').getAttribute('data-tag'),
  group.querySelectorAll('.opblock').length,
])`;

interface Described {
  tags: { name: string }[];
  paths: Record<string, Record<string, { tags: string[] }>>;
}

/** What a document describes, as `SHOWN_GROUPS` tells it. */
function groupsOf({ tags, paths }: Described): [string, number][] {
  const named = Object.values(paths).flatMap((item) => Object.values(item).flatMap((each) => each.tags));
  return tags.map(({ name }) => [name, named.filter((tag) => tag === name).length]);
}

/** A document of small operations. */
function largeDocument(groups: number, operationsOfEach: number): Described {
  const tags = Array.from({ length: groups }, (_, index) => ({ name: `Group ${index}` }));
  const paths = tags.flatMap(({ name }, group) =>
    Array.from({ length: operationsOfEach }, (_, index): [string, Described['paths'][string]] => {
      const get = { operationId: `op${group}-${index}`, tags: [name], responses: {} };
      return [`/${group}/${index}`, { get }];
    }),
  );
  const head = { openapi: '3.1.0', info: { title: 'Large', version: '1' } };
  return Object.assign(head, { tags, paths: Object.fromEntries(paths) });
}

const statusOf = (block: Locator, status: string) =>
  block.locator('.live-responses-table .response-col_status', { hasText: status });

// The page is large, so each is opened as seldom as can be.
test('/docs lists the operations, describes them, and tries some with a key, inside its policy', async () => {
  const shop = await stage.business(frontdesk);
  const { body } = await shop.api.post<{ id: string }>('/v1/conversations', { channel: 'api', visitor: {} });
  await shop.api.post(`/v1/conversations/${body.id}/messages`, { text: 'when are you open?' });
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const complaints = watch(page);
  await page.goto(`${frontdesk.url}/docs`);
  const hours = operationOf(page, 'get', '/v1/opening-hours');
  await hours.waitFor();
  const { body: document } = await shop.api.get<Described>('/openapi.json');
  expect(await page.evaluate(SHOWN_GROUPS)).toEqual(groupsOf(document));
  // What a description says in angle brackets, and which fields are needed.
  await page.locator('.info', { hasText: 'Bearer <key>' }).waitFor();
  await page.locator('.info .info__extdocs', { hasText: 'The guide' }).waitFor();
  const articles = operationOf(page, 'put', '/v1/articles');
  await articles.locator('.opblock-summary-control').click();
  await articles.locator('.response', { hasText: 'Send Authorization: Bearer <key>' }).waitFor();
  await authorize(page, shop.api.key ?? '');
  await tryOut(hours);
  await statusOf(hours, '200').waitFor();
  expect(complaints).toEqual([]);
  // An event stream is shown after some seconds, although it does not end.
  const events = operationOf(page, 'get', '/v1/conversations/{id}/events');
  await tryOut(events, { id: body.id, after: '0-0' });
  await events.locator('.live-responses-table', { hasText: 'message.completed' }).waitFor();
  expect(await page.evaluate('JSON.stringify({ ...localStorage }) + document.cookie')).not.toContain('fd_');
  await page.close();
});

test('/admin/docs tries an operation with the admin’s key, inside its policy', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const complaints = watch(page);
  await page.goto(`${frontdesk.url}/admin/docs`);
  const tenants = operationOf(page, 'get', '/admin/v1/tenants');
  await tenants.waitFor();
  await authorize(page, stage.secrets.adminKey);
  await tryOut(tenants);
  await statusOf(tenants, '200').waitFor();
  expect(complaints).toEqual([]);
  expect(await page.evaluate('JSON.stringify({ ...localStorage }) + document.cookie')).not.toContain('fd_');
  await page.close();
});

test('every group and operation of a large document is in the page, and a link opens the operation it names', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const complaints = watch(page);
  const document = largeDocument(20, 12);
  await page.route(/openapi\.json$/, (route) => route.fulfill({ json: document }));
  await page.goto(`${frontdesk.url}/docs#/Group%2018/op18-7`);
  const linked = page.locator('.opblock.is-open', { has: page.locator('[data-path="/18/7"]') });
  await linked.waitFor();
  await eventually(() => page.evaluate<boolean>('window.scrollY > 0'));
  expect(await page.evaluate(SHOWN_GROUPS)).toEqual(groupsOf(document));
  // A group is closed and opened by a click.
  const first = page.locator('.opblock-tag-section').first();
  await first.locator('.opblock-tag').click();
  await eventually(async () => (await first.locator('.opblock').count()) === 0);
  await first.locator('.opblock-tag').click();
  await eventually(async () => (await first.locator('.opblock').count()) === 12);
  expect(complaints).toEqual([]);
  await page.close();
});

deepTest(
  'keeps a credential over a reload, in this tab and on this page alone, until it is taken back',
  async () => {
    const shop = await stage.business(frontdesk);
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    const shown = (where: Page) => where.locator('.btn.authorize.locked').first();
    await page.goto(`${frontdesk.url}/docs`);
    await authorize(page, shop.api.key ?? '');
    await page.reload();
    await shown(page).waitFor();
    const other = await context.newPage();
    other.setDefaultTimeout(120_000);
    // With a slash too it finds its files.
    const complaints = watch(other);
    await other.goto(`${frontdesk.url}/docs/`);
    await other.locator('.btn.authorize.unlocked').first().waitFor();
    await operationOf(other, 'get', '/v1/opening-hours').waitFor();
    expect(complaints).toEqual([]);
    expect(await shown(other).count()).toBe(0);
    await other.close();
    await page.goto(`${frontdesk.url}/admin/docs`);
    await page.locator('.btn.authorize.unlocked').first().waitFor();
    await page.goto(`${frontdesk.url}/docs`);
    await page.locator('.btn.authorize').first().click();
    await page.locator('.auth-container .btn', { hasText: 'Logout' }).first().click();
    expect(await page.evaluate('JSON.stringify({ ...sessionStorage })')).not.toContain('fd_');
    await context.close();
  },
);

test('a page of another site cannot frame it', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  await page.setContent(`<iframe src="${frontdesk.url}/docs"></iframe>`);
  await eventually(() => Promise.resolve(page.frames()[1]?.url().startsWith('chrome-error:')));
  await page.close();
});
