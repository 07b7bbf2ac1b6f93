import { compoundParts, inParts, LiteralWords } from './literal-words.js';

describe('LiteralWords', () => {
  it('matches inflected words, but not words that only share a part', () => {
    expect(new LiteralWords('Brautsträuße gibt es ab 120 €').has('brautstrauss')).toBe(true);
    expect(new LiteralWords('Wiesenstrauß nach Saison').has('brautstrauss')).toBe(false);
  });
});

describe('compoundParts', () => {
  it('splits a compound into parts that have a meaning', () => {
    expect(compoundParts('kasemesser')).toEqual(['kase', 'messer']);
  });

  it.each(['messer', 'vermutlich'])('leaves %s whole', (word) => {
    expect(compoundParts(word)).toEqual([]);
  });

  it('keeps the other words of a text', () => {
    expect(inParts('scharfes kasemesser')).toBe('scharfes kase messer');
  });
});
