import { until } from '../support/eventually.js';
import { WidgetFixture } from './fixture.js';

let fixture: WidgetFixture;
beforeAll(async () => {
  fixture = await WidgetFixture.create();
});
beforeEach(() => fixture.restart());
afterAll(() => fixture.destroy());

const LONG = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');

describe('a reload', () => {
  test('keeps the history, in order and without repeats', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('one');
    await widget.ask('two');
    const before = await widget.history();
    expect(before).toEqual([
      'visitor: one',
      'assistant: You said: one',
      'visitor: two',
      'assistant: You said: two',
    ]);
    await widget.reload();
    await widget.answer(1);
    expect(await widget.history()).toEqual(before);
    expect(await widget.ask('three')).toBe('You said: three');
    expect(await widget.history()).toHaveLength(6);
    expect(fixture.standIn.requests('POST', 'sessions')).toHaveLength(1);
  });

  test('in the middle of an answer shows all of it once', async () => {
    const goOn = fixture.pauseAfter(10);
    fixture.answer = () => ({ text: LONG });
    const widget = await fixture.visit();
    await widget.open();
    await widget.say('tell me');
    await widget.draft.getByText('word5', { exact: false }).waitFor();
    await widget.reload();
    await widget.draft.getByText('word0 word1', { exact: false }).waitFor();
    goOn();
    expect(await widget.answer(0)).toBe(LONG);
    expect(await widget.history()).toEqual(['visitor: tell me', `assistant: ${LONG}`]);
  });

  test('adds messages from the time when the page was closed', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('one');
    const address = widget.page.url();
    await widget.page.goto('about:blank');
    fixture.standIn.latest.member('While you were away');
    await widget.page.goto(address);
    await widget.log.getByText('While you were away').waitFor();
    expect(await widget.history()).toHaveLength(3);
  });
});

describe('a broken connection', () => {
  test('in the middle of an answer: resumes without a gap or a repeat', async () => {
    const goOn = fixture.pauseAfter(10);
    fixture.answer = () => ({ text: LONG });
    const widget = await fixture.visit();
    await widget.open();
    await widget.say('tell me');
    await widget.draft.getByText('word5', { exact: false }).waitFor();
    fixture.standIn.dropStreams();
    goOn();
    expect(await widget.answer(0)).toBe(LONG);
    expect(await widget.history()).toHaveLength(2);
  });

  test('is announced while it lasts, and its end too', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('one');
    fixture.standIn.away = true;
    await widget.banner.getByText('Connection lost, reconnecting…').waitFor();
    fixture.standIn.away = false;
    await widget.banner.getByText('Connected again').waitFor();
    await until('the banner goes', async () => (await widget.banner.innerText()) === '');
  });

  test('a short interruption is not announced', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('one');
    await widget.inside(
      "new MutationObserver(() => (window.banners = (window.banners ?? 0) + 1)).observe(root.querySelector('.banner'), { childList: true })",
    );
    const opened = fixture.standIn.requests('GET', 'events').length;
    fixture.standIn.dropStreams();
    await until('a new stream', () => fixture.standIn.requests('GET', 'events').length > opened);
    expect(await widget.ask('two')).toBe('You said: two');
    expect(await widget.page.evaluate('window.banners ?? 0')).toBe(0);
  });

  test('what is written offline is kept over a reload and sent once on return', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('one');
    await widget.page.context().setOffline(true);
    await widget.banner.getByText('You are offline', { exact: false }).waitFor();
    await widget.say('written offline');
    await widget.log.getByText('Not sent yet', { exact: false }).waitFor();
    expect(fixture.standIn.requests('POST', 'messages')).toHaveLength(1);
    await widget.page.context().setOffline(false);
    expect(await widget.answer(1)).toBe('You said: written offline');
    expect(await widget.log.locator('.unsent').count()).toBe(0);
    expect(fixture.standIn.latest.turns).toBe(2);
  });

  test('an unsent message survives a reload and goes out by itself', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('one');
    fixture.standIn.away = true;
    await widget.say('two');
    await widget.log.getByText('Not sent yet', { exact: false }).waitFor();
    const reloaded = widget.page.reload();
    await reloaded;
    fixture.standIn.away = false;
    expect(await widget.answer(1)).toBe('You said: two');
    expect(await widget.history()).toHaveLength(4);
  });
});

describe('sending', () => {
  test('a lost acknowledgement leads to a second try with the same clientId, and to one answer', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('one');
    fixture.standIn.dropStreams();
    fixture.standIn.loseAnswerOnce('POST messages');
    await widget.say('two');
    await widget.answer(1);
    await until('nothing unsent', async () => (await widget.log.locator('.unsent').count()) === 0);
    const sent = fixture.standIn.requests('POST', 'messages') as { text: string; clientId: string }[];
    const ids = new Set(sent.filter(({ text }) => text === 'two').map(({ clientId }) => clientId));
    expect(ids.size).toBe(1);
    expect(fixture.standIn.latest.turns).toBe(2);
    expect(await widget.history()).toHaveLength(4);
  });

  const BUSY: Record<string, string> = {
    en: 'There is a lot going on right now. Please give it a moment.',
    de: 'Hier ist gerade viel los. Bitte einen Moment Geduld.',
    fr: 'Il y a beaucoup de monde en ce moment. Merci de patienter un instant.',
    es: 'Ahora mismo hay mucha actividad. Espere un momento, por favor.',
    ar: 'هناك ضغط كبير الآن. نرجو الانتظار لحظات.',
  };

  test.each(Object.entries(BUSY))('429 is told in the words of the page: %s', async (locale, words) => {
    const widget = await fixture.visit({ tag: { locale } });
    await widget.open();
    const refusal = { status: 429, code: 'rate_limited', detail: 'Too many messages.', retryAfter: 1 };
    fixture.standIn.refuseOnce('POST messages', refusal);
    await widget.say('one');
    await widget.log.getByText(words, { exact: false }).waitFor();
    expect(await widget.panel.innerText()).not.toContain('Too many');
    fixture.standIn.refuseOnce('POST handoff', refusal);
    expect(await widget.answer(0)).toBe('You said: one');
    await widget.panel.locator('.person').click();
    await widget.panel.locator('.trouble').getByText(words, { exact: true }).waitFor();
  });

  test('429 waits as long as the server says', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('one');
    const refusal = { status: 429, code: 'rate_limited', detail: 'Too many messages.', retryAfter: 2 };
    fixture.standIn.refuseOnce('POST messages', refusal);
    const start = Date.now();
    // It is shown for two seconds only, so the check begins first.
    const shown = widget.log.getByText('There is a lot going on right now.', { exact: false }).waitFor();
    await Promise.all([shown, widget.say('two')]);
    expect(await widget.answer(1)).toBe('You said: two');
    expect(Date.now() - start).toBeGreaterThanOrEqual(2_000);
    expect(fixture.standIn.requests('POST', 'messages')).toHaveLength(3);
  });

  test('a final refusal is shown with its reason; trying again sends the same message', async () => {
    const widget = await fixture.visit();
    await widget.open();
    fixture.standIn.refuseOnce('POST messages', { status: 403, code: 'blocked', detail: 'Blocked for now.' });
    await widget.say('two');
    await widget.log.getByText('Blocked for now.', { exact: false }).waitFor();
    await widget.log.getByRole('button', { name: 'Try again' }).click();
    expect(await widget.answer(0)).toBe('You said: two');
    const [first, second] = fixture.standIn.requests('POST', 'messages');
    expect(second).toEqual(first);
  });

  test('an expired session is replaced silently, and the chat continues', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('one');
    fixture.standIn.expireSessions();
    fixture.standIn.dropStreams();
    expect(await widget.ask('two')).toBe('You said: two');
    expect(fixture.standIn.requests('POST', 'sessions')).toHaveLength(2);
    expect(await widget.history()).toHaveLength(4);
    expect(await widget.panel.locator('.trouble').innerText()).toBe('');
  });
});

test('long histories come page by page, older ones on request', async () => {
  await fixture.restart({ pageSize: 4 });
  const widget = await fixture.visit();
  await widget.open();
  for (const word of ['one', 'two', 'three']) await widget.ask(word);
  await widget.reload();
  await widget.log.getByText('You said: three').waitFor();
  expect(await widget.history()).toHaveLength(4);
  await widget.panel.getByRole('button', { name: 'Show earlier messages' }).click();
  await widget.log.getByText('You said: one').waitFor();
  expect((await widget.history())[0]).toBe('visitor: one');
  expect(await widget.history()).toHaveLength(6);
});

test('two tabs show the same conversation', async () => {
  const first = await fixture.visit();
  await first.open();
  await first.ask('one');
  const second = await first.page.context().newPage();
  await second.goto(first.page.url());
  await second.locator('frontdesk-widget .launcher').click();
  await second.locator('frontdesk-widget').getByRole('log').getByText('You said: one').waitFor();
  await first.ask('two');
  await second.locator('frontdesk-widget').getByRole('log').getByText('You said: two').waitFor();
  expect(fixture.standIn.requests('POST', 'sessions')).toHaveLength(1);
});
