import type { BrowserContext } from 'playwright-core';
import { identityToken } from '../support/identities.js';
import { until } from '../support/eventually.js';
import { WidgetFixture } from './fixture.js';
import { setTag, WidgetPage } from './widget-page.js';

let fixture: WidgetFixture;
beforeAll(async () => {
  fixture = await WidgetFixture.create();
});
beforeEach(() => fixture.restart());
afterAll(() => fixture.destroy());

const signed = (sub: string, more?: object): string => fixture.standIn.customers.identity(sub, more);
const sessions = (): { identity?: string }[] =>
  fixture.standIn.requests('POST', 'sessions') as { identity?: string }[];
const sent = (): string[] =>
  (fixture.standIn.requests('POST', 'messages') as { text: string }[]).map(({ text }) => text);
const LATER = { status: 503, code: 'unavailable', detail: 'Later.', retryAfter: 60 };
const kept = (widget: WidgetPage): Promise<string> =>
  widget.page.evaluate<string>('JSON.stringify(Object.entries(localStorage))');
const identify = (widget: WidgetPage, identity: string): Promise<void> =>
  widget.page.evaluate(`window.Frontdesk.identify(${JSON.stringify(identity)})`);

/** Opens another page in the same browser. */
async function next(widget: WidgetPage, identity: string): Promise<void> {
  const context: BrowserContext = widget.page.context();
  await context.unrouteAll();
  await setTag(context, { identity });
  await widget.reload();
  await widget.panel.waitFor();
}

async function asked(identity: string, question: string): Promise<WidgetPage> {
  const widget = await fixture.visit({ tag: { identity } });
  await widget.open();
  await widget.ask(question);
  return widget;
}

describe('a signed-in customer', () => {
  test('sees the conversation on another device', async () => {
    await asked(signed('customer-81'), 'one');
    const other = await fixture.visit({ tag: { identity: signed('customer-81') } });
    await other.open();
    expect(await other.answer(0)).toBe('You said: one');
    expect(sessions().map(({ identity }) => typeof identity)).toEqual(['string', 'string']);
    expect(other.complaints).toEqual([]);
  });

  test('keeps the session from page to page, whatever token each page has', async () => {
    const widget = await asked(signed('customer-81'), 'one');
    await next(widget, signed('customer-81', { email: 'aoife@example.com' }));
    await widget.answer(0);
    await identify(widget, signed('customer-81', { exp: 1 }));
    expect(await widget.ask('two')).toBe('You said: two');
    expect(sessions()).toHaveLength(1);
  });

  test('goes on with the newest token when the session has expired', async () => {
    const widget = await asked(signed('customer-81', { email: 'old@example.com' }), 'one');
    const newest = signed('customer-81', { email: 'new@example.com' });
    await identify(widget, newest);
    fixture.standIn.expireSessions();
    fixture.standIn.dropStreams();
    expect(await widget.ask('two')).toBe('You said: two');
    expect(sessions().at(-1)?.identity).toBe(newest);
    await widget.reload();
    await widget.answer(1);
    expect(await widget.history()).toHaveLength(4);
  });

  test('is not stored in the browser, neither token nor name', async () => {
    const identity = signed('customer-81');
    const widget = await asked(identity, 'one');
    const stored = await kept(widget);
    expect(stored).toContain('vt_');
    expect(stored).not.toContain('customer-81');
    for (const part of identity.split('.')) expect(stored).not.toContain(part);
  });
});

describe('on the next page', () => {
  test.each([
    ['signed out', ''],
    ['another customer', 'customer-82'],
  ])('%s: nothing is left of the customer before', async (_, sub) => {
    const widget = await asked(signed('customer-81'), 'my secret');
    const before = await kept(widget);
    fixture.standIn.refuseOnce('POST messages', LATER);
    await widget.say('unsent secret');
    await widget.log.locator('.unsent').waitFor();
    const token = /vt_[\w-]+/.exec(before)?.[0] ?? 'none';
    await next(widget, sub && signed(sub));
    expect(await kept(widget)).not.toMatch(new RegExp(`secret|${token}`));
    expect(await widget.ask('mine')).toBe('You said: mine');
    expect(await widget.history()).toEqual(['visitor: mine', 'assistant: You said: mine']);
    expect(sessions()).toHaveLength(2);
    expect(sessions()[1]?.identity === undefined).toBe(sub === '');
    await next(widget, signed('customer-81'));
    await widget.log.getByText('You said: my secret').waitFor();
    expect(await widget.history()).toEqual(['visitor: my secret', 'assistant: You said: my secret']);
  });

  test('signed in: earlier messages stay with the anonymous visitor', async () => {
    const widget = await asked('', 'as a stranger');
    await next(widget, signed('customer-81'));
    expect(await widget.ask('as a customer')).toBe('You said: as a customer');
    expect(await widget.history()).toHaveLength(2);
    expect(fixture.standIn.conversations.size).toBe(2);
  });

  test('a tab that was left open does not bring the customer back', async () => {
    const widget = await asked(signed('customer-81'), 'my secret');
    const left = await widget.page.context().newPage();
    await left.goto(widget.page.url());
    await left.locator('frontdesk-widget .launcher').click();
    await left.locator('frontdesk-widget').getByText('You said: my secret').waitFor();
    await next(widget, '');
    await widget.ask('mine');
    await left.locator('frontdesk-widget .composer textarea').fill('still me');
    await left.locator('frontdesk-widget .composer textarea').press('Enter');
    await left.locator('frontdesk-widget').getByText('You said: still me').waitFor();
    expect(await widget.history()).toEqual(['visitor: mine', 'assistant: You said: mine']);
    expect(JSON.parse(await kept(widget))).toHaveLength(1);
    await widget.reload();
    await widget.answer(0);
    expect(await widget.history()).toHaveLength(2);
  });
});

describe('identify()', () => {
  test('before the chat is loaded, it takes precedence', async () => {
    const widget = await asked(signed('customer-81'), 'one');
    await widget.page.context().unrouteAll();
    await widget.page.addInitScript(
      `const later = setInterval(() => {
        if (!window.Frontdesk) return;
        clearInterval(later);
        window.Frontdesk.ask('two');
        window.Frontdesk.identify(${JSON.stringify(signed('customer-81'))});
      });`,
    );
    await widget.reload();
    expect(await widget.answer(1)).toBe('You said: two');
    expect(sessions()).toHaveLength(1);
  });

  test.each([
    ['out', ''],
    ['in as another', 'customer-82'],
  ])('signs %s on a page that stays: the transcript goes, the chat stays open', async (_, sub) => {
    const widget = await asked(signed('customer-81'), 'my secret');
    fixture.standIn.refuseOnce('POST messages', LATER);
    await widget.say('unsent secret');
    await widget.log.locator('.unsent').waitFor();
    await widget.input.fill('half a secr');
    await identify(widget, sub && signed(sub));
    await widget.panel.waitFor();
    expect(await widget.panel.innerText()).not.toContain('my secret');
    expect(await widget.input.inputValue()).toBe('');
    expect(await widget.inside('root.activeElement.localName')).toBe('textarea');
    expect(await widget.ask('mine')).toBe('You said: mine');
    expect(await widget.history()).toEqual(['visitor: mine', 'assistant: You said: mine']);
    expect(await widget.page.locator('frontdesk-widget').count()).toBe(1);
    expect(sessions().map(({ identity }) => identity !== undefined)).toEqual([true, sub !== '']);
    expect(sent()).toEqual(['my secret', 'unsent secret', 'mine']);
  });

  test('while a session is being opened: the session is not used for the previous visitor', async () => {
    const widget = await fixture.visit({ tag: { identity: signed('customer-81') } });
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    let [begun, done] = [0, 0];
    await widget.page.route('**/widget/v1/sessions', async (route) => {
      begun += 1;
      await answered;
      await route.continue();
    });
    widget.page.on('requestfinished', (request) => {
      if (request.url().endsWith('/widget/v1/sessions') && request.method() === 'POST') done += 1;
    });
    await widget.open();
    await until('the first session begins', () => begun === 1);
    await identify(widget, '');
    await until('the second one too', () => begun === 2);
    answer();
    await until('both sessions', () => done === 2);
    expect(await widget.ask('mine')).toBe('You said: mine');
    expect(JSON.parse(await kept(widget))).toHaveLength(1);
  });

  test('while an answer is being streamed: the next visitor receives nothing of it', async () => {
    fixture.answer = (text) => ({ text: `${text} `.repeat(40).trim() });
    const widget = await asked(signed('customer-81'), 'one');
    const goOn = fixture.pauseAfter(20);
    await widget.say('secret');
    await widget.draft.getByText('secret secret', { exact: false }).waitFor();
    await identify(widget, signed('customer-82'));
    goOn();
    await widget.say('mine');
    await widget.row('assistant').waitFor();
    expect(await widget.log.innerText()).not.toContain('secret');
    expect(await widget.history()).toHaveLength(2);
  });
});

describe('a refused identity', () => {
  const forged = (): string => identityToken('somebody-else', { sub: 'customer-81' });
  const told = (widget: WidgetPage): string[] =>
    widget.complaints.filter((complaint) => complaint.includes('This identity is not valid.'));

  test.each(['not a token', 'forged', 'expired'])(
    '%s: logged once in the console, and the chat works',
    async (how) => {
      const identity =
        how === 'forged' ? forged() : how === 'expired' ? signed('customer-81', { exp: 1 }) : 'nonsense';
      const widget = await asked(identity, 'one');
      fixture.standIn.expireSessions();
      fixture.standIn.dropStreams();
      expect(await widget.ask('two')).toBe('You said: two');
      expect(told(widget)).toEqual(['Frontdesk: the visitor stays anonymous (This identity is not valid.)']);
      expect(await widget.panel.locator('.trouble').innerText()).toBe('');
      expect(sessions().map((session) => session.identity)).toEqual([identity, undefined, undefined]);
    },
  );

  test('on several pages keeps one conversation, until the identity is accepted', async () => {
    const widget = await asked(forged(), 'one');
    await next(widget, forged());
    await widget.answer(0);
    expect(await widget.ask('two')).toBe('You said: two');
    expect(await widget.history()).toHaveLength(4);
    expect(fixture.standIn.conversations.size).toBe(1);
    await next(widget, signed('customer-81'));
    expect(await widget.ask('three')).toBe('You said: three');
    expect(await widget.history()).toEqual(['visitor: three', 'assistant: You said: three']);
  });

  test('a valid one on the same page is accepted', async () => {
    await asked(signed('customer-81'), 'on my phone');
    const widget = await asked(forged(), 'one');
    await identify(widget, signed('customer-81'));
    await widget.log.getByText('You said: on my phone').waitFor();
    await until('the stranger’s words go', async () => (await widget.history()).length === 2);
  });
});
