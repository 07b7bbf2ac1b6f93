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
  page.setDefaultTimeout(120_000);
  const foreign: string[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).origin !== frontdesk.url) foreign.push(response.url());
  });
  await page.goto(`${frontdesk.url}${BOARD}`);
  for (const name of ['turns', 'channels', 'events', 'webhooks', 'bulk', 'imports', 'indexing'])
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

test('it leads to a page of the jobs that were given up, which shows names as text', async () => {
  const shop = await stage.business(frontdesk);
  await stage.sql(`UPDATE tenants SET name = 'Café <b>&"bold"' WHERE id = $1`, [shop.id]);
  await stage.sql(
    `INSERT INTO dead_letters (tenant_id, id, kind, reference, correlation_id, attempts, error, first_failed_at,
       last_failed_at) VALUES ($1, gen_random_uuid(), 'catalog.embed', $1, 'c-1', 3, 'Three attempts failed.', now(), now())`,
    [shop.id],
  );
  const context = await browser.newContext({
    httpCredentials: { username: 'anybody', password: stage.secrets.adminKey },
    viewport: { width: 1200, height: 700 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(`${frontdesk.url}${BOARD}/queue/bulk`);
  await page.getByText(`are not shown here but in ${BOARD}/dead-letters`).waitFor();
  await page.goto(`${frontdesk.url}${BOARD}/dead-letters`);
  const row = page.getByRole('row', { name: 'Café' });
  await row.waitFor();
  for (const text of ['Café <b>&"bold"', 'The business as a whole', 'Three attempts failed.'])
    expect(await row.innerText()).toContain(text);
  const shots = process.env['BOARD_SHOTS'];
  if (shots) await page.screenshot({ path: join(shots, 'dead-letters.png') });
  await page.getByRole('link', { name: 'Queues' }).click();
  await page.getByText('indexing', { exact: true }).first().waitFor();
  const posted = await context.request.post(`${frontdesk.url}${BOARD}/dead-letters`);
  expect(posted.status()).toBe(405);
  await context.close();
});

test('nobody else gets anything of it, not even its script', async () => {
  const shop = await stage.business(frontdesk);
  const basic = (key: string) => `Basic ${Buffer.from(`admin:${key}`).toString('base64')}`;
  const { adminKey } = stage.secrets;
  for (const path of [
    ...[BOARD, `${BOARD}/`, `${BOARD}/api/queues`, `${BOARD}/static/js/main.js`],
    `${BOARD}/dead-letters`,
  ]) {
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
