import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../system/paths.mjs';
import { loadMutants } from './mutants.mjs';

test('every mutant changes text that its file has exactly once', async () => {
  const mutants = await loadMutants();
  expect(mutants.length).toBeGreaterThan(30);
  const stale = mutants.flatMap(({ name, edits = [] }) =>
    edits
      .filter(({ file, search }) => readFileSync(join(ROOT, file), 'utf8').split(search).length !== 2)
      .map(({ file }) => `${name} in ${file}`),
  );
  expect(stale).toEqual([]);
});
