import { isRight } from './evaluation.mjs';
import { fitWeights, probability } from './fit.mjs';
import { reliability, rowOf } from './reliability.mjs';

const judged = [
  { id: 'a', kind: 'k', language: 'en', right: true, confidence: 0.96 },
  { id: 'b', kind: 'k', language: 'en', right: false, confidence: 0.86 },
  { id: 'c', kind: 'k', language: 'de', right: false, confidence: 0.4 },
  { id: 'd', kind: 'k', language: 'de', right: true, confidence: 1 },
];

describe('reliability', () => {
  it('counts wrong answers in a sure voice, and those that are not sure', () => {
    expect(rowOf('all', judged)).toEqual({ name: 'all', n: 4, right: 2, sureAndWrong: 1, unsure: 1 });
  });

  it('has a bin for every confidence, and 1 in the last', () => {
    const bins = reliability(judged);
    expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(4);
    expect(bins.at(-1)).toEqual({ from: 0.95, to: 1, n: 2, right: 2 });
  });
});

describe('an answer to a question that the data cannot answer', () => {
  const question = { id: 'q', business: 'b', kind: 'k', ask: ['a'], answerable: false };
  const verdict = { question, missed: [], leaked: [], milliseconds: [] };

  it.each([
    ['It costs 5 €.', { confidence: 0.9, isHandedOff: false, foundNothing: false }, false],
    ['It costs 5 €.', { confidence: 0.4, isHandedOff: false, foundNothing: false }, true],
    ['Which size?', { confidence: 0.9, isHandedOff: false, foundNothing: false }, true],
    ['A person will tell you.', { confidence: 0.9, isHandedOff: true, foundNothing: false }, true],
    ['I need the e-mail as well.', { confidence: 0.8, isHandedOff: false, foundNothing: true }, true],
  ])('%s %o: %s', (text, tone, right) => {
    expect(isRight({ ...verdict, answers: [text] }, tone)).toBe(right);
  });

  it('is wrong with a false claim, however unsure', () => {
    const leak = { ...verdict, answers: ['Yes.'], leaked: ['yes'] };
    expect(isRight(leak, { confidence: 0.1, isHandedOff: false, foundNothing: false })).toBe(false);
  });
});

describe('fitting', () => {
  const cases = Array.from({ length: 200 }, (_, at) => ({
    features: { covered: at % 2, lacking: at % 3 === 0 ? 1 : 0 },
    isRight: at % 3 !== 0,
    weight: 1,
  }));

  it('finds what tells right from wrong', () => {
    const weights = fitWeights(cases);
    expect(probability(weights, { covered: 1, lacking: 1 })).toBeLessThan(0.2);
    expect(probability(weights, { covered: 1, lacking: 0 })).toBeGreaterThan(0.8);
  });

  it('never counts a missing word for an answer', () => {
    const turned = cases.map((one) => ({ ...one, isRight: !one.isRight }));
    expect(fitWeights(turned).lacking).toBeLessThanOrEqual(0);
  });
});
