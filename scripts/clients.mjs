// node scripts/clients.mjs --check | --write: compares the types of clients/typescript and of the console with the API
// documents, from which they are made.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { ROOT } from './lib/system/paths.mjs';
import { PlainError, runProgram, say } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const mode = process.argv[2];
  if (mode !== '--check' && mode !== '--write')
    throw new PlainError('Usage: node scripts/clients.mjs --check | --write');
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  // What it imports is there only now.
  const { CLIENT_TYPES, clientTypes } = await import('./lib/clients/client-types.mjs');
  for (const { document, file } of CLIENT_TYPES) {
    const wanted = await clientTypes(document);
    const path = join(ROOT, file);
    const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === wanted;
    if (!isCurrent && mode === '--check')
      throw new PlainError(`${file} is not what ${document} says. Run: node scripts/clients.mjs --write`);
    if (!isCurrent) writeFileSync(path, wanted);
    say(isCurrent ? `${file} is current.` : `Wrote ${file}.`);
  }
  return 0;
});
