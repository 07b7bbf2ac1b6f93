// node scripts/api-changes.mjs --check | --write [--corrects WHY]: what has changed in the API documents since the last
// entry of docs/api-changes.md, by oasdiff. --check fails when something breaks a client or is not told there; --write
// tells it, unless it breaks a client. --corrects says why the document was wrong where the product has not changed.
import { parseArgs } from 'node:util';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { breaksAmong, changesBetween, linesOf, operationOf } from './lib/api-changes/changes.mjs';
import { installOasdiff } from './lib/api-changes/install-oasdiff.mjs';
import {
  addToLog,
  currentDocument,
  DOCUMENTS,
  publish,
  publishedBefore,
  publishedDocument,
  readCorrections,
  writeCorrections,
} from './lib/api-changes/published.mjs';
import { PlainError, runProgram, say } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      corrects: { type: 'string' },
    },
  });
  if (values.check === values.write)
    throw new PlainError('Usage: node scripts/api-changes.mjs --check | --write [--corrects WHY]');
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const oasdiff = await installOasdiff();
  return values.check ? check(oasdiff) : write(oasdiff, values.corrects);
});

/** @param {string} oasdiff */
async function check(oasdiff) {
  const corrections = readCorrections();
  /** @type {string[]} */
  const faults = [];
  for (const [name] of DOCUMENTS) {
    const current = currentDocument(name);
    const published = publishedDocument(name);
    if (published === null) throw new PlainError(`docs/published/${name} is missing.`);
    const untold = await changesBetween(oasdiff, published, current);
    if (untold.length > 0)
      faults.push(
        `${name} has changes that docs/api-changes.md does not tell (node scripts/api-changes.mjs --write):`,
        ...linesOf(untold),
      );
    // What is published may have been changed by hand.
    const before = await publishedBefore(name);
    const since = before === null ? untold : await changesBetween(oasdiff, before, current);
    const breaks = breaksAmong(since, corrections);
    if (breaks.length > 0) faults.push(`${name} breaks clients:`, ...linesOf(breaks));
  }
  if (faults.length === 0) {
    say('docs/api-changes.md tells every change of the API documents; none breaks a client.');
    return 0;
  }
  throw new PlainError(faults.join('\n'));
}

/**
 * @param {string} oasdiff
 * @param {string | undefined} why
 */
async function write(oasdiff, why) {
  const day = new Date().toISOString().slice(0, 10);
  const all = await Promise.all(
    DOCUMENTS.map(async ([name, title]) => {
      const before = publishedDocument(name);
      const changes = before === null ? [] : await changesBetween(oasdiff, before, currentDocument(name));
      return { name, title, changes, breaks: breaksAmong(changes, readCorrections()) };
    }),
  );
  const breaks = all.flatMap((each) => each.breaks);
  if (breaks.length > 0 && why === undefined)
    throw new PlainError(
      `This breaks clients, so it would need a /v2:\n${linesOf(breaks).join('\n')}\n` +
        'Where the product is the same and the document was wrong: --corrects "<why>".',
    );
  const corrected = breaks.map((change) => ({
    id: change.id,
    operation: operationOf(change),
    text: change.text,
    why: why ?? '',
  }));
  if (corrected.length > 0) writeCorrections([...readCorrections(), ...corrected]);
  for (const { name, title, changes } of all) {
    publish(name);
    if (changes.length > 0) addToLog(day, title, linesOf(changes));
    say(`${name}: ${changes.length} changes.`);
  }
  return 0;
}
