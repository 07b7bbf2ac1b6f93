// node scripts/clients.mjs --check | --write: compares the types of clients/typescript with openapi.json, from which they
// are made.
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
  const wanted = await clientTypes();
  const file = join(ROOT, CLIENT_TYPES);
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === wanted;
  if (mode === '--write') {
    if (!isCurrent) writeFileSync(file, wanted);
    say(isCurrent ? `${CLIENT_TYPES} was current.` : `Wrote ${CLIENT_TYPES}.`);
    return 0;
  }
  if (isCurrent) {
    say(`${CLIENT_TYPES} is current.`);
    return 0;
  }
  throw new PlainError(
    `${CLIENT_TYPES} is not what openapi.json says. Run: node scripts/clients.mjs --write`,
  );
});
