// npm run tenant:restore -- BUSINESS [--backup NAME | --before TIME] [--yes]: takes one business (slug or id) back to the
// newest backup. Without --yes it only says what would change, and ends with code 2.
import { parseArgs } from 'node:util';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/system/paths.mjs';
import { PlainError, runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      backup: { type: 'string' },
      before: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
  });
  const [tenant] = positionals;
  if (!tenant) throw new PlainError('Name the business: npm run tenant:restore -- SLUG_OR_ID [--yes]');
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { tenantRestoreCommand } = await import('./lib/backup/commands.mjs');
  const { backup: name, before, yes } = values;
  const options = { tenant, yes, ...(name && { name }), ...(before && { before }) };
  return tenantRestoreCommand(dataLayout(defaultDataDir()), options);
});
