import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { localeFrom } from '../../web/widget/locale/locale.js';
import { until } from '../support/eventually.js';
import { WidgetFixture } from './fixture.js';
import { WidgetPage } from './widget-page.js';

let fixture: WidgetFixture;
/** A shop's own website: any page, on another origin than the server. */
const pages = new Map<string, string>();
const host = createServer((request, response) => {
  const page = pages.get(request.url ?? '');
  response
    .writeHead(page === undefined ? 204 : 200, { 'content-type': 'text/html; charset=utf-8' })
    .end(page);
});
beforeAll(async () => {
  fixture = await WidgetFixture.create();
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => fixture.restart());
afterAll(async () => {
  host.closeAllConnections();
  host.close();
  await fixture.destroy();
});

/** Serves a page of the shop; `SERVER` and `KEY` stand for those of the stand-in. */
function publish(body: string, lang = 'en'): string {
  const { url, key } = fixture.standIn;
  const page = `<!doctype html><html lang="${lang}"><title>Shop</title><body><h1>Shop</h1>${body}</body></html>`;
  pages.set('/shop', page.replaceAll('SERVER', url).replaceAll('KEY', key));
  return `http://127.0.0.1:${(host.address() as AddressInfo).port}/shop`;
}

async function visit(body: string, lang?: string): Promise<WidgetPage> {
  return WidgetPage.visit(await fixture.context(), publish(body, lang), [new URL(fixture.standIn.url).host]);
}

/** What the console of a page says on which the chat does not start. */
async function complaintsOf(body: string): Promise<string[]> {
  const page = await (await fixture.context()).newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(`uncaught ${String(error)}`));
  await page.goto(publish(body));
  await until('a word in the console', () => said.some((text) => text.startsWith('Frontdesk:')));
  expect(await page.locator('frontdesk-widget').count()).toBe(0);
  expect(await page.getByRole('heading', { name: 'Shop' }).isVisible()).toBe(true);
  expect(said.filter((text) => text.startsWith('uncaught'))).toEqual([]);
  return said.filter((text) => text.startsWith('Frontdesk:'));
}

const TAG = '<script src="SERVER/widget.js" data-key="KEY" async></script>';

describe('a locale of any shape', () => {
  test.each([
    ['de_DE', 'Nachricht schreiben…'],
    ['de_DE.UTF-8', 'Nachricht schreiben…'],
    ['DE-at', 'Nachricht schreiben…'],
    ['fr_FR', 'Écrire un message…'],
    ['ar_EG', 'اكتب رسالة…'],
    ['es-419', 'Escriba un mensaje…'],
    ['*', 'Write a message…'],
    ['x-default', 'Write a message…'],
    ['', 'Write a message…'],
    ['english', 'Write a message…'],
    ['und', 'Write a message…'],
    ['𝔡𝔢', 'Write a message…'],
    ['nl', 'Write a message…'],
  ])('in the page’s lang, %j, never keeps the chat away', async (lang, words) => {
    const widget = await visit(TAG, lang);
    await widget.open();
    expect(await widget.input.getAttribute('placeholder')).toBe(words);
    expect(await widget.ask('hello')).toBe('You said: hello');
    expect(widget.complaints).toEqual([]);
  });

  test.each(['fr_FR', 'fr-CA', 'FR'])('in data-locale, %s', async (locale) => {
    const widget = await visit(TAG.replace('async', `data-locale="${locale}" async`), 'de');
    await widget.open();
    expect(await widget.input.getAttribute('placeholder')).toBe('Écrire un message…');
  });

  test('is sent to the server as a tag that it takes', async () => {
    const widget = await visit(TAG, 'de_DE');
    await widget.open();
    await until('a session', () => fixture.standIn.requests('POST', 'sessions').length === 1);
    expect(fixture.standIn.requests('POST', 'sessions')).toMatchObject([{ locale: 'de-DE' }]);
  });

  test.each([
    [['*', 'x-default', 'pt_BR'], { tag: 'en', language: 'en', asked: 'pt-BR' }],
    [['fr_CH@euro', 'de'], { tag: 'fr-CH', language: 'fr', asked: 'fr-CH' }],
    [['  ', null, undefined], { tag: 'en', language: 'en', asked: 'en' }],
    [['-'.repeat(5000), 'es'], { tag: 'es', language: 'es', asked: 'es' }],
  ])('%j is read as %j', (wanted, read) => {
    expect(localeFrom(wanted)).toEqual(read);
  });
});

describe('a script tag of any form', () => {
  const module = TAG.replace('async', 'type="module" async');
  const manager = `<script>
    const tag = document.createElement('script');
    tag.src = 'SERVER/widget.js?key=KEY&locale=fr&position=left';
    document.head.append(tag);
  </script>`;
  const config = `<script>window.FrontdeskConfig = { key: 'KEY', locale: 'fr', position: 'left' }</script>
    <script src="SERVER/widget.js" async></script>`;

  test.each([
    ['crossorigin', TAG.replace('async', 'crossorigin async')],
    [
      'crossorigin="use-credentials" is no tag of ours, but anonymous',
      TAG.replace('async', 'crossorigin="anonymous" defer'),
    ],
    ['type="module"', module],
    ['at the end of the body, without async', TAG.replace(' async', '')],
    ['twice', TAG + TAG],
  ])('%s', async (_, tag) => {
    const widget = await visit(tag);
    await widget.open();
    expect(await widget.ask('hello')).toBe('You said: hello');
    expect(await widget.page.locator('frontdesk-widget').count()).toBe(1);
    expect(widget.complaints).toEqual([]);
  });

  test.each([
    ['a tag manager that drops attributes: parameters of the address', manager],
    ['a global object before the tag', config],
  ])('%s', async (_, tags) => {
    const widget = await visit(tags);
    await widget.open();
    expect(await widget.input.getAttribute('placeholder')).toBe('Écrire un message…');
    expect((await widget.launcher.boundingBox())?.x).toBeLessThan(100);
    expect(await widget.ask('bonjour')).toBe('You said: bonjour');
  });

  test('integrity holds for the app too', async () => {
    const loader = await readFile(path.resolve(__dirname, '../../dist/web/widget.js'));
    const hash = `sha384-${createHash('sha384').update(loader).digest('base64')}`;
    const tag = TAG.replace('async', `integrity="${hash}" crossorigin="anonymous" async`);
    const widget = await visit(tag);
    await widget.open();
    const app = 'document.querySelector("script[src*=widget-app]").integrity';
    expect(await widget.page.evaluate<string>(app)).toMatch(/^sha384-/);
    expect(await widget.ask('hello')).toBe('You said: hello');
  });

  test('a nonce of the page is passed on', async () => {
    const widget = await visit(TAG.replace('async', 'nonce="abc123" async'));
    const nonce = 'document.querySelector("script[src*=widget-app]").nonce';
    expect(await widget.page.evaluate<string>(nonce)).toBe('abc123');
  });
});

describe('a key that does not fit', () => {
  test('that the server does not know is named in the console', async () => {
    const [said] = await complaintsOf(TAG.replace('KEY', 'fd_pub_wrong0123456789'));
    expect(said).toMatch(/the chat cannot start here.*does not know the data-key fd_pub_wrong01…/);
  });

  test.each(['fd_live_0123456789', 'fd_test_0123456789', 'fd_admin_0123456789', ' fd_live_x'])(
    'a secret one, %j, shouts and is sent nowhere',
    async (key) => {
      const said = await complaintsOf(TAG.replace('KEY', key));
      expect(said).toEqual([expect.stringMatching(/SECRET KEY IN A PUBLIC PAGE.*revoke it now/)]);
      expect(said.join()).not.toContain(key.trim());
      expect(fixture.standIn.seen).toEqual([]);
    },
  );

  test.each([
    ['<script src="SERVER/widget.js" async></script>', /no data-key/],
    [TAG.replace('KEY', 'pk_123'), /no publishable key/],
  ])('%s', async (tag, words) => {
    expect(await complaintsOf(tag)).toEqual([expect.stringMatching(words)]);
    expect(fixture.standIn.seen).toEqual([]);
  });

  test('calls of the page do no harm meanwhile', async () => {
    await complaintsOf(
      `${TAG.replace('KEY', 'pk_1').replace(' async', '')}<script>Frontdesk.open(); Frontdesk.suggest(['a'])</script>`,
    );
  });
});

describe('a page without an origin', () => {
  test('is told so, once', async () => {
    const inner = TAG.replaceAll('"', '&quot;');
    const page = await (await fixture.context()).newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.goto(publish(`<iframe sandbox="allow-scripts" srcdoc="${inner}"></iframe>`));
    await until('a word', () => said.some((text) => text.includes('has no origin')));
    expect(fixture.standIn.seen).toEqual([]);
  });
});
