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
  stage = await Stage.open();
  [frontdesk, browser] = await Promise.all([stage.start(), openBrowser()]);
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
  await page.locator('.btn.authorize').first().click();
  const key = scheme === 'admin' ? stage.secrets.adminKey : (shop.api.key ?? '');
  await page.locator('.auth-container').first().locator('input').fill(key);
  await page.locator('.auth-container').first().locator('.btn.authorize').click();
  await page.locator('.btn-done').first().click();
  await block.locator('.opblock-summary-control').click();
  await block.locator('.try-out__btn').click();
  await block.locator('.execute').click();
  await block.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
  expect(complaints).toEqual([]);
  expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain('fd_');
  await page.close();
});

test('a page of another site cannot frame it', async () => {
  const page = await browser.newPage();
  await page.setContent(`<iframe src="${frontdesk.url}/docs"></iframe>`);
  await eventually(() => Promise.resolve(page.frames()[1]?.url().startsWith('chrome-error:')));
  await page.close();
});
