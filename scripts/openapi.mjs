// node scripts/openapi.mjs --check | --write: compares the committed API documents with what the code generates, which
// must give all input a maximum size.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unboundedInputs } from './lib/quality/bounded-inputs.mjs';
import { build } from './lib/build/build-steps.mjs';
import { mustRun } from './lib/system/commands.mjs';
import { enterNode24, withTreeLock } from './lib/build/node-runtime.mjs';
import { ROOT } from './lib/system/paths.mjs';
import { PlainError, runProgram, say } from './lib/system/terminal.mjs';

/** @typedef {import('./lib/quality/bounded-inputs.mjs').Document} Document */

const DOCUMENTS = ['openapi.json', 'admin-openapi.json', 'console-openapi.json'];

await runProgram(async () => {
  const mode = process.argv[2];
  if (mode !== '--check' && mode !== '--write')
    throw new PlainError('Usage: node scripts/openapi.mjs --check | --write');
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  await withTreeLock(() => build());
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-openapi-'));
  try {
    await mustRun(
      'Generating the API documents',
      process.execPath,
      [join(ROOT, 'dist', 'openapi.js'), folder],
      { cwd: ROOT },
    );
    requireBounds(folder);
    return mode === '--write' ? write(folder) : check(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @param {string} folder */
function requireBounds(folder) {
  const faults = DOCUMENTS.flatMap((name) => {
    /** @type {Document} */
    const document = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    return unboundedInputs(document);
  });
  if (faults.length === 0) return;
  const list = [...new Set(faults)].map((fault) => `\n  ${fault}`).join('');
  throw new PlainError(
    `Callers may send any size of:${list}\nGive each a rule, such as @MaxLength, @ArrayMaxSize or @IsIn.`,
  );
}

/** @param {string} folder */
function write(folder) {
  for (const name of DOCUMENTS) writeFileSync(join(ROOT, name), readFileSync(join(folder, name)));
  say(`Wrote ${DOCUMENTS.join(', ')}.`);
  return 0;
}

/** @param {string} folder */
function check(folder) {
  const stale = DOCUMENTS.filter((name) => !isCurrent(join(folder, name), join(ROOT, name)));
  if (stale.length === 0) {
    say(`${DOCUMENTS.join(', ')} are current.`);
    return 0;
  }
  throw new PlainError(`Not current: ${stale.join(', ')}. Run: node scripts/openapi.mjs --write`);
}

/**
 * @param {string} generated
 * @param {string} committed
 */
function isCurrent(generated, committed) {
  return existsSync(committed) && readFileSync(generated, 'utf8') === readFileSync(committed, 'utf8');
}
