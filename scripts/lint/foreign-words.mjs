// Words of other languages stand only in words/<language>.ts, so that a speaker of one language reads one file.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { foreignWords } from '../lib/quality/foreign-words.mjs';
import { ROOT } from '../lib/system/paths.mjs';

const faults = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .flatMap((path) => foreignWords(relative(ROOT, path).split(sep).join('/'), readFileSync(path, 'utf8')));
for (const fault of faults) console.error(`${fault}: it belongs into words/<language>.ts of its room.`);
process.exitCode = faults.length > 0 ? 1 : 0;
