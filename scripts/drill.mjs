// npm run drill [-- NAME]: restores the newest backup, or the named one, into an empty server and judges what comes out.
// Exit code 0; 1 when it could not be relied on.
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/system/paths.mjs';
import { runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { drillCommand } = await import('./lib/backup/commands.mjs');
  return drillCommand(dataLayout(defaultDataDir()), process.argv[2]);
});
