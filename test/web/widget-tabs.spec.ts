import { until } from '../support/eventually.js';
import { WidgetFixture } from './fixture.js';
import { WidgetPage } from './widget-page.js';

let fixture: WidgetFixture;
beforeAll(async () => {
  fixture = await WidgetFixture.create();
});
beforeEach(() => fixture.restart());
afterAll(() => fixture.destroy());

const NO_LOCKS = "Object.defineProperty(navigator, 'locks', { value: undefined })";

async function tabs(count: number, script = ''): Promise<WidgetPage[]> {
  const context = await fixture.context();
  if (script) await context.addInitScript(script);
  const url = `${fixture.standIn.url}/demo`;
  return Promise.all(Array.from({ length: count }, () => WidgetPage.visit(context, url)));
}

describe('two tabs that open at once', () => {
  test.each([
    ['with Web Locks', '', 1],
    // A tab waits six seconds for another one's lease, which a busy machine may need longer: then it follows.
    ['on plain HTTP, without', NO_LOCKS, 2],
  ])('are one visitor: %s', async (_, script, mostSessions) => {
    const [first, second] = (await tabs(2, script)) as [WidgetPage, WidgetPage];
    await Promise.all([first.open(), second.open()]);
    await until('a stream', () => fixture.standIn.requests('GET', 'events').length > 0);
    await first.ask('hello');
    await second.row('assistant').first().waitFor();
    expect(fixture.standIn.requests('POST', 'sessions').length).toBeLessThanOrEqual(mostSessions);
    await second.ask('and again');
    await first.reload();
    await first.row('assistant').nth(1).waitFor();
    expect(await first.history()).toEqual(await second.history());
  });
});

describe('a tab whose visitor another tab has replaced', () => {
  test('follows: what is asked next is answered', async () => {
    const [first, second] = (await tabs(2, NO_LOCKS)) as [WidgetPage, WidgetPage];
    await first.open();
    await first.ask('hello');
    await second.page.evaluate(`(async () => {
      const name = Object.keys(localStorage).find((each) => each.startsWith('frontdesk:fd_pub'));
      const authorization = 'Bearer ${fixture.standIn.key}';
      const headers = { authorization, 'content-type': 'application/json' };
      const answer = await fetch('/widget/v1/sessions', { method: 'POST', headers, body: '{}' });
      localStorage.setItem(name, JSON.stringify({ session: await answer.json() }));
    })()`);
    await until('the other’s stream', () => fixture.standIn.latest.followed > 0);
    expect(await first.ask('still there?')).toBe('You said: still there?');
  });
});

describe('seven tabs', () => {
  test('share one stream, and each shows the answer as it is written', async () => {
    const all = await tabs(7);
    const [first] = all as [WidgetPage];
    for (const tab of all) await tab.open();
    const goOn = fixture.pauseAfter(5);
    await first.say('one two three four five six seven eight nine ten');
    for (const tab of all) await tab.draft.getByText('You said', { exact: false }).waitFor();
    goOn();
    for (const tab of all) {
      expect(await tab.answer(0)).toBe('You said: one two three four five six seven eight nine ten');
      expect(await tab.draft.locator('.row').count()).toBe(0);
    }
    expect(fixture.standIn.openStreams).toBe(1);
  });

  test('the stream goes on when the tab that has it is closed', async () => {
    const [first, second, third] = (await tabs(3)) as [WidgetPage, WidgetPage, WidgetPage];
    await first.open();
    await until('the stream', () => fixture.standIn.openStreams === 1);
    await second.open();
    await third.open();
    await second.ask('before');
    await first.page.close();
    await until('the stream again', () => fixture.standIn.openStreams === 1);
    fixture.standIn.latest.member('Ana here');
    await second.row('member').waitFor();
    await third.row('member').waitFor();
    expect(fixture.standIn.openStreams).toBe(1);
  });

  test('a tab that comes in mid-answer shows all of it', async () => {
    const [first, second] = (await tabs(2)) as [WidgetPage, WidgetPage];
    await first.open();
    await first.ask('hello');
    const goOn = fixture.pauseAfter(5);
    await first.say('alpha beta gamma delta epsilon zeta eta theta iota kappa');
    await first.draft.getByText('beta', { exact: false }).waitFor();
    await second.reload();
    await second.open();
    await second.draft.getByText('You said: alpha beta', { exact: false }).waitFor();
    goOn();
    expect(await second.answer(1)).toBe('You said: alpha beta gamma delta epsilon zeta eta theta iota kappa');
    expect(fixture.standIn.openStreams).toBe(1);
  });

  test('without Web Locks each has its own', async () => {
    const [first, second] = (await tabs(2, NO_LOCKS)) as [WidgetPage, WidgetPage];
    await first.open();
    await second.open();
    await until('two streams', () => fixture.standIn.openStreams === 2);
    expect(await first.ask('hello')).toBe('You said: hello');
    await second.row('assistant').first().waitFor();
  });

  test('a lost connection is told in all of them, and so is its return', async () => {
    const [first, second] = (await tabs(2)) as [WidgetPage, WidgetPage];
    await first.open();
    await second.open();
    await first.ask('hello');
    fixture.standIn.away = true;
    for (const tab of [first, second]) {
      await until('the banner', async () => (await tab.banner.innerText()).includes('reconnecting'));
    }
    fixture.standIn.away = false;
    await second.ask('back?');
    await first.row('assistant').nth(1).waitFor();
  });
});
