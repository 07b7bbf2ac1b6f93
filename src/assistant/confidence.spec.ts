import { confidenceOf, UNSURE } from './confidence.js';
import { BASES, EVIDENCE } from './evidence.js';

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

  it('is not sure of a source that does not state what was asked', () => {
    expect(confidenceOf({ basis: 'product', isUnstated: true })).toBeLessThan(UNSURE);
  });
});
