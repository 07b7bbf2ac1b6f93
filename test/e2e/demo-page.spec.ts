import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Response } from 'playwright-core';
import { Api } from '../support/api.js';
import { deepTest } from '../support/deep-test.js';
import type { FrontdeskProcess } from '../support/frontdesk-process.js';
import { identityToken } from '../support/identities.js';
import { oracle } from '../support/oracle.js';
import { DESKTOP, openBrowser, PHONE, setTag, WidgetPage } from '../web/widget-page.js';
import { seedDemo } from './seeding.js';
import { Stage } from './stage.js';

const ORDER = 'where is my order CC-2041? aoife.byrne@example.com';

interface Violation {
  id: string;
  impact: string;
  nodes: { target: string[] }[];
}

let stage: Stage;
let frontdesk: FrontdeskProcess;
let browser: Browser;
let folder: string;
let environment: NodeJS.ProcessEnv;
const contexts: BrowserContext[] = [];
const overheard: Promise<void>[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-demo-'));
  environment = { EMBEDDED: 'true', DEMO_FILE: join(folder, 'demo.json') };
  stage = await Stage.open();
  [frontdesk, browser] = await Promise.all([stage.start(environment), openBrowser()]);
  await seedDemo(stage, frontdesk, join(folder, 'demo.json'));
  // A business that is on no page; the test fails when the browser receives its marker.
  await stage.business(frontdesk);
});
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  await Promise.all(overheard.splice(0));
  oracle.verdict();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

/** Passes what the page receives to the oracle; a stream that the page has closed has no body any more. */
async function overhear(response: Response): Promise<void> {
  const text = await response.text().catch(() => '');
  const head = Object.values(response.headers()).join('\n');
  oracle.see(`The page’s ${response.url()}`, `${head}\n${text}`, { credential: null, request: '' });
}

type DemoKeys = Record<string, { tenantId: string; apiKey: string }>;

async function demoKeys(): Promise<DemoKeys> {
  return JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')) as DemoKeys;
}

async function visit(
  shop?: string,
  { tag, ...options }: BrowserContextOptions & { tag?: Record<string, string> } = {},
): Promise<WidgetPage> {
  const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...options });
  contexts.push(context);
  context.on('response', (response) => overheard.push(overhear(response)));
  if (tag) await setTag(context, tag);
  return WidgetPage.visit(context, `${frontdesk.url}/demo${shop ? `?shop=${shop}` : ''}`);
}

async function violations({ page }: WidgetPage): Promise<string[]> {
  await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const found = await page.evaluate<Violation[]>('axe.run(document).then((result) => result.violations)');
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

test('the address itself leads to it', async () => {
  const anyone = new Api(frontdesk.url, null);
  const { body } = await anyone.get<{ links: { demo: string } }>('/');
  expect(body.links.demo).toBe('/demo');
  const page = await anyone.get('/', { accept: 'text/html' });
  expect(page.text).toContain('<a href="/demo">');
});

test('a question of the page, by click: the true answer with its source', async () => {
  const widget = await visit();
  await widget.page.locator('#questions button').first().click();
  const answer = await widget.answer(0);
  expect(answer).toContain('CE123456789IE');
  expect(await widget.sources().first().innerText()).toContain('CC-2041');
  expect(widget.complaints).toEqual([]);
  expect(widget.foreign).toEqual([]);
});

test('the three questions, by keyboard alone', async () => {
  const widget = await visit();
  await widget.launcher.focus();
  await widget.page.keyboard.press('Enter');
  await widget.panel.waitFor();
  const facts: [string, string][] = [
    [ORDER, 'CE123456789IE'],
    ['when do you close on Thursdays?', '20:00'],
    ['have you got a mug under €25?', 'Speckled stoneware mug'],
  ];
  for (const [index, [question, fact]] of facts.entries()) {
    await widget.page.keyboard.type(question);
    await widget.page.keyboard.press('Enter');
    expect(await widget.answer(index)).toContain(fact);
  }
  expect(await widget.sources().count()).toBeGreaterThanOrEqual(3);
});

test('a reload keeps the history and repeats nothing', async () => {
  const widget = await visit();
  await widget.open();
  await widget.ask(ORDER);
  await widget.ask('when do you close on Thursdays?');
  const before = await widget.history();
  expect(before).toHaveLength(4);
  await widget.reload();
  await widget.answer(1);
  expect(await widget.history()).toEqual(before);
});

deepTest('the server killed: the page says so, resumes by itself and answers', async () => {
  const widget = await visit();
  await widget.open();
  await widget.ask(ORDER);
  const before = await widget.history();
  await frontdesk.kill();
  await widget.banner.filter({ hasText: /\S/ }).waitFor();
  await widget.say('when do you close on Thursdays?');
  frontdesk = await stage.restart(frontdesk, environment);
  expect(await widget.answer(1)).toContain('20:00');
  await widget.banner.waitFor({ state: 'hidden' });
  const after = await widget.history();
  expect(after.slice(0, 2)).toEqual(before);
  expect(after).toHaveLength(4);
});

test('an Arabic shop is read from right to left', async () => {
  const widget = await visit('noor-books');
  expect(await widget.page.locator('html').getAttribute('dir')).toBe('rtl');
  await widget.open();
  expect(await widget.inside('getComputedStyle(root.querySelector("[role=dialog]")).direction')).toBe('rtl');
  const answer = await widget.ask('عندكم كليلة ودمنة؟');
  expect(answer).toMatch(/كليلة ودمنة/);
  expect(await widget.sidewaysScroll()).toBe(0);
  expect(await violations(widget)).toEqual([]);
});

test.each(['cedar-clay', 'noor-books'])('at 360 px %s fits, also with the chat open', async (shop) => {
  const widget = await visit(shop, { viewport: PHONE, hasTouch: true, isMobile: true });
  expect(await widget.sidewaysScroll()).toBe(0);
  await widget.open();
  await widget.ask(shop === 'cedar-clay' ? ORDER : 'متى تفتحون يوم الجمعة؟');
  expect(await widget.sidewaysScroll()).toBe(0);
  const box = await widget.panel.boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= PHONE.width).toBe(true);
});

test('axe finds nothing serious, with the chat closed and open', async () => {
  const widget = await visit();
  expect(await violations(widget)).toEqual([]);
  await widget.open();
  await widget.ask(ORDER);
  expect(await violations(widget)).toEqual([]);
});

test('a suspended business: the chat says that it is closed, keeps what is written, and goes on by itself', async () => {
  const keys = await demoKeys();
  const set = (status: string) =>
    stage.admin(frontdesk).patch(`/admin/v1/tenants/${keys['kiezrad']?.tenantId}`, { status });
  const widget = await visit('kiezrad');
  await widget.open();
  await widget.ask('Habt ihr montags auf?');
  await set('suspended');
  await widget.banner.getByText('Der Chat ist im Moment geschlossen.', { exact: false }).waitFor();
  await widget.say('Ist das E-Bike Havel da?');
  await widget.log.locator('.unsent').waitFor();
  expect(await violations(widget)).toEqual([]);
  const late = await visit('kiezrad');
  await late.open();
  await late.panel.getByText('Der Chat ist im Moment geschlossen.').waitFor();
  expect(await violations(late)).toEqual([]);
  await set('active');
  await widget.row('assistant').nth(1).waitFor();
  expect(await widget.answer(1)).toContain('Havel');
  await widget.banner.waitFor({ state: 'hidden' });
  expect(await widget.history()).toHaveLength(4);
  await late.input.waitFor();
});

test('a signed-in customer finds the conversation on another device, and leaves nothing when signed out', async () => {
  const shop = new Api(frontdesk.url, (await demoKeys())['cedar-clay']?.apiKey ?? '');
  const { secret } = (await shop.post<{ secret: string }>('/v1/tenant/identity-secret')).body;
  const signedIn = () => ({ tag: { identity: identityToken(secret, { sub: 'customer-81' }) } });
  const widget = await visit('cedar-clay', signedIn());
  await widget.open();
  await widget.ask('when do you close on Thursdays?');
  const before = await widget.history();
  const phone = await visit('cedar-clay', { ...signedIn(), viewport: PHONE });
  await phone.open();
  await phone.answer(0);
  expect(await phone.history()).toEqual(before);
  await phone.page.evaluate('window.Frontdesk.identify("")');
  expect(await phone.ask('have you got a mug under €25?')).toContain('Speckled stoneware mug');
  expect(await phone.history()).toHaveLength(2);
  await phone.page.evaluate('window.Frontdesk.identify("nonsense")');
  await phone.ask('when do you close on Thursdays?');
  expect(phone.complaints).toContainEqual(expect.stringContaining('This identity is not valid.'));
  expect(await widget.history()).toEqual(before);
});

test('an unknown shop is not found', async () => {
  expect((await fetch(`${frontdesk.url}/demo?shop=nobody`)).status).toBe(404);
});
