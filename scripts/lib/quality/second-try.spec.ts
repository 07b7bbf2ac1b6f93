import { join } from 'node:path';
import { ROOT } from '../system/paths.mjs';
import { countTests, filesToRepeat, unsteadyFiles, withSecondTry, type FileResult } from './second-try.mjs';

function file(path: string, ...statuses: string[]): FileResult {
  const status = statuses.length === 0 || statuses.includes('failed') ? 'failed' : 'passed';
  return { name: join(ROOT, path), status, assertionResults: statuses.map((each) => ({ status: each })) };
}

const GOOD = file('src/a.spec.ts', 'passed', 'passed');
const BAD = file('test/e2e/b.spec.ts', 'passed', 'failed');

describe('a second try', () => {
  test('is given to the files that failed', () => {
    expect(filesToRepeat([GOOD])).toEqual([]);
    expect(filesToRepeat([GOOD, BAD])).toEqual([BAD.name]);
    expect(filesToRepeat([file('test/e2e/broken.spec.ts')])).toHaveLength(1);
  });

  test('is given to none when many failed, or isolation', () => {
    const many = Array.from({ length: 9 }, (_, index) => file(`test/e2e/${index}.spec.ts`, 'failed'));
    expect(filesToRepeat(many.slice(1))).toHaveLength(8);
    expect(filesToRepeat(many)).toEqual([]);
    expect(filesToRepeat([BAD, file('test/isolation/engine.spec.ts', 'failed')])).toEqual([]);
  });

  test('counts instead of the first, and is told', () => {
    const again = file('test/e2e/b.spec.ts', 'passed', 'passed');
    expect(countTests(withSecondTry([GOOD, BAD], [again]))).toEqual({ passed: 4, failed: 0 });
    expect(countTests(withSecondTry([GOOD, BAD], [BAD]))).toEqual({ passed: 3, failed: 1 });
    expect(unsteadyFiles([again])).toContain('alone: test/e2e/b.spec.ts');
    expect(unsteadyFiles([BAD])).toBe('');
  });

  test('a file that could not run is a failed test', () => {
    expect(countTests([GOOD, file('src/broken.spec.ts')])).toEqual({ passed: 2, failed: 1 });
  });
});
