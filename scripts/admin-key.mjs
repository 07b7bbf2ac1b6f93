// node scripts/admin-key.mjs: prints a fresh platform admin key for ADMIN_API_KEY.
import { generateAdminKey } from './lib/system/private-files.mjs';
import { say } from './lib/system/terminal.mjs';

say(generateAdminKey());
