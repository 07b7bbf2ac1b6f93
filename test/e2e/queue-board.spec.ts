import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { openBrowser } from '../web/widget-page.js';
import { Stage } from './stage.js';

const BOARD = '/admin/queues';

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

test('an admin sees every queue in the browser, with nothing of other hosts, and can change none', async () => {
  const context = await browser.newContext({
    httpCredentials: { username: 'anybody', password: stage.secrets.adminKey },
    viewport: { width: 1200, height: 700 },
  });
  const page = await context.newPage();
  const foreign: string[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).origin !== frontdesk.url) foreign.push(response.url());
  });
  await page.goto(`${frontdesk.url}${BOARD}`);
  for (const name of ['turns', 'events', 'bulk', 'indexing'])
    await page.getByText(name, { exact: true }).first().waitFor();
  const shots = process.env['BOARD_SHOTS'];
  if (shots) await page.screenshot({ path: join(shots, 'queue-board.png') });
  expect(foreign).toEqual([]);
  const paused = await context.request.put(`${frontdesk.url}${BOARD}/api/queues/bulk/pause`);
  expect(paused.status()).toBeGreaterThanOrEqual(400);
  const { body } = await stage
    .admin(frontdesk)
    .get<{ data: { name: string; paused: boolean }[] }>('/admin/v1/queues');
  expect(body.data.filter(({ paused }) => paused)).toEqual([]);
  await context.close();
});

test('nobody else gets anything of it, not even its script', async () => {
  const shop = await stage.business(frontdesk);
  const basic = (key: string) => `Basic ${Buffer.from(`admin:${key}`).toString('base64')}`;
  const { adminKey } = stage.secrets;
  for (const path of [BOARD, `${BOARD}/`, `${BOARD}/api/queues`, `${BOARD}/static/js/main.js`]) {
    for (const authorization of [
      undefined,
      basic(shop.api.key ?? ''),
      basic(`${adminKey}x`),
      'Basic',
      'Basic !',
    ]) {
      const answer = await fetch(frontdesk.url + path, authorization ? { headers: { authorization } } : {});
      expect([path, authorization, answer.status]).toEqual([path, authorization, 401]);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
      expect(await answer.text()).not.toContain('bull');
    }
  }
  const answer = await fetch(`${frontdesk.url}${BOARD}/api/queues`, {
    headers: { authorization: `Bearer ${adminKey}` },
  });
  expect(answer.status).toBe(200);
});
