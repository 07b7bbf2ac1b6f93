import { existsSync, globSync, readFileSync } from 'node:fs';
import { DEEP } from './deep-tests.mjs';

const RANDOM = /\bfc\.assert\(|\/support\/(?:depth|deep-test)\.js'/;

describe('the files of the deep run', () => {
  it('exist, because Jest leaves out a path that does not', () => {
    expect(DEEP.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('are all that repeat more often or try random cases', () => {
    const specs = globSync('{scripts,src,test}/**/*.spec.ts');
    const random = specs.filter((file) => RANDOM.test(readFileSync(file, 'utf8')));
    expect(random.length).toBeGreaterThan(10);
    expect(DEEP).toEqual(expect.arrayContaining(random));
  });
});
