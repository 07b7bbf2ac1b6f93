// npm run backup: dumps everything, and each business by itself, to BACKUP_TO. Exit code 0; 1 when none was made; 3 when it
// was, and looks unlike the one of the day before.
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/system/paths.mjs';
import { runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const { backupCommand } = await import('./lib/backup/commands.mjs');
  return backupCommand(dataLayout(defaultDataDir()));
});
