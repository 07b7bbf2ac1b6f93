import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { emptied, WORD_TABLES } from './word-tables.mjs';

/** Sources, by the paths that they have when they are compiled. */
const COMPILED = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
  .map((path) => `/${join('dist', path).replace(/\.ts$/, '.js')}`);

describe('the word tables that are left out in turn', () => {
  it.each(WORD_TABLES.map(({ name, files }) => [name, files] as const))(
    '%s are modules of the product',
    (_, files) => {
      expect(COMPILED.filter((path) => files.test(path))).not.toEqual([]);
    },
  );

  it('are not the same modules', () => {
    const met = COMPILED.map((path) => WORD_TABLES.filter(({ files }) => files.test(path)).length);
    expect(Math.max(...met)).toBe(1);
  });

  it('are empty afterwards, and nothing else of the module is', () => {
    const source = [
      'const kept = { a: 1 };',
      'export const WORDS = {',
      ' a: "x | y", b: { c: "z" } };',
      'export const keys = () => Object.keys(kept);',
    ].join('\n');
    const told = `${emptied(source)}\nconsole.log(JSON.stringify([WORDS, keys()]));`;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', told], { encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual([{}, ['a']]);
  });

  it('are refused where a module has none', () => {
    expect(() => emptied('export function words() {}')).toThrow('no table');
  });
});
