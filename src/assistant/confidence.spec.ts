import { confidenceOf, UNSURE } from './confidence.js';
import { BASES, EVIDENCE } from './evidence.js';
import { SURE } from './scores.js';

describe('confidence', () => {
  it('is a probability for every basis', () => {
    for (const basis of BASES) {
      expect(confidenceOf({ basis })).toBeGreaterThan(0);
      expect(confidenceOf({ basis })).toBeLessThan(1);
    }
  });

  it('is high for the records of what was asked, and low for what was not found', () => {
    expect(confidenceOf(EVIDENCE.record)).toBeGreaterThan(0.9);
    expect(confidenceOf(EVIDENCE.nothing)).toBeLessThan(UNSURE);
    expect(confidenceOf(EVIDENCE.unknown)).toBeLessThan(UNSURE);
  });

  it('is lower when it is not certain that the records were asked for', () => {
    const at = (reading: number) => confidenceOf({ basis: 'record', reading });
    expect(at(0.95)).toBe(at(0.85));
    expect(at(0.5)).toBeLessThan(0.85);
    expect(at(0.35)).toBeLessThan(at(0.5));
  });

  it.each(['article', 'product'] as const)(
    'of an %s rises with what it covers, and falls with what it lacks',
    (basis) => {
      const coverage = {
        covered: 1,
        lacking: 0,
        unfamiliar: 0,
        byMeaning: 0,
        titled: 1,
        margin: 0.5,
        exact: 0.5,
      };
      expect(confidenceOf({ basis, coverage })).toBeGreaterThan(0.9);
      expect(
        confidenceOf({ basis, coverage: { ...coverage, covered: 0, titled: 0, lacking: 0.5 } }),
      ).toBeLessThan(UNSURE);
      expect(confidenceOf({ basis, coverage: { ...coverage, unfamiliar: 1 } })).toBeLessThan(0.85);
    },
  );

  const WHOLE = { covered: 1, lacking: 0, unfamiliar: 0, byMeaning: 0, titled: 1, margin: 0.5, exact: 0.5 };

  it('of an article that only mentions the words is not sure enough to be told in a sure voice', () => {
    const mentioned = { ...WHOLE, titled: 0, exact: 0 };
    expect(confidenceOf({ basis: 'article', coverage: mentioned })).toBeLessThan(SURE - 0.05);
    expect(confidenceOf({ basis: 'product', coverage: mentioned })).toBeGreaterThan(SURE);
  });

  it('of goods that have the words by their meaning alone, or were found by no search, is below 0.9', () => {
    const meant = { ...WHOLE, byMeaning: 1, titled: 0.5 };
    expect(confidenceOf({ basis: 'product', coverage: meant })).toBeLessThan(0.9);
    expect(confidenceOf({ basis: 'product' })).toBeLessThan(0.9);
  });

  it.each(['article', 'product'] as const)('of an %s rises and falls with its meaning', (basis) => {
    const words = { covered: 0, lacking: 0, unfamiliar: 1, byMeaning: 0, titled: 0, margin: 0, exact: 0 };
    const known = { ...words, covered: 1, unfamiliar: 0, titled: 1, margin: 0.5, exact: 0.5 };
    const near = { cosine: 0.8, margin: 0.7, lead: 0.4 };
    const far = { cosine: 0, margin: -0.1, lead: -0.4 };
    const at = (coverage: typeof words, nearness?: typeof near) =>
      confidenceOf({ basis, coverage, nearness });
    expect(at(words, near)).toBeGreaterThan(at(words));
    expect(at(words, far)).toBeLessThan(at(words));
    expect(at(known, far)).toBeLessThan(UNSURE);
    // Sure only where the words alone are sure too.
    expect(at(words, near)).toBeLessThan(SURE);
    expect(at(known, near)).toBeGreaterThan(SURE);
    expect(at(known, near)).toBeLessThanOrEqual(at(known));
  });

  it('is not sure of a source that does not state what was asked', () => {
    expect(confidenceOf({ basis: 'product', isUnstated: true })).toBeLessThan(UNSURE);
  });
});
