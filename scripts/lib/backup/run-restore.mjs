// node run-restore.mjs [NAME]: `npm run restore` in the image of backups, where no package may be installed.
import { dataLayout, defaultDataDir } from '../system/paths.mjs';
import { runProgram } from '../system/terminal.mjs';
import { restoreCommand } from './commands.mjs';

await runProgram(() => {
  const [, , name] = process.argv;
  return restoreCommand(dataLayout(defaultDataDir()), { replace: false, ...(name && { name }) });
});
