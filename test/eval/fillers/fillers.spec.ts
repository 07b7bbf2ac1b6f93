import { madeQuestions } from '../made-questions.js';
import { fillersOf } from './fillers.js';

const MANY = 10_000;

describe('fillers', () => {
  const { products, articles } = fillersOf(MANY, 1);

  it('are as many as asked for, in five languages, and no two are the same', () => {
    expect(products.length + articles.length).toBe(MANY);
    expect(new Set(products.map(({ name }) => name)).size).toBe(products.length);
    expect(new Set(articles.map(({ question }) => question)).size).toBe(articles.length);
    const arabic = products.filter(({ name }) => /\p{Script=Arabic}/u.test(name));
    expect(arabic.length / products.length).toBeCloseTo(0.2, 1);
    expect(articles.length / MANY).toBeCloseTo(0.2, 1);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(fillersOf(50, 7)).toEqual(fillersOf(50, 7));
    expect(fillersOf(50, 7)).not.toEqual(fillersOf(50, 8));
  });

  it('have no blank entry and no place left open', () => {
    const texts = [
      ...products.flatMap(({ name, description = '' }) => [name, description]),
      ...articles.flatMap(({ question, answer }) => [question, answer]),
    ];
    expect(texts.filter((text) => text.trim().length < 5 || /[{}|]|\s{2}/u.test(text))).toEqual([]);
  });
});

describe('made questions', () => {
  const business = {
    ...{ slug: 'shop', name: 'Shop', locale: 'en', timezone: 'Europe/Dublin', currency: 'EUR' },
    ...{ hours: {} as never, closures: [], articles: [], orders: [] },
    products: [{ sku: 'AB-12.3', name: 'Walnut trestle' }],
  };

  it('ask for a code without its separators, and for a name with one slip', () => {
    const [code, typo] = madeQuestions(business, 1);
    expect(code).toEqual({ kind: 'code, made', text: 'ab123', sku: 'AB-12.3' });
    expect(typo?.text).not.toBe('Walnut trestle');
    expect(typo?.text).toMatch(/^Walnut /u);
    expect(Math.abs((typo?.text.length ?? 0) - 'Walnut trestle'.length)).toBeLessThanOrEqual(1);
  });
});
