import { longestFirst } from './longest-first.mjs';

function file(project: string, duration?: number) {
  return { context: { config: { displayName: { name: project } } }, ...(duration && { duration }) };
}

describe('the order of the test files', () => {
  it('begins with what took longest', () => {
    const [short, long] = [file('e2e', 1_000), file('unit', 9_000)];
    expect([short, long].sort(longestFirst)).toEqual([long, short]);
  });

  it('takes a file without a time for a usual one of its project', () => {
    const [unit, known, e2e] = [file('unit'), file('unit', 10_000), file('e2e')];
    expect([unit, known, e2e].sort(longestFirst)).toEqual([e2e, known, unit]);
  });
});
