import type { StandInCitation } from './stand-in-conversation.js';
import { WidgetFixture } from './fixture.js';
import { shoot } from './shots.js';

let fixture: WidgetFixture;
beforeAll(async () => {
  fixture = await WidgetFixture.create();
});
beforeEach(() => fixture.restart());
afterAll(() => fixture.destroy());

const product = {
  price: '24.00',
  isFrom: false,
  currency: 'EUR',
  stock: 12,
  imageUrl: '/assets/demo-icon.svg',
};

function mug(more: object = {}): StandInCitation {
  const imageUrl = `${fixture.standIn.url}/assets/demo-icon.svg`;
  return {
    ...{ kind: 'product', id: 'p1', title: 'Moss mug', url: 'https://shop.example/mug' },
    product: { ...product, imageUrl, ...more },
  };
}

const ORDER = {
  number: 'CC-2041',
  status: 'shipped',
  expectedAt: '2026-11-26',
  isLate: true,
  shipments: [{ carrier: 'An Post', trackingNumber: 'CE1', trackingUrl: 'https://track.example/CE1' }],
};

describe('a product in an answer', () => {
  test('is a card with picture, price, stock and link', async () => {
    const few = { ...mug({ stock: 2, isFrom: true }), id: 'p2', title: 'Salt bowl' };
    const none = { ...mug({ stock: 0, price: '9.00', imageUrl: null }), id: 'p3', title: 'Tea cup' };
    fixture.answer = () => ({ text: 'We have these.', citations: [mug(), few, none] });
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('Do you have mugs?');
    const cards = widget.log.locator('.card');
    expect(await cards.allInnerTexts()).toEqual([
      expect.stringMatching(/Moss mug\n+€24\.00\n+In stock/),
      expect.stringMatching(/Salt bowl\n+from €24\.00\n+Only 2 left/),
      expect.stringMatching(/Tea cup\n+€9\.00\n+Sold out/),
    ]);
    const image = cards.first().locator('img');
    expect(await image.getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(await image.getAttribute('loading')).toBe('lazy');
    expect(await image.getAttribute('width')).toBe('64');
    expect(await cards.first().getByRole('link').getAttribute('href')).toBe('https://shop.example/mug');
    expect(widget.complaints).toEqual([]);
    await shoot(widget, 'cards');
  });

  test('says nothing of a stock that is not counted or a price that is not there', async () => {
    fixture.answer = () => ({ text: 'Yes.', citations: [mug({ stock: null, price: null, imageUrl: null })] });
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('Do you cut hair?');
    expect(await widget.log.locator('.card').innerText()).toBe('Moss mug');
  });

  test.each([
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    'ftp://shop.example/a.png',
    '//shop.example/a.png',
  ])('has no picture from %s', async (imageUrl) => {
    fixture.answer = () => ({ text: 'Yes.', citations: [mug({ imageUrl })] });
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('mug?');
    await widget.log.locator('.card').waitFor();
    expect(await widget.log.locator('.card img').count()).toBe(0);
  });

  test('is whole without its picture, when that does not load', async () => {
    const imageUrl = `${fixture.standIn.url}/assets/nothing.png`;
    fixture.answer = () => ({ text: 'Yes.', citations: [mug({ imageUrl })] });
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('mug?');
    await widget.log.locator('.card img').waitFor({ state: 'detached' });
    expect(await widget.log.locator('.card').innerText()).toContain('€24.00');
  });
});

describe('a proven order', () => {
  test('has a status line, is told as late, and its parcel has a link', async () => {
    fixture.answer = () => ({
      text: 'Your order CC-2041 has been shipped. It was expected on Thursday, 26 November and is late.',
      citations: [{ kind: 'order', id: 'o', title: 'CC-2041', order: ORDER }],
    });
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('Where is CC-2041?');
    const card = widget.log.locator('.card.order');
    expect(await card.innerText()).toMatch(/Order CC-2041\s+Shipped\s+Late: was expected on .*26/);
    expect(await card.locator('.steps .made').count()).toBe(3);
    expect(await card.getByRole('link').getAttribute('href')).toBe('https://track.example/CE1');
    expect(await widget.log.locator('button.source, a.source').count()).toBe(0);
    await shoot(widget, 'order-line');
  });

  test.each([
    ['kiezrad', 'Zugestellt'],
    ['noor-books', 'تم التسليم'],
  ])('in the language of %s', async (shop, words) => {
    const order = { ...ORDER, status: 'delivered', expectedAt: null, isLate: false };
    fixture.answer = () => ({ text: '…', citations: [{ kind: 'order', id: 'o', title: 'CC-2041', order }] });
    const widget = await fixture.visit({ shop });
    await widget.open();
    await widget.ask('?');
    expect(await widget.log.locator('.card.order').innerText()).toContain(words);
  });
});

describe('a source', () => {
  test('that is an article opens its text in place; one that opens nothing is no button', async () => {
    const article = { text: 'You can return goods within 30 days.\n\nUnused, please.' };
    fixture.answer = () => ({
      text: 'Within 30 days.',
      citations: [
        { kind: 'article', id: 'a', title: 'Can I return it?', article },
        { kind: 'opening_hours', id: 't', title: 'Opening hours' },
      ],
    });
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('returns?');
    const chip = widget.log.getByRole('button', { name: 'Can I return it?' });
    expect(await chip.getAttribute('aria-expanded')).toBe('false');
    await chip.press('Enter');
    await widget.log.getByText('Unused, please.').waitFor();
    expect(await chip.getAttribute('aria-expanded')).toBe('true');
    await chip.press('Enter');
    expect(await widget.log.getByText('Unused, please.').isVisible()).toBe(false);
    expect(await widget.log.locator('span.source').allInnerTexts()).toEqual(['Opening hours']);
    expect(await widget.log.locator('button.source, a.source').count()).toBe(1);
  });

  test('that is a passage of a long article names its heading; two passages are two sources', async () => {
    const source = { kind: 'article' as const, id: 'a', title: 'Our terms', article: { text: 'As told.' } };
    fixture.answer = () => ({
      text: 'Within 30 days.',
      citations: [{ ...source, heading: 'Returns' }, { ...source, heading: 'Sale goods' }, source],
    });
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('returns?');
    const chips = widget.log.locator('button.source');
    await chips.nth(2).waitFor();
    expect(await chips.allInnerTexts()).toEqual([
      'Our terms · Returns',
      'Our terms · Sale goods',
      'Our terms',
    ]);
  });
});

describe('suggestions', () => {
  beforeEach(() => {
    fixture.answer = (text) => ({
      text: text === 'ship?' ? 'I am not sure. Do you mean one of these?' : `You said: ${text}`,
      suggestions: text === 'ship?' ? ['Do you ship abroad?', 'What does delivery cost?'] : [],
    });
  });

  test('are sent by one tap, and are gone', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('ship?');
    expect(await widget.suggestions.allInnerTexts()).toEqual([
      'Do you ship abroad?',
      'What does delivery cost?',
    ]);
    await shoot(widget, 'suggestions');
    await widget.suggestions.nth(1).click();
    expect(await widget.answer(1)).toBe('You said: What does delivery cost?');
    expect(await widget.suggestions.count()).toBe(0);
  });

  test('by keyboard, after which the focus is in the chat', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('ship?');
    await widget.suggestions.first().press('Enter');
    await widget.answer(1);
    expect(await widget.inside('root.activeElement.localName')).toBe('textarea');
    expect(await widget.panel.getByRole('group', { name: 'Suggestions' }).count()).toBe(0);
  });

  test('go when something else is said, and are there after a reload', async () => {
    const widget = await fixture.visit();
    await widget.open();
    await widget.ask('ship?');
    await widget.reload();
    await widget.suggestions.first().waitFor();
    await widget.ask('never mind');
    expect(await widget.suggestions.count()).toBe(0);
  });
});
