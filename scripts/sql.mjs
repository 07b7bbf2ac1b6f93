// node scripts/sql.mjs --check | --write: compares the statements that the repositories send with queries/, or renews it.
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { PlainError, runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const mode = process.argv[2];
  if (mode !== '--check' && mode !== '--write')
    throw new PlainError('Usage: node scripts/sql.mjs --check | --write');
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { runTests } = await import('./lib/quality/run-tests.mjs');
  return runTests(['test/sql'], { env: mode === '--write' ? { SQL_SNAPSHOTS: 'write' } : {} });
});
