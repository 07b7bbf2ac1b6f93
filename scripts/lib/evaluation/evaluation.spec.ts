import { judge, percentile } from './evaluation.mjs';

const question = { id: 'q', business: 'b', kind: 'k', ask: ['a'] };

describe('evaluation', () => {
  it('wants every `must` in the last answer', () => {
    const verdict = judge({ ...question, must: ['shipped', 'CE\\d+'] }, ['shipped CE1', 'SHIPPED']);
    expect(verdict.missed).toEqual(['CE\\d+']);
  });

  it('finds a leak in any answer, whatever its case', () => {
    expect(judge({ ...question, mustNot: ['aoife'] }, ['Hello AOIFE', 'Sorry.']).leaked).toEqual(['aoife']);
  });

  it('takes the nearest rank as percentile', () => {
    const values = Array.from({ length: 20 }, (_, index) => 20 - index);
    expect(percentile(values, 0.5)).toBe(10);
    expect(percentile(values, 0.95)).toBe(19);
  });
});
