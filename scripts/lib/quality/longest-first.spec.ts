import { existsSync } from 'node:fs';
import { join } from 'node:path';
import config from '../../../jest.config.mjs';
import { ROOT } from '../system/paths.mjs';
import { LONG_MS, longestFirst } from './longest-first.mjs';

function file(project: string, duration?: number, path = `/frontdesk/test/${project}/some.spec.ts`) {
  return { path, context: { config: { displayName: { name: project } } }, ...(duration && { duration }) };
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

  it('begins in a fresh checkout with a file that compiles a program, and later knows what it takes', () => {
    const compiling = '/frontdesk/test/integration/weaviate.spec.ts';
    const [outages, compiles] = [file('outages'), file('integration', undefined, compiling)];
    expect([outages, compiles].sort(longestFirst)).toEqual([compiles, outages]);
    const compiled = file('integration', 20_000, compiling);
    expect([compiled, outages].sort(longestFirst)).toEqual([outages, compiled]);
  });

  it('knows a usual time of every project', () => {
    const slowest = file('unit', 2_000);
    const others = config.projects.map(({ displayName }) => displayName).filter((name) => name !== 'unit');
    for (const name of others) expect([slowest, file(name)].sort(longestFirst)[0]).not.toBe(slowest);
  });

  it('names the long ones as they are called', () => {
    for (const path of LONG_MS.keys()) expect(existsSync(join(ROOT, path))).toBe(true);
  });
});
