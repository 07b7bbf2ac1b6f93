import { passagesOf } from './passages.js';
import { beginningOf, firstSentences, quoteOf, restricts } from './quote.js';

const FILLER = 'We are glad to help you with it and with all else. '.repeat(32);

describe('a quotation', () => {
  it('stands below its heading, with every paragraph of the passage', () => {
    const text = 'Delivery\n\nFree from €50.\n\nExcept sale goods.\n\nReturns\n\nWithin 30 days.';
    const passages = passagesOf(text, null);
    expect(quoteOf(passages, 0)).toBe('Delivery\nFree from €50.\n\nExcept sale goods.');
    expect(quoteOf(passages, 1)).toBe('Returns\nWithin 30 days.');
    expect(quoteOf(passages, 2)).toBe('');
  });

  it.each([
    ['en', 'We deliver free of charge. ', 'This is not so on Sundays.'],
    ['en', 'We deliver free of charge. ', 'Sale goods are excluded.'],
    ['de', 'Wir liefern kostenlos. ', 'Ausgenommen sind reduzierte Waren.'],
    ['de', 'Wir liefern kostenlos. ', 'Das gilt nur bis 20 kg.'],
    ['fr', 'La livraison est gratuite. ', 'Sauf le dimanche.'],
    ['es', 'El envío es gratis. ', 'Excepto los domingos.'],
    ['ar', 'التوصيل مجاني. ', 'باستثناء يوم الأحد.'],
  ])('never leaves out a restriction of the same paragraph (%s)', (_, promise, restriction) => {
    const passages = passagesOf(`${promise}${FILLER}${restriction}`, null);
    expect(passages.length).toBeGreaterThan(2);
    expect(passages[0]?.text).not.toContain(restriction);
    for (const part of passages.keys()) expect(quoteOf(passages, part)).toContain(restriction);
    expect(quoteOf(passages, 0).split(restriction)).toHaveLength(2);
  });

  it('has the restrictions before it too, and no sentence twice', () => {
    const text = `We take nothing back without the box. ${FILLER}Bring it to the shop.`;
    const passages = passagesOf(text, null);
    const last = quoteOf(passages, passages.length - 1);
    expect(last).toMatch(/Bring it to the shop\. We take nothing back without the box\.$/u);
  });

  it('has the line that leads to a list, however long the list is', () => {
    const items = Array.from({ length: 60 }, (_, at) => `- article ${at} with a longer name, for example`);
    const passages = passagesOf(`Cannot be returned:\n${items.join('\n')}`, null);
    for (const part of passages.keys())
      expect(quoteOf(passages, part)).toMatch(/^Cannot be returned:\n- article/u);
  });

  it.each([
    'Orders arrive in two days.',
    'Die Lieferung kostet 5 Euro.',
    'Nous livrons le lundi.',
    'نوصل يوم الاثنين.',
  ])('is not restricted by %s', (sentence) => {
    expect(restricts(sentence)).toBe(false);
  });
});

describe('the beginning of a long text', () => {
  const text = `Intro of the shop.\n\nReturns\n\n${'We take goods back. '.repeat(30).trim()}\n\nRepairs\n\nIn a week.`;

  it('has whole passages up to a length', () => {
    const passages = passagesOf(text, null);
    expect(beginningOf(passages, 100)).toBe('Intro of the shop.');
    expect(beginningOf(passages, 5_000)).toBe(
      text.replaceAll('Returns\n\n', 'Returns\n').replaceAll('Repairs\n\n', 'Repairs\n'),
    );
    expect(beginningOf([], 100)).toBe('');
  });

  it('of a paragraph that is too long is its first passage, with the restrictions', () => {
    const passages = passagesOf(`We deliver for free. ${FILLER}Not on Sundays.`, null);
    expect(beginningOf(passages, 1_500)).toBe(quoteOf(passages, 0));
    expect(beginningOf(passages, 1_500)).toMatch(/Not on Sundays\.$/u);
  });

  it('of a text that is not divided ends with a sentence', () => {
    expect(firstSentences('One here. Two here. Three here.', 20)).toBe('One here. Two here.');
    expect(firstSentences('A sentence of its own', 4)).toBe('A sentence of its own');
    expect(firstSentences('Short.', 20)).toBe('Short.');
  });
});
