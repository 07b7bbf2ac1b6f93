import { until } from '../support/eventually.js';
import { WidgetFixture } from './fixture.js';

/** The widget retries after at most half a minute. */
const COMES_BACK_MS = 45_000;

const CLOSED: Record<string, string> = {
  en: 'The chat is closed at the moment.',
  de: 'Der Chat ist im Moment geschlossen.',
  fr: 'La discussion est fermée pour le moment.',
  es: 'El chat está cerrado en este momento.',
  ar: 'المحادثة مغلقة حاليًا.',
};

let fixture: WidgetFixture;
beforeAll(async () => {
  fixture = await WidgetFixture.create();
});
beforeEach(() => fixture.restart());
afterAll(() => fixture.destroy());

test('a chat that closes says so at once, keeps every message, and continues by itself', async () => {
  const widget = await fixture.visit();
  await widget.open();
  await widget.ask('one');
  await widget.input.fill('half a thou');
  fixture.standIn.suspended = true;
  await widget.banner.getByText('The chat is closed at the moment.', { exact: false }).waitFor();
  expect(await widget.input.inputValue()).toBe('half a thou');
  await widget.say('two');
  await widget.log.locator('.unsent').waitFor();
  await until('a second try', () => fixture.standIn.requests('POST', 'messages').length >= 3);
  expect(await widget.panel.innerText()).not.toMatch(/suspended|not sent\.|connection lost/i);
  expect(await widget.history()).toEqual(['visitor: one', 'assistant: You said: one', 'visitor: two']);
  fixture.standIn.suspended = false;
  await until('the answer', async () => (await widget.row('assistant').count()) === 2, COMES_BACK_MS);
  expect(await widget.answer(1)).toBe('You said: two');
  await widget.banner.waitFor({ state: 'hidden' });
  expect(fixture.standIn.latest.turns).toBe(2);
  expect(await widget.log.locator('.unsent').count()).toBe(0);
});

test('messages written while it was closed survive a reload, and are sent once it opens', async () => {
  const widget = await fixture.visit();
  await widget.open();
  await widget.ask('one');
  fixture.standIn.suspended = true;
  await widget.say('two');
  await widget.log.locator('.unsent').waitFor();
  await widget.reload();
  await widget.open();
  await widget.panel.getByText('The chat is closed at the moment.').waitFor();
  fixture.standIn.suspended = false;
  await until('the answer', async () => (await widget.row('assistant').count()) === 2, COMES_BACK_MS);
  expect(await widget.answer(1)).toBe('You said: two');
});

test.each(Object.entries(CLOSED))(
  'a page opened meanwhile says it in its language: %s',
  async (locale, words) => {
    fixture.standIn.suspended = true;
    const context = await fixture.context();
    const page = await context.newPage();
    await page.route('**/demo', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll(/(lang|data-locale)="[^"]*"/g, `$1="${locale}"`);
      await route.fulfill({ response, body });
    });
    await page.goto(`${fixture.standIn.url}/demo`);
    await page.locator('frontdesk-widget .launcher').click();
    const panel = page.locator('frontdesk-widget [role=dialog]');
    await panel.getByText(words).waitFor();
    expect(await page.locator('frontdesk-widget').count()).toBe(1);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
  },
);

test('a visitor who waits is in the chat when it opens', async () => {
  fixture.standIn.suspended = true;
  const widget = await fixture.visit();
  await widget.open();
  await widget.panel.getByText('The chat is closed at the moment.').waitFor();
  fixture.standIn.suspended = false;
  await widget.input.waitFor({ timeout: COMES_BACK_MS });
  expect(await widget.ask('one')).toBe('You said: one');
  expect(await widget.page.locator('frontdesk-widget').count()).toBe(1);
});
