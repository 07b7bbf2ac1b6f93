import { WidgetFixture } from './fixture.js';
import { shoot } from './shots.js';
import type { WidgetPage } from './widget-page.js';

let fixture: WidgetFixture;
beforeAll(async () => {
  fixture = await WidgetFixture.create();
});
beforeEach(() => fixture.restart());
afterAll(() => fixture.destroy());

const LONG = Array.from({ length: 14 }, (_, n) => `- Product number ${n + 1}, in stock, €${n + 10}.00`).join(
  '\n',
);

/** Where the first line of the newest answer is, and the part of the screen that shows messages. */
async function startOfAnswer(widget: WidgetPage): Promise<{ top: number; from: number; to: number }> {
  return widget.inside(`((rows, box) => ({
    top: rows[rows.length - 1].querySelector('.bubble').getBoundingClientRect().top, from: box.top, to: box.bottom,
  }))(root.querySelectorAll('.log .row.assistant'), root.querySelector('.scroll').getBoundingClientRect())`);
}

describe('an answer is seen from its start', () => {
  test.each([
    ['a page at 400 %', { width: 320, height: 256 }],
    ['a phone held sideways', { width: 667, height: 375 }],
    ['a larger phone held sideways', { width: 844, height: 390 }],
    ['a phone', { width: 360, height: 740 }],
    ['a desktop', { width: 1280, height: 800 }],
  ])('on %s', async (name, viewport) => {
    fixture.answer = (text) => ({ text: text === 'short' ? 'Yes.' : LONG });
    const widget = await fixture.visit({ viewport });
    await widget.open();
    await widget.ask('short');
    await widget.ask('What do you sell?');
    const { top, from, to } = await startOfAnswer(widget);
    expect(top).toBeGreaterThanOrEqual(from);
    expect(top).toBeLessThan(from + 60);
    expect(to - from).toBeGreaterThan(viewport.height * 0.45);
    expect(await widget.sidewaysScroll()).toBe(0);
    await shoot(widget, `reading-${viewport.width}x${viewport.height}-${name.replaceAll(/\W+/g, '-')}`);
  });

  test('also while it is being written, and never again once the visitor has scrolled', async () => {
    const goOn = fixture.pauseAfter(60);
    fixture.answer = () => ({ text: LONG });
    const widget = await fixture.visit({ viewport: { width: 667, height: 375 } });
    await widget.open();
    await widget.say('What do you sell?');
    await widget.draft.getByText('Product number 9', { exact: false }).waitFor();
    const top = `root.querySelector('.drafts .bubble').getBoundingClientRect().top - root.querySelector('.scroll').getBoundingClientRect().top`;
    expect(await widget.inside<number>(top)).toBeGreaterThanOrEqual(0);
    await widget.inside(`root.querySelector('.scroll').scrollTop = 0`);
    goOn();
    await widget.answer(0);
    expect(await widget.inside('root.querySelector(".scroll").scrollTop')).toBe(0);
  });
});

describe('a low screen', () => {
  test('has a small header, no foot, and still a way to a person', async () => {
    const widget = await fixture.visit({ viewport: { width: 320, height: 256 } });
    await widget.open();
    const header = await widget.panel.locator('.header').boundingBox();
    expect(header?.height).toBeLessThan(50);
    await widget.panel.getByRole('button', { name: 'Talk to a person' }).click();
    await widget.panel
      .getByText('Your request is with the team. The assistant still answers what it surely knows.')
      .waitFor();
  });

  test('keeps the rating for a higher one', async () => {
    const widget = await fixture.visit({ viewport: { width: 667, height: 375 } });
    await widget.open();
    await widget.ask('hello');
    fixture.standIn.latest.resolve();
    await widget.row('system').waitFor();
    expect(await widget.panel.locator('.rating').isVisible()).toBe(false);
    await widget.page.setViewportSize({ width: 667, height: 700 });
    await widget.panel.locator('.rating').waitFor();
  });
});

describe('rating', () => {
  test('is asked for after some minutes of silence, not after the first answer', async () => {
    const widget = await fixture.visit();
    await widget.page.clock.install();
    await widget.reload();
    await widget.open();
    await widget.ask('hello');
    expect(await widget.panel.locator('.rating').isVisible()).toBe(false);
    await widget.page.clock.fastForward(4 * 60_000);
    await widget.panel.locator('.rating').waitFor();
  });
});

describe('a chat in which nothing was said', () => {
  test('is no higher than its greeting, and offers a question', async () => {
    const widget = await fixture.visit({ tag: { key: fixture.standIn.key }, shop: 'kiezrad' });
    await widget.page.evaluate('Frontdesk.suggest([])');
    await widget.open();
    expect(await widget.suggestions.allInnerTexts()).toEqual(['Wann haben Sie geöffnet?']);
    const { height } = (await widget.panel.boundingBox()) ?? { height: 0 };
    expect(height).toBeLessThan(430);
    await shoot(widget, 'fresh-own-shop');
  });
});
