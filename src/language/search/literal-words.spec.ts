import { compoundParts, inParts, says } from './literal-words.js';

describe('says', () => {
  it('knows inflected words, not words that only share a part', () => {
    expect(says('Brautsträuße gibt es ab 120 €', 'brautstrauss')).toBe(true);
    expect(says('Wiesenstrauß nach Saison', 'brautstrauss')).toBe(false);
  });
});

describe('compoundParts', () => {
  it('splits a compound into parts that mean something', () => {
    expect(compoundParts('kasemesser')).toEqual(['kase', 'messer']);
  });

  it.each(['messer', 'vermutlich'])('leaves %s whole', (word) => {
    expect(compoundParts(word)).toEqual([]);
  });

  it('leaves the other words of a text', () => {
    expect(inParts('scharfes kasemesser')).toBe('scharfes kase messer');
  });
});
