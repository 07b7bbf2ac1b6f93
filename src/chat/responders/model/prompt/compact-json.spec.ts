import { compactJson } from './compact-json.js';
import { estimateTokens } from '../../../models/token-estimates.js';

describe('compactJson', () => {
  it('leaves out ids and what is null, and keeps false, zero and empty texts', () => {
    expect(compactJson({ id: 'x', a: null, b: false, c: 0, d: '', e: [{ id: 1, f: 2n }] }, 100)).toBe(
      '{"b":false,"c":0,"d":"","e":[{"f":"2"}]}',
    );
  });

  it.each([50, 200, 1_000])('has at most %d tokens, and says what is missing', (most) => {
    const data = Array.from({ length: 100 }, (_, at) => ({ name: `Mug ${at}`, text: 'word '.repeat(400) }));
    const json = compactJson(data, most);
    expect(estimateTokens(json)).toBeLessThanOrEqual(most);
    expect(json).toMatch(/… \d+ more|tooLong/);
    expect(() => JSON.parse(json) as unknown).not.toThrow();
  });

  it('writes null for what is nothing, and does not follow a depth without end', () => {
    expect(compactJson(undefined, 100)).toBe('null');
    const deep: { a?: unknown } = {};
    deep.a = deep;
    expect(compactJson(deep, 200)).toContain('…');
  });
});
