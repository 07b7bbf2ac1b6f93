import type { Browser, Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { openBrowser } from '../web/widget-page.js';
import { Stage } from './stage.js';

jest.setTimeout(90_000);

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

test.each([
  ['/docs', '/v1/opening-hours', 'tenant'],
  ['/docs/', '/v1/opening-hours', 'tenant'],
  ['/admin/docs', '/admin/v1/tenants', 'admin'],
])('%s lists the operations and tries one with a key, inside its policy', async (path, operation, scheme) => {
  const shop = await stage.business(frontdesk);
  const page = await browser.newPage();
  const complaints = watch(page);
  await page.goto(frontdesk.url + path);
  const block = page.locator('.opblock-get').filter({ has: page.locator(`[data-path="${operation}"]`) });
  await block.waitFor();
  await authorize(page, scheme === 'admin' ? stage.secrets.adminKey : (shop.api.key ?? ''));
  await block.locator('.opblock-summary-control').click();
  await block.locator('.try-out__btn').click();
  await block.locator('.execute').click();
  await block.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
  expect(complaints).toEqual([]);
  expect(await page.evaluate('JSON.stringify({ ...localStorage }) + document.cookie')).not.toContain('fd_');
  await page.close();
});

test('keeps a credential over a reload, in this tab and on this page alone, until it is taken back', async () => {
  const shop = await stage.business(frontdesk);
  const context = await browser.newContext();
  const page = await context.newPage();
  const shown = (where: Page) => where.locator('.btn.authorize.locked').first();
  await page.goto(`${frontdesk.url}/docs`);
  await authorize(page, shop.api.key ?? '');
  await page.reload();
  await shown(page).waitFor();
  const other = await context.newPage();
  await other.goto(`${frontdesk.url}/docs`);
  await other.locator('.btn.authorize.unlocked').first().waitFor();
  expect(await shown(other).count()).toBe(0);
  await page.goto(`${frontdesk.url}/admin/docs`);
  await page.locator('.btn.authorize.unlocked').first().waitFor();
  await page.goto(`${frontdesk.url}/docs`);
  await page.locator('.btn.authorize').first().click();
  await page.locator('.auth-container .btn', { hasText: 'Logout' }).first().click();
  expect(await page.evaluate('JSON.stringify({ ...sessionStorage })')).not.toContain('fd_');
  await context.close();
});

test('shows an event stream after some seconds, although it does not end', async () => {
  const shop = await stage.business(frontdesk);
  const { body } = await shop.api.post<{ id: string }>('/v1/conversations', { channel: 'api', visitor: {} });
  await shop.api.post(`/v1/conversations/${body.id}/messages`, { text: 'when are you open?' });
  const page = await browser.newPage();
  await page.goto(`${frontdesk.url}/docs`);
  await authorize(page, shop.api.key ?? '');
  const path = '/v1/conversations/{id}/events';
  const block = page.locator('.opblock-get').filter({ has: page.locator(`[data-path="${path}"]`) });
  await block.locator('.opblock-summary-control').click();
  await block.locator('.try-out__btn').click();
  await block.locator('tr[data-param-name="id"] input').fill(body.id);
  await block.locator('tr[data-param-name="after"] input').fill('0-0');
  await block.locator('.execute').click();
  await block.locator('.live-responses-table', { hasText: 'message.completed' }).waitFor({ timeout: 20_000 });
  await page.close();
});

test('shows what a description says in angle brackets, and which fields are needed', async () => {
  const page = await browser.newPage();
  await page.goto(`${frontdesk.url}/docs`);
  await page.locator('.info', { hasText: 'Bearer <key>' }).waitFor();
  await page.locator('.info .info__extdocs', { hasText: 'The guide' }).waitFor();
  const block = page.locator('.opblock-put').filter({ has: page.locator('[data-path="/v1/articles"]') });
  await block.locator('.opblock-summary-control').click();
  await block.locator('.response', { hasText: 'Send Authorization: Bearer <key>' }).waitFor();
  await page.close();
});

test('a page of another site cannot frame it', async () => {
  const page = await browser.newPage();
  await page.setContent(`<iframe src="${frontdesk.url}/docs"></iframe>`);
  await eventually(() => Promise.resolve(page.frames()[1]?.url().startsWith('chrome-error:')));
  await page.close();
});
