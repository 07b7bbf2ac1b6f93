// npm run restore [-- NAME] [-- --replace]: makes the newest backup, or the named one, this installation's database.
// --replace puts a database with data aside under another name.
import { parseArgs } from 'node:util';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/system/paths.mjs';
import { runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  });
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { restoreCommand } = await import('./lib/backup/commands.mjs');
  const [name] = positionals;
  return restoreCommand(dataLayout(defaultDataDir()), { replace: values.replace, ...(name && { name }) });
});
