import { readFile } from 'node:fs/promises';
import { contrast } from '../../web/widget/color.js';
import { WidgetFixture } from './fixture.js';
import { shoot } from './shots.js';
import { PHONE, type WidgetPage } from './widget-page.js';

let fixture: WidgetFixture;
beforeAll(async () => {
  fixture = await WidgetFixture.create();
});
beforeEach(async () => {
  await fixture.restart();
  fixture.answer = answer;
});
afterAll(() => fixture.destroy());

const article = { text: 'Within 30 days, unused.' };

function answer(): ReturnType<WidgetFixture['answer']> {
  return {
    text: 'Yes, see https://example.com/delivery for all of it.',
    citations: [
      { kind: 'article', id: 'a', title: 'Can I return it?', article },
      {
        ...{ kind: 'product', id: 'p', title: 'Moss mug', url: 'https://shop.example/mug' },
        product: { price: '24.00', isFrom: false, currency: 'EUR', stock: 2, imageUrl: null },
      },
    ],
    suggestions: ['Do you ship abroad?'],
  };
}

/** Text colour and the colour behind it, of the first such element. */
async function contrastOf(widget: WidgetPage, selector: string): Promise<number> {
  const [text, behind] = await widget.inside<[string, string]>(`(() => {
    const node = root.querySelector(${JSON.stringify(selector)});
    let back = node;
    while (getComputedStyle(back).backgroundColor.endsWith(', 0)')) back = back.parentElement;
    return [getComputedStyle(node).color, getComputedStyle(back).backgroundColor];
  })()`);
  return contrast(rgb(text), rgb(behind));
}

function rgb(color: string): [number, number, number] {
  const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return color.startsWith('color(') ? [r * 255, g * 255, b * 255] : [r, g, b];
}

const TEXTS = [
  ...[
    '.bubble a',
    'button.source bdi',
    '.suggestions .chip',
    '.card a',
    '.stock.few',
    '.meta',
    '.disclosure',
  ],
  ...['.person', '.foot span', 'h2', '.row.visitor .bubble p'],
];

describe('contrast is at least 4.5:1', () => {
  const cases = ['light', 'dark'].flatMap((theme) =>
    ['#0f766e', '#ffd331', '#1b1b1b', '#c96f4a', '#ffffff', '#3b2bff'].map((color) => ({ theme, color })),
  );
  test.each(cases)('in $theme with $color', async ({ theme, color }) => {
    await fixture.restart({ config: { color } });
    fixture.answer = answer;
    const widget = await fixture.visit({ tag: { theme } });
    await widget.open();
    await widget.ask('returns?');
    const found = await Promise.all(
      TEXTS.map(async (text) => ({ text, ratio: await contrastOf(widget, text) })),
    );
    expect(found.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    await shoot(widget, `theme-${theme}-${color.slice(1)}`);
  });
});

describe('the theme', () => {
  const surface = "getComputedStyle(root.querySelector('.panel')).backgroundColor";

  test.each([
    ['dark', {}, 'rgb(30, 28, 27)'],
    ['light', {}, 'rgb(255, 255, 255)'],
    ['dark', { theme: 'light' }, 'rgb(255, 255, 255)'],
    ['light', { theme: 'dark' }, 'rgb(30, 28, 27)'],
    ['dark', { theme: 'auto' }, 'rgb(30, 28, 27)'],
  ] as const)('on a system that is %s, tag %j', async (colorScheme, tag, wanted) => {
    const widget = await fixture.visit({ colorScheme, tag });
    await widget.open();
    expect(await widget.inside(surface)).toBe(wanted);
  });
});

describe('sizes', () => {
  test.each([
    ['a desktop', { width: 1280, height: 800 }],
    ['a phone', PHONE],
  ])('every control is at least 44 px high and wide on %s', async (_, viewport) => {
    const widget = await fixture.visit({ viewport });
    await widget.open();
    await widget.ask('returns?');
    fixture.standIn.latest.resolve();
    await widget.panel.locator('.star').first().waitFor();
    const small = await widget.inside<string[]>(`[...root.querySelectorAll('button, .card, a.source')]
      .filter((node) => node.checkVisibility())
      .map((node) => [node.className || node.textContent, node.getBoundingClientRect()])
      .filter(([, box]) => box.width > 0 && Math.min(box.width, box.height) < 43.9)
      .map(([name, box]) => name + ' ' + box.width + '×' + box.height)`);
    expect(small).toEqual([]);
  });

  test('the text does not follow the root of the page, which many set to 10 px', async () => {
    const widget = await fixture.visit();
    await widget.open();
    const size = "parseFloat(getComputedStyle(root.querySelector('.bubble')).fontSize)";
    expect(await widget.inside(size)).toBe(15);
    await widget.page.evaluate("document.documentElement.style.fontSize = '10px'");
    expect(await widget.inside(size)).toBe(15);
  });

  test('no size of the text is fixed, so that it grows with the reader’s own', async () => {
    const css = await readFile(`${__dirname}/../../web/widget/styles.css`, 'utf8');
    const cards = await readFile(`${__dirname}/../../web/widget/cards/cards.css`, 'utf8');
    const fixed = (css + cards).match(/font(?:-size)?:[^;]*\dpx[^;]*;/g) ?? [];
    expect(fixed.filter((rule) => !rule.includes('max(16px, 1em)'))).toEqual([]);
  });
});

describe('a phone', () => {
  test('has a smaller launcher, which goes while a field of the page has the focus', async () => {
    const widget = await fixture.visit({ viewport: PHONE, isMobile: true, hasTouch: true });
    const box = await widget.launcher.boundingBox();
    expect(box?.width).toBe(48);
    await widget.page.evaluate(
      "document.body.insertAdjacentElement('afterbegin', document.createElement('input'))",
    );
    await widget.page.locator('body > input').focus();
    await widget.launcher.waitFor({ state: 'hidden' });
    await widget.page.locator('body > input').blur();
    await widget.launcher.waitFor();
  });
});

describe('landmarks', () => {
  test('the open chat adds no banner to the page’s own', async () => {
    const widget = await fixture.visit();
    await widget.open();
    expect(await widget.page.getByRole('banner').count()).toBe(1);
  });
});

describe('pictures for the documents', () => {
  test('Arabic', async () => {
    await fixture.restart({ config: { locale: 'ar', color: '#0f5c62', greeting: 'أهلًا! كيف أساعدك؟' } });
    fixture.answer = () => ({
      text: 'طلبك NB-5521 قيد التجهيز، والموعد المتوقع الخميس 3 ديسمبر.',
      citations: [
        {
          ...{ kind: 'order', id: 'o', title: 'NB-5521' },
          order: {
            number: 'NB-5521',
            status: 'preparing',
            expectedAt: '2026-12-03',
            isLate: false,
            shipments: [],
          },
        },
      ],
    });
    const widget = await fixture.visit({ shop: 'noor-books' });
    await widget.open();
    await widget.ask('أين طلبي NB-5521؟');
    expect(await widget.log.locator('.card.order').innerText()).toContain('قيد التجهيز');
    await shoot(widget, 'arabic');
  });
});
