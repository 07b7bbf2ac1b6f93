import { until } from '../support/eventually.js';
import { WidgetFixture } from './fixture.js';
import { PHONE } from './widget-page.js';

let fixture: WidgetFixture;
beforeAll(async () => {
  fixture = await WidgetFixture.create();
});
beforeEach(() => fixture.restart());
afterAll(() => fixture.destroy());

describe('opening and closing', () => {
  test('by click, with greeting, disclosure and suggestions', async () => {
    const widget = await fixture.visit();
    expect(await widget.launcher.getAttribute('aria-expanded')).toBe('false');
    await widget.open();
    expect(await widget.launcher.getAttribute('aria-expanded')).toBe('true');
    expect(await widget.panel.innerText()).toContain('Hello! What can I look up for you?');
    expect(await widget.panel.innerText()).toContain('You are talking to an automatic assistant.');
    expect(await widget.suggestions.count()).toBe(3);
    await widget.launcher.click();
    expect(await widget.panel.isVisible()).toBe(false);
    expect(widget.complaints).toEqual([]);
  });

  test.each(['Enter', 'Space'])('by keyboard: %s opens into the input, Escape returns', async (key) => {
    const widget = await fixture.visit();
    await widget.launcher.focus();
    await widget.page.keyboard.press(key);
    await widget.panel.waitFor();
    expect(await widget.inside('root.activeElement.localName')).toBe('textarea');
    await widget.page.keyboard.press('Escape');
    expect(await widget.panel.isVisible()).toBe(false);
    expect(await widget.focused()).toBe('launcher');
  });

  test('a question of the page opens the chat and is asked', async () => {
    const widget = await fixture.visit();
    await widget.page.locator('#questions button').first().click();
    expect(await widget.answer(0)).toBe('You said: Where is my order CC-2041? aoife.byrne@example.com');
  });

  test('no visitor session before the visitor opens the chat', async () => {
    const widget = await fixture.visit();
    await widget.page.waitForLoadState('networkidle');
    expect(fixture.standIn.requests('POST', 'sessions')).toEqual([]);
    await widget.open();
    await until('a session', () => fixture.standIn.requests('POST', 'sessions').length === 1);
  });
});

describe('an answer', () => {
  test('streams, says which tool works, and ends as one message with its sources', async () => {
    const goOn = fixture.pauseAfter(5);
    let finishTool = (): void => undefined;
    const toolDone = new Promise<void>((resolve) => (finishTool = resolve));
    const source = {
      kind: 'order',
      id: 'o1',
      title: 'Order CC-2041',
      url: 'https://shop.example/o/1',
    } as const;
    const text = 'It is on its **way** to you now, and should be there soon.';
    fixture.answer = () => ({ text, tool: 'order_status', toolDone, citations: [source] });
    const widget = await fixture.visit();
    await widget.open();
    await widget.say('Where is CC-2041?');
    await widget.draft.getByText('Looking up your order…').waitFor();
    finishTool();
    await widget.draft.getByText('It is on', { exact: false }).waitFor();
    expect(await widget.row('assistant').count()).toBe(0);
    goOn();
    expect(await widget.answer(0)).toBe('It is on its way to you now, and should be there soon.');
    expect(await widget.draft.locator('.row').count()).toBe(0);
    const chip = widget.log.locator('a.source').first();
    expect(await chip.innerText()).toContain('Order CC-2041');
    expect(await chip.getAttribute('href')).toBe(source.url);
    expect(await chip.getAttribute('rel')).toContain('noopener noreferrer');
    expect(await chip.getAttribute('target')).toBe('_blank');
  });

  test('that is being written is outside the live log', async () => {
    const widget = await fixture.visit();
    await widget.open();
    expect(await widget.log.getAttribute('aria-live')).not.toBe('assertive');
    expect(await widget.inside("root.querySelector('.drafts').closest('[role=log]')")).toBeNull();
  });

  test('that fails is announced, and the next question works', async () => {
    fixture.answer = (text) => ({ text: 'Half an answer.', ...(text === 'first' ? { failAfter: 1 } : {}) });
    const widget = await fixture.visit();
    await widget.open();
    await widget.say('first');
    await widget.panel.getByText('I could not answer that just now', { exact: false }).waitFor();
    expect(await widget.ask('second')).toBe('Half an answer.');
    expect(await widget.panel.locator('.trouble').innerText()).toBe('');
  });
});

describe('the composer', () => {
  test('Shift+Enter makes a line, Enter sends both', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.input.pressSequentially('one');
    await widget.input.press('Shift+Enter');
    await widget.input.pressSequentially('two');
    await widget.input.press('Enter');
    await widget.answer(0);
    expect(fixture.standIn.requests('POST', 'messages')).toMatchObject([{ text: 'one\ntwo' }]);
  });

  test('more than 8,000 characters are not sent but explained', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.say('x'.repeat(8_001));
    expect(await widget.panel.getByRole('alert').innerText()).toContain('8001 characters');
    expect(await widget.input.getAttribute('aria-invalid')).toBe('true');
    await widget.say('x'.repeat(8_000));
    await widget.answer(0);
    expect(fixture.standIn.requests('POST', 'messages')).toHaveLength(1);
  });
});

describe('people', () => {
  test('can be asked for, and their messages count as unread while the chat is closed', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('hello');
    await widget.panel.getByRole('button', { name: 'Talk to a person' }).click();
    await widget.panel
      .getByText('Your request is with the team. The assistant still answers what it surely knows.')
      .waitFor();
    await widget.page.keyboard.press('Escape');
    fixture.standIn.latest.member('Ana here, how can I help?');
    fixture.standIn.latest.member('Still there?');
    await until('two unread', async () => (await widget.badge.innerText()) === '2');
    expect(await widget.launcher.getAttribute('aria-label')).toContain('new messages: 2');
    await widget.open();
    expect(await widget.badge.isVisible()).toBe(false);
    expect((await widget.history()).slice(-2)).toEqual([
      'member: Ana here, how can I help?',
      'member: Still there?',
    ]);
  });

  test('can rate the chat once', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('hello');
    expect(await widget.panel.locator('.star').first().isVisible()).toBe(false);
    fixture.standIn.latest.resolve();
    await widget.panel.getByRole('button', { name: '4 of 5 stars' }).click();
    await widget.panel.getByText('Thank you for your rating.').waitFor();
    expect(fixture.standIn.requests('POST', 'rating')).toEqual([{ score: 4 }]);
    await widget.panel.getByLabel('What could be better?', { exact: false }).fill('Nothing');
    await widget.panel.locator('.rating').getByRole('button', { name: 'Send' }).click();
    await until('two ratings', () => fixture.standIn.requests('POST', 'rating').length === 2);
    expect(fixture.standIn.requests('POST', 'rating').at(-1)).toEqual({ score: 4, comment: 'Nothing' });
    await widget.reload();
    await widget.answer(0);
    expect(await widget.panel.locator('.star').first().isVisible()).toBe(false);
  });
});

describe('every screen and script', () => {
  test('360 px: nothing scrolls sideways, the chat fills the screen and keeps the focus', async () => {
    const widget = await fixture.visit({ viewport: PHONE, isMobile: true, hasTouch: true });
    expect(await widget.sidewaysScroll()).toBe(0);
    await widget.launcher.tap();
    await widget.ask('https://example.com/' + 'long'.repeat(100));
    expect(await widget.sidewaysScroll()).toBe(0);
    const box = await widget.panel.boundingBox();
    expect(box).toEqual({ x: 0, y: 0, width: PHONE.width, height: PHONE.height });
    expect(await widget.panel.getAttribute('aria-modal')).toBe('true');
    for (let stops = 0; stops < 14; stops++) {
      await widget.page.keyboard.press('Tab');
      expect(await widget.page.evaluate('document.activeElement.localName')).toBe('frontdesk-widget');
    }
  });

  test('Arabic: right to left, mirrored, with Arabic texts', async () => {
    const widget = await fixture.visit({ shop: 'noor-books' });
    expect(await widget.page.locator('html').getAttribute('dir')).toBe('rtl');
    await widget.open();
    expect(await widget.inside("getComputedStyle(root.querySelector('.panel')).direction")).toBe('rtl');
    const box = await widget.panel.boundingBox();
    expect(box?.x).toBeLessThan(100);
    expect(await widget.panel.innerText()).toContain('تحدث مع موظف');
    await widget.ask('This is English');
    expect(await widget.inside("getComputedStyle(root.querySelector('.row.visitor p')).direction")).toBe(
      'ltr',
    );
  });

  test('German texts for the German shop', async () => {
    const widget = await fixture.visit({ shop: 'kiezrad' });
    await widget.open();
    expect(await widget.input.getAttribute('placeholder')).toBe('Nachricht schreiben…');
  });
});
