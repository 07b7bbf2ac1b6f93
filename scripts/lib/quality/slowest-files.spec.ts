import { join } from 'node:path';
import { ROOT } from '../system/paths.mjs';
import { slowestFiles } from './slowest-files.mjs';

function file(name: string, seconds: number, tests = 2) {
  const assertionResults = Array.from({ length: tests }, () => ({}));
  return { name: join(ROOT, name), startTime: 1000, endTime: 1000 + seconds * 1000, assertionResults };
}

describe('the table of the slowest files', () => {
  it('names ten of them, the slowest first, with seconds and tests', () => {
    const files = Array.from({ length: 12 }, (_, n) => file(`test/f${n}.spec.ts`, n + 0.25, n));
    const lines = slowestFiles(files).split('\n');
    expect(lines).toHaveLength(12);
    expect(lines[0]).toBe('The slowest of 12 files, which took 69 s one after the other:');
    expect(lines[2]).toBe('     11.3     11  test/f11.spec.ts');
    expect(lines.at(-1)).toContain('test/f2.spec.ts');
  });

  it('is short when there are few', () => {
    expect(slowestFiles([file('a.spec.ts', 1)]).split('\n')).toHaveLength(3);
  });
});
