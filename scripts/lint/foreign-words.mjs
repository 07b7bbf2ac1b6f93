// Words of other languages stand only in words/<language>.ts, so that a speaker of one language reads one file.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { foreignWords } from '../lib/quality/foreign-words.mjs';
import { ROOT } from '../lib/system/paths.mjs';

/** The names of languages in a list to choose from are each in its own. */
const OWN_NAMES = new Set(['web/console/app/languages.ts']);

const faults = ['src', join('web', 'console')]
  .flatMap((room) => readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path, name: relative(ROOT, path).split(sep).join('/') }))
  .filter(({ name }) => !OWN_NAMES.has(name))
  .flatMap(({ path, name }) => foreignWords(name, readFileSync(path, 'utf8')));
for (const fault of faults) console.error(`${fault}: it belongs into words/<language>.ts of its room.`);
process.exitCode = faults.length > 0 ? 1 : 0;
