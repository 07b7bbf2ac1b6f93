import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..', '..');

test.each(['main.js', 'chat/tool-registry.js'])('the source map of dist/%s names our source', (file) => {
  const map = join(ROOT, 'dist', `${file}.map`);
  const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] };
  const [source] = sources.map((each) => join(dirname(map), each));
  expect(relative(ROOT, source!)).toBe(join('src', file.replace(/\.js$/, '.ts')));
  expect(existsSync(source!)).toBe(true);
});
