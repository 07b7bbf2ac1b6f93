import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { TestBusiness } from '../../support/businesses.js';
import { openBrowser } from '../../web/widget-page.js';
import { Console, PASSWORD } from './console.js';

let desk: Console;
let shop: TestBusiness;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the page has sent, and how it was answered. */
let calls: string[];

beforeAll(async () => {
  [desk, browser] = [await Console.open(), await openBrowser()];
});
beforeEach(async () => {
  shop = await desk.stage.business(desk.here);
  context = await browser.newContext();
  page = await context.newPage();
  calls = [];
  page.on('response', (response) => {
    const request = response.request();
    calls.push(`${request.method()} ${new URL(response.url()).pathname} ${response.status()}`);
  });
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await desk.close();
});

/** By name: a browser keeps cookies with `Secure` over plain HTTP for localhost alone. */
function onLocalhost(url: string): string {
  return url.replace('127.0.0.1', 'localhost');
}

/** Takes up an invitation as somebody who presses the buttons. */
async function join(): Promise<void> {
  const token = await desk.invite(shop, desk.email('owner'));
  await page.goto(`${onLocalhost(desk.here.url)}/console/link#${token}`);
  const goOn = page.getByRole('button', { name: 'Go on' });
  expect(await page.getByLabel(/password/).isVisible()).toBe(false);
  await goOn.click();
  await page.getByLabel(/password/).fill(PASSWORD);
  await goOn.click();
  await page.getByLabel('Your name').fill('Aoife Byrne');
  await goOn.click();
  await page.getByText('Aoife Byrne, you are signed in to').waitFor();
  expect(await page.getByRole('link', { name: 'Open the console' }).getAttribute('href')).toBe('/console');
}

describe('the page behind a link, in a browser', () => {
  test('uses the link when its button is pressed, and signs in', async () => {
    await join();
    expect(calls.filter((call) => call.startsWith('POST'))).toEqual([
      'POST /console/v1/links/redeem 422',
      'POST /console/v1/links/redeem 422',
      'POST /console/v1/links/redeem 200',
    ]);
    expect(page.url()).toBe(`${onLocalhost(desk.here.url)}/console/link`);
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({
      ...{ name: '__Host-fd_session', httpOnly: true, secure: true, sameSite: 'Lax', path: '/' },
    });
    const statuses = await page.evaluate(async () => {
      const json = { 'content-type': 'application/json' };
      const body = JSON.stringify({ name: 'Harbour Tea' });
      return [
        (await fetch('/v1/members')).status,
        (await fetch('/v1/tenant', { method: 'PATCH', headers: json, body })).status,
      ];
    });
    expect(statuses).toEqual([200, 200]);
  });

  test('a page on another port of the same host has the cookie sent, and gets nothing by it', async () => {
    await join();
    const stranger = createServer((_, response) => {
      response.setHeader('content-type', 'text/html').end('<p>Stranger');
    }).listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    await page.goto(`http://localhost:${(stranger.address() as AddressInfo).port}/`);
    const told = await overheard();
    await page.evaluate(async (url) => {
      const how = { mode: 'no-cors', credentials: 'include' } as const;
      // The browser keeps the answers from the page.
      await fetch(`${url}/v1/members`, how).catch(() => undefined);
      await fetch(`${url}/v1/invitations`, { ...how, method: 'POST', body: '{}' }).catch(() => undefined);
    }, onLocalhost(desk.here.url));
    expect(told.sites).toEqual(['same-site', 'same-site']);
    expect(told.cookies.every((cookie) => cookie.includes('__Host-fd_session='))).toBe(true);
    expect(told.statuses).toEqual([403, 403]);
    stranger.close();
  });
});

/** What the browser sends from now on, and how it is answered, below what pages are told. */
async function overheard() {
  const told = { sites: [] as string[], cookies: [] as string[], statuses: [] as number[] };
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  wire.on('Network.requestWillBeSentExtraInfo', ({ headers }) => {
    told.sites.push(headers['Sec-Fetch-Site'] ?? '');
    told.cookies.push(headers['Cookie'] ?? '');
  });
  wire.on('Network.responseReceivedExtraInfo', ({ statusCode }) => told.statuses.push(statusCode));
  return told;
}
