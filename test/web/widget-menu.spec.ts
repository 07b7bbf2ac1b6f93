import { text } from 'node:stream/consumers';
import { WidgetFixture } from './fixture.js';
import { shoot } from './shots.js';
import { PHONE, WidgetPage } from './widget-page.js';

let fixture: WidgetFixture;
beforeAll(async () => {
  fixture = await WidgetFixture.create();
});
beforeEach(() => fixture.restart());
afterAll(() => fixture.destroy());

function more(widget: WidgetPage) {
  return widget.panel.getByRole('button', { name: 'More' });
}

async function choose(widget: WidgetPage, ...names: string[]): Promise<void> {
  await more(widget).click();
  for (const name of names) await widget.panel.getByRole('button', { name, exact: true }).click();
}

describe('a new conversation', () => {
  test('begins with the greeting, and only what is said in it is shown, also after a reload', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('amber');
    await choose(widget, 'New conversation');
    await widget.row('visitor').waitFor({ state: 'detached' });
    await widget.panel.locator('.intro').waitFor();
    await widget.ask('birch');
    expect(await widget.history()).toEqual(['visitor: birch', 'assistant: You said: birch']);
    await widget.reload();
    await widget.answer(0);
    expect(await widget.history()).toEqual(['visitor: birch', 'assistant: You said: birch']);
    expect(await widget.ask('cedar')).toBe('You said: cedar');
  });

  test('is not offered before anything was said', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.suggestions.first().waitFor();
    expect(await more(widget).isVisible()).toBe(false);
  });

  test('is one in every tab', async () => {
    const context = await fixture.context();
    const visit = () => WidgetPage.visit(context, `${fixture.standIn.url}/demo`);
    const [one, two] = [await visit(), await visit()];
    await one.open();
    await one.ask('amber');
    await two.open();
    await two.answer(0);
    await choose(one, 'New conversation');
    await two.row('visitor').waitFor({ state: 'detached' });
    await one.ask('birch');
    expect(await two.answer(0)).toBe('You said: birch');
    expect(await two.ask('cedar')).toBe('You said: cedar');
    await one.answer(1);
    expect(await one.history()).toEqual(await two.history());
  });

  test('of another device is noticed when something is said, and after a reload', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('amber');
    const [token] = [...fixture.standIn.conversations.keys()];
    const startElsewhere = () =>
      fetch(`${fixture.standIn.url}/widget/v1/conversations`, {
        method: 'POST',
        body: '{}',
        headers: { authorization: `Bearer ${token}` },
      });
    await startElsewhere();
    await widget.say('birch');
    await widget.log.getByText('You said: birch').waitFor();
    expect(await widget.history()).toEqual(['visitor: birch', 'assistant: You said: birch']);
    await startElsewhere();
    await widget.reload();
    await widget.panel.locator('.intro').waitFor();
    expect(await widget.ask('cedar')).toBe('You said: cedar');
    expect(await widget.history()).toEqual(['visitor: cedar', 'assistant: You said: cedar']);
  });

  test('may be rated although the one before was', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('amber');
    fixture.standIn.latest.resolve();
    await widget.panel.getByRole('button', { name: '4 of 5 stars' }).click();
    await widget.panel.getByText('Thank you', { exact: false }).waitFor();
    await shoot(widget, 'rating');
    await choose(widget, 'New conversation');
    await widget.panel.locator('.rating').waitFor({ state: 'hidden' });
    await widget.panel.locator('.intro').waitFor();
    await widget.ask('birch');
    fixture.standIn.latest.resolve();
    await widget.panel.getByRole('button', { name: '2 of 5 stars' }).click();
    await widget.panel.getByText('Thank you', { exact: false }).waitFor();
    expect(fixture.standIn.requests('POST', 'rating')).toEqual([{ score: 4 }, { score: 2 }]);
  });
});

describe('a copy of what is stored', () => {
  test('is a file, and the chat goes on', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('amber');
    const [download] = await Promise.all([
      widget.page.waitForEvent('download'),
      choose(widget, 'Download my data'),
    ]);
    expect(download.suggestedFilename()).toBe('my-data.json');
    const file = await text(await download.createReadStream());
    expect(file).toContain('You said: amber');
    expect(await widget.panel.getByRole('button', { name: 'Delete my data' }).isVisible()).toBe(false);
    expect(await widget.ask('birch')).toBe('You said: birch');
    expect(fixture.standIn.requests('DELETE', 'visitor')).toEqual([]);
  });

  test('that fails says so', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('amber');
    const refusal = { status: 503, code: 'database_unavailable', detail: 'Away.' };
    fixture.standIn.refuseOnce('GET visitor', refusal);
    await choose(widget, 'Download my data');
    await widget.panel.locator('.trouble').getByText('Away.').waitFor();
  });

  test.each([
    ['de', 'Mehr', 'Meine Daten herunterladen'],
    ['fr', 'Plus', 'Télécharger mes données'],
    ['es', 'Más', 'Descargar mis datos'],
    ['ar', 'المزيد', 'تنزيل بياناتي'],
  ])('is offered in %s', async (locale, menu, words) => {
    const widget = await fixture.visit({ tag: { locale } });
    await widget.open();
    await widget.ask('amber');
    await widget.panel.getByRole('button', { name: menu, exact: true }).click();
    expect(await widget.panel.getByRole('button', { name: words, exact: true }).isVisible()).toBe(true);
  });
});

describe('the erasure', () => {
  test('asks once more, then forgets everything, and the next message is a new visitor’s', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('amber');
    await choose(widget, 'Delete my data', 'Cancel');
    expect(fixture.standIn.requests('DELETE', 'visitor')).toEqual([]);
    await more(widget).click();
    await widget.panel.getByRole('button', { name: 'Delete my data' }).click();
    await shoot(widget, 'erase');
    await widget.panel.getByRole('button', { name: 'Delete', exact: true }).click();
    await widget.banner.getByText('Your data is being deleted.').waitFor();
    await widget.log.locator('.row').first().waitFor({ state: 'detached' });
    expect(fixture.standIn.requests('DELETE', 'visitor')).toHaveLength(1);
    expect(await widget.page.evaluate('JSON.stringify({ ...localStorage })')).not.toContain('vt_');
    expect(await widget.ask('birch')).toBe('You said: birch');
    expect(await widget.history()).toEqual(['visitor: birch', 'assistant: You said: birch']);
    expect(fixture.standIn.requests('POST', 'sessions')).toHaveLength(2);
  });

  test('that fails says so and keeps the chat', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('amber');
    fixture.standIn.refuseOnce('DELETE visitor', {
      status: 503,
      code: 'database_unavailable',
      detail: 'Away.',
    });
    await choose(widget, 'Delete my data', 'Delete');
    await widget.panel.locator('.trouble').getByText('Away.').waitFor();
    expect(await widget.row('visitor').count()).toBe(1);
  });
});

describe('the menu', () => {
  test('works with the keyboard alone', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('amber');
    await more(widget).focus();
    await widget.page.keyboard.press('Enter');
    expect(await widget.focused()).toBe('item');
    await widget.page.keyboard.press('Tab');
    expect(await widget.focused()).toBe('item');
    expect(await more(widget).getAttribute('aria-expanded')).toBe('true');
    await widget.page.keyboard.press('Escape');
    expect(await widget.focused()).toContain('more');
    expect(await widget.panel.isVisible()).toBe(true);
    await widget.page.keyboard.press('Escape');
    expect(await widget.panel.isVisible()).toBe(false);
  });

  test.each([PHONE, { width: 320, height: 256 }, { width: 667, height: 375 }])(
    'fits on $width×$height',
    async (viewport) => {
      const widget = await fixture.visit({ viewport });
      await widget.open();
      await widget.ask('amber');
      await more(widget).click();
      const erase = await widget.panel.getByRole('button', { name: 'Delete my data' }).boundingBox();
      expect(erase?.height).toBeGreaterThanOrEqual(44);
      expect((erase?.y ?? 0) + (erase?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
      expect(await widget.sidewaysScroll()).toBe(0);
      await shoot(widget, `menu-${viewport.width}x${viewport.height}`);
    },
  );
});

describe('an answer', () => {
  test('is copied as it was sent', async () => {
    fixture.answer = () => ({ text: 'Yes: **all** of it.\n\n- one' });
    const widget = await fixture.visit({ permissions: ['clipboard-read', 'clipboard-write'] });
    await widget.open();
    await widget.ask('hello');
    await widget.row('assistant').getByRole('button', { name: 'Copy' }).click();
    await widget.log.getByText('Copied').waitFor();
    expect(await widget.page.evaluate('navigator.clipboard.readText()')).toBe('Yes: **all** of it.\n\n- one');
  });

  test('of a person has the person’s name, and so has the foot', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('hello');
    fixture.standIn.latest.member('Nora here.', 'Nora');
    await widget.row('member').waitFor();
    expect(await widget.row('member').locator('.meta').innerText()).toMatch(/^Nora · /);
    expect(await widget.panel.locator('.foot').innerText()).toContain('Nora');
    fixture.standIn.latest.member('And one more.');
    await widget.row('member').nth(1).waitFor();
    expect(await widget.row('member').nth(1).locator('.meta').innerText()).toContain('Team Cedar & Clay');
    await shoot(widget, 'member');
  });
});

describe('how visitors are spoken to', () => {
  test.each([
    ['de', 'Hallo! Wie kann ich dir helfen?', 'Wann habt ihr geöffnet?'],
    ['fr', 'Salut ! Comment puis-je t’aider ?', 'Quels sont les horaires ?'],
    ['es', '¡Hola! ¿En qué puedo ayudarte?', '¿Cuándo abrís?'],
  ])('follows the business in %s', async (locale, greeting, starter) => {
    await fixture.restart({ config: { address: 'informal', locale: 'en' } });
    const widget = await fixture.visit({ tag: { locale } });
    await widget.open();
    // The page suggests its own questions as soon as it knows them.
    await widget.suggestions.nth(2).waitFor();
    await widget.page.evaluate('Frontdesk.suggest([])');
    await widget.panel.getByText(greeting).waitFor();
    expect(await widget.suggestions.allInnerTexts()).toEqual([starter]);
    await shoot(widget, `informal-${locale}`);
  });

  test('is formal where the server says nothing', async () => {
    await fixture.restart({ config: { locale: 'en' } });
    const widget = await fixture.visit({ tag: { locale: 'de' } });
    await widget.open();
    await widget.panel.getByText('Guten Tag! Wie kann ich Ihnen helfen?').waitFor();
  });
});
