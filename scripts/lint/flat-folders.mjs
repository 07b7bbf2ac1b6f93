// No folder of the product may hold more source files than this; a larger one should be split.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../lib/system/paths.mjs';

const MOST_FILES = 20;
const ROOMS = ['src', 'web', join('scripts', 'lib')];
const SOURCE = /\.(?:tsx?|mjs)$/;
const SPEC = /\.spec\.ts$/;
/** Until the widget is rebuilt. */
const EXEMPT = new Set([join('web', 'widget')]);

/**
 * @param {string} folder
 * @returns {string[]} one line per problem
 */
function crowded(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  const files = entries.filter(({ name }) => SOURCE.test(name) && !SPEC.test(name)).length;
  const path = relative(ROOT, folder);
  const own = files > MOST_FILES && !EXEMPT.has(path) ? [`${path} holds ${files} source files`] : [];
  const inner = entries.filter((entry) => entry.isDirectory() && entry.name !== 'dist');
  return [...own, ...inner.flatMap(({ name }) => crowded(join(folder, name)))];
}

const faults = ROOMS.flatMap((room) => crowded(join(ROOT, room)));
for (const fault of faults) console.error(`${fault}; at most ${MOST_FILES}: part it by what they are for.`);
process.exitCode = faults.length > 0 ? 1 : 0;
