import { coverWords } from './word-coverage.js';

describe('the words of a question that a text covers', () => {
  const paypal = 'Can I pay with PayPal? Yes, we take PayPal and bank transfer.';

  it.each([
    ['leather bag', 'Bag made of leather', 0],
    ['leathr bag', 'Bag made of leather', 0],
    ['Ledertasche', 'Tasche aus Leder', 0],
    ['portugal', 'We ship to all of Europe.', 0],
  ])('%s is covered by %s', (asked, text, lacking) => {
    const sum = coverWords(asked, text);
    expect(sum.lacking).toBe(lacking);
    expect(sum.covered).toBeGreaterThan(0);
  });

  it.each(['visa', 'klarna', 'chile'])('%s is lacking', (asked) => {
    const { all, covered, lacking } = coverWords(asked, paypal);
    expect(covered).toBe(0);
    expect(lacking).toBeGreaterThanOrEqual(2 * all);
  });

  it('counts a word of the same meaning as covered, and by meaning', () => {
    const { covered, byMeaning } = coverWords('livraison', 'Shipping costs 5 €.');
    expect(byMeaning).toBe(covered);
    expect(covered).toBe(1);
  });

  it('counts goods and figures little in a text about a service', () => {
    const text = 'What is your return policy? Unused items come back within 30 days.';
    expect(coverWords('bought torch 3 weeks return', text, 'service').lacking).toBe(0);
    expect(coverWords('size 45', 'Trekking boots, sizes 36 to 40').lacking).toBeGreaterThan(0);
  });

  it('has nothing to cover without words', () => expect(coverWords('', 'Anything').all).toBe(0));
});
