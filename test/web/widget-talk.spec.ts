import { until } from '../support/eventually.js';
import { WidgetFixture } from './fixture.js';
import { shoot } from './shots.js';

let fixture: WidgetFixture;
beforeAll(async () => {
  fixture = await WidgetFixture.create();
});
beforeEach(() => fixture.restart());
afterAll(() => fixture.destroy());

const DAY_MS = 86_400_000;

describe('days and times', () => {
  test('each day begins with a line; a talk of today needs none', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('first');
    expect(await widget.log.locator('.day').count()).toBe(0);
    fixture.standIn.latest.age(10 * DAY_MS);
    await widget.ask('second');
    fixture.standIn.latest.age(DAY_MS);
    await widget.ask('third');
    await widget.reload();
    await widget.row('assistant').nth(2).waitFor();
    const lines = await widget.log.locator('.day').allInnerTexts();
    expect(lines).toEqual([expect.stringMatching(/day/), 'Yesterday', 'Today']);
    await shoot(widget, 'days');
  });

  test.each([
    ['en-US', 'en', /^\d\d:\d\d$/],
    ['de-DE', 'de', /^\d\d:\d\d$/],
    ['ar-EG', 'ar', /^\d\d:\d\d$/],
  ])('a browser in %s writes times as the answers do', async (locale, page, shape) => {
    const widget = await fixture.visit({ locale, tag: { locale: page } });
    await widget.open();
    await widget.ask('hello');
    expect(await widget.log.locator('time').last().innerText()).toMatch(shape);
  });
});

test('an answer that is being written can be stopped: what was said stays, marked as cut short', async () => {
  const goOn = fixture.pauseAfter(20);
  fixture.answer = () => ({ text: 'word '.repeat(400) });
  const widget = await fixture.visit();
  await widget.open();
  await widget.say('Tell me everything.');
  await widget.draft.getByText('word word word', { exact: false }).waitFor();
  const stop = widget.panel.getByRole('button', { name: 'Stop', exact: true });
  await stop.waitFor();
  await shoot(widget, 'stop');
  await stop.click();
  await until('it is stopped', () => fixture.standIn.latest.isStopped);
  goOn();
  await widget.log.getByText('This answer was cut short.').waitFor();
  await shoot(widget, 'stopped');
  expect((await widget.answer(0)).length).toBeLessThan(400 * 'word '.length);
  expect(await stop.isVisible()).toBe(false);
  fixture.answer = () => ({ text: 'Now this.' });
  expect(await widget.ask('And now?')).toBe('Now this.');
});

describe('the greeting', () => {
  test('begins the history, also when only its end is loaded', async () => {
    await fixture.restart({ pageSize: 4 });
    const widget = await fixture.visit();
    await widget.open();
    for (const text of ['one', 'two', 'three']) await widget.ask(text);
    await widget.reload();
    await widget.panel.getByRole('button', { name: 'Show earlier messages' }).waitFor();
    expect(await widget.panel.locator('.intro').isVisible()).toBe(false);
    await widget.panel.getByRole('button', { name: 'Show earlier messages' }).click();
    await widget.panel.locator('.intro').waitFor();
    const order = "root.querySelector('.intro').compareDocumentPosition(root.querySelector('.log')) & 4";
    expect(await widget.inside<number>(order)).toBe(4);
  });

  test.each([
    ['de', 'Grüß Gott!', 'Sie schreiben mit einem automatischen Assistenten.'],
    ['fr', 'Bonjour ! Comment puis-je vous aider ?', 'Vous écrivez à un assistant automatique.'],
    ['en', 'Hello! What can I look up for you?', 'You are talking to an automatic assistant.'],
  ])('is in the language of the buttons: %s', async (locale, greeting, disclosure) => {
    await fixture.restart({ config: { greetings: { 'de-AT': 'Grüß Gott!' } } });
    const widget = await fixture.visit({ tag: { locale } });
    await widget.open();
    const intro = await widget.panel.locator('.intro').innerText();
    expect(intro).toContain(greeting);
    expect(intro).toContain(disclosure);
  });
});

describe('a slow network', () => {
  test('a message is marked as on its way within 300 ms, and no longer once it is there', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('hello');
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await widget.page.route('**/widget/v1/messages', async (route) => {
      if (route.request().method() === 'POST') await released;
      await route.continue();
    });
    await widget.page.evaluate(`window.markedAfter = new Promise((resolve) => {
      const root = document.querySelector('frontdesk-widget').shadowRoot;
      root.querySelector('form').addEventListener('submit', () => undefined);
      const from = performance.now();
      const look = () => root.querySelector('.sent-mark') ? resolve(performance.now() - from) : requestAnimationFrame(look);
      window.Frontdesk.ask('slow one');
      look();
    })`);
    await widget.log.getByText('Sending…').waitFor();
    release();
    await widget.answer(1);
    expect(await widget.log.getByText('Sending…').count()).toBe(0);
  });

  test('a fast message shows no mark', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('hello');
    expect(await widget.log.locator('.sent-mark').count()).toBe(0);
  });
});

describe('once a person has answered', () => {
  test('neither the waiting nor the automatic assistant is told any more', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('hello');
    await widget.panel.getByRole('button', { name: 'Talk to a person' }).click();
    await widget.panel
      .getByText('Your request is with the team. The assistant still answers what it surely knows.')
      .waitFor();
    fixture.standIn.latest.member('Ana here');
    await widget.row('member').waitFor();
    expect(await widget.panel.locator('.handoff').innerText()).toBe('');
    expect(await widget.panel.locator('.foot').innerText()).toBe('Team Cedar & Clay');
    await widget.reload();
    await widget.row('member').waitFor();
    expect(await widget.panel.locator('.foot').innerText()).toBe('Team Cedar & Clay');
    fixture.standIn.latest.resolve();
    await until('the assistant again', async () =>
      (await widget.panel.locator('.foot').innerText()).includes('Automatic assistant'),
    );
  });
});

describe('the privacy policy', () => {
  test('has a link where the tag names it', async () => {
    const widget = await fixture.visit({ tag: { privacy: 'https://shop.example/privacy' } });
    await widget.open();
    const link = widget.panel.getByRole('link', { name: 'Privacy' });
    expect(await link.getAttribute('href')).toBe('https://shop.example/privacy');
  });

  test('has none to a script', async () => {
    const widget = await fixture.visit({ tag: { privacy: 'javascript:alert(1)' } });
    await widget.open();
    expect(await widget.panel.locator('.foot a').count()).toBe(0);
  });
});
