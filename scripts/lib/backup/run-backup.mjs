// node run-backup.mjs: `npm run backup` in the image of backups, where no package may be installed; once, as the task of AWS.
import { dataLayout, defaultDataDir } from '../system/paths.mjs';
import { runProgram } from '../system/terminal.mjs';
import { backupCommand } from './commands.mjs';

await runProgram(() => backupCommand(dataLayout(defaultDataDir())));
